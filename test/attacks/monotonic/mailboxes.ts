/** Mailboxes of many makes, each with what its own side writes around a mail that a stranger's server hands in. */
import { prepend } from '../../messages/message.ts';
import { RCPT } from '../world.ts';
import { AT, confirmed, type Handover, type Mailbox, NO_DNS, postfixHop } from './mailbox.ts';
import { PROVIDERS } from './providers.ts';

const FAIL = 'dmarc=fail (p=REJECT dis=REJECT) header.from=legit.example';
const results = (path: string) =>
  `Authentication-Results: mx.rcpt.example; spf=none smtp.mailfrom=${/^[\w.@-]+$/.test(path) ? path : 'attack.example'}; ${FAIL}`;
const plain: Mailbox['wrap'] = (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from));
const failing: Mailbox['wrap'] = (mail, from) =>
  prepend(mail, `Return-Path: <${from.path}>`, results(from.path), postfixHop(from));

export const MAILBOXES: readonly Mailbox[] = [
  {
    name: 'self-hosted Postfix',
    receiver: RCPT,
    wrap: plain,
  },
  {
    name: 'self-hosted Postfix that recorded a fail',
    receiver: RCPT,
    wrap: failing,
  },
  {
    name: 'self-hosted Exim',
    receiver: { ...RCPT, results: 'none' },
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-path: <${from.path}>`,
        `Received: from ${eximClient(from)}\r\n\tby mx.rcpt.example with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384\r\n\t(Exim 4.98) (envelope-from <${from.path}>) id 1tE-1\r\n\tfor bob@rcpt.example; ${AT}`,
      ),
  },
  {
    name: 'self-hosted sendmail',
    receiver: RCPT,
    wrap: (mail, { ip, helo, reverse, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} (${reverse === 'unknown' ? '' : `${reverse} `}[${ip}]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTPS id 4AO123 for <bob@rcpt.example>; ${AT}`,
      ),
  },
  {
    name: 'self-hosted sendmail that tells of the reverse-path behind its date',
    receiver: RCPT,
    wrap: (mail, { ip, helo, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} ([${ip}]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTPS id 4AO123; ${AT}\r\n\t(envelope-from ${path})`,
      ),
  },
  {
    name: 'self-hosted Haraka',
    receiver: RCPT,
    wrap: (mail, { ip, helo, reverse, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} (${reverse} [${ip}])\r\n\tby mx.rcpt.example (Haraka/3.0.3) with ESMTPS id 1A2B\r\n\tenvelope-from <${path}>; ${AT}`,
      ),
  },
  {
    name: 'a server that bears no mark',
    receiver: RCPT,
    wrap: (mail, { ip, helo, reverse, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} (${reverse} [${ip}]) by mx.rcpt.example with ESMTP id 7; ${AT}`,
      ),
  },
  ...PROVIDERS,
  {
    name: 'a gateway is declared, and passed by',
    receiver: { ...RCPT, gateways: ['*.filter.example'] },
    wrap: plain,
  },
  {
    name: 'a gateway is declared, and handed it over',
    mayChange: true,
    receiver: { ...RCPT, gateways: ['*.filter.example'] },
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-Path: <${from.path}>`,
        `Received: from mx0.filter.example (mx0.filter.example [198.51.100.7])\r\n\tby mx.rcpt.example (Postfix) with ESMTPS id 4ABCDEF\r\n\tfor <bob@rcpt.example>; ${AT}`,
        postfixHop(from, 'mx0.filter.example'),
      ),
  },
  {
    name: 'a forwarder of one’s own is declared',
    receiver: { ...RCPT, borderBy: [...RCPT.borderBy, 'mx.fwd.example'], networks: ['198.51.100.80/32'] },
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-Path: <${from.path}>`,
        `Received: from mx.fwd.example (mx.fwd.example [198.51.100.80])\r\n\tby mx.rcpt.example (Postfix) with ESMTPS id 4ABCDEF\r\n\tfor <bob@rcpt.example>; ${AT}`,
        postfixHop(from, 'mx.fwd.example'),
      ),
  },
  {
    name: 'the receiver is only proposed',
    receiver: { ...RCPT, inferred: true },
    wrap: plain,
  },
  {
    name: 'a sealer is trusted',
    receiver: RCPT,
    context: { trustedSealers: ['list.example'] },
    wrap: plain,
  },
  {
    name: 'DNS checks are off, and a fail is recorded',
    receiver: RCPT,
    context: NO_DNS,
    wrap: failing,
  },
  {
    name: 'DNS checks are off',
    receiver: RCPT,
    context: NO_DNS,
    wrap: plain,
  },
  {
    name: 'the webmail shows the header alone',
    receiver: RCPT,
    context: { fidelity: 'headers' },
    wrap: plain,
  },
  {
    name: 'the webmail encodes the body anew',
    receiver: RCPT,
    context: { fidelity: 'rewritten' },
    wrap: plain,
  },
  { name: 'a file', wrap: plain },
];

function eximClient(from: Handover): string {
  const name = confirmed(from);
  return name === null ? `[${from.ip}] (helo=${from.helo})` : `${name} ([${from.ip}] helo=${from.helo})`;
}
