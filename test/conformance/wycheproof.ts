/** Project Wycheproof's signatures: what DKIM's arithmetic says to each. */
import { expect } from 'vitest';
import { type Case, makeCase, readSuiteFile, type Suite } from './suite.ts';

interface Group {
  publicKeyDer?: string;
  publicKey?: { pk?: string };
  tests: { tcId: number; comment: string; msg: string; sig: string; result: 'valid' | 'invalid' | 'acceptable' }[];
}

export function wycheproofSuites(): Suite[] {
  return [
    {
      title: 'Wycheproof, RSA PKCS #1 v1.5, 2048 bits, SHA-256',
      cases: casesOf('rsa_signature_2048_sha256_test.json', 'rsa', ({ publicKeyDer }) => publicKeyDer),
    },
    {
      title: 'Wycheproof, Ed25519',
      cases: casesOf('ed25519_test.json', 'ed25519', ({ publicKey }) => publicKey?.pk),
    },
  ];
}

function casesOf(file: string, type: string, keyOf: (group: Group) => string | undefined): Case[] {
  const text = readSuiteFile(`wycheproof/${file}`);
  const groups: Group[] = text === '' ? [] : JSON.parse(text).testGroups;
  return groups.flatMap((group) => {
    const keyRecord = `k=${type}; p=${Buffer.from(keyOf(group) ?? '', 'hex').toString('base64')}`;
    return group.tests.map(({ tcId, comment, msg, sig, result }) => {
      const job = { keyRecord, signature: bytes(sig), data: bytes(msg), prehashed: false };
      return makeCase(`${tcId} ${comment}`, 'signature', job, (valid) => {
        if (result === 'acceptable') expect(valid).not.toBeNull();
        else expect(valid).toBe(result === 'valid');
      });
    });
  });
}

function bytes(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}
