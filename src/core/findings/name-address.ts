import { toALabels } from '../dns/names.ts';
import type { Finding, Mailbox } from '../inspection/index.ts';
import { trimEnd } from '../message/characters/trim-end.ts';
import { isRewrittenByList } from '../proof/rewritten-by-list.ts';
import { areRelated, provenDomains } from './domains.ts';
import { type Finder, type FindingFacts, warn } from './finding.ts';

/**
 * The display name is, or holds, another address: "admin@legit.example" <x@attack.example>.
 *
 * The attack: many programs show the name alone. Innocent: lists that put their own address into From keep the author's in
 * the name; then only the list's is proven. Caveat: names hold "@" for other reasons too, so both sides must look like an address.
 */
export const nameAddress: Finder = (facts) =>
  facts.message.from.flatMap((field) =>
    field.mailboxes.slice(0, 10).flatMap((mailbox) => check(facts, mailbox, field.fieldIndex)),
  );

function check(facts: FindingFacts, mailbox: Mailbox, fieldIndex: number): Finding[] {
  // Without an address of its own a name contradicts none; odd-address.ts tells it.
  const claimed = mailbox.address === '' ? null : addressIn(mailbox.name);
  if (claimed === null || areRelated(claimed.domain, mailbox.domain, facts)) return [];
  const values = { claimed: claimed.address, address: mailbox.address };
  const byList = isRewrittenByList(facts) && provenDomains(facts).some((domain) => areRelated(domain, mailbox.domain));
  return [warn(byList ? 'caution' : 'danger', 'finding_name_address', values, [fieldIndex])];
}

/** The first thing in a name that reads as an address; scans each "@" once. */
function addressIn(name: string): { address: string; domain: string } | null {
  for (const word of name
    .slice(0, MAX_NAME)
    .normalize('NFKC')
    .split(/[\s<>()[\],;:"'“”‘’「」]+/u)) {
    const at = word.lastIndexOf('@');
    if (at < 1) continue;
    const domain = toALabels(trimEnd(word.slice(at + 1), '.')) ?? '';
    if (domain.includes('.')) return { address: word, domain };
  }
  return null;
}

/** Characters of a display name that are looked at. */
const MAX_NAME = 1000;
