/** One story for each level that says little: listed, internal, unchecked, unverified. */
import type { Inspection } from '../../src/core/inspection/index.ts';
import { dkim, dmarc, dnsText, hops, inspection, mailbox, note, route, spf, verdict } from './inspection-parts.ts';
import { message, trusted, way } from './story-parts.ts';

/** No signature; the server is on the domain's list. */
export const listed: Inspection = inspection({
  verdict: verdict(
    'listed',
    'club.example',
    note('verdict_listed', { domain: 'club.example' }),
    note('verdict_reason_listed', { domain: 'club.example', ip: '192.0.2.80' }),
    note('verdict_advice_listed', { domain: 'club.example' }),
  ),
  message: message(mailbox('Chess Club', 'board@club.example'), 'Meeting on Thursday'),
  route: way('club.example', 'mail.club.example', '192.0.2.80'),
  recorded: trusted({ spf: { result: 'pass', domain: 'club.example', clientIp: '192.0.2.80' } }),
  spf: spf(
    'pass',
    'spf_pass',
    { domain: 'club.example', ip: '192.0.2.80', record: 'v=spf1 a mx -all', mechanism: 'a' },
    { ip: '192.0.2.80', domain: 'club.example' },
  ),
  dmarc: dmarc('none', 'dmarc_no_record', 'club.example', null),
  dns: [dnsText('club.example', 'spf', 'v=spf1 a mx -all'), dnsText('_dmarc.club.example', 'dmarc', null)],
});

/** Sent by a colleague, who signed in to the same mail service. */
export const internal: Inspection = inspection({
  verdict: verdict(
    'internal',
    'rcpt.example',
    note('verdict_internal', { domain: 'rcpt.example' }),
    note('verdict_reason_submission', { domain: 'rcpt.example' }),
    note('verdict_advice_internal'),
  ),
  message: message(mailbox('Carol', 'carol@rcpt.example'), 'Lunch?'),
  route: route(
    hops([
      {
        from: 'laptop',
        ip: '10.0.0.9',
        by: 'mx.rcpt.example',
        with: 'ESMTPSA',
        trust: 'recorded',
        border: true,
        submission: true,
        kind: 'submission',
        authenticated: 'carol',
      },
      {
        from: 'mx.rcpt.example',
        by: 'store.rcpt.example',
        with: 'LMTP',
        trust: 'recorded',
        kind: 'delivery',
        delay: 1,
      },
    ]),
    { submission: true },
  ),
  spfReason: note('route_envelope_submission', { host: 'mx.rcpt.example' }),
});

/** The resolver did not answer. */
export const unchecked: Inspection = inspection({
  verdict: verdict(
    'unchecked',
    'school.example',
    note('verdict_unchecked'),
    note('verdict_reason_key_unavailable', { name: 's2026._domainkey.school.example' }),
    note('verdict_advice_retry'),
  ),
  message: message(mailbox('School', 'office@school.example'), 'Timetable'),
  route: way('school.example', 'mail.school.example', '192.0.2.77'),
  spf: spf('temperror', 'spf_temperror_dns', { domain: 'school.example' }, { name: 'school.example', type: 'TXT' }),
  dkim: [dkim('temperror', 'dkim_key_unavailable', { domain: 'school.example', key: null, dns: 1 })],
  dmarc: dmarc('temperror', 'dmarc_dns_trouble', 'school.example', null, { values: { name: '_dmarc.school.example' } }),
  dns: [
    dnsText('school.example', 'spf', null, { status: 'timeout', trouble: 'timeout', ttl: 0 }),
    dnsText('s2026._domainkey.school.example', 'dkim', null, { status: 'servfail', trouble: 'servfail', ttl: 0 }),
    dnsText('_dmarc.school.example', 'dmarc', null, { status: 'error', trouble: 'offline', ttl: 0 }),
  ],
});

/** A small domain without any record. */
export const unverified: Inspection = inspection({
  verdict: verdict(
    'unverified',
    'friend.example',
    note('verdict_unverified'),
    note('verdict_reason_nothing', { domain: 'friend.example' }),
    note('verdict_advice_unverified'),
  ),
  message: message(mailbox('Friend', 'me@friend.example'), 'Hello'),
  route: way('friend.example', 'mail.friend.example', '192.0.2.99'),
  spf: spf('none', 'spf_none_no_record', { domain: 'friend.example' }, { domain: 'friend.example' }),
  dmarc: dmarc('none', 'dmarc_no_record', 'friend.example', null),
  dns: [dnsText('friend.example', 'spf', null), dnsText('_dmarc.friend.example', 'dmarc', null)],
});
