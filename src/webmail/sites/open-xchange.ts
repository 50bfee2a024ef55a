/**
 * Open-Xchange App Suite 7 and 8 (mailbox.org, IONOS, many hosters): ⋯ → View source. By its own source (io.ox/mail/actions/source);
 * not tried live. Its address of the source needs the session's key, which only the page's own scripts hold.
 */
import { shownOnly } from '../shown-only.ts';

export const webmail = shownOnly(
  'Open-Xchange',
  ['.modal textarea.mail-source-view', 'textarea.mail-source-view'],
  '.mail-detail, .mail-detail-content, iframe',
);
