import { toALabels } from '../dns/names.ts';
import type { Mailbox, Severity } from '../inspection/index.ts';
import { trimEnd } from '../message/characters/trim-end.ts';
import { provenDomains } from '../proof/proven-parties.ts';
import { isRewrittenByList } from '../proof/rewritten-by-list.ts';
import { isUndetermined } from '../proof/signatures.ts';
import { areRelated, isKnown } from './domains.ts';
import { type FindingFacts, namesOf, ofAuthors, warn, wordsOf } from './finding.ts';
import { isWritingForOthers } from './name-services.ts';

interface Claimed {
  address: string;
  domain: string;
}

/**
 * The display name is, or holds, another address: "admin@legit.example" <x@attack.example>.
 *
 * The attack: many programs show the name alone. Innocent: relays that hide the reader's address, services and forms that write for
 * somebody, tickets, lists that put their own address into From: they keep the author's in the name, and only theirs is proven; that is
 * mentioned. An address of the reader's own circle, or of a brand, is told all the same unless the service is known. A Fediverse handle
 * ("@alice@mastodon.example") reads as an address at first sight only. Caveat: names hold "@" for other reasons too, so both sides must look
 * like an address.
 */
export const nameAddress = ofAuthors((mailbox, fieldIndex, facts) => {
  // Without an address of its own a name contradicts none; odd-address.ts tells it.
  if (mailbox.address === '') return [];
  for (const name of namesOf(mailbox)) {
    const claimed = addressIn(name);
    if (claimed === null || areRelated(claimed.domain, mailbox.domain, facts)) continue;
    const values = { claimed: claimed.address, address: mailbox.address };
    return [warn(severityOf(facts, mailbox, name, claimed), 'finding_name_address', values, [fieldIndex])];
  }
  return [];
});

function severityOf(facts: FindingFacts, mailbox: Mailbox, name: string, claimed: Claimed): Severity {
  const proven = [...provenDomains(facts), ...recordedDomains(facts)].some((one) => areRelated(one, mailbox.domain));
  if (isWritingForOthers(mailbox.domain)) return proven ? 'info' : 'caution';
  if (proven && claimed.address.startsWith('@') && !isKnown(facts, claimed.domain)) return 'caution';
  const answered = facts.message.replyTo.some(({ address }) => address.toLowerCase() === claimed.address.toLowerCase());
  const byList = isRewrittenByList(facts);
  if (!(answered || byList || saysForWhom(name, claimed))) return 'danger';
  if (!proven) return isOpen(facts, mailbox.domain) ? 'caution' : 'danger';
  if (!isKnown(facts, claimed.domain)) return 'info';
  // An attacker signs for a domain of his own too. Whose answers would go to the real one gains less by it.
  return answered || byList ? 'caution' : 'danger';
}

/** Whether the domain is proven could not be told: with checks switched off, or without an answer. */
function isOpen(facts: FindingFacts, domain: string): boolean {
  return (
    facts.withoutDns || facts.dkim.some((check) => isUndetermined(check) && areRelated(check.evidence.domain, domain))
  );
}

/** Domains whose signature the provider recorded as valid when the mail came: with DNS off there is no other proof. */
function recordedDomains({ recorded }: FindingFacts): string[] {
  const passed = recorded.trusted?.dkim.filter(({ result }) => result === 'pass') ?? [];
  return passed.flatMap(({ domain }) => (domain ? [domain] : []));
}

/**
 * The address stands beside other words, in brackets or with brackets or "via" behind it: "Bob (bob@client.example)". The attack: a list of
 * addresses, of which the one in brackets is a decoy: "a <b@c.example>, admin@legit.example".
 */
function saysForWhom(name: string, { address }: Claimed): boolean {
  const lower = name.normalize('NFKC').toLowerCase();
  const start = lower.indexOf(address.toLowerCase());
  const rest = lower.slice(start + address.length).trim();
  if (rest.includes('@') || /^.?\s?[,;]/.test(rest)) return false;
  const before = lower.slice(0, Math.max(0, start)).trim();
  const inBrackets = before.length > 1 && '([<'.includes(before.at(-1) ?? ' ') && ')]>'.includes(rest.charAt(0) || ' ');
  return inBrackets || rest.startsWith('(') || rest.startsWith('[') || VIA.test(rest);
}

const VIA = /^['"’”)\]]{0,3} ?(?:via|経由|from|through) |経由\)?$/u;

/** The first thing in a name that reads as an address; scans each "@" once. */
function addressIn(name: string): Claimed | null {
  for (const word of wordsOf(name)) {
    const at = word.lastIndexOf('@');
    if (at < 1) continue;
    const domain = toALabels(trimEnd(word.slice(at + 1), '.')) ?? '';
    if (domain.includes('.')) return { address: word, domain };
  }
  return null;
}
