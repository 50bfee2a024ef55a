/** Messages that nobody wrote by hand, validly signed: odd white space, odd bodies, odd tags. */
import { createHash } from 'node:crypto';
import { canonicalizeBody, canonicalizeField } from '../messages/canonicalize.ts';
import { type Draft, draft } from '../messages/message.ts';
import { sealArc } from '../messages/seal.ts';
import { sign, signedData } from '../messages/sign.ts';
import { DOMAIN } from './messages.ts';
import type { Random } from './random.ts';
import { ED25519, RSA } from './world.ts';

export function oddSignedMessage(random: Random): Draft {
  const message = signOddly(oddMessage(random), random);
  return random.oneIn(3) ? changedHarmlessly(message, random) : message;
}

function oddMessage(random: Random): Draft {
  const more = Array.from({ length: random.below(4) }, () => `${random.pick(NAMES)}:${oddText(random)}`);
  const message = draft({ subject: oddText(random), body: oddBody(random), more });
  return random.oneIn(3) ? { ...message, fields: shuffled(message.fields, random) } : message;
}

const NAMES = ['X-A', 'x-b', 'Comments', 'Keywords', 'To', 'Subject', 'Received', 'List-Id', 'CC', 'x-1'];

/** One field's value: words with runs of white space and folds between them. */
function oddText(random: Random): string {
  const gaps = ['', ' ', '  ', '\t', ' \t ', '\r\n ', '\r\n\t', ' \r\n  ', ' \r\n '];
  const words = ['minutes', 'a', '=?utf-8?q?=C3=A9?=', 'b;c=d', '"q  q"', '(c)', '\xc3\xa9', '\xe9', ':'];
  let text = '';
  for (let count = random.below(6); count > 0; count--) text += random.pick(gaps) + random.pick(words);
  // White space to some, and no WSP.
  if (random.oneIn(200)) text += random.pick(['\x0b', '\xa0']);
  return random.oneIn(4) ? `${text}${random.pick([' ', '\t', '  '])}` : text;
}

function oddBody(random: Random): string {
  const pieces = [
    'word',
    ' ',
    '  ',
    '\t',
    ' \t',
    '\r\n',
    '\r\n',
    '\r\n\r\n',
    ' \r\n',
    '.',
    '\xa0',
    '\x00',
    '\xe9',
    '--b',
  ];
  let body = '';
  for (let count = random.below(25); count > 0; count--) body += random.pick(pieces);
  return random.oneIn(5) ? body : `${body}\r\n`;
}

/** Signs by tags in any order, with white space wherever RFC 6376 §3.2 lets it stand. */
function signOddly(message: Draft, random: Random): Draft {
  const [selector, key] = random.oneIn(3) ? ['ed', ED25519] : ['s1', RSA];
  const header = random.pick(['simple', 'relaxed'] as const);
  const body = random.pick(['simple', 'relaxed'] as const);
  const names = oddNames(message, random);
  const whole = canonicalizeBody(message.body, body);
  const length = random.oneIn(5) ? random.below(whole.length + 2) : null;
  const hash = createHash('sha256').update(Buffer.from(whole.slice(0, length ?? whole.length), 'latin1'));
  const time = 1_795_480_000;
  const tags = [
    'v=1',
    `a=${key.type}-sha256`,
    `d=${random.pick([DOMAIN, DOMAIN.toUpperCase()])}`,
    `s=${selector}`,
    `h=${names.join(random.pick([':', ' : ', ':\r\n\t']))}`,
    `bh=${hash.digest('base64').replace(/.{20}/, random.pick(['$&', '$& ', '$&\r\n\t']))}`,
    'b=',
    ...canonicalizationTag(header, body, random),
    ...(length === null ? [] : [`l=${length}`]),
    ...(random.oneIn(4) ? [`i=${random.pick(IDENTITIES)}`] : []),
    ...(random.oneIn(4) ? [`t=${time}`] : []),
    ...(random.oneIn(4) ? [`x=${random.pick([time - 5, time + 1_000_000])}`] : []),
    ...(random.oneIn(3) ? [random.pick(TAGS)] : []),
  ];
  const ordered = random.oneIn(2) ? tags : shuffled(tags, random);
  const gap = random.pick(['', ' ', '\r\n\t', '\t ']);
  const around = random.pick(['', '', ' ', '\r\n ']);
  const written = ordered.map((tag) => (random.oneIn(4) ? tag.replace('=', `${around}=${around}`) : tag));
  const field = `DKIM-Signature:${gap}${written.join(`${around};${gap}`)}${random.oneIn(4) ? ';' : ''}\r\n`;
  const place = /(?:^|;|:)\s*b\s*=/.exec(field);
  if (place === null) throw new Error('no b=');
  const at = place.index + place[0].length;
  // The white space around the value of b= goes with it (§3.7).
  const rest = field
    .slice(at)
    .replace(/^[ \t\r\n]*(?=;)/, '')
    .replace(/^[ \t\r\n]*$/, '\r\n');
  const unsigned = field.slice(0, at) + rest;
  const data = signedData(message.fields, names, header) + canonicalizeField(unsigned, header).slice(0, -2);
  const signature = sign(key, 'sha256', data).replace(/.{30}/g, random.pick(['$&', '$& ', '$&\r\n\t']));
  return { ...message, fields: [field.slice(0, at) + around + signature + rest, ...message.fields] };
}

function oddNames({ fields }: Draft, random: Random): string[] {
  const names = fields.map((field) => field.slice(0, field.indexOf(':')).toLowerCase());
  const some = shuffled(names, random).slice(0, random.below(names.length));
  return shuffled([...some, 'From', ...(random.oneIn(3) ? ['from', 'x-absent', 'Subject', 'subject'] : [])], random);
}

/** §3.5: simple is the default of both halves. */
function canonicalizationTag(header: string, body: string, random: Random): string[] {
  if (header === 'simple' && body === 'simple' && random.oneIn(2)) return [];
  return [`c=${body === 'simple' && random.oneIn(2) ? header : `${header}/${body}`}`];
}

const IDENTITIES = [`@${DOMAIN}`, `x@sub.${DOMAIN}`, 'bob@attack.example', `x@not${DOMAIN}`, `=41@${DOMAIN}`];
const TAGS = [
  'q=dns/txt',
  'q=dns',
  'q=dns/txt:http',
  'z=From:a|To:b',
  'unknown=x y',
  'x1=',
  'q=DNS/TXT',
  'k=rsa',
  'g=*',
];

/** What relaxed canonicalization takes back, and simple does not. */
function changedHarmlessly(message: Draft, random: Random): Draft {
  const at = random.below(message.fields.length);
  const changes = [
    (field: string) => field.replace(' ', '\r\n  '),
    (field: string) => field.replace(/ /g, '\t'),
    (field: string) => field.replace(/^[^:]+/, (name) => name.toUpperCase()),
    (field: string) => field.replace(':', ' :'),
    (field: string) => field.replace(/\r\n$/, '  \r\n'),
    (field: string) => field.replace(/;\r\n\t/g, ';'),
  ];
  const change = random.pick(changes);
  const fields = message.fields.map((field, index) => (index === at ? change(field) : field));
  return random.oneIn(2) ? { ...message, fields } : { ...message, body: message.body.replace(/ +/g, ' \t') };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(random.below(left.length), 1));
  return out;
}

/** A chain of one to four sets over an odd message. */
export function oddSealedMessage(random: Random): Draft {
  let message = random.oneIn(2) ? signOddly(oddMessage(random), random) : oddMessage(random);
  for (let instance = 1, length = 1 + random.below(4); instance <= length; instance++) {
    const domain = random.pick(['list.example', 'forward.example']);
    message = sealArc(message, {
      instance,
      domain,
      key: RSA,
      chainValidation: instance === 1 ? 'none' : random.oneIn(12) ? random.pick(['none', 'fail']) : 'pass',
      results: `${domain}; dmarc=pass header.from=${DOMAIN}`,
      signedFields: oddNames(message, random).filter((name) => !name.startsWith('arc-')),
      ...(random.oneIn(3) ? { time: 1_795_480_000 } : {}),
    });
    if (random.oneIn(5)) message = changedHarmlessly(message, random);
  }
  return message;
}
