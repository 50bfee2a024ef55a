/** Signatures and chains that nobody made by hand, judged by two engines that are not ours. */
import { describe, expect, it } from 'vitest';
import { verifyArc, verifyDkim } from '../../src/core/index.ts';
import type { DkimCheck } from '../../src/core/inspection/index.ts';
import { prepend, toText } from '../messages/message.ts';
import { CAMPAIGN_TIMEOUT } from './campaign.ts';
import { sealedTwice, signed, signedByEdwards, signedPartly, signedSimply } from './messages.ts';
import { mutateMessage, mutateSignature } from './mutate.ts';
import { type Dispute, PEER_FAULTS } from './peer-faults.ts';
import { askDkimpy, askMailauth, hasDkimpy, type Said } from './peers.ts';
import { Random } from './random.ts';
import { oddSealedMessage, oddSignedMessage } from './signed.ts';
import { NOW, watched } from './world.ts';

const TIMES = Number(process.env['WAYBILL_FUZZ'] ?? 1);
const seeds = [signed, signedSimply, signedByEdwards, signedPartly, sealedTwice].map(toText);

function signedCase(random: Random): string {
  if (random.oneIn(4)) return mutateSignature(random.pick(seeds), random, seeds);
  const odd = toText(oddSignedMessage(random));
  return random.oneIn(4) ? mutateMessage(odd, random, seeds) : odd;
}

function sealedCase(random: Random): string {
  const odd = toText(oddSealedMessage(random));
  return random.oneIn(3) ? mutateSignature(odd, random, [odd]) : odd;
}

/** What mutations come upon too seldom to be relied on: each meets one of the peers' faults, whatever the seed. */
const RARE_SIGNED = [
  toText(prepend(signed, 'From: Alice <alice@sender.example>')),
  toText(signed).replace(/b=(.{20})(?=.{40})/, 'b=$1*'),
  toText(signedSimply).replace(/\r\nFrom/, ' \r\nFrom'),
  toText(signed).replace('\r\n\ta=', '\r\n\ra='),
];
const RARE_SEALED = [
  withResultsOnTop(toText(sealedTwice)),
  toText(prepend(sealedTwice, 'ARC-Authentication-Results: i=x; list.example; dmarc=pass')),
  toText(sealedTwice).replace(/^(ARC-Message-Signature:) (i=1;) (a=.*?;) (d=.*?;) (s=.*?;) /m, '$1\t$2\t$3\t$4\t$5\t'),
];

/** The first set's results field moved to the top of the message. */
function withResultsOnTop(text: string): string {
  const [moved = ''] = /^ARC-Authentication-Results: i=1;.*\r\n/m.exec(text) ?? [];
  return moved + text.replace(moved, '');
}

const casesOf = (count: number, seed: number, make: (random: Random) => string, rare: readonly string[]) => [
  ...rare,
  ...Array.from({ length: count * TIMES }, (_, index) => make(new Random(seed * 1_000_003 + index))),
];

/** Splits what differs into what is a known fault of the peer and what is not. */
function sort(disputes: Dispute[]): { known: Map<string, number>; open: string[] } {
  const known = new Map<string, number>();
  const open: string[] = [];
  for (const dispute of disputes) {
    const fault = PEER_FAULTS.find(({ explains }) => explains(dispute));
    if (fault) known.set(fault.name, (known.get(fault.name) ?? 0) + 1);
    else open.push(JSON.stringify(dispute));
  }
  return { known, open };
}

const seen = new Set<string>();

function report(what: string, peer: string, compared: number, disputes: Dispute[]): void {
  const { known, open } = sort(disputes);
  for (const name of known.keys()) seen.add(name);
  console.log(
    [
      `${what} against ${peer}: ${compared} compared, ${disputes.length} differ, ${open.length} unexplained`,
      ...[...known].map(([name, count]) => `  ${count} × ${name}`),
    ].join('\n'),
  );
  expect(open.slice(0, 3)).toEqual([]);
  expect(compared).toBeGreaterThan(500 * TIMES);
}

/** Arithmetic and form alone: what RFC 8301 accepts, and whether a signature has expired, each may judge for itself. */
function inWords({ result, code, header, body }: DkimCheck): string {
  const isRight = header.result === 'pass' && body.result === 'pass';
  return isRight ? `pass ${code}` : `${result === 'pass' ? 'fail' : result} ${code}`;
}

function disputesOf(peer: Dispute['peer'], source: string, ours: string[], theirs: Said[]): Dispute[] {
  return ours.flatMap((word, at) => {
    const said = theirs[at] ?? { result: 'none', why: '' };
    if (word.endsWith('expired') && said.why === 'expired') return [];
    return word.startsWith('pass') === (said.result === 'pass') ? [] : [{ peer, source, ours: word, theirs: said }];
  });
}

describe('signatures', { timeout: CAMPAIGN_TIMEOUT }, () => {
  const cases = casesOf(2500, 6376, signedCase, RARE_SIGNED);
  const ours: string[][] = [];

  it('are verified', async () => {
    for (const source of cases) {
      const checks = await verifyDkim(Buffer.from(source, 'latin1'), { resolver: watched(), now: NOW });
      ours.push(checks.map(inWords));
    }
    expect(ours.flat().filter((word) => word.startsWith('pass')).length).toBeGreaterThan(cases.length / 4);
  });

  it('mailauth agrees', async () => {
    const disputes: Dispute[] = [];
    let compared = 0;
    for (const [index, source] of cases.entries()) {
      const words = ours[index] ?? [];
      // It does not tell which of several signatures a result is about.
      if (words.length !== 1) continue;
      compared++;
      disputes.push(...disputesOf('mailauth', source, words, (await askMailauth(source)).dkim));
    }
    report('DKIM', 'mailauth', compared, disputes);
  });

  it.runIf(hasDkimpy)('dkimpy agrees (where it is installed)', () => {
    const theirs = askDkimpy(cases.map((source, index) => ({ source, signatures: ours[index]?.length ?? 0 })));
    const disputes = cases.flatMap((source, index) =>
      disputesOf('dkimpy', source, ours[index] ?? [], theirs[index]?.dkim ?? []),
    );
    report('DKIM', 'dkimpy', ours.flat().length, disputes);
  });
});

describe('ARC chains', { timeout: CAMPAIGN_TIMEOUT }, () => {
  const cases = casesOf(800, 8617, sealedCase, RARE_SEALED);
  const ours: string[] = [];

  it('are validated', async () => {
    for (const source of cases) {
      const { result, code } = await verifyArc(Buffer.from(source, 'latin1'), { resolver: watched(), now: NOW });
      ours.push(`${result} ${code}`);
    }
    expect(ours.filter((word) => word.startsWith('pass')).length).toBeGreaterThan(cases.length / 4);
  });

  it('mailauth agrees', async () => {
    const disputes: Dispute[] = [];
    for (const [index, source] of cases.entries()) {
      disputes.push(...disputesOf('mailauth', source, [ours[index] ?? ''], [(await askMailauth(source)).arc]));
    }
    report('ARC', 'mailauth', cases.length, disputes);
  });

  it.runIf(hasDkimpy)('dkimpy agrees (where it is installed)', () => {
    const theirs = askDkimpy(cases.map((source) => ({ source, signatures: 0 })));
    const disputes = cases.flatMap((source, index) => {
      const said = theirs[index]?.arc;
      return said ? disputesOf('dkimpy', source, [ours[index] ?? ''], [said]) : [];
    });
    report('ARC', 'dkimpy', cases.length, disputes);
  });
});

describe('the list of the peers’ faults', () => {
  it.runIf(hasDkimpy)('names none that was not met', () => {
    expect(PEER_FAULTS.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });
});
