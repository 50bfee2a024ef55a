/** What must not change, or only one way, when a message or the DNS is changed in a known way. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/core/index.ts';
import type { Inspection, Level } from '../../src/core/inspection/index.ts';
import { gmail } from '../../src/core/receivers/gmail.ts';
import { outlook } from '../../src/core/receivers/outlook.ts';
import type { Receiver } from '../../src/core/receivers/receiver.ts';
import type { Zone } from '../fakes/zone-resolver.ts';
import { type Draft, draft, toBytes, toText } from '../messages/message.ts';
import { CAMPAIGN_TIMEOUT, campaign } from './campaign.ts';
import { CLAIMS, exhaustingClaims } from './claims.ts';
import { findBroken } from './invariants.ts';
import {
  arrive,
  DOMAIN,
  exchange,
  google,
  listed,
  sealedTwice,
  signed,
  signedByEdwards,
  signedPartly,
  signedSimply,
} from './messages.ts';
import { fieldsOf } from './mutate.ts';
import type { Random } from './random.ts';
import { type Failing, NOW, RCPT, watched, ZONE } from './world.ts';

interface Mail {
  name: string;
  message: Draft;
  receiver?: Receiver;
  /** How many fields, from the top, are the receiver's own. */
  own: number;
  level: Level;
}

const PASSED = `spf=pass smtp.mailfrom=alice@${DOMAIN}; dmarc=pass (p=reject) header.from=${DOMAIN}`;
const FAILED = `spf=fail smtp.mailfrom=alice@${DOMAIN}; dmarc=fail (p=reject) header.from=${DOMAIN}`;
const ATTACKER = '203.0.113.66';
const stranger = (from: string) => draft({ from });

/** At least one mail of each level. */
const MAILS: readonly Mail[] = [
  { name: 'signed', message: arrive(signed), receiver: RCPT, own: 2, level: 'verified' },
  { name: 'signed, simple', message: arrive(signedSimply), receiver: RCPT, own: 2, level: 'verified' },
  { name: 'signed by Ed25519', message: arrive(signedByEdwards, ATTACKER), receiver: RCPT, own: 2, level: 'verified' },
  { name: 'signed, of nobody’s mailbox', message: signed, own: 0, level: 'verified' },
  { name: 'sealed twice', message: arrive(sealedTwice), receiver: RCPT, own: 2, level: 'verified' },
  { name: 'signed in part', message: arrive(signedPartly), receiver: RCPT, own: 2, level: 'altered' },
  { name: 'through a list', message: arrive(listed, ATTACKER, PASSED), receiver: RCPT, own: 3, level: 'vouched' },
  { name: 'from a listed server', message: arrive(draft()), receiver: RCPT, own: 2, level: 'listed' },
  {
    name: 'forged, and recorded so',
    message: arrive(draft(), ATTACKER, FAILED),
    receiver: RCPT,
    own: 3,
    level: 'failed',
  },
  { name: 'forged', message: arrive(draft(), ATTACKER), receiver: RCPT, own: 2, level: 'failed' },
  {
    name: 'changed',
    message: arrive({ ...signed, body: 'Pay.\r\n' }, ATTACKER),
    receiver: RCPT,
    own: 2,
    level: 'failed',
  },
  {
    name: 'of a stranger',
    message: arrive(stranger('x@list.example'), ATTACKER),
    receiver: RCPT,
    own: 2,
    level: 'unverified',
  },
  { name: 'at Gmail', message: google, receiver: gmail, own: 7, level: 'verified' },
  { name: 'at Outlook', message: exchange, receiver: outlook, own: 5, level: 'verified' },
];

async function look(mail: Pick<Mail, 'message' | 'receiver'>, zone: Zone = ZONE, failing: Failing = {}) {
  const resolver = watched(zone, failing);
  const { receiver } = mail;
  const inspection = await inspect(toBytes(mail.message), {
    resolver,
    now: NOW,
    ...(receiver ? { receiver } : {}),
  });
  return { inspection, broken: findBroken(inspection, resolver.asked) };
}

/**
 * How much a level claims for the sender: a message must never rise by what its sender adds. What is altered may become all that
 * it were without its signature, which a field can always break.
 */
const RANK: Record<Level, number> = {
  failed: 0,
  ambiguous: 1,
  unchecked: 1,
  unverified: 1,
  internal: 2,
  listed: 3,
  vouched: 4,
  altered: 5,
  verified: 6,
};

describe('the mails that these tests start from', () => {
  for (const mail of MAILS) {
    it(`${mail.name}: ${mail.level}`, async () => expect((await look(mail)).inspection.verdict.level).toBe(mail.level));
  }
});

describe('claimed fields below the border', () => {
  it('never make a level better', { timeout: CAMPAIGN_TIMEOUT }, async () => {
    const known = new Map<Mail, Level>(MAILS.map((mail) => [mail, mail.level]));
    await campaign(
      'claimed fields',
      1_500_000,
      (random) => {
        const mail = random.pick(MAILS);
        const fields = [...mail.message.fields];
        const claims = random.oneIn(8) ? exhaustingClaims(random) : CLAIMS;
        const count = claims === CLAIMS ? 1 + random.below(4) : claims.length;
        for (let at = 0; at < count; at++) {
          const claim = claims === CLAIMS ? random.pick(CLAIMS) : (claims[at] ?? '');
          fields.splice(mail.own + random.below(fields.length - mail.own + 1), 0, `${claim}\r\n`);
        }
        return [String(MAILS.indexOf(mail)), toText({ ...mail.message, fields })];
      },
      async ([index = '', text = '']) => {
        const mail = MAILS[Number(index)];
        if (!mail) return ['no mail'];
        const { inspection, broken } = await look({ ...mail, message: fromText(text) });
        const before = known.get(mail) ?? 'failed';
        const after = inspection.verdict.level;
        const rose = RANK[after] > RANK[before];
        return rose ? [...broken, `${before} became ${after} (${inspection.verdict.reason.code})`] : broken;
      },
    );
  });
});

function fromText(text: string): Draft {
  const fields = fieldsOf(text);
  return { fields, body: text.slice(fields.join('').length + 2) };
}

describe('a second From', () => {
  it('anywhere in the header makes the mail ambiguous', { timeout: CAMPAIGN_TIMEOUT }, async () => {
    const froms = [
      'From: eve@attack.example',
      `From: alice@${DOMAIN}`,
      'from:eve@attack.example',
      'FROM : eve@attack.example',
      'From\t: eve@attack.example',
      'From\r\n : eve@attack.example',
      'From:\r\n eve@attack.example',
      'From:',
      'From: <>',
      'From: (nobody)',
      'From: =?utf-8?q?alice=40bank.example?=',
      'X-Other: x\rFrom: eve@attack.example',
      'X-Other: x\nFrom: eve@attack.example',
    ];
    await campaign(
      'second From',
      400_000,
      (random) => {
        const mail = random.pick(MAILS);
        const fields = [...mail.message.fields];
        fields.splice(random.below(fields.length + 1), 0, `${random.pick(froms)}\r\n`);
        return [String(MAILS.indexOf(mail)), toText({ ...mail.message, fields })];
      },
      async ([index = '', text = '']) => {
        const { receiver } = MAILS[Number(index)] ?? {};
        const { inspection, broken } = await look({ message: fromText(text), ...(receiver ? { receiver } : {}) });
        const { level, domain } = inspection.verdict;
        return level === 'ambiguous' && domain === null ? broken : [...broken, `${level}, ${domain}`];
      },
    );
  });
});

describe('one bit of what is signed', () => {
  it('flipped, the mail is verified no more', { timeout: CAMPAIGN_TIMEOUT }, async () => {
    const mails = MAILS.filter(({ level }) => level === 'verified');
    await campaign(
      'flipped bits',
      600_000,
      (random) => {
        const mail = random.pick(mails);
        const { at, bit } = pickSignedBit(toText(mail.message), random);
        return [String(MAILS.indexOf(mail)), flip(toText(mail.message), at, bit), String(at), String(bit)];
      },
      async ([index = '', text = '']) => {
        const { receiver } = MAILS[Number(index)] ?? {};
        const source = Buffer.from(text, 'latin1');
        const inspection = await inspect(source, { resolver: watched(), now: NOW, ...(receiver ? { receiver } : {}) });
        return inspection.verdict.level === 'verified' ? ['still verified'] : [];
      },
    );
  });
});

function flip(text: string, at: number, bit: number): string {
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1);
}

/** A bit of the body, of a field that is signed, or of the signature, whose change no canonicalization takes back. */
function pickSignedBit(text: string, random: Random): { at: number; bit: number } {
  const fields = fieldsOf(text);
  const signature = fields.find((field) => field.startsWith('DKIM-Signature')) ?? '';
  const names = /\bh=([^;]*)/.exec(signature)?.[1]?.split(':') ?? [];
  const isRelaxed = signature.includes('c=relaxed');
  for (;;) {
    const at = random.below(text.length);
    const bit = random.below(8);
    const [start, field] = fieldAt(fields, at);
    const name = field.slice(0, field.indexOf(':'));
    const isSignature = field === signature;
    if (field !== '' && !isSignature && !names.includes(name.toLowerCase())) continue;
    const before = text.charCodeAt(at);
    const after = before ^ (1 << bit);
    // Relaxed: names are taken in lower case, and a line end may become a blank before one.
    if (isRelaxed && field !== '' && at < start + name.length && bit === 5) continue;
    if (before === 0x0d && after === 0x09) continue;
    // The last digit of b= has bits that stand for nothing; "=" pads it.
    if (isSignature && at >= start + field.length - 5) continue;
    return { at, bit };
  }
}

function fieldAt(fields: readonly string[], at: number): [number, string] {
  let start = 0;
  for (const field of fields) {
    if (at < start + field.length) return [start, field];
    start += field.length;
  }
  return [start, ''];
}

describe('a DNS that fails', () => {
  it('moves results to "could not be checked" and nowhere else', { timeout: CAMPAIGN_TIMEOUT }, async () => {
    const whole = new Map<Mail, Inspection>();
    for (const mail of MAILS) whole.set(mail, (await look(mail)).inspection);
    await campaign(
      'failing DNS',
      800_000,
      (random) => {
        const mail = random.pick(MAILS);
        const asked = whole.get(mail)?.dns ?? [];
        const failing = asked
          .filter(() => random.oneIn(3))
          .map(({ name, type }) => `${type} ${name} ${random.pick(['servfail', 'timeout', 'error'])}`);
        return [String(MAILS.indexOf(mail)), toText(mail.message), ...failing];
      },
      async ([index = '', , ...lines]) => {
        const mail = MAILS[Number(index)];
        const before = mail && whole.get(mail);
        if (!before) return ['no mail'];
        const failing: Failing = {};
        for (const line of lines) {
          const [type, name, status] = line.split(' ');
          failing[`${type} ${name}`] = status === 'servfail' || status === 'timeout' ? status : 'error';
        }
        const { inspection, broken } = await look(mail, ZONE, failing);
        return [...broken, ...compare(before, inspection)];
      },
    );
  });
});

function compare(before: Inspection, after: Inspection): string[] {
  const moved: string[] = [];
  const check = (what: string, one?: string, other?: string) => {
    if (one !== other && other !== 'temperror') moved.push(`${what}: ${one} became ${other}`);
  };
  check('SPF', before.spf?.result, after.spf?.result);
  check('DMARC', before.dmarc?.result, after.dmarc?.result);
  check('ARC', before.arc?.result, after.arc?.result);
  for (const [at, { result }] of before.dkim.entries()) check('DKIM', result, after.dkim[at]?.result);
  const [level, now] = [before.verdict.level, after.verdict.level];
  // Another witness may still stand when one is missing; but none may come out of nothing.
  const stands = level === now || now === 'unchecked' || (RANK[level] > RANK[now] && RANK[now] >= RANK.listed);
  if (!stands) moved.push(`${level} became ${now}`);
  return moved;
}
