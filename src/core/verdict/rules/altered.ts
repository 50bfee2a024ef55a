import type { Code } from '../../codes/index.ts';
import { isAtOrUnder } from '../../dns/names.ts';
import type { DkimCheck, Note } from '../../inspection/index.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { isPending } from '../../proof/pending.ts';
import { provenDomains } from '../../proof/proven-parties.ts';
import { alignedSignatures, coversFields, verifies } from '../../proof/signatures.ts';
import { arcVoucher } from '../arc-voucher.ts';
import { namedDomain } from '../named-domain.ts';
import { NO, PENDING, type Rule } from '../ruling.ts';

/**
 * An aligned signature verifies, but the body goes on behind its l=, or a field that it names was added on top. The
 * attack: a real signed mail with another Subject put before its own, or another body behind the signed one ("Composition
 * Kills", A15 and A16). Providers let such mail pass DMARC, so their word does not lift it.
 */
export const altered: Rule = (facts) => {
  const signature = alignedSignatures(facts).find(verifies);
  if (!signature) return isPending(facts, 'dkim') ? PENDING : byAddedWords(facts);
  const domain = namedDomain(facts, signature.evidence.domain);
  return {
    fits: 'yes',
    verdict: {
      domain,
      headline: { code: 'verdict_altered', values: { domain } },
      reason: reasonFor(signature),
      advice: { code: 'verdict_advice_altered', values: { domain } },
    },
  };
};

function reasonFor(signature: DkimCheck): Note {
  const { domain, addedFields, signedBytes, bodyBytes } = signature.evidence;
  if (!coversFields(signature)) {
    return { code: 'verdict_reason_field_added', values: { domain, fields: addedFields.join(', ') } };
  }
  const percent = signedBytes !== null && bodyBytes ? Math.floor((100 * signedBytes) / bodyBytes) : 0;
  return { code: 'verdict_reason_part_unsigned', values: { domain, percent } };
}

/**
 * It verifies once words are taken off that a stranger could have written: a subject tag, a footer, a banner, a Reply-To. The attack: a real
 * signed mail is sent on with a "footer" that says whom to call. So it is blue (rules/vouched.ts) only when the party that added them is
 * proven for this message and stands on the user's list.
 */
function byAddedWords(facts: VerdictFacts): ReturnType<Rule> {
  const signature = alignedSignatures(facts).find(({ undone }) => undone?.some(addsWords));
  // Of two changes, the one that has words to show.
  const all = signature?.undone?.filter(addsWords) ?? [];
  const added = all.find(({ values }) => 'words' in values) ?? all[0];
  if (!signature || !added || isListProven(facts, added)) return NO;
  // Their proof may still come: amber, once shown, is not turned into blue.
  if (facts.user.trustedSealers.length > 0 && (isPending(facts, 'spf') || isPending(facts, 'arc'))) return PENDING;
  const domain = namedDomain(facts, signature.evidence.domain);
  const list = facts.progress === 'done' ? provenList(facts) : undefined;
  return {
    fits: 'yes',
    verdict: {
      domain,
      ...(list === undefined ? {} : { list }),
      headline: { code: 'verdict_altered_added', values: { domain } },
      reason: added,
      advice: { code: 'verdict_advice_altered_added', values: { domain } },
    },
  };
}

function addsWords({ code }: Note): boolean {
  return ADDING.includes(code);
}

const ADDING: readonly Code[] = [
  'dkim_undone_subject_tag',
  'dkim_undone_reply_to',
  'dkim_undone_list_fields',
  'dkim_undone_footer',
  'dkim_undone_banner',
];

/**
 * Whether a party on the user's list is proven for this message: by a seal or a signature of its own, or by SPF at the border.
 *
 * The attack: a brand's real mail, with "Verify here: https://attack.example" under it, is sent to a list that signs what it gets. So a party vouches for
 * no words that lead out of its own domain.
 */
function isListProven(facts: VerdictFacts, { values }: Note): boolean {
  const sealer = facts.arc?.result === 'pass' ? arcVoucher(facts) : null;
  const proven = [...provenDomains(facts), sealer];
  return facts.user.trustedSealers.some((domain) => {
    // Google Groups has its pages elsewhere than its addresses.
    const pages = domain === 'googlegroups.com' ? 'groups.google.com' : domain;
    const hosts = String(values['hosts'] || domain).split(' ');
    return proven.includes(domain) && hosts.every((host) => isAtOrUnder(host, pages) || isAtOrUnder(domain, host));
  });
}

/** The list that the message names, where it is proven to have sent it on, and only the user's word is missing. */
function provenList(facts: VerdictFacts): string | undefined {
  const { listId } = facts.message;
  const [id = ''] = listId
    .slice(listId.lastIndexOf('<') + 1)
    .toLowerCase()
    .split('>', 1);
  return provenDomains(facts).find((domain) => domain.includes('.') && isAtOrUnder(id, domain));
}
