/**
 * Own cases for SPF, section by section of RFC 7208. Each row says what the domain publishes and what check_host() must answer; the
 * client is 192.0.2.1, the sender alice@sender.example, unless the row says otherwise.
 */
import { expect } from 'vitest';
import type { SpfCode } from '../../../src/core/codes/index.ts';
import type { Result } from '../../../src/core/inspection/index.ts';
import type { Zone } from '../../fakes/zone-resolver.ts';
import type { Jobs } from '../job.ts';
import { type Case, makeCase, type Suite } from '../suite.ts';

type Given = Partial<Jobs['spf']>;
/** What is tried; the record of sender.example (several: several records); the answer; the rest of the zone; who asks. */
type Row = [name: string, record: string | string[], wanted: `${Result} ${SpfCode}`, zone?: Zone, given?: Given];

const FROM_IPV6: Given = { ip: '2001:db8::1' };
const address = (name: string, ...addresses: string[]): Zone => ({ [name]: { A: addresses } });
const text = (name: string, record: string): Zone => ({ [name]: { TXT: [record] } });
/** `count` names below sender.example, each with what `hold` gives it. */
const names = (count: number, hold: (index: number) => Zone[string]): Zone =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}.sender.example`, hold(index)]));
const terms = (count: number, term: string): string =>
  Array.from({ length: count }, (_, index) => `${term}:n${index}.sender.example`).join(' ');

const SECTIONS: Record<string, Row[]> = {
  '§4.3–4.5 which record': [
    ['no domain', [], 'none spf_none_no_domain'],
    ['a domain without a record', 'hello', 'none spf_none_no_record'],
    ['a record beside other texts', ['hello', 'v=spf1 ip4:192.0.2.1 -all'], 'pass spf_pass'],
    ['two records', ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 -all'], 'permerror spf_permerror_several_records'],
    ['another version', 'v=spf10 ip4:192.0.2.1 -all', 'none spf_none_no_record'],
    ['the version in capitals', 'V=SPF1 ip4:192.0.2.1 -all', 'pass spf_pass'],
    ['a tab instead of the space', 'v=spf1\tip4:192.0.2.1', 'none spf_none_no_record'],
    ['a record that says nothing', 'v=spf1', 'neutral spf_neutral_default'],
    ['spaces at the end', 'v=spf1 -all   ', 'fail spf_fail'],
    ['no answer', 'v=spf1 -all', 'temperror spf_temperror_dns', {}, { failing: { 'sender.example': 'servfail' } }],
    [
      'a null sender: the HELO name, as postmaster',
      'v=spf1 -all',
      'pass spf_pass',
      {
        ...text('out.sender.example', 'v=spf1 exists:%{l}.%{o} -all'),
        ...address('postmaster.out.sender.example', '127.0.0.2'),
      },
      { mailFrom: '' },
    ],
    ['a domain of one label', [], 'none spf_none_bad_domain', {}, { mailFrom: 'alice@localhost' }],
  ],
  '§4.6 evaluation': [
    ['an unknown mechanism', 'v=spf1 foo -all', 'permerror spf_permerror_unknown_term'],
    ['an unknown modifier', 'v=spf1 foo=bar ip4:192.0.2.1 -all', 'pass spf_pass'],
    ['a wrong term behind one that matches', 'v=spf1 ip4:192.0.2.1 ip4:nowhere', 'permerror spf_permerror_address'],
    ['the first match decides', 'v=spf1 ?ip4:192.0.2.0/24 -ip4:192.0.2.1 -all', 'neutral spf_neutral'],
    ['nothing that matches', 'v=spf1 ip4:198.51.100.1', 'neutral spf_neutral_default'],
    ['a character outside ASCII', 'v=spf1 ip4:192.0.2.1 \u00e4 -all', 'permerror spf_permerror_characters'],
  ],
  '§4.6.4 limits': [
    [
      'ten terms that ask, and a match',
      `v=spf1 ${terms(9, 'a')} a:last.sender.example -all`,
      'pass spf_pass',
      { ...names(9, () => ({ A: ['198.51.100.1'] })), ...address('last.sender.example', '192.0.2.1') },
    ],
    [
      'eleven terms that ask',
      `v=spf1 ${terms(11, 'a')} -all`,
      'permerror spf_permerror_lookups',
      names(11, () => ({ A: ['198.51.100.1'] })),
    ],
    [
      'the terms within includes count too',
      'v=spf1 include:n0.sender.example include:n1.sender.example -all',
      'permerror spf_permerror_lookups',
      {
        'n0.sender.example': { TXT: [`v=spf1 ${'a:h.sender.example '.repeat(5)}?all`] },
        'n1.sender.example': { TXT: [`v=spf1 ${'a:h.sender.example '.repeat(5)}?all`] },
        ...address('h.sender.example', '198.51.100.1'),
      },
    ],
    ['an include of itself', 'v=spf1 include:sender.example -all', 'permerror spf_permerror_lookups'],
    ['a redirect to itself', 'v=spf1 redirect=sender.example', 'permerror spf_permerror_lookups'],
    ['two terms that find nothing', 'v=spf1 a:x.sender.example a:y.sender.example -all', 'fail spf_fail'],
    [
      'three terms that find nothing',
      'v=spf1 a:x.sender.example a:y.sender.example a:z.sender.example -all',
      'permerror spf_permerror_void_lookups',
    ],
    [
      'eleven mail exchangers, none of them the client',
      'v=spf1 mx -all',
      'permerror spf_permerror_mx_names',
      {
        'sender.example': { MX: Array.from({ length: 11 }, (_, index) => `10 n${index}.sender.example`) },
        ...names(11, () => ({ A: ['198.51.100.1'] })),
      },
    ],
    [
      'eleven mail exchangers, the first of them the client',
      'v=spf1 mx -all',
      'pass spf_pass',
      {
        'sender.example': { MX: Array.from({ length: 11 }, (_, index) => `${index} n${index}.sender.example`) },
        ...names(11, (index) => ({ A: [`192.0.2.${index + 1}`] })),
      },
    ],
  ],
  '§5.1 all': [
    ['-all', 'v=spf1 -all', 'fail spf_fail'],
    ['~all', 'v=spf1 ~all', 'softfail spf_softfail'],
    ['?all', 'v=spf1 ?all', 'neutral spf_neutral'],
    ['+all', 'v=spf1 +all', 'pass spf_pass'],
    ['all with a domain', 'v=spf1 -all:sender.example', 'permerror spf_permerror_unexpected_argument'],
    ['what stands behind it', 'v=spf1 -all ip4:192.0.2.1', 'fail spf_fail'],
    [
      'a redirect before it',
      'v=spf1 redirect=other.example -all',
      'fail spf_fail',
      text('other.example', 'v=spf1 +all'),
    ],
  ],
  '§5.2 include': [
    ['a pass matches', 'v=spf1 -include:other.example', 'fail spf_fail', text('other.example', 'v=spf1 +all')],
    [
      'a fail does not',
      'v=spf1 include:other.example ~all',
      'softfail spf_softfail',
      text('other.example', 'v=spf1 -all'),
    ],
    ['softfail does not', 'v=spf1 include:other.example -all', 'fail spf_fail', text('other.example', 'v=spf1 ~all')],
    ['neutral does not', 'v=spf1 include:other.example -all', 'fail spf_fail', text('other.example', 'v=spf1 ?all')],
    [
      'a domain without a record',
      'v=spf1 include:other.example ~all',
      'permerror spf_permerror_include_none',
      text('other.example', 'x'),
    ],
    [
      'a wrong record',
      'v=spf1 include:other.example ~all',
      'permerror spf_permerror_unknown_term',
      text('other.example', 'v=spf1 foo'),
    ],
    [
      'no answer',
      'v=spf1 include:slow.example -all',
      'temperror spf_temperror_dns',
      {},
      { failing: { 'slow.example': 'timeout' } },
    ],
    ['without a domain', 'v=spf1 include -all', 'permerror spf_permerror_missing_argument'],
  ],
  '§5.3 a': [
    ['the domain itself', 'v=spf1 a -all', 'pass spf_pass', address('sender.example', '192.0.2.1')],
    [
      'another domain',
      'v=spf1 a:h.sender.example -all',
      'pass spf_pass',
      address('h.sender.example', '198.51.100.1', '192.0.2.1'),
    ],
    ['a prefix', 'v=spf1 a/24 -all', 'pass spf_pass', address('sender.example', '192.0.2.200')],
    ['a prefix for IPv6 alone', 'v=spf1 a//32 -all', 'fail spf_fail', address('sender.example', '192.0.2.200')],
    [
      'both prefixes',
      'v=spf1 a/32//32 -all',
      'pass spf_pass',
      { 'sender.example': { AAAA: ['2001:db8:ffff::9'] } },
      FROM_IPV6,
    ],
    ['a prefix of 33', 'v=spf1 a/33 -all', 'permerror spf_permerror_prefix_length'],
    [
      'an alias',
      'v=spf1 a:h.sender.example -all',
      'pass spf_pass',
      { 'h.sender.example': { CNAME: ['real.example'] }, ...address('real.example', '192.0.2.1') },
    ],
    ['an address in place of a domain', 'v=spf1 a:192.0.2.1 -all', 'permerror spf_permerror_domain_is_address'],
  ],
  '§5.4 mx': [
    [
      'its hosts',
      'v=spf1 mx -all',
      'pass spf_pass',
      { 'sender.example': { MX: ['10 mx.sender.example'] }, ...address('mx.sender.example', '192.0.2.1') },
    ],
    ['never the domain’s own address', 'v=spf1 mx -all', 'fail spf_fail', address('sender.example', '192.0.2.1')],
    [
      'a prefix',
      'v=spf1 mx/24 -all',
      'pass spf_pass',
      { 'sender.example': { MX: ['10 mx.sender.example'] }, ...address('mx.sender.example', '192.0.2.77') },
    ],
  ],
  '§5.5 ptr': [
    [
      'a name that leads back',
      'v=spf1 ptr -all',
      'pass spf_pass',
      { '1.2.0.192.in-addr.arpa': { PTR: ['h.sender.example'] }, ...address('h.sender.example', '192.0.2.1') },
    ],
    [
      'a name that leads elsewhere',
      'v=spf1 ptr -all',
      'fail spf_fail',
      { '1.2.0.192.in-addr.arpa': { PTR: ['h.sender.example'] }, ...address('h.sender.example', '198.51.100.1') },
    ],
    [
      'a name that only ends alike',
      'v=spf1 ptr -all',
      'fail spf_fail',
      { '1.2.0.192.in-addr.arpa': { PTR: ['notsender.example'] }, ...address('notsender.example', '192.0.2.1') },
    ],
  ],
  '§5.6 ip4, ip6': [
    ['a network', 'v=spf1 ip4:192.0.2.0/24 -all', 'pass spf_pass'],
    ['the network next to it', 'v=spf1 ip4:192.0.3.0/24 -all', 'fail spf_fail'],
    ['a prefix of 0', 'v=spf1 ip4:203.0.113.1/0 -all', 'pass spf_pass'],
    ['IPv6', 'v=spf1 ip6:2001:db8::/32 -all', 'pass spf_pass', {}, { ip: '2001:DB8:0::1' }],
    ['an IPv4 client mapped into IPv6', 'v=spf1 ip4:192.0.2.1 -all', 'pass spf_pass', {}, { ip: '::ffff:192.0.2.1' }],
    ['three octets', 'v=spf1 ip4:192.0.2 -all', 'permerror spf_permerror_address'],
    ['a leading zero in the prefix', 'v=spf1 ip4:192.0.2.0/024 -all', 'permerror spf_permerror_prefix_length'],
    ['ip6 with a zone', 'v=spf1 ip6:fe80::1%eth0 -all', 'permerror spf_permerror_address'],
  ],
  '§5.7 exists': [
    ['a name', 'v=spf1 exists:list.example -all', 'pass spf_pass', address('list.example', '127.0.0.2')],
    [
      'A records, for an IPv6 client as well',
      'v=spf1 exists:list.example -all',
      'pass spf_pass',
      address('list.example', '127.0.0.2'),
      FROM_IPV6,
    ],
    [
      'a name that has AAAA alone',
      'v=spf1 exists:list.example -all',
      'fail spf_fail',
      { 'list.example': { AAAA: ['2001:db8::1'] } },
    ],
  ],
  '§6 modifiers': [
    ['redirect', 'v=spf1 redirect=other.example', 'pass spf_pass', text('other.example', 'v=spf1 ip4:192.0.2.1 -all')],
    ['redirect to nothing', 'v=spf1 redirect=other.example', 'permerror spf_permerror_redirect_none'],
    ['redirect twice', 'v=spf1 redirect=a.example redirect=b.example', 'permerror spf_permerror_repeated_modifier'],
    ['exp twice', 'v=spf1 exp=a.example exp=b.example -all', 'permerror spf_permerror_repeated_modifier'],
    ['exp that is not there', 'v=spf1 exp=a.example -all', 'fail spf_fail'],
  ],
  '§7 macros': [
    [
      'reversed address, version, local part, domain',
      'v=spf1 exists:%{ir}.%{v}.%{l1r-}.%{d2} -all',
      'pass spf_pass',
      address('1.2.0.192.in-addr.alice.sender.example', '127.0.0.2'),
    ],
    [
      'IPv6 in nibbles',
      'v=spf1 exists:%{i}.sender.example -all',
      'pass spf_pass',
      address('2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.sender.example', '127.0.0.2'),
      FROM_IPV6,
    ],
    ['the HELO name', 'v=spf1 exists:%{h} -all', 'pass spf_pass', address('out.sender.example', '127.0.0.2')],
    [
      'the sender’s domain within an include',
      'v=spf1 include:i.example -all',
      'pass spf_pass',
      {
        ...text('i.example', 'v=spf1 exists:%{o}.list.example -all'),
        ...address('sender.example.list.example', '127.0.0.2'),
      },
    ],
    [
      'a letter that only explanations know',
      'v=spf1 exists:%{c}.example -all',
      'permerror spf_permerror_macro_only_in_exp',
    ],
    ['a letter that there is not', 'v=spf1 exists:%{x}.example -all', 'permerror spf_permerror_macro'],
    ['zero labels', 'v=spf1 exists:%{d0}.example -all', 'permerror spf_permerror_macro'],
    ['a percent sign alone', 'v=spf1 exists:%.example -all', 'permerror spf_permerror_macro'],
  ],
  'RFC 8616 §4: domains in Unicode': [
    [
      'are A-labels to the DNS',
      [],
      'pass spf_pass',
      { 'xn--bcher-kva.example': { TXT: ['v=spf1 a -all'], A: ['192.0.2.1'] } },
      { mailFrom: 'alice@b\u00fccher.example' },
    ],
  ],
};

export function ownSpfSuite(): Suite {
  const cases = Object.entries(SECTIONS).flatMap(([section, rows]) => rows.map((row) => spfCase(section, row)));
  return { title: 'SPF, own', cases };
}

function spfCase(section: string, [name, record, wanted, zone = {}, given = {}]: Row): Case {
  const records = [record].flat();
  const own = records.length > 0 ? { 'sender.example': { ...zone['sender.example'], TXT: records } } : {};
  const job = { ip: '192.0.2.1', helo: 'out.sender.example', mailFrom: 'alice@sender.example', ...given };
  return makeCase(`${section}: ${name}`, 'spf', { ...job, zone: { ...zone, ...own } }, ({ result, code }) =>
    expect(`${result} ${code}`).toBe(wanted),
  );
}
