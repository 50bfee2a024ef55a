import { areRelated } from './domains.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The user who logged in to hand the mail in belongs to another domain than the author's.
 *
 * The attack: a provider that lets its users write under any address ("Weak Links", A1). Innocent: people send for their own
 * domain through the account of a provider. Caveat: below the trust line it is claimed.
 */
export const foreignUser: Finder = (facts) => {
  const { author } = facts.message;
  const hop = facts.route.hops.find((one) => one.authenticated?.includes('@') === true);
  const user = hop?.authenticated ?? '';
  if (author === null || hop === undefined) return [];
  const domain = user.slice(user.lastIndexOf('@') + 1).toLowerCase();
  if (areRelated(domain, author.domain, facts)) return [];
  const severity = hop.trust === 'recorded' ? 'caution' : 'info';
  return [warn(severity, 'finding_foreign_user', { user, domain: author.domain }, [hop.fieldIndex])];
};
