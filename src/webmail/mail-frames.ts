/**
 * Webmails whose page is only the frame around another host's, in which the mail is read: GMX, WEB.DE and mail.com. By public clients
 * of 2017 to 2023; not tried live.
 */

/** 'https://navigator.gmx.net/*', 'https://navigator-bs.gmx.com/*'; and the frames: 'https://3c-bs.gmx.com/*' */
const HOST = /^https:\/\/(navigator|3c)(-[a-z]{1,5})?\.(gmx\.net|gmx\.com|web\.de|mail\.com)\//;

/**
 * What the worker takes for a part of the page around it, and nobody else: an advertisement in the page, or any page that puts the
 * webmail's frame into itself, would else say which messages are open there. Nor is a frame within such a frame that has a tab of its own: it
 * may be the body of the mail, which the same host holds, and says that it is the header that the person opened.
 *
 * @param frame match pattern of the frame's site
 * @param page of the whole tab's; null = the browser does not tell it, since nobody granted it: then no frame is taken that is another page's
 */
export function isPartOf(frame: string, page: string | null): boolean {
  if (HOST.exec(frame)?.[1] === '3c') return mailFrames(page ?? '').includes(frame);
  return page === null || frame === page;
}

/**
 * @param page match pattern of the whole tab's site
 * @returns patterns of the frames in it whose mail is the page's own; none for nearly all sites
 */
export function mailFrames(page: string): string[] {
  const [, name, kind = '', domain] = HOST.exec(page) ?? [];
  return name === 'navigator' ? [...new Set([kind, '-bap'])].map((one) => `https://3c${one}.${domain}/*`) : [];
}
