import type { Form } from '../form.ts';

const ADDRESS_FIRST = ['EHLO', 'HELO'].flatMap((word) => [
  `from 127.0.0.1 (${word} {helo*}) ({ip})`,
  `from {ip} (${word} {helo*}) ({name})`,
  `from {ip} (${word} {helo*})`,
]);

/** Yahoo and AOL since 2023: the client's address, then its greeting. Before: "from 127.0.0.1 (EHLO x) (192.0.2.1)". */
export const yahoo: Form = { name: 'Yahoo', client: ADDRESS_FIRST, server: 'by with SMTPs… id for' };

/**
 * By the names of its hosts, Yahoo! JAPAN's too. Who logged in until 2012 stands before the address, "(joe@192.0.2.1 with plain)": only where what stands
 * first is no address, or a greeting could hold it.
 */
export const yahooHosts: Form = {
  name: 'Yahoo',
  client: [
    ...ADDRESS_FIRST,
    'from {called} (HELO {helo}) ({user*}@{ip} with {ident})',
    'from {called} ({user*}@{ip} with {ident})',
    'from {ip}',
    'from {from}',
    '',
  ],
  server: 'by *.yahoo.com|*.yahoo.co.jp via with id for',
};
