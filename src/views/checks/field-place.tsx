import type { Inspection } from '../../core/index.ts';
import { Sign } from '../icons/sign.tsx';
import { Foreign, Say } from '../reading.tsx';

export interface FieldPlaceProps {
  field: { fieldIndex: number; name: string };
  inspection: Inspection;
}

/** A header field's name, its line in the source, and whether the provider wrote it. */
export function FieldPlace({ field, inspection }: FieldPlaceProps) {
  const shown = inspection.fields.find(({ index }) => index === field.fieldIndex);
  return (
    <p>
      <Sign name={shown?.trust === 'recorded' ? 'pass' : 'none'} size={12} />{' '}
      <b>
        <Foreign text={field.name} />
      </b>{' '}
      {shown === undefined ? null : (
        <span class="soft">
          <Say text="view_line" values={{ line: shown.line }} />
          {' · '}
          <Say text={shown.trust === 'recorded' ? 'view_field_recorded' : 'view_field_claimed'} />
        </span>
      )}
    </p>
  );
}
