/** Messages built to make verifying signatures cost time (RFC 6376 §8.4), each at any size. */
import { createHash } from 'node:crypto';
import { type Draft, draft, toBytes } from './message.ts';
import { keyZone, signDkim } from './sign.ts';

export interface HostileMail {
  source: Uint8Array;
  zone: Record<string, { TXT: string[] }>;
}

export interface HostileCase {
  name: string;
  /** What `make` is called with first; twice that must take at most two and a half times as long. */
  size: number;
  make(size: number): HostileMail;
}

const DOMAIN = 'attack.example';
const zone = { ...keyZone(DOMAIN), ...keyZone(DOMAIN, 'arc') };
const MB = 1 << 20;

function mail(message: Draft): HostileMail {
  return { source: toBytes(message), zone };
}

/** Fields that look like signatures and are not worth signing: what must be bounded is what happens before arithmetic. */
function fakeSignature(tags: string): string {
  return `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${DOMAIN}; s=s1; h=from; ${tags}\r\n`;
}

const HASH = createHash('sha256').update('').digest('base64');

function withLengths(count: number, bodyBytes: number): HostileMail {
  const message = draft({ body: `${'x'.repeat(bodyBytes - 3)}.\r\n` });
  const lengths = Array.from({ length: count }, (_, at) => Math.max(1, bodyBytes - at));
  return mail({
    ...message,
    fields: [...lengths.map((length) => fakeSignature(`l=${length}; bh=${HASH}; b=AAAA`)), ...message.fields],
  });
}

/** A body that is hashed all the same: signing it by the plainest code would take longer than what is measured. */
function withBody(body: string): HostileMail {
  const message = draft({ body });
  return mail({ ...message, fields: [fakeSignature(`bh=${HASH}; b=AAAA`), ...message.fields] });
}

function arcSets(count: number): string[] {
  const fields: string[] = [];
  for (let instance = count; instance > 0; instance--) {
    const tags = `i=${instance}; a=rsa-sha256; d=${DOMAIN}; s=arc`;
    fields.push(`ARC-Seal: ${tags}; cv=${instance === 1 ? 'none' : 'pass'}; b=AAAA\r\n`);
    fields.push(`ARC-Message-Signature: ${tags}; c=relaxed/relaxed; h=from; bh=${HASH}; b=AAAA\r\n`);
    fields.push(`ARC-Authentication-Results: i=${instance}; ${DOMAIN}; dmarc=pass\r\n`);
  }
  return fields;
}

export const HOSTILE_SIGNATURES: readonly HostileCase[] = [
  {
    name: 'valid signatures',
    size: 5000,
    make(count) {
      const signed = signDkim(draft(), { domain: DOMAIN });
      const [signature = '', ...fields] = signed.fields;
      return mail({ ...signed, fields: [...Array<string>(count).fill(signature), ...fields] });
    },
  },
  { name: 'different l= on 1 MB', size: 5000, make: (count) => withLengths(count, MB) },
  { name: 'different l= on 10 MB', size: 100, make: (count) => withLengths(count, 10 * MB) },
  { name: '10 different l= on a long body', size: 10 * MB, make: (bytes) => withLengths(10, bytes) },
  {
    name: 'names in h= and as many fields',
    size: 20_000,
    make(count) {
      const names = Array.from({ length: count }, (_, at) => `x${at}`);
      const fields = names.map((name) => `${name}: y\r\n`);
      const { body, fields: usual } = draft();
      const signature = fakeSignature(`bh=${HASH}; b=AAAA`).replace('h=from', `h=from:${names.join(':')}`);
      return mail({ body, fields: [signature, ...usual, ...fields] });
    },
  },
  {
    name: 'one name in h= again and again',
    size: 200_000,
    make(count) {
      const signature = fakeSignature(`bh=${HASH}; b=AAAA`).replace('h=from', `h=from${':to'.repeat(count)}`);
      const message = draft();
      return mail({ ...message, fields: [signature, ...message.fields] });
    },
  },
  {
    name: "blanks before b='s value",
    size: 5 * MB,
    make(count) {
      const message = draft();
      const signature = fakeSignature(`bh=${HASH}; b=${' '.repeat(count)}AAAA`);
      return mail({ ...message, fields: [...message.fields, signature] });
    },
  },
  { name: 'a body line of blanks', size: 1_000_000, make: (count) => withBody(`a${' '.repeat(count)}b\r\n`) },
  { name: 'blanks at the end of the body', size: 1_000_000, make: (count) => withBody(`a${' \r\n'.repeat(count)}`) },
  { name: 'bytes of empty lines', size: 10 * MB, make: (bytes) => withBody(`a${'\r\n'.repeat(bytes >> 1)}`) },
  {
    name: 'bytes of empty lines before a last word',
    size: 10 * MB,
    make: (bytes) => withBody(`${'\r\n'.repeat(bytes >> 1)}a\r\n`),
  },
  {
    // The header verifies, so that an inspection looks for the change that explains the body.
    name: 'bytes of short lines under a header that verifies',
    size: 4 * MB,
    make: (bytes) => mail({ ...signDkim(draft(), { domain: DOMAIN }), body: 'a\r\n'.repeat(bytes / 3) }),
  },
  { name: 'bytes of tabs and letters', size: 10 * MB, make: (bytes) => withBody(`${'\ta'.repeat(bytes >> 1)}\r\n`) },
  {
    name: 'ARC sets',
    size: 5000,
    make(count) {
      const message = draft();
      return mail({ ...message, fields: [...arcSets(count), ...message.fields] });
    },
  },
  {
    name: '50 ARC sets over a long header',
    size: 400_000,
    make(bytes) {
      const message = draft();
      const filler = Array.from({ length: 20 }, (_, at) => `X${at}: ${'y '.repeat(bytes / 40)}\r\n`);
      const names = ['from', ...filler.map((_, at) => `x${at}`)].join(':');
      const sets = arcSets(50).map((field) => field.replace('h=from', `h=${names}`));
      return mail({ ...message, fields: [...sets, ...filler, ...message.fields] });
    },
  },
  {
    name: 'tags in one signature',
    size: 100_000,
    make(count) {
      const message = draft();
      const tags = Array.from({ length: count }, (_, at) => `x${at}=y`).join('; ');
      return mail({ ...message, fields: [fakeSignature(tags), ...message.fields] });
    },
  },
];
