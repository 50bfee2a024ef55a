import { Say, useText } from '../reading.tsx';
import { Menu } from './menu.tsx';

export type ReportFormat = 'html' | 'json' | 'markdown' | 'text';
const FORMATS: readonly ReportFormat[] = ['html', 'json', 'markdown', 'text'];

export interface FooterProps {
  /** Absent while there is nothing to save: the button keeps its place. */
  onSave?: ((format: ReportFormat) => void) | undefined;
  /** Absent where the full page is this one. */
  onFullPage?: (() => void) | undefined;
  onSettings: () => void;
}

/** What can be done with the message: always in the same place. */
export function Footer({ onSave, onFullPage, onSettings }: FooterProps) {
  const t = useText();
  return (
    <footer class="footer">
      <Menu
        label={t('view_save')}
        items={FORMATS.map((format) => ({ id: format, label: t(`view_save_${format}`) }))}
        onChoose={(format) => onSave?.(format)}
        disabled={!onSave}
      />
      {onFullPage ? (
        <button type="button" class="button" onClick={onFullPage}>
          <Say text="view_full_page" />
        </button>
      ) : null}
      <button type="button" class="link footer-settings" onClick={onSettings}>
        <Say text="view_settings" />
      </button>
    </footer>
  );
}
