/** Two messages side by side: which facts differ, and what that says. Pure. */
import type { Inspection } from '../../core/index.ts';
import type { TextKey, TextValues } from '../../text/translate.ts';
import { authorDomain } from '../../views/model/author-domain.ts';
import { type Fact, factsOf, networkOf } from './sides.ts';

export interface Difference {
  left: Fact;
  right: Fact;
  isSame: boolean;
}

export interface Comparison {
  /** What matters most, in words. */
  words: { key: TextKey; values: TextValues }[];
  /** Only facts that one of the two has. */
  rows: Difference[];
}

/** Compares what was found of two messages; neither is judged anew. */
export function compare(left: Inspection, right: Inspection): Comparison {
  const others = factsOf(right);
  const rows = factsOf(left).map((fact, index): Difference => {
    const other = others[index] ?? { ...fact, values: [] };
    return { left: fact, right: other, isSame: contentOf(fact) === contentOf(other) };
  });
  return {
    words: [verdictWords(left, right), domainWords(left, right), signerWords(left, right), serverWords(left, right)],
    rows: rows.filter((row) => !isEmpty(row.left) || !isEmpty(row.right)),
  };
}

/** In small letters: hosts and domains have no case. */
function contentOf({ values, notes = [], time = null }: Fact): string {
  return JSON.stringify([values, notes, time]).toLowerCase();
}

function isEmpty({ values, notes = [], time = null }: Fact): boolean {
  return values.length === 0 && notes.length === 0 && time === null;
}

type Words = Comparison['words'][number];

function verdictWords(left: Inspection, right: Inspection): Words {
  const isSame = left.verdict.level === right.verdict.level;
  return { key: isSame ? 'compare_verdict_same' : 'compare_verdict_differs', values: {} };
}

function domainWords(left: Inspection, right: Inspection): Words {
  const [one, other] = [authorDomain(left), authorDomain(right)];
  if (!one || !other) return { key: 'compare_domain_unknown', values: {} };
  return one === other
    ? { key: 'compare_domain_same', values: { domain: one } }
    : { key: 'compare_domain_differs', values: { one, other } };
}

/** Only signatures that hold: any domain can be written into one that does not. */
function signerWords(left: Inspection, right: Inspection): Words {
  const [ones, others] = [left, right].map(({ dkim }) =>
    dkim.filter(({ result }) => result === 'pass').map(({ evidence }) => evidence.domain.toLowerCase()),
  );
  const common = [...new Set(ones)].filter((domain) => others?.includes(domain));
  if (common.length > 0) return { key: 'compare_signer_same', values: { domains: common.join(', ') } };
  return ones?.length === 0 && others?.length === 0
    ? { key: 'compare_signer_none', values: {} }
    : { key: 'compare_signer_differs', values: {} };
}

/** Only the address that the receiving side recorded: names in front of the trust line are anybody's. */
function serverWords(left: Inspection, right: Inspection): Words {
  const [one, other] = [left, right].map(({ route }) => route.client?.ip);
  if (one === undefined || other === undefined) return { key: 'compare_server_unknown', values: {} };
  if (one === other) return { key: 'compare_server_same', values: { ip: one } };
  const network = networkOf(one);
  return network !== null && network === networkOf(other)
    ? { key: 'compare_network_same', values: { network } }
    : { key: 'compare_server_differs', values: { one, other } };
}
