/**
 * Tuta: ⋮ → Show email headers, which it has for mail from outside. By its own source of August 2026 (MailViewerUtils.ts); not tried
 * live. Its export as a file is made anew. Bodies are in shadow roots, where no selector reaches.
 */
import { shownOnly } from '../shown-only.ts';

export const webmail = shownOnly('Tuta', ['.white-space-pre.selectable'], '#mail-viewer, #mail-body');
