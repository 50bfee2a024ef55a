/** Mails as files and as zones. */
import { createHash } from 'node:crypto';
import type { Zone } from '../../fakes/zone-resolver.ts';
import type { Mail } from './mail.ts';

/** As a Unix server keeps it in a Maildir: lines end in LF. */
export function asFile(mail: Mail): Uint8Array {
  return Buffer.from(Buffer.from(mail.source).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** Of the stored file with its line ends given back (LF → CRLF). */
export function sha256OfFile(file: Uint8Array): string {
  const onTheWire = Buffer.from(file).toString('latin1').replace(/\r?\n/g, '\r\n');
  return createHash('sha256').update(Buffer.from(onTheWire, 'latin1')).digest('hex');
}

export function zoneOf(mails: readonly Mail[]): Zone {
  return Object.assign({}, ...mails.map((mail) => mail.zone));
}

/** For a table of tests: each mail behind its name. */
export function named<M extends { name: string }>(mails: readonly M[]): [name: string, mail: M][] {
  return mails.map((mail) => [mail.name, mail]);
}
