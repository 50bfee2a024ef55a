import type { MessageFacts, Note, SourceFacts } from '../../inspection/index.ts';
import { NO, type Rule } from '../ruling.ts';

/**
 * From fields or mailboxes are not exactly one, or From is malformed (RFC 5322 §3.6.2). The attack: two From fields, or two
 * mailboxes in one, of which one filter checks the first and the reader is shown the second ("Composition Kills", A8–A13).
 * No signature and no recorded result helps then, since none says which of them was meant.
 */
export const ambiguous: Rule = ({ message, source }) => {
  if (message.author !== null) return NO;
  return {
    fits: 'yes',
    verdict: {
      domain: null,
      headline: { code: 'verdict_ambiguous', values: {} },
      reason: reasonFor(message, source),
      advice: { code: 'verdict_advice_ambiguous', values: {} },
    },
  };
};

function reasonFor({ from }: MessageFacts, { unread }: SourceFacts): Note {
  const [only] = from;
  // What was not read is not known to be missing or malformed.
  if (only === undefined ? unread.length > 0 : from.every((field) => field.unread)) {
    return { code: 'verdict_reason_from_unread', values: {} };
  }
  if (only === undefined) return { code: 'verdict_reason_from_missing', values: {} };
  if (from.length > 1) return { code: 'verdict_reason_from_repeated', values: { number: from.length } };
  if (only.mailboxes.length > 1) {
    return { code: 'verdict_reason_several_authors', values: { number: only.mailboxes.length } };
  }
  // Of one that is malformed the domain is what could be recovered, if that.
  const addressed = only.text.includes('@') || only.mailboxes.some(({ domain }) => domain !== '');
  return { code: addressed ? 'verdict_reason_from_malformed' : 'verdict_reason_from_without_address', values: {} };
}
