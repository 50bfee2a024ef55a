import type { DkimCode } from '../codes/index.ts';
import type { DkimCheck } from '../inspection/index.ts';

const GONE: readonly DkimCode[] = ['dkim_key_nxdomain', 'dkim_key_nodata', 'dkim_key_revoked'];

/** No key is published (any more) where the signature says: after rotation of keys, or because the selector is invented. */
export function isKeyGone(check: DkimCheck): boolean {
  return GONE.includes(check.code);
}
