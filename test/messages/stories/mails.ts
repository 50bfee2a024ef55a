/** The messages of Learn's stories, each made by what happened to it. */
import { type Draft, draft, prepend } from '../message.ts';
import { sealArc } from '../seal.ts';
import { signDkim } from '../sign.ts';
import {
  arrive,
  BANK_KEY,
  CITY_KEY,
  CLUB_KEY,
  LISTS_KEY,
  READER,
  received,
  SCHOOL_KEY,
  SENT,
  SENT_SECONDS,
} from './world.ts';

const KEN = `Ken <${READER}>`;

/** By every server that there is on the usual way; of who sent it, nothing gives proof. */
function way(): Draft {
  const written = draft({
    from: 'Hana <hana@aoba.example>',
    to: KEN,
    subject: 'Photos from Sunday',
    date: SENT,
    messageId: '<photos@aoba.example>',
    body: 'Hi Ken,\r\n\r\nhere are the photos from Sunday.\r\n\r\nHana\r\n',
  });
  const sent = prepend(
    written,
    received({
      from: 'smtp.aoba.example',
      ip: '10.1.0.4',
      by: 'out.aoba.example',
      id: '4cW7Qh2Zs1',
      seconds: 2,
      to: READER,
    }),
    received({
      from: '[192.168.1.20]',
      reverse: 'p20.dyn.line.example',
      ip: '203.0.113.20',
      by: 'smtp.aoba.example',
      id: '4cW7Qg5Lx0',
      seconds: 1,
      to: READER,
      user: 'hana',
    }),
  );
  return arrive(sent, {
    mailFrom: 'hana@aoba.example',
    from: 'out.aoba.example',
    ip: '198.51.100.20',
    id: '4cW7Qj0Rk9',
    seconds: 3,
    results: 'spf=none smtp.mailfrom=aoba.example; dkim=none; dmarc=none header.from=aoba.example',
  });
}

/** Written by a program on an infected computer, which speaks to the reader's MX itself. */
function direct(): Draft {
  const written = draft({
    from: 'Prize Team <win@prize.example>',
    to: KEN,
    subject: 'You have won',
    date: SENT,
    messageId: '<win@prize.example>',
    body: 'Claim your prize today.\r\n',
  });
  return arrive(written, {
    mailFrom: 'win@prize.example',
    from: 'PC-77',
    reverse: 'p77.dyn.line.example',
    ip: '203.0.113.77',
    id: '4cW8Ab3Tn2',
    seconds: 4,
    plain: true,
    results: 'spf=none smtp.mailfrom=prize.example; dkim=none; dmarc=none header.from=prize.example',
  });
}

/** The shop's mailing service sends for it, and its SPF record allows that. */
function spf(): Draft {
  const written = draft({
    from: 'Shop <orders@shop.example>',
    to: KEN,
    subject: 'Your order has shipped',
    date: SENT,
    messageId: '<order-4711@shop.example>',
    body: 'Dear Ken,\r\n\r\nyour order left our warehouse today.\r\n',
  });
  const sent = prepend(
    written,
    received({
      from: 'app.shop.example',
      ip: '192.0.2.3',
      by: 'out.mailer.example',
      id: '4cW9Bd1Vp7',
      seconds: 1,
      to: READER,
      user: 'shop',
    }),
  );
  return arrive(sent, {
    mailFrom: 'bounce@shop.example',
    from: 'out.mailer.example',
    ip: '198.51.100.7',
    id: '4cW9Bf6Wq4',
    seconds: 2,
    results: 'spf=pass smtp.mailfrom=shop.example; dkim=none; dmarc=none header.from=shop.example',
  });
}

/** The city signs. */
function dkim(): Draft {
  const written = draft({
    from: 'City Hall <info@city.example>',
    to: KEN,
    subject: 'Waste collection in December',
    date: SENT,
    messageId: '<waste-12@city.example>',
    body: 'Dear citizen,\r\n\r\nin December we collect paper on Tuesdays.\r\n',
  });
  const signed = signDkim(written, {
    domain: 'city.example',
    selector: 's2026',
    key: CITY_KEY,
    time: SENT_SECONDS,
  });
  const sent = prepend(
    signed,
    received({
      from: 'desk7.city.example',
      ip: '10.2.0.7',
      by: 'mail.city.example',
      id: '4cWAAk8Xr5',
      seconds: 0,
      to: READER,
      user: 'info',
    }),
  );
  return arrive(sent, {
    mailFrom: 'info@city.example',
    from: 'mail.city.example',
    ip: '192.0.2.40',
    id: '4cWAAm2Ys3',
    seconds: 1,
    results:
      'spf=none smtp.mailfrom=city.example;\r\n\tdkim=pass header.d=city.example header.s=s2026; dmarc=none header.from=city.example',
  });
}

/** SPF passes for the mailing service, which is not the bank; the bank's own signature is what counts. */
function dmarc(): Draft {
  const written = draft({
    from: 'Bank <notice@bank.example>',
    to: KEN,
    subject: 'Your statement is ready',
    date: SENT,
    messageId: '<statement-11@bank.example>',
    body: 'Dear customer,\r\n\r\nyour statement is ready in the app.\r\n',
  });
  const signed = signDkim(written, {
    domain: 'mail.bank.example',
    selector: 'k1',
    key: BANK_KEY,
    time: SENT_SECONDS,
  });
  return arrive(signed, {
    mailFrom: 'b-8812@bounces.mailer.example',
    from: 'out.mailer.example',
    ip: '198.51.100.7',
    id: '4cWBBn7Zt1',
    seconds: 2,
    results:
      'spf=pass smtp.mailfrom=bounces.mailer.example;\r\n\tdkim=pass header.d=mail.bank.example header.s=k1; dmarc=pass header.from=bank.example',
  });
}

/** Sent to Ken's old address, which passes everything on as it is. */
function forward(signs: boolean): Draft {
  const old = 'ken@alumni.example';
  const written = draft({
    from: 'School Office <office@school.example>',
    to: `Ken <${old}>`,
    subject: 'Reunion in March',
    date: SENT,
    messageId: '<reunion@school.example>',
    body: 'Dear Ken,\r\n\r\nwe meet on 20 March at noon.\r\n',
  });
  const signed = signs
    ? signDkim(written, { domain: 'school.example', selector: 'mail', key: SCHOOL_KEY, time: SENT_SECONDS })
    : written;
  const forwarded = prepend(
    signed,
    received({
      from: 'mail.school.example',
      ip: '192.0.2.60',
      by: 'mail.alumni.example',
      id: '4cWCCp4Aw8',
      seconds: 2,
      to: old,
    }),
  );
  return arrive(forwarded, {
    mailFrom: 'office@school.example',
    from: 'mail.alumni.example',
    ip: '203.0.113.50',
    id: '4cWCCq9Bx6',
    seconds: 4,
    results: signs
      ? 'spf=fail smtp.mailfrom=school.example;\r\n\tdkim=pass header.d=school.example header.s=mail; dmarc=pass header.from=school.example'
      : 'spf=fail smtp.mailfrom=school.example; dkim=none;\r\n\tdmarc=fail (p=quarantine) header.from=school.example',
  });
}

/** The list writes a tag into the subject and a footer below the text, which breaks the author's signature; it seals what it had found. */
function list(): Draft {
  const written = draft({
    from: 'Mari <mari@club.example>',
    to: 'walks@lists.example',
    subject: 'Meeting point',
    date: SENT,
    messageId: '<walk@club.example>',
    body: 'We meet at the station at nine.\r\n\r\nMari\r\n',
  });
  const signed = signDkim(written, {
    domain: 'club.example',
    selector: 'mail',
    key: CLUB_KEY,
    time: SENT_SECONDS,
  });
  const received1 = received({
    from: 'mail.club.example',
    ip: '192.0.2.80',
    by: 'lists.example',
    id: '4cWDDr5Cy3',
    seconds: 1,
    to: 'walks@lists.example',
  });
  const posted = prepend(signed, received1);
  const changed: Draft = {
    fields: posted.fields.map((field) => field.replace('Subject: ', 'Subject: [walks] ')),
    body: `${posted.body}_______________________________________________\r\nwalks mailing list\r\nTo leave it, write to walks-leave@lists.example\r\n`,
  };
  const listed = prepend(changed, 'List-Id: <walks.lists.example>');
  const sealed = sealArc(listed, {
    instance: 1,
    domain: 'lists.example',
    selector: 'arc',
    key: LISTS_KEY,
    chainValidation: 'none',
    time: SENT_SECONDS + 2,
    results:
      'lists.example; spf=pass smtp.mailfrom=club.example;\r\n\tdkim=pass header.d=club.example; dmarc=pass header.from=club.example',
    signedFields: [
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'content-type',
      'list-id',
      'dkim-signature',
    ],
  });
  return arrive(sealed, {
    mailFrom: 'walks-bounces@lists.example',
    from: 'lists.example',
    ip: '203.0.113.90',
    id: '4cWDDs1Dz0',
    seconds: 3,
    results:
      'spf=pass smtp.mailfrom=lists.example;\r\n\tdkim=fail header.d=club.example; dmarc=fail (p=none) header.from=club.example',
  });
}

/** Looks like the bank's: its address, its greeting, an invented way and an invented "pass". */
function attack(): Draft {
  const written = draft({
    from: 'Bank Security <alert@bank.example>',
    to: KEN,
    subject: 'Your account is locked',
    date: SENT,
    messageId: '<alert@bank.example>',
    body: 'Dear customer,\r\n\r\nconfirm your password within 24 hours.\r\n',
    more: ['Reply-To: alert@bank-support.example'],
  });
  const dressed = prepend(
    written,
    'Authentication-Results: mx.post.example; spf=pass smtp.mailfrom=bank.example;\r\n\tdkim=pass header.d=bank.example; dmarc=pass header.from=bank.example',
    received({
      from: 'core.bank.example',
      ip: '192.0.2.120',
      by: 'mail.bank.example',
      id: '4cWEEt3Ea9',
      seconds: 0,
      to: READER,
    }),
  );
  return arrive(dressed, {
    mailFrom: 'alert@bank.example',
    from: 'mail.bank.example',
    reverse: 'unknown',
    ip: '203.0.113.66',
    id: '4cWEEv7Fb5',
    seconds: 5,
    results: 'spf=fail smtp.mailfrom=bank.example; dkim=none;\r\n\tdmarc=fail (p=reject) header.from=bank.example',
  });
}

export const MAILS = {
  way,
  direct,
  spf,
  dkim,
  dmarc,
  forward: () => forward(true),
  forward_unsigned: () => forward(false),
  list,
  attack,
} satisfies Record<string, () => Draft>;
