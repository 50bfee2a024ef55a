/** What happens when others pass a message on (RFC 7960). */
import type { Inspection } from '../../core/index.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import { fieldOf, leadingSignature, quoteField } from '../facts.ts';

export const ONWARD: Record<(typeof CARD_GROUPS)['onward'][number], Card> = {
  forwarding: { rfcs: ['RFC 7960', 'RFC 5321 §3.9'], see: ['spf', 'dkim', 'arc', 'mailing_list'], here: forwarding },
  mailing_list: { rfcs: ['RFC 2919', 'RFC 2369', 'RFC 7960'], see: ['subject', 'body', 'arc', 'dkim'], here: list },
  arc: { rfcs: ['RFC 8617'], see: ['forwarding', 'mailing_list', 'dkim'], here: arc },
};

function forwarding(inspection: Inspection): CardPart[] {
  const { spf } = inspection;
  const check = leadingSignature(inspection);
  const signature = check
    ? say('lesson_here_forwarding_dkim', { domain: check.evidence.domain, result: check.result })
    : say('lesson_here_forwarding_unsigned');
  if (!spf) return [signature];
  const { ip, domain } = spf.evidence;
  return [say('lesson_here_forwarding_spf', { ip, domain, result: spf.result }), signature];
}

function list(inspection: Inspection): CardPart[] {
  const { listId, subject } = inspection.message;
  if (listId === '') return [say('lesson_here_list_none'), ...quote(subject)];
  const undone = inspection.dkim.flatMap((check) => check.undone ?? []).slice(0, 2);
  return [
    say('lesson_here_list', { list: listId }),
    ...quoteField(fieldOf(inspection, 'list-id')),
    ...undone.map(({ code, values }) => say(code, values)),
  ];
}

function arc({ arc: check, message }: Inspection): CardPart[] {
  const sets = check?.evidence.sets ?? [];
  if (!check || sets.length === 0) return [say('lesson_here_arc_none', { domain: message.author?.domain ?? '?' })];
  const sealers = sets.toSorted((one, other) => one.instance - other.instance).map(({ sealer }) => sealer);
  return [say('lesson_here_arc', { count: sets.length, sealers: names(sealers), result: check.result })];
}
