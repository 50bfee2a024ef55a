import type { Receiver } from './receiver.ts';

/** What a provider writes where it let a mail through although DMARC fails. */
export type OverrideWords = 'dis=none arc=pass' | 'action=none compauth=pass';

/**
 * Google and Exchange alone mean it. The attack: a program that anyone may run writes the same for every failure (OpenDMARC's "dis=none"),
 * beside "arc=pass" for a chain that the forger sealed.
 *
 * @returns null = this receiver has no such words
 */
export function overrideWords(receiver: Receiver | undefined): OverrideWords | null {
  // No other program's results are without an authserv-id.
  if (receiver?.results === 'without-id') return 'action=none compauth=pass';
  return receiver?.authservIds.includes('mx.google.com') ? 'dis=none arc=pass' : null;
}
