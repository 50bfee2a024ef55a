import { provenDomains } from '../proof/proven-parties.ts';
import { isRewrittenByList } from '../proof/rewritten-by-list.ts';
import { brandIn, isOfBrand } from './brand-name.ts';
import { areRelated } from './domains.ts';
import { namesOf, ofAuthors, warn } from './finding.ts';
import { isRelay } from './name-services.ts';

/**
 * The display name is, begins with, or has behind words of service, a brand that phishing often borrows, and the address is at none of its domains:
 * "PayPal Support" <x@attack.example>.
 *
 * The attack: the name is all that a small screen shows, and the attacker's own domain passes every check. Innocent: resellers,
 * fan clubs and firms of the same name; a brand's mailing through a service, under the service's domain; a list that put its own
 * address into From ("PayPal via Team"), which is only mentioned. Relays that hide the reader's address keep the name, and
 * Exchange's own bounces call themselves "Microsoft Outlook": not counted. Caveat: a short list of names, and of each the domains
 * that are surely its own; so it is never a danger, and a brand that is not listed is not recognised.
 */
export const nameBrand = ofAuthors((mailbox, fieldIndex, facts) => {
  const { domain, localPart } = mailbox;
  const brand =
    domain === ''
      ? null
      : namesOf(mailbox)
          .map(brandIn)
          .find((found) => found !== null);
  if (!brand || isOfBrand(domain, brand) || brand.domains.includes(mailbox.address.toLowerCase())) return [];
  if (keepsNames(domain, localPart)) return [];
  const byList = isRewrittenByList(facts) && provenDomains(facts).some((proven) => areRelated(proven, domain));
  const values = { brand: brand.names[0] ?? '', domain };
  return [warn(byList ? 'info' : 'caution', 'finding_name_brand', values, [fieldIndex])];
});

/** The same in every organization that runs Exchange. */
const EXCHANGE_SYSTEM = 'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e';

function keepsNames(domain: string, localPart: string): boolean {
  return isRelay(domain) || localPart.toLowerCase() === EXCHANGE_SYSTEM;
}
