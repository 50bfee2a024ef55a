import type { RecordedCode } from '../codes/index.ts';
import type { RouteHop } from '../inspection/index.ts';
import { type Finder, type FindingFacts, warn } from './finding.ts';

/**
 * A results field in the receiver's name that the receiver did not write.
 *
 * The attack: the sender puts "Authentication-Results: mx.rcpt.example; dmarc=pass" into the message and hopes that readers look at the name
 * alone. Innocent: mail that was forwarded from one mailbox of the same provider to another carries a real, older one. Caveat:
 * providers drop such fields (RFC 8601 §5), but not all do.
 */
export const forgedResults: Finder = (facts) => {
  const names = receiverNames(facts);
  const border = borderOf(facts)?.fieldIndex ?? -1;
  const forged = facts.recorded.fields.filter(
    ({ fieldIndex, trust, reason, results }) =>
      trust === 'claimed' &&
      // Above the border the sender cannot write: they are the own server's, of which the place was not declared.
      fieldIndex > border &&
      // Where that server's filters write, and nothing shows who did: a second field in its name is forged, this one may be its own.
      reason.code !== 'recorded_unconfirmed' &&
      (FORGED.includes(reason.code) || names.has(results?.authservId?.toLowerCase() ?? '')),
  );
  const [first] = forged;
  if (first === undefined) return [];
  const values = { authservId: first.results?.authservId ?? '' };
  return [
    warn(
      'caution',
      'finding_forged_results',
      values,
      forged.map((field) => field.fieldIndex),
    ),
  ];
};

/** In the receiver's name, where it does not write; and where it writes, but otherwise than it sealed. */
const FORGED: readonly RecordedCode[] = ['recorded_forged', 'recorded_contradicted'];

/** The names by which the receiver is known here: what it signs its results with, and its border host. */
function receiverNames({ recorded, route }: FindingFacts): ReadonlySet<string> {
  if (route.standing !== 'known') return new Set();
  const names = [recorded.trusted?.authservId, borderOf({ route })?.by].flatMap((name) =>
    name ? [name.toLowerCase()] : [],
  );
  return new Set(names);
}

function borderOf({ route }: Pick<FindingFacts, 'route'>): RouteHop | undefined {
  return route.hops.find((hop) => hop.border);
}
