import { useState } from 'preact/hooks';
import { Say, useText } from '../reading.tsx';
import { Menu, type MenuItem } from './menu.tsx';

/** The whole report, its drawing alone, or the message's header as a mail. */
export type ReportFormat = 'html' | 'json' | 'markdown' | 'text' | 'svg' | 'png' | 'mermaid' | 'headers';
const FORMATS = ['html', 'json', 'markdown', 'text', 'svg', 'png', 'mermaid'] as const;

type SavedForm = (typeof FORMATS)[number] | 'eml' | 'ticket';
/** What can be blanked: the recipients and local parts of what goes into a file, and of what goes into a ticket. */
type Blanked = 'blank_files' | 'blank_ticket';

export interface FooterProps {
  /** Absent while there is nothing to save: the button keeps its place. */
  onSave?: ((format: ReportFormat, blanked: boolean) => void) | undefined;
  /** Saves the message itself; absent where its exact bytes are not to be had. */
  onSaveSource?: (() => void) | undefined;
  /** Puts the short report for a ticket on the clipboard. */
  onTicket?: ((blanked: boolean) => void) | undefined;
  /** Absent where the full page is this one. */
  onFullPage?: (() => void) | undefined;
  /** The way to the lessons; absent where they are not to be had. */
  onLearn?: (() => void) | undefined;
  onSettings: () => void;
}

/** What can be done with the message: always in the same place. */
export function Footer({ onSave, onSaveSource, onTicket, onFullPage, onLearn, onSettings }: FooterProps) {
  const t = useText();
  // A ticket is read by others; a file stays with whoever saves it.
  const [blanks, setBlanks] = useState({ blank_files: false, blank_ticket: true });
  // Of the bytes nothing can be blanked; the header alone is to be had of any message.
  const hasMail = onSaveSource !== undefined || (onSave !== undefined && blanks.blank_files);
  const forms: SavedForm[] = [
    ...FORMATS,
    ...(hasMail ? (['eml'] as const) : []),
    ...(onTicket ? (['ticket'] as const) : []),
  ];
  const switches: Blanked[] = ['blank_files', ...(onTicket ? (['blank_ticket'] as const) : [])];
  const items: MenuItem<SavedForm | Blanked>[] = [
    ...forms.map((form) => ({ id: form, label: t(`view_save_${form}`) })),
    ...switches.map((id) => ({ id, label: t(`view_save_${id}`), checked: blanks[id] })),
  ];
  const choose = (form: SavedForm | Blanked) => {
    if (form === 'blank_files' || form === 'blank_ticket') setBlanks({ ...blanks, [form]: !blanks[form] });
    else if (form === 'ticket') onTicket?.(blanks.blank_ticket);
    else if (form !== 'eml') onSave?.(form, blanks.blank_files);
    else if (blanks.blank_files) onSave?.('headers', true);
    else onSaveSource?.();
  };
  return (
    <footer class="footer">
      <Menu label={t('view_save')} items={items} onChoose={choose} disabled={!onSave} />
      {onFullPage ? (
        <button type="button" class="button" onClick={onFullPage}>
          <Say text="view_full_page" />
        </button>
      ) : null}
      {onLearn ? (
        <button type="button" class="link footer-learn" onClick={onLearn}>
          <Say text="view_learn" />
        </button>
      ) : null}
      <button type="button" class="link footer-settings" onClick={onSettings}>
        <Say text="view_settings" />
      </button>
    </footer>
  );
}
