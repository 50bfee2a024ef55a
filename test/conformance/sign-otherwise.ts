import { canonicalizeField } from '../messages/canonicalize.ts';
import type { Draft } from '../messages/message.ts';
import { signedData } from '../messages/sign.ts';

/**
 * Puts another signature in place of the topmost one, which must be relaxed: for keys that no library signs with.
 *
 * @param sign gets the bytes that a signature covers, and returns the signature
 */
export function signOtherwise(message: Draft, sign: (data: Buffer) => Buffer): Draft {
  const [field = '', ...rest] = message.fields;
  const unsigned = field.slice(0, field.lastIndexOf('b=') + 2);
  const names = /\bh=([^;]*)/.exec(field)?.[1]?.split(':') ?? [];
  const data = signedData(rest, names, 'relaxed') + canonicalizeField(`${unsigned}\r\n`, 'relaxed').slice(0, -2);
  const signature = sign(Buffer.from(data, 'latin1')).toString('base64');
  return { ...message, fields: [`${unsigned}${signature}\r\n`, ...rest] };
}
