import type { ComponentChildren } from 'preact';
import type { ShownField } from '../../core/index.ts';
import { FIELD_GROUPS, helpFor } from '../../lesson/fields/known.ts';
import { Say, useText } from '../reading.tsx';

export { helpFor };

/** How the fields are shown. */
export interface Look {
  grouped: boolean;
  explained: boolean;
  decoded: boolean;
}

/** How the fields are shown: in order or by topic, explained or not, decoded or not. */
export function LookBar({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  const t = useText();
  return (
    <div class="headers-look">
      <fieldset class="switch">
        <legend class="visually-hidden">{t('headers_layout')}</legend>
        {[false, true].map((grouped) => (
          <button
            type="button"
            key={String(grouped)}
            class="switch-choice"
            aria-pressed={look.grouped === grouped}
            onClick={() => onLook({ ...look, grouped })}
          >
            <Say text={grouped ? 'headers_grouped' : 'headers_in_order'} />
          </button>
        ))}
      </fieldset>
      <label class="headers-tick">
        <input
          type="checkbox"
          checked={look.explained}
          onChange={() => onLook({ ...look, explained: !look.explained })}
        />
        <Say text="headers_explain" />
      </label>
      <label class="headers-tick">
        <input type="checkbox" checked={look.decoded} onChange={() => onLook({ ...look, decoded: !look.decoded })} />
        <Say text="headers_decode" />
      </label>
    </div>
  );
}

interface GroupsProps {
  fields: readonly ShownField[];
  list: (fields: readonly ShownField[]) => ComponentChildren;
}

/** The fields by what they tell of. */
export function Groups({ fields, list }: GroupsProps) {
  return (
    <>
      {FIELD_GROUPS.map((group) => {
        const own = fields.filter(({ name }) => helpFor(name).group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} class="headers-group">
            <h3>
              <Say text={`headers_group_${group}`} />
            </h3>
            {list(own)}
          </section>
        );
      })}
    </>
  );
}
