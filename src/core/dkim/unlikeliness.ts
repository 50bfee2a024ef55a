import { isSameBytes } from '../hash/digest.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { hashBody } from '../signatures/body-hash.ts';
import { readMessageSignature, type Verifiable } from '../signatures/message-signature.ts';

/** The shortest signature of a key that counts: RSA with 512 bits, and Ed25519. */
const MIN_SIGNATURE_BYTES = 64;

/**
 * How unlikely each signature is to verify, by what is told without a key: 0 = its bh= is the whole body's hash, 1 = nothing speaks against it,
 * 2 = it is malformed, or shorter than any signature. Each way to hash the whole body is gone once; linear in the bytes of the fields.
 *
 * @param hasBody whether there is a body to compare
 */
export function unlikelinessOf(message: Message, fields: readonly HeaderField[], hasBody: boolean): Promise<number[]> {
  return Promise.all(
    fields.map(async (field) => {
      const { verifiable, bodyLength } = readMessageSignature(message, field, 'dkim');
      if (verifiable === null || verifiable.signature.length < MIN_SIGNATURE_BYTES) return 2;
      return hasBody && bodyLength === null && (await isOverBody(message, verifiable)) ? 0 : 1;
    }),
  );
}

async function isOverBody(message: Message, { algorithm, canonicalization, bodyHash }: Verifiable): Promise<boolean> {
  const [body] = hashBody(message, [{ hash: algorithm.hash, canonicalization: canonicalization.body, length: null }]);
  const digest = await body?.digest;
  return digest ? isSameBytes(digest, bodyHash) : false;
}
