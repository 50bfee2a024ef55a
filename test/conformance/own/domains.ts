/** Own cases for SPF and DMARC: one for each kind of result, so that browsers are seen to give it. */
import { expect } from 'vitest';
import type { Zone } from '../../fakes/zone-resolver.ts';
import type { Jobs } from '../job.ts';
import { type Case, makeCase, type Suite } from '../suite.ts';

export function ownDomainSuites(): Suite[] {
  return [
    { title: 'SPF, own', cases: [...spfCases()] },
    { title: 'DMARC, own', cases: [...dmarcCases()] },
  ];
}

function spfCase(name: string, zone: Zone, wanted: string, given: Partial<Jobs['spf']> = {}): Case {
  const job = { zone, ip: '192.0.2.1', helo: 'out.sender.example', mailFrom: 'alice@sender.example', ...given };
  return makeCase(name, 'spf', job, ({ result, code }) => expect(`${result} ${code}`).toBe(wanted));
}

function* spfCases(): Generator<Case> {
  const at = (record: string, more: Zone = {}): Zone => ({ 'sender.example': { TXT: [record] }, ...more });
  yield spfCase('ip4', at('v=spf1 ip4:192.0.2.0/24 -all'), 'pass spf_pass');
  yield spfCase('ip6', at('v=spf1 ip6:2001:db8::/32 -all'), 'pass spf_pass', { ip: '2001:DB8:0::1' });
  yield spfCase('an IPv4-mapped client', at('v=spf1 ip4:192.0.2.1 -all'), 'pass spf_pass', { ip: '::ffff:192.0.2.1' });
  yield spfCase('-all', at('v=spf1 -all'), 'fail spf_fail');
  yield spfCase('~all', at('v=spf1 ~all'), 'softfail spf_softfail');
  yield spfCase('?all', at('v=spf1 ?all'), 'neutral spf_neutral');
  yield spfCase('nothing that matches', at('v=spf1 ip4:198.51.100.1'), 'neutral spf_neutral_default');
  yield spfCase('no record', { 'sender.example': { TXT: ['hello'] } }, 'none spf_none_no_record');
  yield spfCase('no domain', {}, 'none spf_none_no_domain');
  yield spfCase(
    'macros',
    at('v=spf1 exists:%{ir}.%{v}.%{l1r-}.%{d2} -all', {
      '1.2.0.192.in-addr.alice.sender.example': { A: ['127.0.0.2'] },
    }),
    'pass spf_pass',
  );
  yield spfCase(
    'a domain in Unicode',
    { 'xn--bcher-kva.example': { TXT: ['v=spf1 a -all'], A: ['192.0.2.1'] } },
    'pass spf_pass',
    {
      mailFrom: 'alice@b\u00fccher.example',
    },
  );
  yield spfCase('no answer', at('v=spf1 include:slow.example -all'), 'temperror spf_temperror_dns', {
    failing: { 'slow.example': 'timeout' },
  });
}

function dmarcCase(name: string, record: string, given: Partial<Jobs['dmarc']>, wanted: [string, string | null]): Case {
  const zone: Zone = { 'sender.example': { A: ['192.0.2.1'] }, '_dmarc.sender.example': { TXT: [record] } };
  const job = { zone, from: ['alice@sender.example'], spf: null, dkim: [], ...given };
  return makeCase(name, 'dmarc', job, ({ check }) => expect([check.result, check.policy]).toEqual(wanted));
}

function* dmarcCases(): Generator<Case> {
  const reject = 'v=DMARC1; p=reject';
  yield dmarcCase('nothing aligned', reject, {}, ['fail', 'reject']);
  yield dmarcCase('DKIM aligned', reject, { dkim: ['news.sender.example'] }, ['pass', 'reject']);
  yield dmarcCase('DKIM aligned, strict', `${reject}; adkim=s`, { dkim: ['news.sender.example'] }, ['fail', 'reject']);
  yield dmarcCase('SPF aligned', reject, { spf: 'bounce.sender.example' }, ['pass', 'reject']);
  yield dmarcCase('testing', `${reject}; t=y`, {}, ['fail', 'quarantine']);
  yield dmarcCase('a subdomain', `${reject}; sp=none`, { from: ['news.sender.example'] }, ['fail', 'none']);
  yield dmarcCase('no record', 'hello', {}, ['none', null]);
  yield dmarcCase('no answer', reject, { failing: { '_dmarc.sender.example': 'timeout' } }, ['temperror', null]);
  yield dmarcCase('two authors', reject, { from: ['a@sender.example', 'b@other.example'] }, ['permerror', 'reject']);
}
