/** From the halves of a signature to one result in RFC 8601's words (§2.7.1), with the one reason that decides. */

import type { DkimCode } from '../codes.ts';
import type { DkimPart, Note, Result } from '../inspection.ts';

export interface Conclusion {
  result: Result;
  code: DkimCode;
}

/**
 * What was determined goes before what could not be, and proof of a change before everything.
 *
 * @param policies why the signature is not acceptable whatever it verifies (expired, sha1, …), the gravest first
 * @param weak the key is too short (RFC 8301 §3.2)
 */
export function conclude(
  header: DkimPart,
  body: DkimPart,
  policies: readonly Note<DkimCode>[],
  weak: boolean,
): Conclusion {
  const changed = findChange(header, body);
  if (changed) return { result: 'fail', code: changed };
  const [policy] = policies;
  if (policy) return { result: 'policy', code: policy.code };
  if (header.result === 'none') return { result: unusableResult(header.code), code: header.code };
  if (weak) return { result: 'policy', code: 'dkim_key_weak' };
  if (body.result === 'none') return { result: 'neutral', code: body.code };
  return { result: 'pass', code: 'dkim_pass' };
}

function findChange(header: DkimPart, body: DkimPart): DkimCode | null {
  if (header.result === 'fail') {
    return header.code === 'dkim_header_changed' && body.result === 'fail'
      ? 'dkim_header_and_body_changed'
      : header.code;
  }
  if (body.result !== 'fail') return null;
  // With another body no key could help; but where there is no key for good, that is the plainer reason.
  return header.result === 'pass' || unusableResult(header.code) !== 'permerror' ? body.code : null;
}

function unusableResult(code: DkimCode): Result {
  switch (code) {
    case 'dkim_key_unavailable':
    case 'dkim_dns_off':
      return 'temperror';
    case 'dkim_key_unsupported':
    case 'dkim_key_too_large':
      return 'neutral';
    default:
      return 'permerror';
  }
}
