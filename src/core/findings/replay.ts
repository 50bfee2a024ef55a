import { alignedSignatures, verifies } from '../proof/signatures.ts';
import { type Finder, type FindingFacts, fieldsNamed, warn } from './finding.ts';

/**
 * A validly signed mail that seems to have been sent again to someone else.
 *
 * The attack: a harmless mail, signed by a great name, is sent by anybody to thousands ("DKIM replay", seen with Google's own
 * signature in 2025): neither text nor To may change, so the real recipient is not named. Innocent: blind copies, aliases and
 * forwarding, but those arrive within minutes of signing; lists name themselves. Caveat: a signature without t= tells no time.
 */
export const replay: Finder = (facts) => {
  const signature = alignedSignatures(facts).find(verifies);
  const { arrivedAt } = facts.route;
  const signedAt = signature?.evidence.signedAt ?? null;
  if (signature === undefined || signedAt === null || arrivedAt === null || facts.message.listId !== '') return [];
  const hours = Math.floor((Date.parse(arrivedAt) - Date.parse(signedAt)) / 3_600_000);
  const recipient = deliveredTo(facts);
  if (hours < MIN_HOURS || recipient === null || isAddressed(facts, recipient.address)) return [];
  const values = { hours, recipient: recipient.address, domain: signature.evidence.domain };
  return [warn('caution', 'finding_replay', values, [signature.evidence.fieldIndex, recipient.fieldIndex])];
};

/** Signing and sending are minutes apart, queues included; a stay of hours at the sender's is rare. */
const MIN_HOURS = 6;

/** The mailbox, as the receiver's side wrote it. */
function deliveredTo(facts: FindingFacts): { address: string; fieldIndex: number } | null {
  const field = [...fieldsNamed(facts, 'delivered-to'), ...fieldsNamed(facts, 'x-original-to')].find(
    ({ trust }) => trust === 'recorded',
  );
  if (field) return { address: field.value.toLowerCase(), fieldIndex: field.index };
  const hop = facts.route.hops.find((one) => one.trust === 'recorded' && one.for !== null);
  return hop?.for ? { address: hop.for.toLowerCase(), fieldIndex: hop.fieldIndex } : null;
}

function isAddressed(facts: FindingFacts, recipient: string): boolean {
  const { to, cc } = facts.message;
  return [...to, ...cc].some(({ address }) => address !== '' && recipient.includes(address.toLowerCase()));
}
