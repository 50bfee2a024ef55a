/**
 * Whatever a sender adds to a forged mail for nothing, the verdict is no better than of the bare forgery: what is red stays red, and what is
 * grey does not become blue or green.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import type { Inspection } from '../../../src/core/inspection/index.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';
import { toBytes } from '../../messages/message.ts';
import { ATTACKER_IP, from, NOW, WORLD } from '../world.ts';
import type { Addition, Sent } from './addition.ts';
import { ADDITIONS } from './additions.ts';
import type { Mailbox } from './mailbox.ts';
import { MAILBOXES } from './mailboxes.ts';

const FORGED: Sent = {
  mail: from('Admin <admin@legit.example>'),
  from: { ip: ATTACKER_IP, helo: 'out.attack.example', reverse: 'unknown', path: 'x@attack.example' },
  silent: [],
};

async function check(mailbox: Mailbox, additions: readonly Addition[], zone: Zone = WORLD): Promise<Inspection> {
  const sent = additions.reduce((before, { to }) => to(before), FORGED);
  const failing = Object.fromEntries(sent.silent.map((name) => [name, 'timeout' as const]));
  return inspect(toBytes(mailbox.wrap(sent.mail, sent.from)), {
    resolver: zoneResolver(zone, { failing }),
    now: NOW,
    ownDomains: ['rcpt.example'],
    ...(mailbox.receiver ? { receiver: mailbox.receiver } : {}),
    ...mailbox.context,
  });
}

/** Green, blue and grey "from your own side"; and grey of any kind where the bare forgery is red. */
function isBetter(bare: Inspection, after: Inspection, touchesFrom: boolean): boolean {
  const { level } = after.verdict;
  if (level === 'ambiguous') return !touchesFrom;
  return bare.verdict.level === 'failed' ? level !== 'failed' : !['unchecked', 'unverified', 'failed'].includes(level);
}

function costless({ context, mayChange }: Mailbox): Addition[] {
  const isExact = context?.fidelity === undefined;
  return ADDITIONS.filter(({ isStolen, isTrue }) => (isExact || !isStolen) && !(mayChange && isTrue));
}

const saidOf = ({ verdict }: Inspection) => `${verdict.level} (${verdict.reason.code})`;

/** What each addition by itself makes better. */
async function betterOnes(mailbox: Mailbox, zone: Zone = WORLD): Promise<{ bare: string; better: string[] }> {
  const bare = await check(mailbox, [], zone);
  const better: string[] = [];
  for (const addition of costless(mailbox)) {
    const after = await check(mailbox, [addition], zone);
    if (isBetter(bare, after, addition.touchesFrom === true)) better.push(`${addition.name}: ${saidOf(after)}`);
  }
  return { bare: saidOf(bare), better };
}

describe.each(MAILBOXES)('$name', (mailbox) => {
  it('shows no forgery in a better light for one thing that its sender added', async () => {
    const { bare, better } = await betterOnes(mailbox);
    expect(better, `bare: ${bare}`).toEqual([]);
  }, 300_000);

  it('nor for several', async () => {
    const bare = await check(mailbox, []);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...costless(mailbox)), { minLength: 2, maxLength: 4 }),
        async (additions) => {
          fc.pre(!(additions.some((one) => one.isStolen) && additions.some((one) => one.takesBody)));
          const after = await check(mailbox, additions);
          const touchesFrom = additions.some((one) => one.touchesFrom);
          expect(
            isBetter(bare, after, touchesFrom),
            `${additions.map(({ name }) => name).join(' + ')}: ${saidOf(after)}`,
          ).toBe(false);
        },
      ),
      { numRuns: 10 },
    );
  }, 300_000);
});

describe.each([
  ['two records', ['v=DMARC1; p=reject', 'v=DMARC1; p=none']],
  ['a record that asks for nothing', ['v=DMARC1; p=none; sp=reject; np=reject']],
  ['quarantine for none of a hundred, which RFC 9989 took out', ['v=DMARC1; p=quarantine; pct=0']],
  ['a record that is only tried out', ['v=DMARC1; p=reject; t=y; psd=n']],
  ['odd tags and blanks', ['v=DMARC1;p=reject;;x=y; adkim=s;aspf=s ;']],
])('where the brand publishes %s', (_, records) => {
  it('shows no forgery in a better light for what its sender added', async () => {
    const zone = { ...WORLD, '_dmarc.legit.example': { TXT: [...records] } };
    expect((await betterOnes(MAILBOXES[0] as Mailbox, zone)).better).toEqual([]);
  }, 300_000);
});
