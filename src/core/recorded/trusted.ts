/** What the believed fields say together: the first result of each method, and every DKIM result. */
import { toALabels } from '../dns/names.ts';
import type { MethodResult, ReceivedSpf, TrustedResults } from '../inspection/index.ts';
import { decodeUtf8 } from '../message/characters/charset.ts';
import { displayText } from '../message/characters/inert-text.ts';
import { canonicalIp } from '../net/ip.ts';
import type { OverrideWords } from '../receivers/overrides.ts';
import { letThrough, recordedPolicy } from './dmarc-policy.ts';
import { failuresIn } from './failures.ts';
import type { ReadField } from './fields.ts';
import { mailFromOf, pairOf, propertyOf } from './properties.ts';
import { senderIp } from './sender-ip.ts';
import { quotesSender } from './smuggled.ts';
import { toResult } from './words.ts';

const MAX_DKIM_RESULTS = 50;
const MAX_WORD = 100;
const MAX_ADDRESS = 1000;

interface Beside {
  /** Fields of the receiver's that cannot be read as a whole: only what fails there counts. */
  malformed: readonly ReadField[];
  /** Domain of the one author; '' = there is none. */
  author: string;
  /** What the receiver writes where it let a mail through. */
  overrides: OverrideWords | null;
  /** The client's greeting, its reverse-path or its signatures may have written a part of all that. */
  isSenderWritten: boolean;
  /** One of the fields, which the sender's first line may continue. */
  open?: ReadField | undefined;
}

/**
 * @param believed fields that the receiver wrote, in the order of the source
 * @returns null when there is none
 */
export function mergeTrusted(
  believed: readonly ReadField[],
  { malformed, author, overrides, isSenderWritten, open }: Beside,
): TrustedResults | null {
  const fields = believed.filter(({ kind }) => kind === 'results');
  const receivedSpf = believed.find(({ kind }) => kind === 'received-spf')?.receivedSpf ?? null;
  const doubtful = fields.filter((field) => isSenderWritten || field === open || quotesSender(field.results));
  const failures = [...malformed, ...doubtful].flatMap(failuresIn);
  if (fields.length === 0 && receivedSpf === null && failures.length === 0) return null;
  const whole = fields.flatMap((field) => {
    const own = field.results?.results ?? [];
    return doubtful.includes(field) ? own.filter((result) => toResult(result.result) !== 'pass') : own;
  });
  const results = [...whole, ...failures];
  const of = (method: string) => results.filter((result) => result.method === method);
  const dmarc = worstDmarc(of('dmarc'), author);
  const [arc] = of('arc');
  return {
    authservId: show(fields.find((field) => field.results?.authservId)?.results?.authservId ?? null),
    spf: mergeSpf(of('spf'), receivedSpf),
    dkim: of('dkim').slice(0, MAX_DKIM_RESULTS).map(toDkim),
    dmarc: dmarc === undefined ? null : toDmarc(dmarc, results, overrides),
    arc: arc === undefined ? null : { result: toResult(arc.result) },
  };
}

/**
 * A pass beside a fail is no pass: a server evaluates DMARC once. The attack: words of a sender's that are copied into the field say "dmarc=fail" of
 * another author, or for a policy that asks for nothing, and the server's own is not the first.
 */
function worstDmarc(results: readonly MethodResult[], author: string): MethodResult | undefined {
  let worst: { result?: MethodResult; rank: number } = { rank: -1 };
  for (const result of results) {
    const rank =
      (toResult(result.result) === 'fail' ? 8 : 0) +
      (toDomain(dmarcDomain(result)) === author ? 4 : 0) +
      POLICIES.indexOf(recordedPolicy(result));
    if (rank > worst.rank) worst = { result, rank };
  }
  return worst.result;
}

const POLICIES = [null, 'none', 'quarantine', 'reject'];

/**
 * A server may record one result for HELO and one for MAIL FROM; only the latter is about the sender of the mail (RFC 9989 §4: HELO is no
 * identity for DMARC), so it wins wherever it stands. `domain` stays null when only HELO was checked.
 */
function mergeSpf(results: readonly MethodResult[], receivedSpf: ReceivedSpf | null): TrustedResults['spf'] {
  const spf = results.find((result) => mailFromOf(result) !== null) ?? results[0];
  const recordedIp = canonicalIp(receivedSpf?.clientIp ?? '');
  if (spf !== undefined) {
    const clientIp = recordedIp ?? senderIp(spf.comment ?? '');
    return { result: toResult(spf.result), domain: toDomain(mailFromOf(spf)), clientIp };
  }
  if (receivedSpf === null) return null;
  const isMailFrom = receivedSpf.identity?.toLowerCase() !== 'helo';
  const domain = isMailFrom ? toDomain(receivedSpf.envelopeFrom) : null;
  return { result: toResult(receivedSpf.result), domain, clientIp: recordedIp };
}

function toDkim(result: MethodResult): TrustedResults['dkim'][number] {
  return {
    result: toResult(result.result),
    domain: toDomain(propertyOf(result, 'header', 'd') ?? propertyOf(result, 'header', 'i')),
    selector: show(propertyOf(result, 'header', 's')),
  };
}

function toDmarc(
  result: MethodResult,
  results: readonly MethodResult[],
  overrides: OverrideWords | null,
): TrustedResults['dmarc'] {
  const words = letThrough(result, results, overrides);
  return {
    result: toResult(result.result),
    domain: toDomain(dmarcDomain(result)),
    policy: recordedPolicy(result),
    word: result.result.slice(0, MAX_WORD),
    ...(words === null ? {} : { letThrough: words }),
  };
}

/** IronPort names the author's domain in a bare "d=", where others write header.from. */
function dmarcDomain(result: MethodResult): string | null {
  return propertyOf(result, 'header', 'from') ?? pairOf(result, 'd');
}

/** Inert, since senders choose their selectors. */
function show(text: string | null): string | null {
  return text === null ? null : displayText(text.slice(0, MAX_WORD));
}

/** The domain of an address, or of a value that is only a domain; null when it is none. */
function toDomain(value: string | null): string | null {
  if (value === null || value.length > MAX_ADDRESS) return null;
  const domain = decodeUtf8(value.slice(value.lastIndexOf('@') + 1));
  return domain === null ? null : toALabels(domain);
}
