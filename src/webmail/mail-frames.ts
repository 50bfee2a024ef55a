/**
 * Webmails whose page is only the frame around another host's, in which the mail is read: GMX, WEB.DE and mail.com. By public clients
 * of 2017 to 2023; not tried live.
 */

/** 'https://navigator.gmx.net/*', 'https://navigator-bs.gmx.com/*' */
const PAGE = /^https:\/\/navigator(-[a-z]{1,5})?\.(gmx\.net|gmx\.com|web\.de|mail\.com)\//;

/**
 * What the worker takes for a part of the page around it, and nobody else: an advertisement in the page, or any page that puts the
 * webmail's frame into itself, would else say which messages are open there.
 *
 * @param page match pattern of the whole tab's site
 * @returns patterns of the frames in it whose mail is the page's own; none for nearly all sites
 */
export function mailFrames(page: string): string[] {
  const [, kind = '', domain] = PAGE.exec(page) ?? [];
  return domain ? [...new Set([kind, '-bap'])].map((one) => `https://3c${one}.${domain}/*`) : [];
}
