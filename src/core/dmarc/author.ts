/** DMARC for one Author Domain (RFC 9989 §5.3). */
import type { DmarcCode } from '../codes/index.ts';
import { isAtOrUnder } from '../dns/names.ts';
import type { Resolver } from '../dns/resolver.ts';
import { shownRecord } from '../dns/shown-record.ts';
import type { DmarcCheck, DmarcEvidence, Note, Result } from '../inspection/index.ts';
import { MAX_SIGNATURES } from '../limits.ts';
import { type Alignment, type AlignmentWalks, align, type Mode, walkAll } from './alignment.ts';
import { existenceOf } from './existence.ts';
import type { Identifiers } from './identifiers.ts';
import { organizationalDomain, policyRecord } from './organization.ts';
import { asksForExistence, selectPolicy, usability } from './policy.ts';
import type { DmarcRecord } from './record.ts';
import type { Walker } from './tree-walk.ts';
import { recordWarnings } from './warnings.ts';

/**
 * @param domain the Author Domain, in A-labels
 * @returns never rejects; trouble with the DNS is the result temperror
 */
export async function evaluateAuthor(
  domain: string,
  identifiers: Identifiers,
  walker: Walker,
  resolver: Resolver,
): Promise<DmarcCheck> {
  const walks = await walkAll(domain, identifiers, walker);
  const found = policyRecord(walks.author);
  if (found === 'trouble') return toCheck(walks, dnsTrouble(walks));
  if (found === 'none') {
    // Whoever is proven all the same (proof/aligned.ts) needs no question more.
    const isUnproven = ![identifiers.spf ?? '', ...identifiers.dkim].some((one) => isAtOrUnder(domain, one));
    const domainExists = await existenceOf(walks.author, isUnproven, resolver);
    return toCheck(walks, { result: 'none', code: 'dmarc_no_record', values: { domain } }, { domainExists });
  }
  const { record } = found;
  const isSubdomain = found.domain !== domain;
  const aligned = alignAll(walks, identifiers, record);
  const judged = judge(walks, identifiers, record, aligned);
  const asks = asksForExistence(record, isSubdomain);
  // A fail that asks for nothing is worth the question too: that nobody has the name is then all that warns of it.
  const isMild = judged.result === 'fail' && selectPolicy(record, isSubdomain, true).policy === 'none';
  const exists = await existenceOf(walks.author, asks || isMild, resolver);
  // A policy that cannot be told from sp= cannot be applied either (§5.3.6).
  const isOpen = asks && exists === null;
  const isUnusable = usability(record) === 'unusable';
  const selected = isOpen || isUnusable ? null : selectPolicy(record, isSubdomain, exists ?? true);
  const outcome: Outcome = isUnusable
    ? { result: 'none', code: 'dmarc_record_unusable', values: { domain: found.domain } }
    : isOpen && judged.result === 'fail'
      ? { result: 'temperror', code: 'dmarc_dns_trouble', values: { domain, name: domain } }
      : judged;
  const check = toCheck(walks, outcome, {
    ...shownRecord(record.text, record.tags),
    aspf: record.aspf,
    adkim: record.adkim,
    policyTag: selected?.tag ?? null,
    testing: selected?.lowered ?? false,
    domainExists: exists,
    spf: aligned.spf && toEvidence(aligned.spf),
    dkim: aligned.dkim.map(toEvidence),
  });
  const use = { domain, policyDomain: found.domain, record, selected };
  return {
    ...check,
    policy: selected?.policy ?? null,
    policyDomain: found.domain,
    warnings: [...check.warnings, ...recordWarnings({ ...use, organizationalDomain: check.organizationalDomain })],
  };
}

interface Outcome extends Note<DmarcCode> {
  result: Result;
}

interface Aligned {
  domain: string;
  alignment: Alignment;
  mode: Mode;
}

interface AllAligned {
  spf: Aligned | null;
  dkim: Aligned[];
}

function alignAll(walks: AlignmentWalks, identifiers: Identifiers, record: DmarcRecord): AllAligned {
  const one = (domain: string, mode: Mode): Aligned => ({ domain, mode, alignment: align(domain, mode, walks) });
  return {
    spf: identifiers.spf === null ? null : one(identifiers.spf, record.aspf),
    dkim: identifiers.dkim.map((domain) => one(domain, record.adkim)),
  };
}

/** §5.3.5: one aligned identifier is a pass; a fail needs every one that could still align to be known. */
function judge(
  walks: AlignmentWalks,
  identifiers: Identifiers,
  record: DmarcRecord,
  { spf, dkim }: AllAligned,
): Outcome {
  const domain = walks.author.start;
  const signed = dkim.find((one) => one.alignment === 'aligned');
  const sent = spf?.alignment === 'aligned' ? spf : undefined;
  if (signed && sent) return { result: 'pass', code: 'dmarc_pass_both', values: { domain } };
  if (signed) return { result: 'pass', code: 'dmarc_pass_dkim', values: { domain, identifier: signed.domain } };
  if (sent) return { result: 'pass', code: 'dmarc_pass_spf', values: { domain, identifier: sent.domain } };
  const all = spf ? [spf, ...dkim] : dkim;
  if (all.some((one) => one.alignment === 'unknown')) return dnsTrouble(walks);
  const open = openIdentifier(walks, identifiers, record);
  if (open !== undefined)
    return { result: 'temperror', code: 'dmarc_identifier_undetermined', values: { domain, identifier: open } };
  if (all.length === 0) return { result: 'fail', code: 'dmarc_fail_no_identifier', values: { domain } };
  const others = [...new Set(all.map((one) => one.domain))].slice(0, MAX_SIGNATURES).join(', ');
  return { result: 'fail', code: 'dmarc_fail_unaligned', values: { domain, identifiers: others } };
}

/** A domain whose own check could not be done and that could have aligned; which mechanism it belongs to is not known here. */
function openIdentifier(walks: AlignmentWalks, identifiers: Identifiers, record: DmarcRecord): string | undefined {
  const mode = record.adkim === 'strict' && record.aspf === 'strict' ? 'strict' : 'relaxed';
  return identifiers.undetermined.find((domain) => align(domain, mode, walks) !== 'unaligned');
}

function dnsTrouble(walks: AlignmentWalks): Outcome {
  const troubled = [walks.author, ...walks.identifiers.values()].find((walk) => walk.trouble)?.trouble?.domain;
  const domain = walks.author.start;
  return { result: 'temperror', code: 'dmarc_dns_trouble', values: { domain, name: `_dmarc.${troubled ?? domain}` } };
}

function toEvidence(one: Aligned): { domain: string; aligned: boolean; mode: Mode } {
  return { domain: one.domain, aligned: one.alignment === 'aligned', mode: one.mode };
}

function toCheck(walks: AlignmentWalks, outcome: Outcome, evidence: Partial<DmarcEvidence> = {}): DmarcCheck {
  const { steps, start } = walks.author;
  const warnings: Note[] = steps
    .filter((step) => step.several)
    .map((step) => ({ code: 'dmarc_several_records', values: { name: `_dmarc.${step.domain}` } }));
  if (evidence.domainExists === false) warnings.push({ code: 'dmarc_domain_missing', values: { domain: start } });
  return {
    ...outcome,
    evidence: { ...emptyEvidence(start), walk: steps.map((step) => `_dmarc.${step.domain}`), ...evidence },
    warnings,
    policy: null,
    policyDomain: null,
    organizationalDomain: organizationalDomain(walks.author),
  };
}

/** What is known before anything was asked. */
export function emptyEvidence(domain: string): DmarcEvidence {
  return {
    domain,
    record: null,
    tags: [],
    policyTag: null,
    testing: false,
    domainExists: null,
    spf: null,
    dkim: [],
    walk: [],
  };
}
