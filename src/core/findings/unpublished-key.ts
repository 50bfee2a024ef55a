import type { DkimCheck } from '../inspection/index.ts';
import { isKeyGone } from '../proof/signatures.ts';

/** The first signature whose key is not there; none when what is not there is a key that was revoked. */
export function unpublishedKey(signatures: readonly DkimCheck[]): DkimCheck | undefined {
  const check = signatures.find(isKeyGone);
  return check?.code === 'dkim_key_revoked' ? undefined : check;
}
