/** Mails with something wrong, each named after it. */
import { type Draft, prepend } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';
import { deliver, type Mail, STRANGER_ADDRESS, strictZone, write } from './mail.ts';

const STRANGER = { ip: STRANGER_ADDRESS, host: 'stranger.example' };

/** Somebody else wrote the bank's address into From. */
export function forgedFrom(): Mail {
  const domain = 'bank.example';
  const name = 'A forged sender whose domain asks to reject';
  return {
    name,
    source: deliver(write(domain, name), domain, { ...STRANGER, mailFrom: 'bounce@stranger.example' }),
    // The stranger's own domain lists the stranger's server: that proves nothing about the bank.
    zone: { ...strictZone(domain), 'stranger.example': { TXT: [`v=spf1 ip4:${STRANGER_ADDRESS} -all`] } },
    declared: { level: 'failed', reason: 'verdict_reason_spf_other' },
    undeclared: { level: 'unchecked', reason: 'verdict_reason_receiver_unknown' },
  };
}

/** The reader sees one From, the checks see the other (RFC 5322 §3.6.2 allows one). */
export function twoFrom(): Mail {
  const domain = 'two-from.example';
  const name = 'Two From fields';
  const signed = signDkim(write(domain, name), { domain });
  return {
    name,
    source: deliver(prepend(signed, 'From: The bank <service@bank.example>'), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'ambiguous', reason: 'verdict_reason_from_repeated' },
  };
}

/** Signed by its domain, then one digit of an account changed on the way. */
export function bodyChanged(): Mail {
  const domain = 'body-changed.example';
  const name = 'The body was changed after signing';
  const signed = signDkim(write(domain, name, { body: 'Please pay to account 1234.\r\n' }), { domain });
  const changed: Draft = { ...signed, body: 'Please pay to account 6666.\r\n' };
  return {
    name,
    source: deliver(changed, domain, { ...STRANGER, mailFrom: 'bounce@stranger.example' }),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'failed', reason: 'verdict_reason_body_changed' },
  };
}

/** A second Subject on top: most programs show it, the signature covers the other (RFC 6376 §8.15). */
export function fieldAdded(): Mail {
  const domain = 'field-added.example';
  const name = 'A field was added after signing';
  const signed = signDkim(write(domain, name), { domain });
  return {
    name,
    source: deliver(prepend(signed, `Reply-To: pay@stranger.example`, `Subject: ${name}: urgent`), domain, STRANGER),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'altered', reason: 'verdict_reason_field_added' },
  };
}

/** An honest mail, at a time when no resolver answers. */
export function resolverDown(): Mail {
  const domain = 'no-answer.example';
  const name = 'Checked while the resolver is down';
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain }), domain),
    zone: {},
    declared: { level: 'unchecked', reason: 'verdict_reason_dns_blocked' },
  };
}

/**
 * Opened with nothing known of the receiving side. The topmost Received and the results below it are the attacker's own
 * words: they must make nothing green and nothing believed.
 */
export function forgedReceipt(): Mail {
  const domain = 'forged-receipt.example';
  const name = 'A forged receipt on top of a forged sender';
  const results = `Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=${domain}; dmarc=pass header.from=${domain}`;
  return {
    name,
    source: deliver(write(domain, name), domain, { above: [results] }),
    zone: strictZone(domain),
    undeclared: { level: 'unchecked', reason: 'verdict_reason_receiver_unknown' },
  };
}
