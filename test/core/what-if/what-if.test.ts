/** What if: the rules judge again over changed facts. Tried on the stories, whose every fact is known. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/index.ts';
import { foundMarks } from '../../../src/core/marks/our-marks.ts';
import { CHANGES, type Change, changesFor, whatIf, withChange } from '../../../src/core/what-if/index.ts';
import { judgeWorld } from '../../../src/learn/judge.ts';
import { STORY_NOW, STORY_RECEIVER } from '../../../src/lesson/stories/context.ts';
import { SOURCES } from '../../../src/lesson/stories/sources.ts';
import type { MailId } from '../../../src/lesson/stories/story.ts';
import { STORY_ZONE } from '../../../src/lesson/stories/zone.ts';
import { type Zone, zoneResolver } from '../../../src/lesson/stories/zone-resolver.ts';
import { draft, toBytes } from '../../messages/message.ts';

const world = await judgeWorld();
const supposed = async (mail: MailId, ...changes: Change[]) => whatIf(world[mail].inspection, changes);
const levelOf = async (mail: MailId, ...changes: Change[]) =>
  (await supposed(mail, ...changes)).inspection.verdict.level;

describe('what if', () => {
  it.each<[MailId, Change[], string]>([
    ['spf', ['server_not_allowed'], 'unverified'],
    ['spf', ['server_not_allowed', 'policy_none'], 'unverified'],
    ['spf', ['server_not_allowed', 'policy_reject'], 'failed'],
    ['spf', ['server_not_allowed', 'policy_quarantine'], 'failed'],
    ['spf', ['server_not_allowed', 'policy_reject', 'signed'], 'verified'],
    ['spf', ['forwarded'], 'unverified'],
    ['spf', ['forwarded', 'policy_reject'], 'failed'],
    ['dkim', ['body_changed'], 'unverified'],
    ['dkim', ['body_changed', 'policy_reject'], 'failed'],
    ['dkim', ['subject_tagged'], 'altered'],
    ['dkim', ['subject_tagged', 'body_changed'], 'unverified'],
    ['dkim', ['key_revoked'], 'unverified'],
    ['dkim', ['forwarded'], 'verified'],
    ['dmarc', ['other_signer'], 'failed'],
    ['dmarc', ['other_signer', 'policy_none'], 'unverified'],
    ['dmarc', ['other_signer', 'no_policy'], 'unverified'],
    ['dmarc', ['key_revoked'], 'failed'],
    ['dmarc', ['body_changed'], 'failed'],
    // Without a record only a signature by From's own domain or one above it counts.
    ['dmarc', ['no_policy'], 'unverified'],
    ['forward_unsigned', ['policy_none'], 'unverified'],
    ['forward_unsigned', ['signed'], 'verified'],
    ['list', ['body_changed'], 'unverified'],
    ['attack', ['server_allowed'], 'listed'],
    ['attack', ['signed'], 'verified'],
    ['attack', ['policy_none'], 'unverified'],
    ['attack', ['no_policy'], 'unverified'],
  ])('of %s with %j the verdict is %s', async (mail, changes, level) => {
    expect(await levelOf(mail, ...changes)).toBe(level);
  });

  it('says the very same of a message that is not changed', async () => {
    const { inspection } = world.attack;
    expect((await whatIf(inspection, [])).inspection).toBe(inspection);
    expect((await whatIf(inspection, ['body_changed'])).inspection).toBe(inspection);
  });

  it('changes nothing in what it was given', async () => {
    for (const { inspection } of Object.values(world)) {
      const before = JSON.stringify(inspection);
      for (const change of CHANGES) await whatIf(inspection, [change]);
      expect(JSON.stringify(inspection)).toBe(before);
    }
  });

  it('offers what would change a fact, and each of it does', async () => {
    for (const { inspection } of Object.values(world)) {
      const offered = changesFor(inspection);
      expect(offered.length).toBeGreaterThan(2);
      for (const change of offered) {
        const { inspection: after } = await whatIf(inspection, [change]);
        expect(JSON.stringify(after), change).not.toBe(JSON.stringify(inspection));
        expect(after.verdict.reason.code).not.toBe('verdict_reason_internal_error');
      }
    }
  });

  it('tells which results, answers and hops are others', async () => {
    const { inspection, changed } = await supposed('attack', 'server_allowed');
    expect(changed.results).toEqual([
      { method: 'SPF', before: 'fail', after: 'pass' },
      { method: 'DMARC', before: 'fail', after: 'pass' },
    ]);
    expect(changed.dns.map((index) => inspection.dns[index]?.answers)).toEqual([
      ['v=spf1 ip4:203.0.113.66 ip4:192.0.2.112/28 -all'],
    ]);
    const forwarded = await supposed('spf', 'forwarded');
    expect(forwarded.changed.hops.map((at) => forwarded.inspection.route.hops[at]?.ip)).toEqual([
      '192.0.2.99',
      '198.51.100.7',
    ]);
  });

  it('asks for the key of another signer where that one publishes it', async () => {
    const { inspection, changed } = await supposed('dkim', 'other_signer');
    const key = inspection.dns.findIndex(({ purpose }) => purpose === 'dkim');
    expect(inspection.dns[key]?.name).toBe('s2026._domainkey.mailer.example');
    expect(inspection.dkim[0]?.evidence.dns).toBe(key);
    expect(changed.dns).toEqual([key]);
  });

  it.each<Change>(['signed', 'policy_none', 'server_allowed'])(
    'finds a domain again that has something below it: %s',
    async (change) => {
      const nowhere = await inspect(new TextEncoder().encode(SOURCES.way.replaceAll('\n', '\r\n')), {
        resolver: zoneResolver({}),
        now: STORY_NOW,
        receiver: STORY_RECEIVER,
      });
      const missing = ({ findings }: typeof nowhere) => findings.some(({ code }) => code === 'finding_domain_missing');
      expect(missing(nowhere)).toBe(true);
      expect(missing((await whatIf(nowhere, [change])).inspection)).toBe(false);
    },
  );

  it('tells of several signatures the same result as the marks do', async () => {
    const { inspection } = world.attack;
    const [signature] = world.dkim.inspection.dkim;
    if (!signature) throw new Error('a signature is needed');
    const none = { result: 'none', code: 'dkim_key_nxdomain' } as const;
    const dkim = (['temperror', 'fail'] as const).map((result) => ({ ...signature, result, header: none, body: none }));
    const { changed } = await whatIf({ ...inspection, dkim }, ['signed']);
    const [{ result = null } = {}] = foundMarks({ ...inspection, dkim });
    expect(changed.results.find(({ method }) => method === 'DKIM')).toEqual({
      method: 'DKIM',
      before: result,
      after: 'pass',
    });
    expect(result).toBe('fail');
  });

  it('sets aside what the provider recorded of the message as it came', async () => {
    const { inspection } = await supposed('attack', 'signed');
    expect(inspection.recorded.trusted).toBeNull();
  });

  it('offers nothing where nothing was judged', async () => {
    const resolver = zoneResolver(STORY_ZONE);
    const off = await inspect(new TextEncoder().encode(SOURCES.dkim), { resolver: null, now: STORY_NOW });
    const two = toBytes(draft({ from: 'a@city.example, b@bank.example' }));
    expect(changesFor(off)).toEqual([]);
    expect(changesFor(await inspect(two, { resolver, now: STORY_NOW }))).toEqual([]);
    expect(changesFor(await inspect(new Uint8Array(), { resolver, now: STORY_NOW }))).toEqual([]);
  });

  it('lets no two changes hold that speak against each other', () => {
    expect(withChange(['policy_none', 'signed'], 'policy_reject')).toEqual(['signed', 'policy_reject']);
    expect(withChange(['body_changed', 'subject_tagged'], 'signed')).toEqual(['signed']);
    expect(withChange(['forwarded'], 'body_changed')).toEqual(['forwarded', 'body_changed']);
  });
});

// The facts that a change makes up must be those that the engine itself finds once the zone or the bytes are really so.
describe('what is supposed is what really comes out', () => {
  const really = async (mail: MailId, zone: Zone, edit = (text: string) => text) =>
    inspect(new TextEncoder().encode(edit(SOURCES[mail]).replaceAll('\n', '\r\n')), {
      resolver: zoneResolver({ ...STORY_ZONE, ...zone }),
      now: STORY_NOW,
      receiver: STORY_RECEIVER,
      ownDomains: ['post.example'],
    });
  // Without the provider's word, which the supposed one is without, too.
  const silent = (text: string) => text.replaceAll(/^Authentication-Results: mx\.post[^\n]*\n(?:\t[^\n]*\n)*/gm, '');

  it.each<[Change, MailId, Zone, (text: string) => string]>([
    ['body_changed', 'dkim', {}, (text) => text.replace('Tuesdays', 'Thursdays')],
    ['subject_tagged', 'dkim', {}, (text) => text.replace('Subject: ', 'Subject: [list] ')],
    ['key_revoked', 'dkim', { 's2026._domainkey.city.example': { TXT: ['v=DKIM1; p='] } }, (text) => text],
    ['server_not_allowed', 'spf', { 'shop.example': { TXT: ['v=spf1 ip4:192.0.2.0/28 -all'] } }, (text) => text],
    ['policy_none', 'attack', { '_dmarc.bank.example': { TXT: ['v=DMARC1; p=none'] } }, (text) => text],
    ['no_policy', 'attack', { '_dmarc.bank.example': {} }, (text) => text],
  ])('%s of %s', async (change, mail, zone, edit) => {
    const expected = await really(mail, zone, (text) => silent(edit(text)));
    const { inspection } = await supposed(mail, change);
    expect(inspection.verdict).toEqual(expected.verdict);
    expect(
      inspection.dkim.map(({ result, code, header, body, undone }) => ({ result, code, header, body, undone })),
    ).toEqual(expected.dkim.map(({ result, code, header, body, undone }) => ({ result, code, header, body, undone })));
    expect(inspection.spf?.result).toBe(expected.spf?.result);
    expect(inspection.dmarc?.result).toBe(expected.dmarc?.result);
  });
});
