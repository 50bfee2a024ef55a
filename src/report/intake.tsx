import { useRef, useState } from 'preact/hooks';
import { translate } from '../text/translate.ts';
import { Say, useReading, useText } from '../views/reading.tsx';
import { Arrival } from './arrival.tsx';

export interface IntakeProps {
  onText: (text: string, arrived?: string) => void;
  onFiles: (files: readonly File[], arrived?: string) => void;
  busy: boolean;
}

/** The way in for a source that no webmail gives: pasted, opened or dropped. */
export function Intake({ onText, onFiles, busy }: IntakeProps) {
  const t = useText();
  const { language } = useReading();
  const [text, setText] = useState('');
  const [dragging, setDragging] = useState(false);
  const [place, setPlace] = useState('');
  const arrived = place === '' ? undefined : place;
  const file = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files], arrived);
  };
  return (
    <form
      class="intake report-sheet"
      data-dragging={dragging}
      // What stands in a field, the browser writes to disk, to bring it back after a crash.
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onText(text, arrived);
        setText('');
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        take(event.dataTransfer?.files);
      }}
    >
      <h1>
        <Say text="report_intake_title" />
      </h1>
      <p>
        <Say text="report_intake_why" />
      </p>
      <p class="soft">
        <Say text="report_intake_where" />
      </p>
      <textarea
        name="source"
        aria-label={t('report_intake_label')}
        // Ours, and of several lines: `t` would show its line ends as what hides in a text.
        placeholder={translate('report_intake_placeholder', {}, language)}
        spellcheck={false}
        autocomplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Arrival value={place} onChange={setPlace} />
      <div class="intake-ways">
        <button type="submit" class="button button-strong" disabled={busy}>
          <Say text={busy ? 'report_intake_reading' : 'report_intake_check'} />
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => file.current?.click()}>
          <Say text="report_intake_open" />
        </button>
        <input
          type="file"
          hidden
          multiple
          ref={file}
          accept=".eml,.emlx,.mbox,.mbx,.msg,.txt,.mht,message/rfc822,application/mbox,text/plain"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <span class="intake-drop">
          <Say text="report_intake_drop" />
        </span>
      </div>
    </form>
  );
}
