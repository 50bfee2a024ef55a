/** Records of the sender's own zone built to make a check explode: what a mail costs whose sender also writes its DNS. */
import type { Zone } from '../fakes/zone-resolver.ts';
import { arrive, byAttacker, DOMAIN, type HostileCase, type HostileMail } from './hostile-mail.ts';
import { anyKey } from './keys.ts';
import { signDkim } from './sign.ts';

const list = (count: number, make: (at: number) => string) => Array.from({ length: count }, (_, at) => make(at));
const spf = (terms: string[]) => ({ TXT: [`v=spf1 ${terms.join(' ')} -all`] });
const address = (at: number) => `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;

function withRecords(zone: Zone, helo?: string): HostileMail {
  return arrive(byAttacker(), { zone, ...(helo === undefined ? {} : { helo }) });
}

export const HOSTILE_DNS: readonly HostileCase[] = [
  {
    name: 'addresses in each of 10 nested SPF includes',
    size: 2000,
    make(count) {
      const name = (at: number) => (at === 0 ? DOMAIN : `i${at}.${DOMAIN}`);
      const zone: Zone = {};
      for (let at = 0; at <= 10; at++) {
        const addresses = list(count, (index) => `ip4:${address(at * 4 * count + index * 2)}`);
        zone[name(at)] = spf([...addresses, `include:${name(at + 1)}`]);
      }
      return withRecords(zone);
    },
  },
  {
    name: 'includes in each of as many SPF records',
    size: 1000,
    make(count) {
      const includes = spf(list(count, (at) => `include:i${at}.${DOMAIN}`));
      const zone: Zone = { [DOMAIN]: includes };
      for (let at = 0; at < count; at++) zone[`i${at}.${DOMAIN}`] = includes;
      return withRecords(zone);
    },
  },
  {
    name: 'SPF includes of the record itself',
    size: 2000,
    make: (count) => withRecords({ [DOMAIN]: spf(list(count, () => `include:${DOMAIN}`)) }),
  },
  {
    name: 'macros in one SPF term',
    size: 8000,
    make: (count) => withRecords({ [DOMAIN]: spf([`exists:${'%{d1r}'.repeat(count)}.${DOMAIN}`]) }),
  },
  {
    name: 'labels of a HELO in 100 SPF macros',
    size: 3500,
    make: (count) =>
      withRecords({ [DOMAIN]: spf([`exists:${'%{h128r.-}'.repeat(100)}.${DOMAIN}`]) }, `${'a.'.repeat(count)}example`),
  },
  {
    name: 'SPF terms with macros',
    size: 2000,
    make: (count) => withRecords({ [DOMAIN]: spf(list(count, (at) => `exists:%{i}.%{h}.x${at}.%{d2}`)) }),
  },
  {
    name: 'SPF terms that find nothing',
    size: 4000,
    make: (count) => withRecords({ [DOMAIN]: spf(list(count, (at) => `a:x${at}.${DOMAIN}`)) }),
  },
  {
    name: 'hosts of each of 10 MX in SPF',
    size: 500,
    make(count) {
      const zone: Zone = { [DOMAIN]: spf(list(10, (at) => `mx:m${at}.${DOMAIN}`)) };
      for (let at = 0; at < 10; at++)
        zone[`m${at}.${DOMAIN}`] = { MX: list(count, (host) => `${host} h${host}.m${at}.${DOMAIN}`) };
      return withRecords(zone);
    },
  },
  {
    name: 'addresses of each host of 10 MX in SPF',
    size: 2000,
    make(count) {
      const zone: Zone = { [DOMAIN]: spf(['mx']) };
      zone[DOMAIN] = { ...zone[DOMAIN], MX: list(10, (host) => `${host} h${host}.${DOMAIN}`) };
      for (let host = 0; host < 10; host++) zone[`h${host}.${DOMAIN}`] = { A: list(count, address) };
      return withRecords(zone);
    },
  },
  {
    name: 'names of the client in SPF ptr',
    size: 2000,
    make: (count) =>
      withRecords({
        [DOMAIN]: spf(['ptr']),
        '66.113.0.203.in-addr.arpa': { PTR: list(count, (at) => `p${at}.${DOMAIN}`) },
      }),
  },
  {
    name: 'macros in an SPF explanation',
    size: 8000,
    make: (count) =>
      withRecords({
        [DOMAIN]: { TXT: [`v=spf1 -all exp=x.${DOMAIN}`] },
        [`x.${DOMAIN}`]: { TXT: ['%{s}%{h}%{d}'.repeat(count / 2)] },
      }),
  },
  {
    name: 'SPF modifiers that nobody knows',
    size: 5000,
    make: (count) => withRecords({ [DOMAIN]: spf(list(count, (at) => `x${at}=%{d}`)) }),
  },
  {
    name: 'blanks in an SPF record',
    size: 30_000,
    make: (count) => withRecords({ [DOMAIN]: { TXT: [`v=spf1${' '.repeat(count)}-all`] } }),
  },
  {
    name: 'SPF records at one name',
    size: 2000,
    make: (count) => withRecords({ [DOMAIN]: { TXT: list(count, () => 'v=spf1 -all') } }),
  },
  {
    name: 'tags in a DMARC record',
    size: 5000,
    make: (count) =>
      withRecords({
        [`_dmarc.${DOMAIN}`]: { TXT: [`v=DMARC1; p=reject; ${list(count, (at) => `x${at}=y`).join('; ')}`] },
      }),
  },
  {
    name: 'addresses of reports in a DMARC record',
    size: 2000,
    make: (count) =>
      withRecords({
        [`_dmarc.${DOMAIN}`]: { TXT: [`v=DMARC1; p=reject; rua=${list(count, (at) => `mailto:a@x${at}`).join(',')}`] },
      }),
  },
  {
    name: 'key records at one selector',
    size: 1000,
    make(count) {
      const keys = list(count, () => anyKey().record.replace('p=M', 'p=N'));
      const message = signDkim(byAttacker(), { domain: DOMAIN });
      return arrive(message, { zone: { [`s1._domainkey.${DOMAIN}`]: { TXT: keys } } });
    },
  },
  {
    name: 'tags in a key record',
    size: 5000,
    make(count) {
      const record = `${anyKey().record}; ${list(count, (at) => `x${at}=y`).join('; ')}`;
      const message = signDkim(byAttacker(), { domain: DOMAIN });
      return arrive(message, { zone: { [`s1._domainkey.${DOMAIN}`]: { TXT: [record] } } });
    },
  },
];
