import { areRelated } from './domains.ts';
import { type Finder, fieldsNamed, warn } from './finding.ts';

/**
 * The tenant of Microsoft 365 that handed the mail in is not the author's.
 *
 * The attack: mail goes in through a foreign tenant and out through a relay that signs for the victim ("EchoSpoofing").
 * Innocent: groups of firms share one tenant under another name. Caveat: the field is only as good as the relays that kept it.
 */
export const tenantMismatch: Finder = (facts) => {
  const { author } = facts.message;
  const [field] = fieldsNamed(facts, 'x-originatororg');
  const tenant = field?.value.toLowerCase() ?? '';
  if (author === null || field === undefined || !/^[a-z0-9._-]+$/.test(tenant)) return [];
  if (areRelated(tenant, author.domain, facts) || isOwnName(tenant, author.domain)) return [];
  return [warn('caution', 'finding_tenant_mismatch', { tenant, domain: author.domain }, [field.index])];
};

/** Every tenant has a name under onmicrosoft.com, mostly that of its domain. */
function isOwnName(tenant: string, domain: string): boolean {
  return tenant.endsWith('.onmicrosoft.com') && domain.split('.').includes(tenant.slice(0, tenant.indexOf('.')));
}
