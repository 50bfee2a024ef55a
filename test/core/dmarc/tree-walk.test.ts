import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organizationalDomain, policyRecord } from '../../../src/core/dmarc/organization.ts';
import { createWalker, walkTargets } from '../../../src/core/dmarc/tree-walk.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';

const record = (text: string): Zone[string] => ({ TXT: [text] });
const labels = (count: number): string => Array.from({ length: count }, (_, at) => `l${count - at}`).join('.');

describe('a tree walk', () => {
  it('visits the domain and each parent, down to the top-level domain', () => {
    expect(walkTargets('a.mail.example.com')).toEqual(['a.mail.example.com', 'mail.example.com', 'example.com', 'com']);
    expect(walkTargets('com')).toEqual(['com']);
  });

  it('drops from eight labels or more straight to seven, so that it never asks more than eight questions', () => {
    expect(walkTargets('a.b.c.d.e.f.g.h.i.j.mail.example.com')).toEqual([
      'a.b.c.d.e.f.g.h.i.j.mail.example.com',
      'g.h.i.j.mail.example.com',
      'h.i.j.mail.example.com',
      'i.j.mail.example.com',
      'j.mail.example.com',
      'mail.example.com',
      'example.com',
      'com',
    ]);
    for (const count of [7, 8, 9, 30, 100]) {
      const targets = walkTargets(labels(count));
      expect(targets.length).toBe(Math.min(count, 8));
      expect(targets[1]?.split('.').length).toBe(Math.min(count - 1, 7));
    }
  });

  it('asks all its questions at once', async () => {
    let waiting = 0;
    let most = 0;
    const walker = createWalker({
      async query() {
        most = Math.max(most, ++waiting);
        await new Promise((resolve) => setTimeout(resolve, 1));
        waiting--;
        return { status: 'nxdomain', records: [], secure: false, ttl: 60 };
      },
    });
    await Promise.all([walker.walk('a.b.example.com'), walker.walk('c.example.com')]);
    expect(most).toBe(5);
  });

  it('shares its questions with other walks', async () => {
    const resolver = zoneResolver({});
    const walker = createWalker(resolver);
    await Promise.all([walker.walk('a.example.com'), walker.walk('b.example.com'), walker.walk('a.example.com')]);
    expect(resolver.asked.toSorted()).toEqual([
      'TXT _dmarc.a.example.com',
      'TXT _dmarc.b.example.com',
      'TXT _dmarc.com',
      'TXT _dmarc.example.com',
    ]);
  });

  it('stops at psd=n and psd=y, whatever stands or fails behind', async () => {
    const zone = { '_dmarc.mail.example.com': record('v=DMARC1; p=none; psd=n') };
    const walk = await createWalker(zoneResolver(zone, { failing: { '_dmarc.com': 'servfail' } })).walk(
      'a.mail.example.com',
    );
    expect(walk.steps.map((step) => step.domain)).toEqual(['a.mail.example.com', 'mail.example.com']);
    expect(walk.trouble).toBeNull();
    expect(organizationalDomain(walk)).toBe('mail.example.com');
  });

  it('stops at the domain\u2019s own psd=n: what its registry publishes, or fails to answer, is nothing to it', async () => {
    const zone = { '_dmarc.example.com': record('v=DMARC1; p=none; psd=n'), '_dmarc.com': record('v=DMARC1; p=none') };
    for (const options of [{}, { failing: { '_dmarc.com': 'servfail' as const } }]) {
      const walk = await createWalker(zoneResolver(zone, options)).walk('example.com');
      expect([walk.steps.length, walk.trouble, organizationalDomain(walk)]).toEqual([1, null, 'example.com']);
    }
  });

  it('takes no alias for a record, whatever its name reads like', async () => {
    const zone = {
      '_dmarc.example.com': { CNAME: ['v=DMARC1; p=none'] },
      'v=dmarc1; p=none': record('v=DMARC1; p=reject'),
    };
    const walk = await createWalker(zoneResolver(zone)).walk('example.com');
    expect(walk.steps[0]).toMatchObject({ several: false, record: { p: 'reject' } });
  });

  it('goes on past several records at one name, which all count for nothing, psd= included', async () => {
    const zone = {
      '_dmarc.a.example.com': { TXT: ['v=DMARC1; p=reject; psd=n', 'v=DMARC1; p=none'] },
      '_dmarc.example.com': record('v=DMARC1; p=quarantine'),
    };
    const walk = await createWalker(zoneResolver(zone)).walk('a.example.com');
    expect(walk.steps[0]).toMatchObject({ record: null, several: true });
    expect(policyRecord(walk)).toMatchObject({ domain: 'example.com' });
  });

  it('asks no name that would be too long for the DNS', async () => {
    const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
    const resolver = zoneResolver({});
    const walk = await createWalker(resolver).walk(domain);
    expect(resolver.asked.every((question) => question.length <= 'TXT '.length + 253)).toBe(true);
    expect(walk.trouble).toBeNull();
  });

  it('asks the longest name that the DNS can hold: a record there counts', async () => {
    const label = 'a'.repeat(63);
    const domain = `${label}.${label}.${label}.${'b'.repeat(46)}.example`;
    const name = `_dmarc.${domain}`;
    expect(name).toHaveLength(253);
    const walk = await createWalker(zoneResolver({ [name]: record('v=DMARC1; p=reject') })).walk(domain);
    expect(walk.steps[0]?.record?.p).toBe('reject');
  });
});

describe('the Organizational Domain', () => {
  const organizationOf = async (domain: string, zone: Zone): Promise<string | null> =>
    organizationalDomain(await createWalker(zoneResolver(zone)).walk(domain));

  it('is the record with the fewest labels, not the first found', async () => {
    const zone = {
      '_dmarc.mail.example.com': record('v=DMARC1; p=none'),
      '_dmarc.example.com': record('v=DMARC1; p=none'),
    };
    expect(await organizationOf('a.mail.example.com', zone)).toBe('example.com');
  });

  it('is the domain one label below psd=y, with or without a record of its own', async () => {
    expect(await organizationOf('a.mail.example.com', { '_dmarc.com': record('v=DMARC1; psd=y') })).toBe('example.com');
    expect(await organizationOf('a.b.example.co.uk', { '_dmarc.co.uk': record('v=DMARC1; psd=y') })).toBe(
      'example.co.uk',
    );
  });

  it('is the public suffix itself when the walk starts there', async () => {
    expect(await organizationOf('co.uk', { '_dmarc.co.uk': record('v=DMARC1; psd=y') })).toBe('co.uk');
  });

  it('is one label below psd=y also where the walk jumped over that name', async () => {
    const domain = labels(12);
    const suffix = domain.split('.').slice(-7).join('.');
    const zone = { [`_dmarc.${suffix}`]: record('v=DMARC1; p=none; psd=y') };
    expect(await organizationOf(domain, zone)).toBe(domain.split('.').slice(-8).join('.'));
  });

  it('is the domain itself without any record', async () => {
    expect(await organizationOf('a.example.com', {})).toBe('a.example.com');
  });

  it('is the suffix when that has a record without psd=y: all names under it are then one organization (rule 3)', async () => {
    expect(await organizationOf('evil.co.jp', { '_dmarc.co.jp': record('v=DMARC1; p=none') })).toBe('co.jp');
  });

  it('is always the domain itself or stands above it', async () => {
    const label = fc.constantFrom('a', 'b', 'c');
    const domain = fc.array(label, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('.'));
    const text = fc.constantFrom('v=DMARC1', 'v=DMARC1; psd=y', 'v=DMARC1; psd=n', 'other');
    await fc.assert(
      fc.asyncProperty(domain, fc.array(fc.tuple(domain, text), { maxLength: 6 }), async (start, held) => {
        const zone = Object.fromEntries(held.map(([name, value]) => [`_dmarc.${name}`, record(value)]));
        const organization = await organizationOf(start, zone);
        expect(start === organization || start.endsWith(`.${organization}`)).toBe(true);
      }),
    );
  });
});
