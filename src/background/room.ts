/**
 * How many bytes of sources may lie in the worker at once. The attack: a page that took over its own process brings one source of the
 * greatest size after the other, within its pace; each waits for its turn and for its check, and the browser stops a worker that grew too
 * large, with the checks of all tabs.
 */
import { MAX_MESSAGE_BYTES } from '../core/caller-limits.ts';
import { type Failure, failure } from '../platform/wire/failure.ts';

export interface Limits {
  ofTab: number;
  ofAll: number;
}

/** Gives place to so many bytes of a tab. @returns gives it back; null = there is none */
export type Room = (tabId: number, bytes: number) => (() => void) | null;

/** A real source is rarely a hundredth of the greatest: a conversation finds room, and so do the tabs that a browser opens again. */
export const OF_BYTES: Limits = { ofTab: 2 * MAX_MESSAGE_BYTES, ofAll: 6 * MAX_MESSAGE_BYTES };
/** Each may become the greatest: a badge, a click, and what a page asked for that was reloaded meanwhile. */
export const OF_DOWNLOADS: Limits = { ofTab: 4 * MAX_MESSAGE_BYTES, ofAll: 8 * MAX_MESSAGE_BYTES };

/** Why a source was not taken. */
export const NO_ROOM: Failure = failure('webmail_source_too_much');

/** @returns an empty one */
export function createRoom({ ofTab, ofAll }: Limits): Room {
  const held = new Map<number, number>();
  let all = 0;
  const add = (tabId: number, bytes: number) => {
    const now = (held.get(tabId) ?? 0) + bytes;
    all += bytes;
    if (now > 0) held.set(tabId, now);
    else held.delete(tabId);
  };
  return (tabId, bytes) => {
    if ((held.get(tabId) ?? 0) + bytes > ofTab || all + bytes > ofAll) return null;
    add(tabId, bytes);
    let isHeld = true;
    return () => {
      if (isHeld) add(tabId, -bytes);
      isHeld = false;
    };
  };
}

/** Does it as long as there is room for the bytes, which are held until it is done; else it is turned away at once. */
export async function whileRoom<A>(
  leave: ReturnType<Room>,
  handle: () => A | Promise<A>,
  turnAway: () => A | Promise<A>,
): Promise<A> {
  if (leave === null) return await turnAway();
  try {
    return await handle();
  } finally {
    leave();
  }
}

/** What a source takes: the attack is a view of one byte over a buffer of the greatest size, which crosses whole. */
export function bytesOf(source: Uint8Array | undefined): number {
  return source?.buffer.byteLength ?? 0;
}
