import { areRelated } from './domains.ts';
import { type Finder, type FindingFacts, fieldsNamed, warn } from './finding.ts';

/**
 * The envelope sender (Return-Path) is elsewhere, empty or malformed.
 *
 * The attack: SPF passes for the attacker's own envelope domain and says nothing of From; an empty one moves SPF to the HELO name
 * ("Weak Links", A2, A3). Innocent: service providers and lists collect bounces under their own domain (a third of all mail);
 * bounces and automatic answers have an empty one. Caveat: without a known receiver it is only claimed.
 */
export const oddReturnPath: Finder = (facts) => {
  const { author, returnPath: path } = facts.message;
  if (author === null || path === null) return [];
  const domain = path.address.slice(path.address.lastIndexOf('@') + 1);
  if (path.address === '') {
    return isAutomatic(facts, author.localPart)
      ? []
      : [warn('caution', 'finding_return_path_empty', {}, [path.fieldIndex])];
  }
  if (path.malformed)
    return [warn('caution', 'finding_return_path_malformed', { returnPath: path.address }, [path.fieldIndex])];
  if (areRelated(domain.toLowerCase(), author.domain, facts)) return [];
  const values = { returnPath: path.address, domain: author.domain };
  return [warn('info', 'finding_return_path_elsewhere', values, [path.fieldIndex])];
};

/** What ends an address for one reader and not for another ("Composition Kills", A2–A6). */
function isAutomatic(facts: FindingFacts, localPart: string): boolean {
  if (/^(mailer-daemon|postmaster|no-?reply|bounce)/i.test(localPart)) return true;
  const autoSubmitted = fieldsNamed(facts, 'auto-submitted').some(({ value }) => !/^no\b/i.test(value));
  const report = fieldsNamed(facts, 'content-type').some(({ value }) => /^multipart\/report\b/i.test(value));
  return autoSubmitted || report;
}
