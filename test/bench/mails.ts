/** The messages that are measured: how long, of what, and how signed. */
import { anyKey, ed25519Key, type SigningKey } from '../messages/keys.ts';
import { draft, toBytes } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';

export const KB = 1 << 10;
export const MB = 1 << 20;

export type Content = 'base64' | 'prose' | 'blanks';

export interface Mail {
  name: string;
  source: Uint8Array;
  /** Name → TXT value. */
  zone: Record<string, { TXT: string[] }>;
  key: SigningKey;
  signatures: number;
  canonicalizations: number;
}

export interface MailOptions {
  bytes: number;
  content: Content;
  how?: 'simple' | 'relaxed';
  type?: 'rsa' | 'ed25519';
  /** Three signatures, two of them relaxed and one simple. */
  three?: boolean;
}

const DOMAIN = 'sender.example';
const edKey = ed25519Key();

export function makeMail({ bytes, content, how = 'relaxed', type = 'rsa', three = false }: MailOptions): Mail {
  const key = type === 'rsa' ? anyKey() : edKey;
  const unsigned = draft({ body: makeBody(bytes, content) });
  const options = { domain: DOMAIN, key, header: how, body: how } as const;
  let signed = signDkim(unsigned, options);
  if (three) {
    signed = signDkim(signed, { ...options, header: 'simple', body: 'simple' });
    signed = signDkim(signed, { ...options, time: 1_700_000_000 });
  }
  return {
    name: `${sizeName(bytes)} ${content}, ${three ? '3 signatures, 2 canonicalizations' : how}, ${type === 'rsa' ? 'RSA' : 'Ed25519'}`,
    source: toBytes(signed),
    zone: keyZone(DOMAIN, 's1', key),
    key,
    signatures: three ? 3 : 1,
    canonicalizations: three ? 2 : 1,
  };
}

export function sizeName(bytes: number): string {
  return bytes >= MB ? `${bytes / MB} MB` : `${bytes / KB} KB`;
}

export function makeBody(bytes: number, content: Content): string {
  const block = BLOCKS[content];
  return `${block.repeat(Math.ceil(bytes / block.length)).slice(0, bytes - 3)}.\r\n`;
}

const words = 'the quick brown fox jumps over a lazy dog and then goes home to sleep for some hours'.split(' ');
/** A generator of its own, so that every run measures the same bytes. */
let seed = 1;
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}

function prose(gap: () => string, lineEnd: () => string): string {
  let text = '';
  for (let line = 0; line < 2000; line++) {
    for (let word = 0; word < 12; word++) text += `${word === 0 ? '' : gap()}${words[random(words.length)]}`;
    text += `${lineEnd()}\r\n`;
  }
  return text;
}

const BLOCKS: Record<Content, string> = {
  base64: Array.from({ length: 2000 }, () => {
    let line = '';
    for (let at = 0; at < 76; at++) line += String.fromCharCode(65 + random(26));
    return `${line}\r\n`;
  }).join(''),
  prose: prose(
    () => ' ',
    () => '',
  ),
  // Two blanks or a tab between most words, blanks at the end of most lines.
  blanks: prose(
    () => ['  ', ' ', '\t', ' \t ', '   '][random(5)] ?? ' ',
    () => ['', ' ', '  '][random(3)] ?? '',
  ),
};
