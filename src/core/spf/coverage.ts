/**
 * How many servers a record lets send. Attack: "ip4:0.0.0.0/1 ip4:128.0.0.0/1" is "+all" in disguise, and ranges of clouds and proxies hold
 * whoever rents an address for an hour (BreakSPF, NDSS 2024): a pass by such a record says nothing about the sender.
 *
 * IPv4 in 65,536 cells of 65,536 addresses: a cell is decided as a whole by prefixes up to /16; what narrower ones add is counted per cell.
 */
import { normalizeName } from '../dns/answer.ts';
import type { IpAddress } from '../net/ip.ts';
import type { SpfContext } from './context.ts';
import { usesLetter } from './macro.ts';
import type { Directive, SpfRecord } from './record.ts';

/** As many as one /8, of which nobody owns one to send mail. */
export const EVERYONE = 2 ** 24;
/** More than all of Google's, Microsoft's and Amazon's mail servers together. */
export const MANY = 2 ** 20;
/** Nobody was ever given more of IPv6 than a /19. */
const WIDE_IPV6 = 18;

const CELLS = 65_536;
const CELL_SIZE = 65_536;
const UNDECIDED = 0;
const PASS = 1;
const OTHER = 2;

interface Coverage {
  /** What the first term that covers the whole cell says. */
  cells: Uint8Array;
  /** Addresses that narrower terms add, by cell. */
  narrow: Map<number, number>;
}

/**
 * IPv4 addresses that pass by the records which were evaluated, as far as terms name them.
 *
 * @returns a lower bound: "exists" and "ptr" are not counted, nor are records that were never come to
 */
export async function countAuthorized(context: SpfContext): Promise<number> {
  const found = await coverageAt(context, context.subject.senderDomain, new Set());
  if (!found) return 0;
  const { cells, narrow } = found;
  let count = 0;
  for (const cell of cells) if (cell === PASS) count += CELL_SIZE;
  for (const [cell, addresses] of narrow) if (cells[cell] !== PASS) count += Math.min(addresses, CELL_SIZE);
  return count;
}

/** Whether the term that let the client pass would let (nearly) every client pass; how many under IPv4, `countAuthorized` tells. */
export function matchesEveryone(context: SpfContext, { mechanism }: Directive): boolean {
  switch (mechanism.kind) {
    case 'all':
      return true;
    case 'exists':
      // A name without the client's address in it is there for one client as for another.
      return !usesLetter(mechanism.domain, 'ip');
    case 'ip6':
      return mechanism.prefix.length <= WIDE_IPV6;
    case 'a':
    case 'mx':
      return context.subject.client.family === 6 && mechanism.ip6Length <= WIDE_IPV6;
    default:
      return false;
  }
}

/** @param above domains whose records lead here: an include that comes back to one of them adds nothing */
async function coverageOf(context: SpfContext, record: SpfRecord, above: ReadonlySet<string>): Promise<Coverage> {
  const coverage: Coverage = { cells: new Uint8Array(CELLS), narrow: new Map() };
  const seen = new Set<string>();
  for (const directive of record.directives) {
    const { mechanism, qualifier } = directive;
    const says = qualifier === '+' ? PASS : OTHER;
    if (mechanism.kind === 'all') {
      for (let cell = 0; cell < CELLS; cell++) decide(coverage, cell, says);
      return coverage;
    }
    if (mechanism.kind === 'ip4') addPrefix(coverage, mechanism.prefix.address, mechanism.prefix.length, says, seen);
    if (mechanism.kind === 'a' || mechanism.kind === 'mx') {
      for (const address of context.addresses.get(directive) ?? []) {
        addPrefix(coverage, address, mechanism.ip4Length, says, seen);
      }
    }
    if (mechanism.kind === 'include') addRecord(coverage, await targetCoverage(context, directive, above), says);
  }
  if (record.redirect) addRecord(coverage, await targetCoverage(context, record.redirect, above), PASS);
  return coverage;
}

/** What the record at the target of an include or a redirect lets pass; null when it was never come to. */
async function targetCoverage(
  context: SpfContext,
  term: Parameters<typeof context.targets.get>[0],
  above: ReadonlySet<string>,
): Promise<Coverage | null> {
  const target = context.targets.get(term);
  return target === undefined ? null : coverageAt(context, target, above);
}

/** What the record of a domain lets pass, which the evaluation has come to; null when it leads back to itself. */
async function coverageAt(context: SpfContext, name: string, above: ReadonlySet<string>): Promise<Coverage | null> {
  const domain = normalizeName(name);
  if (above.has(domain)) return null;
  const loaded = await context.load(domain, true);
  if (loaded.kind !== 'record' || 'code' in loaded.record) return null;
  return coverageOf(context, loaded.record, new Set([...above, domain]));
}

/** Of an included record only what passes there matches (§5.2). */
function addRecord(coverage: Coverage, inner: Coverage | null, says: number): void {
  if (!inner) return;
  for (let cell = 0; cell < CELLS; cell++) if (inner.cells[cell] === PASS) decide(coverage, cell, says);
  for (const [cell, addresses] of inner.narrow) addNarrow(coverage, cell, addresses, says);
}

/** @param seen prefixes that the record has named before: repeating one costs and adds nothing */
function addPrefix(coverage: Coverage, address: IpAddress, length: number, says: number, seen: Set<string>): void {
  if (address.family !== 4) return;
  const cell = ((address.bytes[0] ?? 0) << 8) | (address.bytes[1] ?? 0);
  if (length > 16) {
    const key = `${address.bytes.join('.')}/${length}`;
    if (!seen.has(key)) addNarrow(coverage, cell, 2 ** (32 - length), says);
    seen.add(key);
    return;
  }
  const first = cell & ~(2 ** (16 - length) - 1);
  const key = `${first}/${length}`;
  if (seen.has(key)) return;
  seen.add(key);
  for (let at = first; at < first + 2 ** (16 - length); at++) decide(coverage, at, says);
}

function decide(coverage: Coverage, cell: number, says: number): void {
  if (coverage.cells[cell] === UNDECIDED) coverage.cells[cell] = says;
}

function addNarrow(coverage: Coverage, cell: number, addresses: number, says: number): void {
  if (says !== PASS || coverage.cells[cell] !== UNDECIDED) return;
  coverage.narrow.set(cell, (coverage.narrow.get(cell) ?? 0) + addresses);
}
