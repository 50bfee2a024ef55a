/**
 * Mail as a company sends it, made by code: an SPF record with nine includes, signed by a subdomain and by its mail service, sealed by a
 * list and a forwarder, with a DMARC policy and a logo at the Organizational Domain.
 */

import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { RCPT_MAIL } from '../../fakes/receiver.ts';
import type { Zone } from '../../fakes/zone-resolver.ts';
import { draft, prepend, received, toBytes } from '../../messages/message.ts';
import { sealArc } from '../../messages/seal.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';

export interface CorporateMail {
  source: Uint8Array;
  zone: Zone;
  receiver: Receiver;
  now: Date;
  /** The same envelope, for engines that do not read it off the message. */
  client: { ip: string; helo: string; sender: string; mta: string };
}

/** The last include of the last record lists it, so that no question can be left out. */
const CLIENT = '198.51.100.7';
const HELO = 'out.desk.example';
const DOMAIN = 'corp.example';
const AUTHOR = `news.${DOMAIN}`;

export function corporateMail(): CorporateMail {
  const written = draft({ from: `News <alice@${AUTHOR}>`, body: 'Hello world.\r\n'.repeat(180) });
  const signed = signDkim(signDkim(written, { domain: AUTHOR }), { domain: 'service.example', selector: 'smtpapi' });
  const results = `spf=pass smtp.mailfrom=${DOMAIN}; dkim=pass header.d=${AUTHOR}; dmarc=pass header.from=${AUTHOR}`;
  const listed = sealArc(signed, {
    instance: 1,
    domain: 'list.example',
    chainValidation: 'none',
    results: `list.example; ${results}`,
  });
  const forwarded = sealArc(listed, {
    instance: 2,
    domain: 'forward.example',
    chainValidation: 'pass',
    results: `forward.example; ${results}`,
  });
  const top = [`Return-Path: <bounce@${DOMAIN}>`, received({ ip: CLIENT, from: HELO })];
  return {
    source: toBytes(prepend(forwarded, ...top)),
    zone: makeZone(),
    receiver: RCPT_MAIL,
    now: new Date('2026-11-24T03:00:00Z'),
    client: { ip: CLIENT, helo: HELO, sender: `bounce@${DOMAIN}`, mta: 'mx.rcpt.example' },
  };
}

function makeZone(): Zone {
  const spf = (terms: string) => ({ TXT: [`v=spf1 ${terms}`] });
  return {
    ...keyZone(AUTHOR),
    ...keyZone('service.example', 'smtpapi'),
    ...keyZone('list.example', 'arc'),
    ...keyZone('forward.example', 'arc'),
    [DOMAIN]: spf(`ip4:203.0.113.0/24 include:_spf.${DOMAIN} -all`),
    [`_spf.${DOMAIN}`]: spf(
      'include:_spf.cloud.example include:service.example include:letters.example include:office.example include:desk.example ~all',
    ),
    '_spf.cloud.example': spf('include:_n1.cloud.example include:_n2.cloud.example include:_n3.cloud.example ~all'),
    '_n1.cloud.example': spf('ip4:192.0.2.0/26 ~all'),
    '_n2.cloud.example': spf('ip6:2001:db8::/36 ~all'),
    '_n3.cloud.example': spf('ip4:192.0.2.64/26 ~all'),
    'service.example': spf('ip4:192.0.2.128/26 ~all'),
    'letters.example': spf('ip4:192.0.2.192/27 ?all'),
    'office.example': spf('ip4:192.0.2.224/28 -all'),
    'desk.example': spf('ip4:198.51.100.0/24 ~all'),
    [`_dmarc.${DOMAIN}`]: { TXT: ['v=DMARC1; p=reject; sp=quarantine; adkim=r; aspf=r'] },
    [AUTHOR]: { A: ['203.0.113.6'] },
    [`default._bimi.${DOMAIN}`]: { TXT: [`v=BIMI1; l=https://${DOMAIN}/logo.svg; a=;`] },
  };
}
