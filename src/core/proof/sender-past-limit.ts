import type { Inspection } from '../inspection/index.ts';

/**
 * Whether the receiver wrote the envelope sender where a limit hides it: Exchange puts Return-Path last. The attack: 2,000 fields, or a megabyte
 * of them, would make "could not check" of every forgery; no honest mail has so many, so what stands there counts as absent.
 */
export function isSenderPastLimit({ source, route }: Pick<Inspection, 'source' | 'route'>): boolean {
  return source.unread.length > 0 && route.envelopeReason?.code === 'route_envelope_no_sender';
}
