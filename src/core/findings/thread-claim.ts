import { type Finder, fieldsNamed, indexesOf, warn } from './finding.ts';

/**
 * The subject says "Re:", but the message answers none.
 *
 * The attack: a conversation that never was makes a demand look agreed upon. Innocent: programs that forget the fields, subjects typed by
 * hand. Caveat: whether the mailbox holds the thread is not known here; so it is only mentioned.
 */
export const threadClaim: Finder = (facts) => {
  const answers = /^(re|aw|sv|antw|返信)(\[\d{1,3}\])?[ \t]{0,4}[:：]/i.test(facts.message.subject.slice(0, 40));
  const linked = fieldsNamed(facts, 'in-reply-to').length > 0 || fieldsNamed(facts, 'references').length > 0;
  return answers && !linked ? [warn('info', 'finding_thread_claim', {}, indexesOf(facts, 'subject'))] : [];
};
