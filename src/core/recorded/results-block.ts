/**
 * Results that a receiver writes directly below its border as one block: one field for each check, always in the same order, with a
 * Received-SPF of its own at the end (iCloud).
 *
 * The attack: a sender's own fields begin where the block ends. So the block counts only when it stands there whole, each id once and in its
 * order; what a sender adds comes behind it and is out of order. A part of a block is nobody's.
 */
import type { Message } from '../message/message.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';
import type { ReadField } from './fields.ts';

/** A block has five fields of results and a few others between them. */
const MAX_BLOCK_FIELDS = 20;

/** @returns the indexes of its results and its Received-SPF; empty when the profile knows no block, or it is not whole */
export function resultsBlock(
  message: Message,
  border: number,
  fields: readonly ReadField[],
  { block }: Receiver,
): ReadonlySet<number> {
  const found = new Set<number>();
  if (block === undefined) return found;
  const byIndex = new Map(fields.map((field) => [field.index, field]));
  const ids: string[] = [];
  for (let index = border + 1; index <= border + MAX_BLOCK_FIELDS; index++) {
    const name = message.fields[index]?.lowerName ?? '';
    const field = byIndex.get(index);
    if (field?.kind === 'results') {
      const id = field.spelledId?.toLowerCase() ?? '';
      if (block.ids.indexOf(id) <= block.ids.indexOf(ids.at(-1) ?? '')) break;
      ids.push(id);
      found.add(index);
    } else if (field?.kind === 'received-spf') {
      const isOwn = field.receivedSpf?.receiver?.toLowerCase() === ids.at(-1);
      if (isOwn) found.add(index);
      break;
    } else if (!matchesHost(name, block.between)) break;
  }
  return block.required.every((id) => ids.includes(id)) ? found : new Set();
}
