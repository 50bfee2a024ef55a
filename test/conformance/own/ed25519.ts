/** Own cases for Ed25519 (RFC 8463, RFC 8032 §5.1.7), where libraries differ about odd points and numbers. */
import { createHash, sign as signBytes } from 'node:crypto';
import { ed25519Key, type SigningKey } from '../../messages/keys.ts';
import { draft } from '../../messages/message.ts';
import { signDkim } from '../../messages/sign.ts';
import { fromNumber, recordOf } from '../odd-keys.ts';
import { signOtherwise } from '../sign-otherwise.ts';
import type { Case, Suite } from '../suite.ts';
import { DOMAIN, dkimCase } from './dkim.ts';

export function ownEd25519Suites(): Suite[] {
  return [{ title: 'Keys, own: Ed25519', cases: [...keyForms(), ...signatureForms(), ...smallOrders()] }];
}

const PASS = 'pass dkim_pass';
const CHANGED = 'fail dkim_header_changed';
const MALFORMED = 'permerror dkim_key_malformed';
/** Wraps 32 bytes as a SubjectPublicKeyInfo (RFC 8410 §4), which RFC 8463 §4 does not have. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const key = ed25519Key();
const raw = Buffer.from(/p=(.*)/.exec(key.record)?.[1] ?? '', 'base64');
const signed = signDkim(draft(), { domain: DOMAIN, key });
const published = (bytes: Buffer): SigningKey => ({ ...key, record: recordOf(bytes, 'ed25519') });
/** RFC 8463 §3: what is signed is the SHA-256 of the data. */
const good = (data: Buffer) => signBytes(null, createHash('sha256').update(data).digest(), key.privateKey);

function* keyForms(): Generator<Case> {
  yield dkimCase('p= holds 32 bytes', signed, key, PASS);
  yield dkimCase('p= holds a SubjectPublicKeyInfo', signed, published(Buffer.concat([SPKI_HEAD, raw])), MALFORMED);
  yield dkimCase('p= holds 31 bytes', signed, published(raw.subarray(1)), MALFORMED);
  yield dkimCase('p= holds another key', signed, ed25519Key(), CHANGED);
}

function* signatureForms(): Generator<Case> {
  const cases: [string, (data: Buffer) => Buffer, string][] = [
    ['a signature that another library made', good, PASS],
    ['one over the data instead of its hash', (data) => signBytes(null, data, key.privateKey), CHANGED],
    ['zeros', () => Buffer.alloc(64), CHANGED],
    ['63 bytes', (data) => good(data).subarray(0, 63), 'permerror dkim_signature_malformed'],
    ['65 bytes', (data) => Buffer.concat([good(data), Buffer.alloc(1)]), 'permerror dkim_signature_malformed'],
    // RFC 8032 §5.1.7 step 1: S in the range 0 <= s < L, or one signature makes another.
    ['one whose S is too large by L', (data) => withLargerS(good(data)), CHANGED],
  ];
  for (const [says, make, words] of cases) {
    yield dkimCase(`b= holds ${says}`, signOtherwise(signed, make), key, words);
  }
}

/** The order of the base point (RFC 8032 §5.1). */
const L = (1n << 252n) + 27742317777372353535851937790883648493n;

function withLargerS(signature: Buffer): Buffer {
  const number = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`);
  return Buffer.concat([signature.subarray(0, 32), fromNumber(number + L, 32).reverse()]);
}

/**
 * Points of small order: with the neutral element for a key, R and S made of it verify over anything, so that everybody
 * signs as the domain. Runtimes disagree about them.
 */
function* smallOrders(): Generator<Case> {
  const points: [string, string][] = [
    ['the neutral element', `01${'00'.repeat(31)}`],
    ['the point of order 2', `ec${'ff'.repeat(30)}7f`],
    ['a point of order 4', '00'.repeat(32)],
    ['a point of order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['the other point of order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['the neutral element with its sign bit set', `01${'00'.repeat(30)}80`],
    ['the neutral element, too large by the prime', `ee${'ff'.repeat(30)}7f`],
    ['a point of order 4, too large by the prime', `ed${'ff'.repeat(31)}`],
  ];
  for (const [says, point] of points) {
    const bytes = Buffer.from(point, 'hex');
    // R = the neutral element, S = 0: R + h·A = S·B wherever h·A is neutral.
    const neutral = Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]);
    yield dkimCase(
      `the key is ${says}`,
      signOtherwise(signed, () => neutral),
      published(bytes),
      'neutral dkim_key_unsupported',
    );
  }
}
