/** mox's own webmail. By its own source (webmail/webmail.ts, lib.ts, webmail.go); not run. */
import { linkOutside } from '../elements.ts';
import { singleMessage } from '../single.ts';

/** The body's frame, a child of the message's own part of the page, tells which message it is. */
const FRAME = '.scrollparent > iframe[src*="msg/"]';

export const webmail = singleMessage({
  name: 'mox',
  bodies: '.msgscroll',
  sender: ['.msgmeta .msgFromReceivedSpread > div:first-child'],
  subject: ['.msgmeta .msgSubjectAttrsSpread > div:first-child'],
  find(page) {
    const frame = linkOutside(page, FRAME, '.msgscroll', /^[^?#]*\/msg\/(\d{1,15})\/(?:html|htmlexternal|text)$/);
    return frame && { id: frame.id, url: frame.url.replace(/[a-z]+$/, 'raw') };
  },
});
