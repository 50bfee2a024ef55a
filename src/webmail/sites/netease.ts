/**
 * NetEase: 163, 126, yeah.net, their enterprise mail. By public clients, one of which in 2026 calls what comes the full message; not tried
 * live. Nothing is known of its page that would hold, so it has no badge.
 */
import { byAddress } from '../by-address.ts';
import { cookieOf, decoded, queryValue } from '../elements.ts';

/**
 * '#module=read.ReadModule|{…,"isThread":false,"id":"59:1tbi…",…}', as it is or percent-encoded; the enterprise mail's ids have no number before
 * them. The attack: a mail's link has another "id" in that object, far behind the first or written with an escape, and the page shows that one.
 */
const OPEN = /^#module=read\.ReadModule\|(\{.*\})$/;
const ID = /^[\w:+/=-]{5,100}$/;
const SESSION = 'Coremail.sid';
/** The body's frame, which names its message. */
const BODY = 'iframe[src*="/read/readhtml.jsp?mid="]';

export const webmail = byAddress('NetEase', (page) => {
  const { origin, hash } = page.location;
  // Of a thread it names none of its messages.
  const { id, isThread } = objectIn(OPEN.exec(decoded(hash))?.[1]);
  const sid = queryValue(page, 'sid') ?? cookieOf(page, SESSION);
  if (typeof id !== 'string' || !ID.test(id) || isThread || !sid) return null;
  // The address may be ahead of what the page shows. Where no such frame is seen, it alone counts.
  const bodies = [...page.root.querySelectorAll(BODY)].filter(page.isVisible);
  const isShown = bodies.some((body) => `${decoded(body.getAttribute('src') ?? '')}&`.includes(`?mid=${id}&`));
  if (bodies[0] && !isShown) return null;
  const query = new URLSearchParams({ sid, mid: id, mode: 'download', l: 'read', action: 'download_eml' });
  return { id, url: `${origin}/js6/read/readdata.jsp?${query}` };
});

function objectIn(text = '{}'): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
