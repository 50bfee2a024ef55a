import type { Hop } from '../inspection/index.ts';

/**
 * Programs that write a reverse name only when that name's own address is the client's.
 *
 * The attack: one PTR record makes any address go by the gateway's name, or by the receiver's own.
 */
export function isConfirming(form: string | null): boolean {
  return form === 'Postfix' || form === 'Exim' || form === 'Google';
}

/** The client's name, where the server that wrote it down checked it; null where anybody's PTR record may stand. */
export function confirmedName({ form, reverseName }: Hop): string | null {
  return isConfirming(form) ? reverseName : null;
}
