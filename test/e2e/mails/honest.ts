/** Mails that are what they say, each proven in another way. */
import { ed25519Key } from '../../messages/keys.ts';
import { type Draft, prepend, received } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';
import { deliver, type Mail, mailDate, STRANGER_ADDRESS, strictZone, write } from './mail.ts';

export function rsaSigned(domain = 'rsa.example', name = 'Signed by RSA'): Mail {
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

export function ed25519Signed(): Mail {
  const domain = 'ed25519.example';
  const name = 'Signed by Ed25519';
  const key = ed25519Key();
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain, key }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain, 's1', key) },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

/** Nothing but the address that it came from speaks for it, which only a known border can tell. */
export function spfOnly(): Mail {
  const domain = 'spf-only.example';
  const name = 'Not signed, sent by a listed server';
  return {
    name,
    source: deliver(write(domain, name), domain),
    zone: strictZone(domain),
    declared: { level: 'listed', reason: 'verdict_reason_listed' },
    undeclared: { level: 'unchecked', reason: 'verdict_reason_receiver_unknown' },
  };
}

/** The domain took its key out of the DNS; the receiver, at the time, saw it pass. */
export function keyGone(): Mail {
  const domain = 'key-gone.example';
  const name = 'Its key is gone, the receiver recorded a pass';
  const results =
    `Authentication-Results: mx.rcpt.example;\r\n\tdkim=pass header.d=${domain} header.s=s1;\r\n` +
    `\tdmarc=pass (p=reject) header.from=${domain}`;
  const forwarded = { ip: STRANGER_ADDRESS, host: 'forwarder.example', above: [results] };
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain }), domain, forwarded),
    zone: strictZone(domain),
    declared: { level: 'vouched', reason: 'verdict_reason_recorded_key_gone' },
    undeclared: { level: 'unchecked', reason: 'verdict_reason_key_gone' },
  };
}

/** Bytes that no character set declares: what old programs still send. */
export function latin1Header(): Mail {
  const domain = 'latin1.example';
  const name = 'Latin-1 bytes in header and body';
  const message = write(domain, `${name}: Gr\xfc\xdfe`, {
    from: `J\xf6rg M\xfcller <alice@${domain}>`,
    messageId: `<latin1@${domain}>`,
    body: 'Sch\xf6ne Gr\xfc\xdfe \xa0 aus K\xf6ln\r\n',
  });
  return {
    name,
    source: deliver(signDkim(charset(message, 'iso-8859-1'), { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

/** Escape sequences of ISO-2022-JP as they stand, without encoded words. */
export function iso2022JpHeader(): Mail {
  const domain = 'iso-2022-jp.example';
  const name = 'Raw ISO-2022-JP in the header';
  // "会議の議事録" and "田中" in JIS X 0208
  const message = write(domain, `${name}: \x1b$B2q5D$N5D;vO?\x1b(B`, {
    // Quoted: bare, the "(B" of the escape sequence would begin a comment.
    from: `"\x1b$BEDCf\x1b(B" <alice@${domain}>`,
    messageId: `<iso-2022-jp@${domain}>`,
    body: '\x1b$B2q5D$N5D;vO?\x1b(B\r\n',
  });
  return {
    name,
    source: deliver(signDkim(charset(message, 'iso-2022-jp'), { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

export function bigAttachment(bytes = 10 * 1024 * 1024): Mail {
  const domain = 'attachment.example';
  const name = 'An attachment of ten megabytes';
  const line = `${'QUJD'.repeat(19)}\r\n`;
  const body =
    '--part\r\nContent-Type: text/plain\r\n\r\nSee the attachment.\r\n--part\r\nContent-Type: application/octet-stream\r\n' +
    'Content-Disposition: attachment; filename="data.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
    `${line.repeat(Math.ceil(bytes / line.length))}--part--\r\n`;
  const message = contentType(write(domain, name, { body }), 'multipart/mixed; boundary=part');
  return {
    name,
    source: deliver(signDkim(message, { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

/** The way that a mail takes from a laptop through a company to the receiver: what the diagram is made for. */
export function longWay(hops: number): Mail {
  const domain = `hops-${hops}.example`;
  const name = hops === 1 ? 'One server on its way' : `${hops} servers on its way`;
  let message = write(domain, name);
  for (let hop = 1; hop < hops; hop++) {
    message = prepend(
      message,
      received({
        from: hop === 1 ? `laptop.${domain}` : `relay${hop - 1}.${domain}`,
        ip: `198.51.100.${hop}`,
        by: `relay${hop}.${domain}`,
        with: hop === 1 ? 'ESMTPSA' : 'ESMTPS',
        date: mailDate(new Date(Date.now() - 600_000 - (hops - hop) * 4000)),
      }),
    );
  }
  return {
    name,
    source: deliver(signDkim(message, { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

function charset(message: Draft, name: string): Draft {
  return contentType(message, `text/plain; charset=${name}`);
}

function contentType(message: Draft, value: string): Draft {
  return {
    ...message,
    fields: message.fields.map((field) => (field.startsWith('Content-Type:') ? `Content-Type: ${value}\r\n` : field)),
  };
}
