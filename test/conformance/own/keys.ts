/** Own cases for keys: what Chromium, Firefox and Node import differs, so the engine reads keys itself and must say the same in each. */
import { sign as signBytes } from 'node:crypto';
import { anyKey, rsaKey, type SigningKey } from '../../messages/keys.ts';
import { draft } from '../../messages/message.ts';
import { signDkim } from '../../messages/sign.ts';
import {
  encodedMessage,
  keyWithLongExponent,
  partsOf,
  RSASSA_PSS,
  recordOf,
  rsaKeyWithExponent,
  rsaPublicKey,
  subjectPublicKeyInfo,
} from '../odd-keys.ts';
import { signOtherwise } from '../sign-otherwise.ts';
import type { Case, Suite } from '../suite.ts';
import { DOMAIN, dkimCase } from './dkim.ts';

export function ownKeySuites(): Suite[] {
  return [
    { title: 'Keys, own: lengths and exponents', cases: [...lengths(), ...exponents()] },
    { title: 'Keys, own: forms and flags', cases: [...forms(), ...flags()] },
    { title: 'Keys, own: signatures of the wrong form', cases: [...wrongSignatures()] },
  ];
}

const PASS = 'pass dkim_pass';
const UNSUPPORTED = 'neutral dkim_key_unsupported';
const MALFORMED = 'permerror dkim_key_malformed';

const signed = (key: SigningKey = anyKey()) => signDkim(draft(), { domain: DOMAIN, key });
/** The key of all messages here, published otherwise. */
const published = (record: string): SigningKey => ({ ...anyKey(), record });

/** RFC 8301 §3.2: 1024 to 4096 bits must be verified, shorter ones must not be accepted. */
function* lengths(): Generator<Case> {
  for (const bits of [512, 768, 1016, 1024, 1032, 3072, 4096]) {
    const key = rsaKey(bits);
    yield dkimCase(`RSA of ${bits} bits`, signed(key), key, bits < 1024 ? 'policy dkim_key_weak' : PASS);
  }
  const { exponent } = partsOf(anyKey().privateKey);
  for (const [bits, words] of [
    [384, 'fail dkim_key_other'],
    [8200, 'neutral dkim_key_too_large'],
  ] as const) {
    const key = published(recordOf(subjectPublicKeyInfo({ modulus: Buffer.alloc(bits / 8, 0xcd), exponent })));
    yield dkimCase(`RSA of ${bits} bits, which no runtime is given`, signed(), key, words);
  }
}

function* exponents(): Generator<Case> {
  for (const exponent of [3, 17, 257]) {
    const key = rsaKeyWithExponent(2048, exponent);
    yield dkimCase(`RSA with exponent ${exponent}`, signed(key), key, PASS);
  }
  // Whoever reads such a key signs as the domain: the padded hash is the signature. Node and Firefox would take it.
  const { modulus } = partsOf(anyKey().privateKey);
  const one = published(recordOf(subjectPublicKeyInfo({ modulus, exponent: Buffer.from([1]) })));
  const forged = signOtherwise(signed(), (data) => encodedMessage(data, modulus.length));
  yield dkimCase('RSA with exponent 1, which anybody can sign with', forged, one, UNSUPPORTED);
  const even = published(recordOf(subjectPublicKeyInfo({ modulus, exponent: Buffer.from([2]) })));
  yield dkimCase('RSA with an even exponent', signed(), even, UNSUPPORTED);
  // The longest that Chromium takes, and one bit more.
  for (const [bits, words] of [
    [33, PASS],
    [34, UNSUPPORTED],
    [512, UNSUPPORTED],
  ] as const) {
    const { parts, sign } = keyWithLongExponent((1n << BigInt(bits - 1)) + 1n);
    const key = published(recordOf(subjectPublicKeyInfo(parts)));
    yield dkimCase(`RSA with an exponent of ${bits} bits`, signOtherwise(signed(), sign), key, words);
  }
}

function* forms(): Generator<Case> {
  const parts = partsOf(anyKey().privateKey);
  const spki = subjectPublicKeyInfo(parts);
  const padded = { ...parts, modulus: Buffer.concat([Buffer.alloc(3), parts.modulus]) };
  const base64 = spki.toString('base64');
  const records: [string, string, string][] = [
    ['a SubjectPublicKeyInfo', recordOf(spki), PASS],
    ['one without NULL for its parameters', recordOf(subjectPublicKeyInfo(parts, undefined, Buffer.alloc(0))), PASS],
    ['a bare RSAPublicKey (erratum 3017)', recordOf(rsaPublicKey(parts)), PASS],
    ['one with bytes behind it', recordOf(Buffer.concat([spki, Buffer.from([0, 0])])), PASS],
    ['a modulus with zeros before it', recordOf(subjectPublicKeyInfo(padded)), PASS],
    ['base64 without its padding', `v=DKIM1; p=${base64.replace(/=+$/, '')}`, PASS],
    ['base64 with blanks in it', `v=DKIM1; p=${base64.replace(/.{60}/g, '$& \t')}`, PASS],
    ['no v= and no k=', `p=${base64}`, PASS],
    ['an algorithm that is RSA-PSS', recordOf(subjectPublicKeyInfo(parts, RSASSA_PSS)), MALFORMED],
    ['half of a key', recordOf(spki.subarray(0, spki.length / 2)), MALFORMED],
    ['base64 with other characters', `v=DKIM1; p=${base64.replace('A', '*')}`, MALFORMED],
    ['no byte', 'v=DKIM1; p=', 'permerror dkim_key_revoked'],
    ['no p=', 'v=DKIM1; k=rsa', 'permerror dkim_key_without_p'],
    ['a key of a kind to come', `v=DKIM1; k=mldsa; p=${base64}`, 'permerror dkim_key_type_unknown'],
    ['another version', `v=DKIM2; p=${base64}`, 'permerror dkim_key_version'],
    ['another key', rsaKey().record, 'fail dkim_key_other'],
    ['a longer key', rsaKey(2056).record, 'fail dkim_key_other'],
  ];
  for (const [says, record, words] of records) yield dkimCase(`p= holds ${says}`, signed(), published(record), words);
}

/** RFC 6376 §3.6.1, §6.1.2 */
function* flags(): Generator<Case> {
  const { record } = anyKey();
  const message = signed();
  const below = signDkim(draft(), { domain: DOMAIN, identity: `@mail.${DOMAIN}` });
  yield dkimCase('h=sha256', message, published(`${record}; h=sha1:sha256`), PASS);
  yield dkimCase('h=sha1', message, published(`${record}; h=sha1`), 'permerror dkim_key_hash');
  yield dkimCase('s=email', message, published(`${record}; s=tlsrpt:email`), PASS);
  yield dkimCase('s=tlsrpt', message, published(`${record}; s=tlsrpt`), 'permerror dkim_key_service');
  yield dkimCase('t=s and i= equal to d=', message, published(`${record}; t=s`), PASS);
  yield dkimCase('t=s and i= below d=', below, published(`${record}; t=y:s`), 'permerror dkim_key_strict');
  yield dkimCase('t=y and i= below d=', below, published(`${record}; t=y`), PASS);
}

/** RFC 8017 §8.2.2: a signature has as many bytes as the modulus, and its padding is exactly one. */
function* wrongSignatures(): Generator<Case> {
  const key = anyKey();
  const { modulus } = partsOf(key.privateKey);
  const good = (data: Buffer) => signBytes('sha256', data, key.privateKey);
  const wrong: [string, (data: Buffer) => Buffer, string][] = [
    ['a signature that another library made', good, PASS],
    ['one with a zero byte before it', (data) => Buffer.concat([Buffer.alloc(1), good(data)]), 'fail dkim_key_other'],
    ['one with a byte behind it', (data) => Buffer.concat([good(data), Buffer.alloc(1)]), 'fail dkim_key_other'],
    ['one without its last byte', (data) => good(data).subarray(0, -1), 'fail dkim_key_other'],
    ['zeros', () => Buffer.alloc(modulus.length), 'fail dkim_key_other'],
    ['the modulus', () => modulus, 'fail dkim_key_other'],
    ['the padded hash itself', (data) => encodedMessage(data, modulus.length), 'fail dkim_key_other'],
    ['one over SHA-512', (data) => signBytes('sha512', data, key.privateKey), 'fail dkim_key_other'],
    ['one over other data', () => good(Buffer.from('other')), 'fail dkim_header_changed'],
  ];
  for (const [says, make, words] of wrong) {
    yield dkimCase(`b= holds ${says}`, signOtherwise(signed(), make), key, words);
  }
}
