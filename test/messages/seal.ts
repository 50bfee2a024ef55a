/** Adds one ARC set (RFC 8617 §5.1) on top of a draft. */
import { createHash } from 'node:crypto';
import { canonicalizeBody, canonicalizeField } from './canonicalize.ts';
import { anyKey, type SigningKey } from './keys.ts';
import type { Draft } from './message.ts';
import { sign, signedData } from './sign.ts';

export interface SealOptions {
  instance: number;
  domain: string;
  selector?: string;
  /** Of the signature over the message, where it is not the seal's. */
  signatureSelector?: string;
  key?: SigningKey;
  chainValidation: 'none' | 'pass' | 'fail';
  /** What ARC-Authentication-Results says behind 'i=N; '. */
  results: string;
  signedFields?: string[];
  /** l=: how many bytes of the canonicalized body are covered. */
  bodyLength?: number;
  time?: number;
}

export function sealArc(message: Draft, options: SealOptions): Draft {
  const key = options.key ?? anyKey();
  const selector = options.selector ?? 'arc';
  const signer = `a=${key.type}-sha256; d=${options.domain}`;
  const names = options.signedFields ?? ['from', 'to', 'subject', 'date', 'message-id', 'dkim-signature'];
  const bodyHash = createHash('sha256')
    .update(Buffer.from(canonicalizeBody(message.body, 'relaxed').slice(0, options.bodyLength), 'latin1'))
    .digest('base64');
  const results = `ARC-Authentication-Results: i=${options.instance}; ${options.results}\r\n`;
  const time = options.time === undefined ? '' : ` t=${options.time};`;
  const length = options.bodyLength === undefined ? '' : ` l=${options.bodyLength};`;
  const signatureHead = `ARC-Message-Signature: i=${options.instance}; ${signer}; s=${options.signatureSelector ?? selector}; c=relaxed/relaxed;${time}${length}\r\n\th=${names.join(':')};\r\n\tbh=${bodyHash};\r\n\tb=`;
  const signatureData =
    signedData(message.fields, names, 'relaxed') + canonicalizeField(`${signatureHead}\r\n`, 'relaxed').slice(0, -2);
  const signature = `${signatureHead}${sign(key, 'sha256', signatureData)}\r\n`;
  const sealHead = `ARC-Seal: i=${options.instance}; ${signer}; s=${selector};${time} cv=${options.chainValidation};\r\n\tb=`;
  const earlier = earlierSets(message.fields, options.instance)
    .map((field) => canonicalizeField(field, 'relaxed'))
    .join('');
  const sealData =
    earlier +
    canonicalizeField(results, 'relaxed') +
    canonicalizeField(signature, 'relaxed') +
    canonicalizeField(`${sealHead}\r\n`, 'relaxed').slice(0, -2);
  const seal = `${sealHead}${sign(key, 'sha256', sealData)}\r\n`;
  return { ...message, fields: [seal, signature, results, ...message.fields] };
}

/** The fields of the sets below, in the order in which a seal covers them (RFC 8617 §5.1.1). */
function earlierSets(fields: string[], instance: number): string[] {
  const kinds = ['arc-authentication-results', 'arc-message-signature', 'arc-seal'];
  const found: string[] = [];
  for (let number = 1; number < instance; number++) {
    for (const kind of kinds) {
      const field = fields.find((candidate) => {
        const colon = candidate.indexOf(':');
        return (
          candidate.slice(0, colon).toLowerCase() === kind &&
          new RegExp(`^\\s*i=${number};`).test(candidate.slice(colon + 1))
        );
      });
      if (field) found.push(field);
    }
  }
  return found;
}
