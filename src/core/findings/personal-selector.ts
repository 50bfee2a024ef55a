import { type Finder, warn } from './finding.ts';

/**
 * The selector of a signature seems to be made for one recipient.
 *
 * The attack: the question for its key tells the sender that this mail was inspected, when and from where. Innocent: none known that
 * holds the recipient's name. Caveat: random selectors are everyday (Amazon SES), so only names and addresses are recognised.
 */
export const personalSelector: Finder = (facts) => {
  const names = [...facts.message.to, ...facts.message.cc].slice(0, 20).map(({ localPart }) => plain(localPart));
  const check = facts.dkim.find(({ evidence }) => {
    const labels = plain(evidence.queryName);
    return names.some(
      (name) => name.length >= MIN_NAME && labels.includes(name) && !plain(evidence.domain).includes(name),
    );
  });
  if (check === undefined) return [];
  return [warn('info', 'finding_personal_selector', { name: check.evidence.queryName }, [check.evidence.fieldIndex])];
};

/** Shorter names occur in selectors by chance ("bob", "key1"). */
const MIN_NAME = 5;

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
