/**
 * Nextcloud Mail 5. By its own source of August 2026 (ThreadEnvelope.vue, MessageHTMLBody.vue, appinfo/routes.php); not run. A
 * message that was encrypted with S/MIME may come decrypted. Of several open messages of a thread only those in HTML
 * name themselves, by the address of their frame; a text stands alone in its thread, which the page's address names, or
 * has no source here.
 */
import { notIn, onlyAddressIn, outside, textOf } from '../elements.ts';
import type { Page, Webmail } from '../webmail.ts';

const BODIES = '.mail-message-body';
const HTML_BODY = '.mail-message-body-html';
const ENVELOPE = '#mail-message .envelope';
const OPEN = '.envelope--expanded';
const SENDER = ['.envelope__header .sender'];
const ADDRESS = ['.envelope__header .sender__email'];
const SUBJECT = ['#mail-thread-header-fields h2'];
const FRAME = /\/apps\/mail\/api\/messages\/(\d{1,15})\/html(?:[?#]|$)/;
const THREAD = /^(.*)\/apps\/mail\/box\/[^/]{1,100}\/thread\/([1-9]\d{0,14})$/;

export const webmail: Webmail = {
  name: 'Nextcloud Mail',
  bodies: BODIES,

  openMessages(page) {
    const subject = textOf(outside(page, page.root, SUBJECT, BODIES));
    return openEnvelopes(page).map(({ id, envelope }) => {
      const from = onlyAddressIn(textOf(outside(page, envelope, ADDRESS, BODIES)));
      return { id, shown: { from, subject }, sender: outside(page, envelope, SENDER, BODIES) };
    });
  },

  sourceAddresses(page, id) {
    const base = THREAD.exec(page.location.pathname)?.[1];
    if (base === undefined || !openEnvelopes(page).some((open) => open.id === id)) return [];
    return [{ url: `${page.location.origin}${base}/apps/mail/api/messages/${id}/export`, fidelity: 'exact' }];
  },
};

function openEnvelopes(page: Page): { id: string; envelope: Element }[] {
  const envelopes = [...page.root.querySelectorAll(notIn(BODIES, ENVELOPE))];
  const thread = envelopes.length === 1 ? THREAD.exec(page.location.pathname)?.[2] : undefined;
  return envelopes
    .filter((envelope) => envelope.matches(OPEN) && page.isVisible(envelope))
    .flatMap((envelope) => {
      // The outermost body, since a text may imitate that of a mail in HTML.
      const body = envelope.querySelector(BODIES);
      const frame = body?.matches(HTML_BODY) ? body.querySelector('iframe.message-frame[src]') : null;
      const id = frame ? FRAME.exec(frame.getAttribute('src') ?? '')?.[1] : thread;
      return id ? [{ id, envelope }] : [];
    });
}
