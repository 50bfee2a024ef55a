/**
 * Body canonicalization (RFC 6376 §3.4.3, §3.4.4). Only CRLF ends a line; a bare CR or LF is a byte like others, as it was for the signer.
 */
import { isLineEnd, withLineEnd } from './line-end.ts';
import { relaxedBody } from './relaxed-body.ts';

export type Canonicalization = 'simple' | 'relaxed';

/**
 * @param body the bytes behind the empty line that ends the header
 * @returns the canonical body: a view of `body` itself where nothing changes, else a copy
 */
export function canonicalizeBody(body: Uint8Array, how: Canonicalization): Uint8Array {
  return how === 'simple' ? simpleBody(body) : relaxedBody(body);
}

/** §3.4.3: empty lines at the end become one line end; an empty body becomes CRLF. */
function simpleBody(body: Uint8Array): Uint8Array {
  let end = body.length;
  while (isLineEnd(body, end - 2)) end -= 2;
  return withLineEnd(body, end);
}
