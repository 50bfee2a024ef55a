import { Say, useText } from '../reading.tsx';
import { Menu } from './menu.tsx';

/** The whole report, or its drawing alone. */
export type ReportFormat = 'html' | 'json' | 'markdown' | 'text' | 'svg' | 'png' | 'mermaid';
const FORMATS: readonly ReportFormat[] = ['html', 'json', 'markdown', 'text', 'svg', 'png', 'mermaid'];

type SavedForm = ReportFormat | 'eml' | 'ticket';

export interface FooterProps {
  /** Absent while there is nothing to save: the button keeps its place. */
  onSave?: ((format: ReportFormat) => void) | undefined;
  /** Saves the message itself; absent where its exact bytes are not to be had. */
  onSaveSource?: (() => void) | undefined;
  /** Puts the short report for a ticket on the clipboard. */
  onTicket?: (() => void) | undefined;
  /** Absent where the full page is this one. */
  onFullPage?: (() => void) | undefined;
  /** The way to the lessons; absent where they are not to be had. */
  onLearn?: (() => void) | undefined;
  onSettings: () => void;
}

/** What can be done with the message: always in the same place. */
export function Footer({ onSave, onSaveSource, onTicket, onFullPage, onLearn, onSettings }: FooterProps) {
  const t = useText();
  const forms: SavedForm[] = [
    ...FORMATS,
    ...(onSaveSource ? (['eml'] as const) : []),
    ...(onTicket ? (['ticket'] as const) : []),
  ];
  const choose = (form: SavedForm) => {
    if (form === 'eml') onSaveSource?.();
    else if (form === 'ticket') onTicket?.();
    else onSave?.(form);
  };
  return (
    <footer class="footer">
      <Menu
        label={t('view_save')}
        items={forms.map((form) => ({ id: form, label: t(`view_save_${form}`) }))}
        onChoose={choose}
        disabled={!onSave}
      />
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
