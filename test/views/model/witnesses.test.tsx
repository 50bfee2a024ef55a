/** What the marks of the two witnesses may say beside each verdict, for mails that the engine judged. */
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/core/index.ts';
import { inspect } from '../../../src/core/index.ts';
import { witnessesOf } from '../../../src/core/marks/witnesses.ts';
import { translate } from '../../../src/text/translate.ts';
import { progressOf } from '../../../src/views/model/progress.ts';
import { Witnesses } from '../../../src/views/verdict/witnesses.tsx';
import {
  arrive,
  BRANDS,
  byAttacker,
  byBrand,
  from,
  mail,
  NOW,
  RCPT,
  REST,
  report,
  WORLD,
} from '../../attacks/world.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { toBytes } from '../../messages/message.ts';
import { draw } from '../page.tsx';

const BY_BRAND = from('Legit <a@legit.example>');
const WITHOUT_KEY = byBrand(BY_BRAND, { selector: 'gone' });
const CHANGED = { ...byBrand(BY_BRAND), body: 'Another text.\r\n' };
/** From a server that the brand does not list, today or a month ago. */
const STRANGER = { path: '<bounce@legit.example>' };
const LONG_AGO = { ...STRANGER, date: 'Sat, 24 Oct 2026 02:00:03 +0000 (UTC)' };
const NO_POLICY = { '_dmarc.legit.example': { TXT: ['v=DMARC1; p=none'] } };
const silentAbout = (name: string) => ({ failing: { [name]: 'timeout' as const } });

/** 'DKIM unsure, SPF fail, DMARC none' */
function said(inspection: Inspection): { level: string; ours: string; provider: string } {
  const { ours, provider } = witnessesOf(inspection);
  const tell = (marks: typeof ours) => marks.map(({ method, mark }) => `${method} ${mark}`).join(', ');
  return { level: inspection.verdict.level, ours: tell(ours), provider: `${provider.kind} ${tell(provider.marks)}` };
}

describe('where something could not be checked, and the verdict is not red', () => {
  it.each([
    ['the key of old mail is gone', 'unchecked', { message: arrive(WITHOUT_KEY, LONG_AGO) }],
    [
      'the key is gone, and the policy asks for nothing',
      'unverified',
      { message: arrive(WITHOUT_KEY, STRANGER), zone: NO_POLICY },
    ],
    [
      'the key is gone, and the provider vouches',
      'vouched',
      { message: arrive(WITHOUT_KEY, { ...LONG_AGO, results: 'dmarc=pass header.from=legit.example' }) },
    ],
    [
      'the key does not come',
      'unchecked',
      { message: arrive(byBrand(BY_BRAND), STRANGER), dns: silentAbout('s1._domainkey.legit.example') },
    ],
    [
      'the policy does not come',
      'unchecked',
      { message: arrive(BY_BRAND, STRANGER), dns: silentAbout('_dmarc.legit.example') },
    ],
    ['SPF can only be asked now, of old mail', 'unchecked', { message: arrive(BY_BRAND, LONG_AGO) }],
    [
      'the body was written anew',
      'unchecked',
      { message: arrive(CHANGED, STRANGER), context: { fidelity: 'rewritten' as const } },
    ],
  ])('neither DKIM nor DMARC is red: %s', async (_, level, test) => {
    const inspection = await report(test);
    expect(inspection.spf?.result).toBe('fail');
    const told = said(inspection);
    expect(told.level).toBe(level);
    expect(told.ours).toMatch(/^DKIM (unsure|none), SPF (unsure|fail), DMARC unsure$/);
  });

  it('SPF is red for mail of today, which the domain’s record speaks of, and not for old mail', async () => {
    const key = 's1._domainkey.legit.example';
    const today = said(await report({ message: arrive(byBrand(BY_BRAND), STRANGER), dns: silentAbout(key) }));
    expect(today.ours).toBe('DKIM unsure, SPF fail, DMARC unsure');
    const old = said(await report({ message: arrive(WITHOUT_KEY, LONG_AGO) }));
    expect(old.ours).toBe('DKIM unsure, SPF unsure, DMARC unsure');
  });

  it('a signature that is broken hides none beside it whose key is gone', async () => {
    const both = { ...byBrand(byBrand(BY_BRAND), { selector: 'gone' }), body: 'Another text.\r\n' };
    const told = said(await report({ message: arrive(both, LONG_AGO) }));
    expect(told).toMatchObject({ level: 'unchecked', ours: 'DKIM unsure, SPF unsure, DMARC unsure' });
  });
});

describe('what was determined keeps its mark', () => {
  it('red where the verdict is red, an invented selector or not', async () => {
    const told = said(await report({ message: arrive(WITHOUT_KEY, STRANGER) }));
    expect(told).toMatchObject({ level: 'failed', ours: 'DKIM unsure, SPF fail, DMARC fail' });
  });

  it('red where everything failed and the policy asks for nothing', async () => {
    const told = said(await report({ message: arrive(CHANGED, STRANGER), zone: NO_POLICY }));
    expect(told).toMatchObject({ level: 'unverified', ours: 'DKIM fail, SPF fail, DMARC fail' });
  });

  it('red for a broken signature where only the policy is missing', async () => {
    const told = said(await report({ message: arrive(CHANGED, STRANGER), dns: silentAbout('_dmarc.legit.example') }));
    expect(told).toMatchObject({ level: 'unchecked', ours: 'DKIM fail, SPF fail, DMARC unsure' });
  });

  it('red for SPF where another signature proves the sender all the same', async () => {
    const two = byBrand(byBrand(BY_BRAND), { selector: 'gone' });
    const told = said(await report({ message: arrive(two, STRANGER) }));
    expect(told).toMatchObject({ level: 'verified', ours: 'DKIM pass, SPF fail, DMARC pass' });
  });
});

describe('beside "no single sender"', () => {
  const GOOD =
    'spf=pass smtp.mailfrom=legit.example; dkim=pass header.d=legit.example; dmarc=pass header.from=legit.example';
  it.each([
    ['two From fields', ['From: a@legit.example', 'From: b@attack.example']],
    ['two mailboxes of one domain', ['From: a@legit.example, b@legit.example']],
  ])('no check has passed for the sender, by neither witness: %s', async (_, authors) => {
    const message = arrive(byAttacker(byBrand(mail([...authors, ...REST]))), { ...BRANDS, results: GOOD });
    const inspection = await report({ message });
    expect(inspection.dkim.every((check) => check.result === 'pass')).toBe(true);
    const told = said(inspection);
    expect(told.level).toBe('ambiguous');
    expect(told.ours).toBe('DKIM unsure, SPF unsure, DMARC unsure');
    expect(told.provider).not.toContain('pass');
  });

  it('the provider recorded the same only if it found the same, not because both marks say nothing', async () => {
    const message = arrive(byBrand(mail(['From: a@legit.example, b@legit.example', ...REST])), {
      ...BRANDS,
      results: 'dkim=temperror header.d=legit.example',
    });
    expect(said(await report({ message })).provider).toBe('marks DKIM unsure');
  });
});

describe('where the provider recorded no result', () => {
  const FORGED = byBrand(from('a@legit.example', ['Authentication-Results: mx.rcpt.example; dmarc=pass']));
  it.each([
    ['there is none at all', 'nothing', arrive(byBrand(BY_BRAND), BRANDS)],
    ['there are some, and anybody may have written them', 'unproven', arrive(FORGED, BRANDS)],
  ])('it is told which: %s', async (_, kind, message) => {
    expect(witnessesOf(await report({ message })).provider).toEqual({ kind, marks: [] });
  });

  it('each is said in words of its own', async () => {
    for (const language of ['en', 'ja'] as const) {
      const words = [];
      for (const message of [arrive(byBrand(BY_BRAND), BRANDS), arrive(FORGED, BRANDS)]) {
        const view = draw(<Witnesses inspection={await report({ message })} />, { language });
        words.push(view.querySelector('.witness + .witness .witness-word')?.textContent);
      }
      expect(words).toEqual([
        translate('view_witness_nothing', {}, language),
        translate('view_witness_unproven', {}, language),
      ]);
    }
  });
});

describe('while a check runs', () => {
  const KEY = 's1._domainkey.legit.example';
  const TWO = mail(['From: a@legit.example, b@legit.example', ...REST]);
  it.each([
    ['SPF fails, and the key does not come', arrive(byBrand(BY_BRAND), STRANGER), KEY],
    ['SPF fails, and the signature too', arrive(CHANGED, STRANGER), ''],
    ['SPF fails for two authors, and the key does not come', arrive(byBrand(TWO), STRANGER), KEY],
    ['all pass for two authors', arrive(byBrand(TWO), BRANDS), ''],
  ])('no mark that was shown is ever withdrawn: %s', async (_, message, silent) => {
    const updates: Inspection[] = [];
    let latest: Partial<Inspection> = {};
    // The key's answer comes last.
    const slow = zoneResolver(WORLD, { delay: 60, ...silentAbout(silent) });
    const quick = zoneResolver(WORLD);
    await inspect(toBytes(message), {
      resolver: { query: (name, type) => (name.includes('_domainkey') ? slow : quick).query(name, type) },
      now: NOW,
      receiver: RCPT,
      onUpdate: (part) => {
        latest = { ...latest, ...part };
        updates.push(latest as Inspection);
      },
    });
    const checked = updates.filter(({ spf, dkim }) => spf !== null && dkim.length === 0);
    expect(checked.length).toBeGreaterThan(0);
    for (const method of ['DKIM', 'SPF', 'DMARC'] as const) {
      const marks = updates.map((update) => witnessesOf(update).ours.find((one) => one.method === method)?.mark);
      const steps = updates.map((update) => progressOf(update).steps.find(({ key }) => key === method)?.mark);
      for (const shown of [marks, steps]) {
        expect(new Set(shown.filter((mark) => mark !== 'pending')).size, `${method} ${shown}`).toBe(1);
      }
    }
  });
});
