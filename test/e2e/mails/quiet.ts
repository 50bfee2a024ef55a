/** Mails of which little can be said, and one whose names leave no room. */
import { prepend, received, toBytes } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';
import { deliver, type Mail, mailDate, STRANGER_ADDRESS, strictZone, write } from './mail.ts';

/** The domain publishes no key, no SPF record and no policy. */
export function withoutProof(): Mail {
  const domain = 'no-records.example';
  const name = 'No proof of any kind';
  return {
    name,
    source: deliver(write(domain, name), domain, { ip: STRANGER_ADDRESS }),
    zone: { [domain]: { MX: [`10 mx.${domain}`] } },
    declared: { level: 'unverified', reason: 'verdict_reason_nothing' },
  };
}

/** A colleague signed in to the reader's own server, which the settings have to name as the own domain. */
export function fromInside(domain: string): Mail {
  const name = 'From a colleague, within the house';
  const border = received({
    from: 'laptop',
    ip: '192.0.2.9',
    with: 'ESMTPSA',
    date: mailDate(new Date(Date.now() - 600_000)),
  });
  return {
    name,
    source: toBytes(prepend(write(domain, name), `Return-Path: <alice@${domain}>`, border)),
    zone: {},
    declared: { level: 'internal', reason: 'verdict_reason_submission' },
  };
}

/** Labels as long as the DNS allows (RFC 1035 §2.3.4), a local part as long as SMTP allows (RFC 5321 §4.5.3.1.1). */
export function longNames(): Mail {
  const domain = `${'long-label-'.repeat(5)}12345678.${'another-'.repeat(7)}label.example`;
  const name = `Names without room: ${'Donaudampfschifffahrtsgesellschaft'.repeat(3)}`;
  const draft = write(domain, name, { from: `"${'Maximilian-Alexander '.repeat(5)}" <${'x'.repeat(64)}@${domain}>` });
  return {
    name,
    source: deliver(signDkim(draft, { domain }), domain, { host: `${'mx-'.repeat(20)}1.${domain}` }),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}
