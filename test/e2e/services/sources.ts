/** A host whose pages are themselves the sources of mails, as "show source" of many webmails gives them. */
import type { Mail } from '../mails/mail.ts';
import type { Host } from './https.ts';

export const SOURCES = 'source.example';

/** The page of the mail at that position. */
export function sourceAddress(position: number): string {
  return `https://${SOURCES}/${position}.eml`;
}

export function sourceHost(mails: readonly Pick<Mail, 'source'>[]): Record<string, Host> {
  return {
    [SOURCES]: ({ url }) => {
      const mail = mails[Number.parseInt(url.pathname.slice(1), 10)];
      // No character set: the browser guesses one to show it, which must not touch the bytes.
      return mail ? { headers: { 'content-type': 'text/plain' }, body: mail.source } : null;
    },
  };
}
