import { useId, useState } from 'preact/hooks';
import { FEEDBACK_TYPES, type FeedbackType } from '../../export/abuse/feedback-report.ts';
import { readAddresses } from '../../export/abuse/mail-text.ts';
import { Say, useText } from '../../views/reading.tsx';

export interface AbuseDetails {
  type: FeedbackType;
  to: readonly string[];
  from: readonly string[];
  blanked: boolean;
}

/** Where an abuse report goes: only what a person types; nothing is sent, the report is a file. */
export function AbuseForm({ onSave }: { onSave: (details: AbuseDetails) => void }) {
  const t = useText();
  const id = useId();
  const [type, setType] = useState<FeedbackType>('abuse');
  const [to, setTo] = useState('');
  const [from, setFrom] = useState('');
  const [blanked, setBlanked] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const save = () => {
    const [sendTo, sendFrom] = [readAddresses(to), readAddresses(from)];
    const isRight = sendTo !== null && sendFrom !== null && sendFrom.length < 2;
    setWrong(!isRight);
    if (isRight) onSave({ type, to: sendTo, from: sendFrom, blanked });
  };
  return (
    <form
      class="abuse"
      // What stands in a field, the browser writes to disk, to bring it back after a crash.
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p>
        <Say text="abuse_why" />
      </p>
      <div class="abuse-fields">
        <p class="abuse-row">
          <label for={`${id}type`}>{t('abuse_type')}</label>
          <select
            id={`${id}type`}
            class="input"
            value={type}
            onChange={({ currentTarget }) =>
              setType(FEEDBACK_TYPES.find((one) => one === currentTarget.value) ?? 'other')
            }
          >
            {FEEDBACK_TYPES.map((one) => (
              <option key={one} value={one}>
                {t(`abuse_type_${one}`)}
              </option>
            ))}
          </select>
        </p>
        <Address id={`${id}to`} label={t('abuse_to')} value={to} onChange={setTo} />
        <Address id={`${id}from`} label={t('abuse_from')} value={from} onChange={setFrom} />
        <p class="abuse-row">
          <label>
            <input type="checkbox" checked={blanked} onChange={(event) => setBlanked(event.currentTarget.checked)} />{' '}
            {t('abuse_blank')}
          </label>
        </p>
        <p role="alert">{isWrong ? <Say text="abuse_wrong" /> : null}</p>
        <button type="submit" class="button button-strong">
          <Say text="abuse_save" />
        </button>
      </div>
    </form>
  );
}

interface AddressProps {
  id: string;
  label: string;
  value: string;
  onChange: (typed: string) => void;
}

function Address({ id, label, value, onChange }: AddressProps) {
  return (
    <p class="abuse-row">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="text"
        inputmode="email"
        spellcheck={false}
        autocomplete="off"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </p>
  );
}
