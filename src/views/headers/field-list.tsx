import { useEffect, useRef } from 'preact/hooks';
import type { ShownField } from '../../core/index.ts';
import type { FieldHelp } from '../../lesson/fields/known.ts';
import { cardOfField } from '../../lesson/places.ts';
import { Sign } from '../icons/sign.tsx';
import { Term } from '../lesson/term.tsx';
import { anchorOf } from '../model/anchors.ts';
import { copyText } from '../model/search.ts';
import { Foreign, Say, useText } from '../reading.tsx';
import type { FieldHelps } from './field-help-later.ts';

export interface FieldListProps {
  fields: readonly ShownField[];
  /** Index of the field that is set off and scrolled to. */
  current: number | null;
  /** Puts text on the clipboard; absent = there is none, as in a file. */
  onCopy?: ((text: string) => void) | undefined;
  /** Encoded words are shown decoded too. */
  decoded?: boolean;
  /** What each field is; null = not said. */
  help?: FieldHelps | null;
}

/** Header fields as they stand in the source, each with its line and who wrote it. */
export function FieldList({ fields, current, onCopy, decoded = true, help = null }: FieldListProps) {
  return (
    <ol class="fields">
      {fields.map((field) => (
        <FieldItem
          key={field.index}
          field={field}
          current={field.index === current}
          onCopy={onCopy}
          decoded={decoded}
          help={help?.helpFor(field.name) ?? null}
        />
      ))}
    </ol>
  );
}

interface FieldItemProps {
  field: ShownField;
  current: boolean;
  onCopy: FieldListProps['onCopy'];
  decoded: boolean;
  help: FieldHelp | null;
}

function FieldItem({ field, current, onCopy, decoded, help }: FieldItemProps) {
  const t = useText();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!current) return;
    item.current?.scrollIntoView({ block: 'center' });
    item.current?.focus({ preventScroll: true });
  }, [current]);
  return (
    <li
      class="field"
      id={anchorOf({ kind: 'field', index: field.index })}
      data-trust={field.trust}
      data-current={current}
      ref={item}
      tabIndex={current ? -1 : undefined}
    >
      <p class="field-head">
        <span class="field-line" title={t('view_line', { line: field.line })}>
          {field.line}
        </span>
        <b class="field-name">
          <Term card={cardOfField(field.name)}>
            <Foreign text={field.name} />
          </Term>
        </b>
        <span class="field-trust">
          <Say text={field.trust === 'recorded' ? 'view_recorded_short' : 'view_claimed'} />
        </span>
        {onCopy ? (
          <button
            type="button"
            class="icon-button"
            aria-label={t('view_copy_field', { name: field.name, line: field.line })}
            onClick={() => onCopy(copyText(field))}
          >
            <Sign name="copy" />
          </button>
        ) : null}
      </p>
      {help ? (
        <p class="field-help">
          <Say text={help.text ?? 'headers_unknown'} />
          {help.source === '' ? null : <span class="field-source"> {help.source}</span>}
        </p>
      ) : null}
      <p class="field-value">
        <Foreign text={field.value} technical />
      </p>
      {field.decoded === undefined || !decoded ? null : (
        <p class="field-decoded">
          <Say text="view_decoded" values={{ text: field.decoded }} />
        </p>
      )}
    </li>
  );
}
