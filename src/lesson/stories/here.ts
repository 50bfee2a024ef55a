/** What a card of a story says "in this message": of the very field, hop or record that the sentence beside it speaks of. */
import type { StepKind } from '../../core/journey/journey.ts';
import { type CardPart, quote, say } from '../card.ts';
import { meaningOf } from '../cards/spf.ts';
import { quoteField } from '../facts.ts';
import { cardOf } from '../index.ts';
import { step } from './light.ts';
import type { Beat, Judged } from './story.ts';

type Here = NonNullable<Beat['here']>;

/** @returns the sentence's own choice, else what the card says of any message */
export function hereOf({ card, here }: Beat, judged: Judged): CardPart[] {
  return here?.(judged) ?? cardOf(card, judged.inspection).here;
}

/** The field that a step was drawn from, and whose word it is. */
export function fieldOfStep(kind: StepKind): Here {
  return (judged) => {
    const id = step(kind)(judged);
    const field = judged.inspection.fields[judged.journey.steps.find((one) => one.id === id)?.fieldIndex ?? -1];
    if (!field) return [];
    return [say(field.trust === 'recorded' ? 'view_explain_recorded' : 'view_explain_claimed'), ...quoteField(field)];
  };
}

/** Every field of that name that the sending side wrote. */
export function claimedFields(name: string): Here {
  return ({ inspection }) =>
    inspection.fields
      .filter((field) => field.trust === 'claimed' && field.name.toLowerCase() === name)
      .flatMap((field) => quoteField(field));
}

/** What the card says of any message. */
export function own(card: Beat['card']): Here {
  return ({ inspection }) => cardOf(card, inspection).here;
}

/** One after the other. */
export function both(...parts: readonly Here[]): Here {
  return (judged) => parts.flatMap((part) => part(judged));
}

/** The first block of addresses in the author's own record, which does not hold the server's. */
export const firstBlock: Here = ({ inspection: { spf } }) => {
  const term = (spf?.evidence.record ?? '').split(' ').find((one) => one.startsWith('ip4:')) ?? '';
  return [...quote(term), ...meaningOf(term), say('lesson_here_ip_no_match', { ip: spf?.evidence.ip ?? '' })];
};
