import { Say, useText } from '../reading.tsx';
import { Menu } from './menu.tsx';

/** The whole report, or its drawing alone. */
export type ReportFormat = 'html' | 'json' | 'markdown' | 'text' | 'svg' | 'png' | 'mermaid';
const FORMATS: readonly ReportFormat[] = ['html', 'json', 'markdown', 'text', 'svg', 'png', 'mermaid'];

type SavedForm = ReportFormat | 'eml';

export interface FooterProps {
  /** Absent while there is nothing to save: the button keeps its place. */
  onSave?: ((format: ReportFormat) => void) | undefined;
  /** Saves the message itself; absent where its exact bytes are not to be had. */
  onSaveSource?: (() => void) | undefined;
  /** Absent where the full page is this one. */
  onFullPage?: (() => void) | undefined;
  /** The way to the lessons; absent where they are not to be had. */
  onLearn?: (() => void) | undefined;
  onSettings: () => void;
}

/** What can be done with the message: always in the same place. */
export function Footer({ onSave, onSaveSource, onFullPage, onLearn, onSettings }: FooterProps) {
  const t = useText();
  const forms: SavedForm[] = onSaveSource ? [...FORMATS, 'eml'] : [...FORMATS];
  return (
    <footer class="footer">
      <Menu
        label={t('view_save')}
        items={forms.map((form) => ({ id: form, label: t(`view_save_${form}`) }))}
        onChoose={(form) => (form === 'eml' ? onSaveSource?.() : onSave?.(form))}
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
