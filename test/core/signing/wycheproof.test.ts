/** Project Wycheproof's signatures, when the conformance suites lie beside the checkout: what DKIM's arithmetic says to each. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { bitLength, readRsaKey } from '../../../src/core/signing/der.ts';
import type { PublicKey } from '../../../src/core/signing/key-record.ts';
import { parseKeyRecord } from '../../../src/core/signing/key-record.ts';
import { verifyEd25519, verifySignature } from '../../../src/core/signing/public-key.ts';

interface Group {
  publicKeyAsn?: string;
  publicKeyDer?: string;
  publicKey?: { pk: string };
  tests: { tcId: number; comment: string; msg: string; sig: string; result: 'valid' | 'invalid' | 'acceptable' }[];
}

const folder = new URL('../../../../shared/suites/wycheproof/', import.meta.url);

function groupsOf(file: string): Group[] {
  const url = new URL(file, folder);
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')).testGroups as Group[]) : [];
}

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

function suite(
  name: string,
  groups: Group[],
  keyOf: (group: Group) => PublicKey | null,
  signs: typeof verifySignature,
) {
  describe(name, () => {
    if (groups.length === 0) it.skip('does not lie beside this checkout');
    let right = 0;
    let all = 0;
    for (const group of groups) {
      const key = keyOf(group);
      for (const { tcId, comment, msg, sig, result } of group.tests) {
        all++;
        it(`${tcId} ${comment}`, async () => {
          expect(key).not.toBeNull();
          const valid = key && (await signs(key, 'sha256', hex(sig), hex(msg)));
          if (result !== 'acceptable') expect(valid).toBe(result === 'valid');
          right++;
        });
      }
    }
    afterAll(() => console.log(`Wycheproof, ${name}: ${right} of ${all}`));
  });
}

suite(
  'RSA PKCS #1 v1.5, 2048 bits, SHA-256',
  groupsOf('rsa_signature_2048_sha256_test.json'),
  (group) => {
    // Both forms that p= may hold are the same key.
    const record = parseKeyRecord(`p=${Buffer.from(hex(group.publicKeyDer ?? '')).toString('base64')}`);
    const bare = group.publicKeyAsn ? readRsaKey(hex(group.publicKeyAsn)) : null;
    if (bare) expect(record.key).toMatchObject({ ...bare, bits: bitLength(bare.modulus) });
    return record.key;
  },
  verifySignature,
);

// Wycheproof signs the message itself, DKIM its SHA-256 (RFC 8463 §3): so the arithmetic below that is what runs here.
suite(
  'Ed25519',
  groupsOf('ed25519_test.json'),
  (group) => parseKeyRecord(`k=ed25519; p=${Buffer.from(hex(group.publicKey?.pk ?? '')).toString('base64')}`).key,
  async (key, _hash, signature, data) => (key.type === 'ed25519' ? verifyEd25519(key, signature, data) : null),
);
