/**
 * More header than is read: where From, the border or the receiver's last field stand beyond the limit. Honest mail has a hundredth of it, so it
 * excuses nothing, and what was not read is told as that.
 */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/core/inspect.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { toBytes } from '../messages/message.ts';
import { MAILBOXES } from './monotonic/mailboxes.ts';
import { ATTACKER_IP, from, NOW, WORLD } from './world.ts';

const FILLERS = {
  '2,100 fields': Array.from({ length: 2100 }, (_, at) => `X-Filler: ${at}\r\n`),
  'a field of a mebibyte': [`X-Filler: ${'x'.repeat(1_100_000)}\r\n`],
};
const HANDOVER = { ip: ATTACKER_IP, helo: 'out.attack.example', reverse: 'unknown', path: 'x@attack.example' };
const forged = from('<admin@legit.example>');

describe.each(MAILBOXES)('$name', ({ wrap, receiver, context }) => {
  const judged = async (fields: string[]) => {
    const { verdict } = await inspect(toBytes(wrap({ ...forged, fields }, HANDOVER)), {
      resolver: zoneResolver(WORLD),
      now: NOW,
      ...(receiver ? { receiver } : {}),
      ...context,
    });
    return [verdict.level, verdict.reason.code];
  };

  it.each(Object.entries(FILLERS))('is not deceived by %s', async (_, filler) => {
    const [level, reason] = await judged(forged.fields);
    const [after, told] = await judged([...forged.fields, ...filler]);
    expect(after).toBe(level);
    // Of a signature, or of an envelope sender, that may stand past the limit nothing is told.
    expect(told).toBe(reason === 'verdict_reason_spf_other' ? 'verdict_reason_nothing' : reason);
    // What the provider itself recorded of the author it saw decides; nobody else has seen him.
    expect(await judged([...filler, ...forged.fields])).toEqual(
      reason?.endsWith('_fail') ? [level, reason] : ['ambiguous', 'verdict_reason_from_unread'],
    );
  });
});
