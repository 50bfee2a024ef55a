/** Every webmail that is known. The first that recognizes a page has it. */
import { gmail } from './gmail.ts';
import { maildev } from './maildev.ts';
import { plainSource } from './plain-source.ts';
import { roundcube } from './roundcube.ts';
import type { Page, Webmail } from './webmail.ts';

export const WEBMAILS: readonly Webmail[] = [gmail, roundcube, maildev, plainSource];

/** @returns the webmail of this page, or null */
export function findWebmail(page: Page): Webmail | null {
  return WEBMAILS.find((webmail) => webmail.recognizes(page)) ?? null;
}
