import { useId, useRef, useState } from 'preact/hooks';
import type { TextKey, TextValues } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';
import { useManaged } from './section.tsx';

/** Why an entry was not taken. */
export interface Refusal {
  text: TextKey;
  values?: TextValues;
}

export interface EntryFormProps {
  label: TextKey;
  hint?: TextKey;
  action: TextKey;
  placeholder: string;
  /** Takes what was typed; called in the click itself, so that a permission can be asked for. null = taken. */
  onEntry: (text: string) => Refusal | null | Promise<Refusal | null>;
}

/** One line to type something in, and why it was not taken. */
export function EntryForm({ label, hint, action, placeholder, onEntry }: EntryFormProps) {
  const id = useId();
  const managed = useManaged();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const refused = await onEntry(text);
    setRefusal(refused);
    if (!refused) setText('');
    input.current?.focus();
  };
  return (
    <form class="entry" onSubmit={submit}>
      <label for={id}>
        <Say text={label} />
      </label>
      <div class="entry-line">
        <input
          id={id}
          ref={input}
          class="input"
          type="text"
          disabled={managed}
          spellcheck={false}
          autocapitalize="off"
          placeholder={placeholder}
          value={text}
          aria-invalid={refusal !== null}
          aria-describedby={`${id}-hint ${id}-refusal`}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setRefusal(null);
          }}
        />
        <button type="submit" class="button" disabled={managed || text.trim() === ''}>
          <Say text={action} />
        </button>
      </div>
      <small id={`${id}-hint`}>{hint && <Say text={hint} />}</small>
      <p id={`${id}-refusal`} class="refusal" role="alert">
        {refusal && <Say text={refusal.text} values={refusal.values} />}
      </p>
    </form>
  );
}
