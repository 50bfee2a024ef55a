/** Labels and lists to choose from, for forms of several fields. */
import type { ComponentChildren } from 'preact';
import type { TextKey } from '../text/translate.ts';
import { Say, useText } from '../views/reading.tsx';

export interface LabelledProps {
  id: string;
  label: TextKey;
  hint?: TextKey;
  children: ComponentChildren;
}

/** A control under its name, with a hint below it that screen readers are led to by the id. */
export function Labelled({ id, label, hint, children }: LabelledProps) {
  return (
    <div class="labelled">
      <label for={id}>
        <Say text={label} />
      </label>
      {children}
      <small id={`${id}-hint`}>{hint && <Say text={hint} />}</small>
    </div>
  );
}

export interface SelectProps<V extends string> {
  id: string;
  value: V;
  choices: Readonly<Record<V, TextKey>>;
  onChange: (value: V) => void;
}

/** A choice among few: nothing but one of `choices` comes out of it. */
export function Select<V extends string>({ id, value, choices, onChange }: SelectProps<V>) {
  const t = useText();
  const values = Object.keys(choices) as V[];
  return (
    <select
      id={id}
      class="input"
      value={value}
      onChange={(event) => {
        const chosen = values.find((candidate) => candidate === event.currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    >
      {values.map((choice) => (
        <option key={choice} value={choice} selected={choice === value}>
          {t(choices[choice])}
        </option>
      ))}
    </select>
  );
}
