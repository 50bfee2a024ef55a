/**
 * Own cases for DMARC, section by section of RFC 9989: what a domain publishes, who is authenticated, and the answer. The author is
 * alice@sender.example, whose domain has an address, unless the row says otherwise.
 */
import { expect } from 'vitest';
import type { Zone } from '../../fakes/zone-resolver.ts';
import type { Jobs } from '../job.ts';
import { type Case, makeCase, type Suite } from '../suite.ts';

/** By owner below _dmarc: the records. */
type Published = Record<string, string | string[]>;
interface Wanted {
  /** The result and the policy: 'fail reject'; 'none' where there is no policy. */
  answer: string;
  policyDomain?: string;
  organization?: string;
  walk?: string[];
}
type Row = [name: string, published: Published, wanted: string | Wanted, given?: Partial<Jobs['dmarc']>];

const REJECT = 'v=DMARC1; p=reject';
const own = (record: string): Published => ({ 'sender.example': record });
const from = (...addresses: string[]): Partial<Jobs['dmarc']> => ({ from: addresses });
const below = (name: string) => `_dmarc.${name}`;

const SECTIONS: Record<string, Row[]> = {
  '§4.4 alignment': [
    ['nothing is authenticated', own(REJECT), 'fail reject'],
    ['a signature of the very domain', own(REJECT), 'pass reject', { dkim: ['sender.example'] }],
    ['a signature of a subdomain, relaxed', own(REJECT), 'pass reject', { dkim: ['news.sender.example'] }],
    ['a signature of a subdomain, strict', own(`${REJECT}; adkim=s`), 'fail reject', { dkim: ['news.sender.example'] }],
    ['the very domain, strict', own(`${REJECT}; adkim=s`), 'pass reject', { dkim: ['sender.example'] }],
    ['adkim= does not bind SPF', own(`${REJECT}; adkim=s`), 'pass reject', { spf: 'bounce.sender.example' }],
    ['SPF of a subdomain, relaxed', own(REJECT), 'pass reject', { spf: 'bounce.sender.example' }],
    ['SPF of a subdomain, strict', own(`${REJECT}; aspf=s`), 'fail reject', { spf: 'bounce.sender.example' }],
    ['another organization', own(REJECT), 'fail reject', { dkim: ['sender.test'], spf: 'notsender.example' }],
    ['a domain that only ends alike', own(REJECT), 'fail reject', { dkim: ['mysender.example'] }],
    ['one signature among several', own(REJECT), 'pass reject', { dkim: ['esp.example', 'sender.example'] }],
    ['capitals', own(REJECT), 'pass reject', { ...from('alice@Sender.Example'), dkim: ['SENDER.example'] }],
    [
      'two domains under one top-level domain',
      { ...own(REJECT), 'other.example': REJECT },
      'fail reject',
      { dkim: ['other.example'] },
    ],
    [
      'siblings below one organization',
      own(REJECT),
      { answer: 'pass reject', organization: 'sender.example' },
      { ...from('a@shop.sender.example'), dkim: ['news.sender.example'] },
    ],
  ],
  '§4.7 records': [
    ['no record', {}, 'none none'],
    ['a text that is no record', own('hello'), 'none none'],
    ['two records', { 'sender.example': [REJECT, 'v=DMARC1; p=none'] }, 'none none'],
    ['a record beside another text', { 'sender.example': ['hello', REJECT] }, 'fail reject'],
    ['the version not first', own('p=reject; v=DMARC1'), 'none none'],
    ['another version', own('v=DMARC2; p=reject'), 'none none'],
    ['the version in small letters', own('v=dmarc1; p=reject'), 'none none'],
    ['spaces around the signs', own('v = DMARC1 ;  p = reject ;'), 'fail reject'],
    ['tags in any order', own('v=DMARC1; rua=mailto:r@sender.example; p=reject'), 'fail reject'],
    ['tags that nobody knows', own(`${REJECT}; color=blue`), 'fail reject'],
    ['pct= is of the past', own(`${REJECT}; pct=0`), 'fail reject'],
    ['testing: one step milder', own(`${REJECT}; t=y`), 'fail quarantine'],
    ['testing: from quarantine to none', own('v=DMARC1; p=quarantine; t=y'), 'fail none'],
    ['no p=, but where reports go', own('v=DMARC1; rua=mailto:r@sender.example'), 'fail none'],
    ['a p= that there is not, but where reports go', own('v=DMARC1; p=deny; rua=mailto:r@sender.example'), 'fail none'],
  ],
  '§4.7 subdomains': [
    [
      'the policy of the organization',
      own(REJECT),
      { answer: 'fail reject', policyDomain: 'sender.example' },
      from('a@news.sender.example'),
    ],
    ['sp=', own(`${REJECT}; sp=none`), 'fail none', { ...from('a@news.sender.example') }],
    ['sp= says nothing about the domain itself', own(`${REJECT}; sp=none`), 'fail reject'],
    [
      'a record of its own',
      { ...own(REJECT), 'news.sender.example': 'v=DMARC1; p=none' },
      { answer: 'fail none', policyDomain: 'news.sender.example' },
      from('a@news.sender.example'),
    ],
    [
      'np= for a name that does not exist',
      own('v=DMARC1; p=none; np=reject'),
      'fail reject',
      from('a@ghost.sender.example'),
    ],
    ['np= goes before sp=', own('v=DMARC1; p=none; sp=none; np=reject'), 'fail reject', from('a@ghost.sender.example')],
    [
      'np= is nothing to a name that exists',
      own('v=DMARC1; p=none; np=reject'),
      'fail none',
      from('a@news.sender.example'),
    ],
  ],
  '§4.10 the tree walk': [
    [
      'asks the domain and each parent',
      own(REJECT),
      {
        answer: 'fail reject',
        walk: ['a.b.sender.example', 'b.sender.example', 'sender.example', 'example'].map(below),
      },
      from('x@a.b.sender.example'),
    ],
    [
      'drops to seven labels',
      own(REJECT),
      {
        answer: 'fail reject',
        policyDomain: 'sender.example',
        walk: [
          'a.b.c.d.e.f.g.h.sender.example',
          'd.e.f.g.h.sender.example',
          'e.f.g.h.sender.example',
          'f.g.h.sender.example',
          'g.h.sender.example',
          'h.sender.example',
          'sender.example',
          'example',
        ].map(below),
      },
      from('x@a.b.c.d.e.f.g.h.sender.example'),
    ],
    [
      'psd=n marks an organization of its own',
      { ...own(REJECT), 'shop.sender.example': 'v=DMARC1; p=none; psd=n' },
      { answer: 'fail none', organization: 'shop.sender.example' },
      { ...from('a@shop.sender.example'), dkim: ['sender.example'] },
    ],
    [
      'psd=y: the organization is one label below',
      { ...own('v=DMARC1; p=quarantine'), example: 'v=DMARC1; p=reject; psd=y' },
      { answer: 'fail quarantine', organization: 'sender.example' },
    ],
    [
      'psd=y: its policy counts where the organization has none',
      { example: 'v=DMARC1; p=reject; psd=y' },
      { answer: 'fail reject', policyDomain: 'example' },
    ],
    [
      'psd=y: two organizations below do not align',
      { ...own(REJECT), 'other.example': REJECT, example: 'v=DMARC1; p=none; psd=y' },
      'fail reject',
      { dkim: ['other.example'] },
    ],
  ],
  '§5.3 what cannot be decided': [
    ['no answer', own(REJECT), 'temperror none', { failing: { '_dmarc.sender.example': 'timeout' } }],
    ['two authors of two domains', own(REJECT), 'permerror reject', from('a@sender.example', 'b@other.example')],
    [
      'two authors of one domain',
      own(REJECT),
      'pass reject',
      { ...from('a@sender.example', 'b@sender.example'), dkim: ['sender.example'] },
    ],
    ['no author', own(REJECT), 'none none', from()],
  ],
};

export function ownDmarcSuite(): Suite {
  const cases = Object.entries(SECTIONS).flatMap(([section, rows]) => rows.map((row) => dmarcCase(section, row)));
  return { title: 'DMARC, own', cases };
}

function dmarcCase(section: string, [name, published, given, more = {}]: Row): Case {
  const wanted = typeof given === 'string' ? { answer: given } : given;
  const zone: Zone = { 'sender.example': { A: ['192.0.2.1'] }, 'news.sender.example': { A: ['192.0.2.1'] } };
  for (const [owner, records] of Object.entries(published)) zone[below(owner)] = { TXT: [records].flat() };
  const job = { from: ['alice@sender.example'], spf: null, dkim: [], ...more, zone };
  return makeCase(`${section}: ${name}`, 'dmarc', job, ({ check }) => {
    expect(`${check.result} ${check.policy ?? 'none'}`).toBe(wanted.answer);
    if (wanted.policyDomain) expect(check.policyDomain).toBe(wanted.policyDomain);
    if (wanted.organization) expect(check.organizationalDomain).toBe(wanted.organization);
    if (wanted.walk) expect(check.evidence.walk).toEqual(wanted.walk);
  });
}
