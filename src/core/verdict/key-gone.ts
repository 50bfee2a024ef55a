import type { DkimCheck } from '../inspection.ts';

/** No key is published (any more) where the signature says: after rotation of keys, or because the selector is invented. */
export function isKeyGone(check: DkimCheck): boolean {
  const code: string = check.code;
  return code === 'dkim_key_missing';
}
