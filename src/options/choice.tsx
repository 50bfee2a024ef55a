import type { TextKey } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';
import { useManaged } from './section.tsx';

export interface ChoiceProps<V extends string> {
  name: string;
  label: TextKey;
  value: V;
  choices: readonly { value: V; text: TextKey; why?: TextKey }[];
  onChange: (value: V) => void;
}

/** One of a few, each with what it means. */
export function Choice<V extends string>({ name, label, value, choices, onChange }: ChoiceProps<V>) {
  return (
    <fieldset class="choice" disabled={useManaged()}>
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
