/**
 * GMX, WEB.DE, mail.com: ⋮ (Mehr) → Mehr Informationen, a window with the extended header. By their help pages; not tried live. The mail is
 * in a frame of another host (mail-frames.ts), and bodies are in frames of that frame. Which element holds the header is not known: it is
 * read where it is one that keeps the lines of a text, and else it is had by hand.
 */
import { shownOnly } from '../shown-only.ts';
import type { Webmail } from '../webmail.ts';

const OPENED = shownOnly('GMX', ['pre', 'textarea[readonly]'], 'iframe, #mail-detail');

export const webmail: Webmail = {
  ...OPENED,
  // The attack: an attached page, opened in a tab of its own at the same host.
  openMessages: (page) => (page.isTop ? [] : OPENED.openMessages(page)),
  sourceAddresses: (page, id) => (page.isTop ? [] : OPENED.sourceAddresses(page, id)),
};
