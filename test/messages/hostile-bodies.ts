/**
 * Bodies built to cost time under a signature of the author's own domain whose header verifies: then an inspection looks for the
 * one change that explains why the body does not.
 */
import { arrive, byAttacker, DOMAIN, type HostileCase, type HostileMail, MB } from './hostile-mail.ts';
import { signDkim } from './sign.ts';

const KB = 1 << 10;

function changed(body: string, contentType?: string): HostileMail {
  const message = byAttacker();
  const fields = contentType
    ? message.fields.map((field) => (field.startsWith('Content-Type') ? `Content-Type: ${contentType}\r\n` : field))
    : message.fields;
  return arrive({ ...signDkim({ ...message, fields }, { domain: DOMAIN }), body });
}

const nested = (depth: number, boundary: (at: number) => string) =>
  Array.from(
    { length: depth },
    (_, at) => `--${boundary(at)}\r\nContent-Type: multipart/mixed; boundary=${boundary(at + 1)}\r\n\r\n`,
  ).join('');

export const HOSTILE_BODIES: readonly HostileCase[] = [
  { name: 'bytes of short lines, changed', size: 4 * MB, make: (bytes) => changed('a\r\n'.repeat(bytes / 3)) },
  // Up to 256 KB changes are tried: at this size and at double it.
  { name: 'bytes of short lines, changes tried', size: 127 * KB, make: (bytes) => changed('a\r\n'.repeat(bytes / 3)) },
  {
    name: 'bytes of "-- " lines, changes tried',
    size: 127 * KB,
    make: (bytes) => changed('-- \r\n'.repeat(bytes / 5)),
  },
  { name: 'bytes of "--" lines, changes tried', size: 127 * KB, make: (bytes) => changed('--\r\n'.repeat(bytes / 4)) },
  { name: 'bytes of "____", changes tried', size: 127 * KB, make: (bytes) => changed('____\r\n'.repeat(bytes / 6)) },
  { name: 'bytes of line feeds, changes tried', size: 127 * KB, make: (bytes) => changed('\n'.repeat(bytes)) },
  { name: 'bytes of blanks, changes tried', size: 127 * KB, make: (bytes) => changed(`${' '.repeat(bytes)}a\r\n`) },
  {
    name: 'bytes of "=" at line ends, changes tried',
    size: 127 * KB,
    make: (bytes) => changed('=\r\n'.repeat(bytes / 3)),
  },
  { name: 'bytes of "[" and "<", changes tried', size: 127 * KB, make: (bytes) => changed('[<\r\n'.repeat(bytes / 4)) },
  {
    name: 'bytes of open tags, changes tried',
    size: 127 * KB,
    make: (bytes) => changed('<div '.repeat(bytes / 5), 'text/html'),
  },
  {
    name: 'multiparts inside one another, one boundary',
    size: 2400,
    make: (depth) =>
      changed(
        nested(depth, () => 'b'),
        'multipart/mixed; boundary=b',
      ),
  },
  {
    name: 'multiparts inside one another, own boundaries',
    size: 1900,
    make: (depth) =>
      changed(
        nested(depth, (at) => `b${at}`),
        'multipart/mixed; boundary=b0',
      ),
  },
  {
    name: 'multiparts inside one another, a long message',
    size: 50_000,
    make: (depth) =>
      changed(
        nested(depth, (at) => `b${at}`),
        'multipart/mixed; boundary=b0',
      ),
  },
  {
    name: 'parts beside one another',
    size: 20_000,
    make: (count) => changed('--b\r\n\r\na\r\n'.repeat(count), 'multipart/mixed; boundary=b'),
  },
];
