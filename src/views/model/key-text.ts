import type { DkimCheck } from '../../core/index.ts';

/** @returns what kind of key it is, as one names it: "Ed25519", "RSA 2048"; '' where no usable key was found */
export function keyText(key: DkimCheck['evidence']['key']): string {
  if (!key?.bits) return '';
  return key.type === 'ed25519' ? 'Ed25519' : `RSA ${key.bits}`;
}
