import type { Form } from '../form.ts';

const ADDRESS_FIRST = ['EHLO', 'HELO'].flatMap((word) => [
  `from 127.0.0.1 (${word} {helo*}) ({ip})`,
  `from {ip} (${word} {helo*}) ({name})`,
  `from {ip} (${word} {helo*})`,
]);

/** Yahoo and AOL since 2023: the client's address, then its greeting. Before: "from 127.0.0.1 (EHLO x) (192.0.2.1)". */
export const yahoo: Form = { name: 'Yahoo', client: ADDRESS_FIRST, server: 'by with SMTPs… id for' };

/** By the names of its hosts, Yahoo! JAPAN's too. */
export const yahooHosts: Form = {
  name: 'Yahoo',
  client: [...ADDRESS_FIRST, 'from {ip}', 'from {from}', ''],
  server: 'by *.yahoo.com|*.yahoo.co.jp via with id for',
};
