import type { TextKey } from '../../text/translate.ts';
import { Say } from '../reading.tsx';

export interface ChoiceProps<V extends string> {
  name: string;
  label: TextKey;
  /** null = none is chosen. */
  value: V | null;
  choices: readonly { value: V; text: TextKey; why?: TextKey }[];
  /** It is shown and cannot be changed. */
  disabled?: boolean;
  onChange: (value: V) => void;
}

/** One of a few, each with what it means. */
export function Choice<V extends string>({ name, label, value, choices, disabled = false, onChange }: ChoiceProps<V>) {
  return (
    <fieldset class="choice" disabled={disabled}>
      <legend class="visually-hidden">
        <Say text={label} />
      </legend>
      {choices.map((choice) => (
        <label key={choice.value} class="choice-item">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            <Say text={choice.text} />
            {choice.why && (
              <small>
                <Say text={choice.why} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
