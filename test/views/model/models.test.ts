import { describe, expect, it } from 'vitest';
import { witnessesOf } from '../../../src/core/marks/witnesses.ts';
import { leadOf } from '../../../src/views/model/lead.ts';
import { miniatureOf, routeWordsOf } from '../../../src/views/model/miniature.ts';
import { remarksOf } from '../../../src/views/model/overview.ts';
import { progressOf } from '../../../src/views/model/progress.ts';
import { copyText, searchFields } from '../../../src/views/model/search.ts';
import { summaryOf } from '../../../src/views/model/summary.ts';
import { tlsName } from '../../../src/views/model/tls-name.ts';
import { finding } from '../../fakes/inspection-parts.ts';
import {
  altered,
  ambiguous,
  checking,
  failed,
  internal,
  listed,
  oneHop,
  sixtyHops,
  stories,
  unreadable,
  unverified,
  verified,
  vouched,
} from '../../fakes/inspections.ts';

describe('the two witnesses', () => {
  it('say the same when the provider recorded what we found', () => {
    expect(witnessesOf(verified).provider.kind).toBe('same');
    expect(witnessesOf(failed).provider.kind).toBe('same');
  });

  it('stand apart when they differ: the key is gone, the provider had found the signature good', () => {
    const { ours, provider } = witnessesOf(vouched);
    expect(ours.find(({ method }) => method === 'DKIM')?.mark).toBe('unsure');
    expect(provider.kind).toBe('marks');
    expect(provider.marks.find(({ method }) => method === 'DKIM')?.mark).toBe('pass');
  });

  it('tell "nothing recorded" from "nobody knows whose mailbox it is"', () => {
    expect(witnessesOf(unverified).provider.kind).toBe('nothing');
    expect(witnessesOf(unreadable).provider.kind).toBe('unknown');
  });

  it('compare only what the provider speaks of', () => {
    expect(witnessesOf(listed).provider.kind).toBe('same');
  });

  it('never call open what is not there once the check is done', () => {
    const [reading] = checking;
    expect(reading && witnessesOf(reading).ours.map(({ mark }) => mark)).toEqual(['pending', 'pending', 'pending']);
    expect(witnessesOf(internal).ours.map(({ mark }) => mark)).toEqual(['none', 'none', 'none']);
  });
});

describe('the route in one line', () => {
  it('has one dot more than strokes, the trust line on one of them', () => {
    for (const story of Object.values(stories)) {
      const { dots, strokes } = miniatureOf(story);
      if (dots.length === 0) continue;
      expect(strokes.length).toBe(dots.length - 1);
      expect(strokes.filter((stroke) => stroke.border).length).toBe(story.route.border === null ? 0 : 1);
    }
  });

  it('marks the server that handed a forged mail over, and no other', () => {
    const suspects = miniatureOf(failed).dots.filter((dot) => dot.suspect);
    expect(suspects.map((dot) => dot.name)).toEqual(['vps66.attack.example']);
    expect(miniatureOf(verified).dots.some((dot) => dot.suspect)).toBe(false);
  });

  it('leaves out the middle of sixty hops, keeps both ends and the trust line', () => {
    const { dots, strokes } = miniatureOf(sixtyHops);
    expect(dots.length).toBeLessThanOrEqual(10);
    expect(dots.some((dot) => dot.kind === 'gap')).toBe(true);
    expect(dots.at(-1)?.name).toBe('inner59.rcpt.example');
    expect(strokes.some((stroke) => stroke.border)).toBe(true);
  });

  it('keeps both ends when the trust line stands early, and folds on both sides of it', () => {
    const hops = sixtyHops.route.hops.map((hop) => ({
      ...hop,
      border: hop.index === 40,
      trust: hop.index <= 40 ? ('recorded' as const) : ('claimed' as const),
    }));
    const { dots, strokes } = miniatureOf({ ...sixtyHops, route: { ...sixtyHops.route, hops, border: 40 } });
    expect(dots.filter((dot) => dot.kind === 'gap').length).toBe(2);
    expect(strokes.length).toBe(dots.length - 1);
    expect(dots.at(-1)?.name).toBe('inner59.rcpt.example');
  });

  it('counts plain text only between hosts', () => {
    expect(routeWordsOf(failed)).toMatchObject({ hops: 4, plain: 1, claimed: true });
    expect(routeWordsOf(oneHop)).toMatchObject({ hops: 1, plain: 0, claimed: false });
  });
});

describe('remarks', () => {
  it('put danger first, show three warnings at most and fold the rest', () => {
    const many = ['caution', 'info', 'danger', 'caution', 'caution', 'danger'] as const;
    const findings = many.map((severity, index) => finding(severity, 'finding_sha1', { domain: `${index}.example` }));
    const { shown, folded } = remarksOf({ ...verified, findings });
    expect(shown.map(({ severity }) => severity)).toEqual(['danger', 'danger', 'caution']);
    expect(folded.map(({ severity }) => severity)).toEqual(['caution', 'caution', 'info']);
  });

  it('always fold mere information', () => {
    const { shown, folded } = remarksOf(altered);
    expect(shown.every(({ severity }) => severity !== 'info')).toBe(true);
    // Beside it what its verdict has said: how much of the body is not signed.
    expect(folded.map(({ code }) => code)).toEqual(['finding_unsigned_body', expect.any(String)]);
  });

  it('fold what the verdict has just said, of the same domain alone', () => {
    const values = { domain: 'news.example', fields: 'subject' };
    const added = { ...finding('danger', 'finding_added_field', values), fieldIndexes: [1, 4] };
    const twice = {
      ...finding('caution', 'finding_repeated_field', { field: 'Subject', number: 2 }),
      fieldIndexes: [1, 4],
    };
    const dates = { ...twice, fieldIndexes: [2, 3] };
    const findings = [added, twice, dates];
    const saying = (domain: string) => {
      const reason = { code: 'verdict_reason_field_added', values: { ...values, domain } } as const;
      return remarksOf({ ...altered, findings, verdict: { ...altered.verdict, reason } });
    };
    expect(saying('news.example')).toEqual({ shown: [dates], folded: [added, twice] });
    expect(saying('other.example')).toEqual({ shown: [added, dates], folded: [twice] });
  });
});

describe('remarks beside a provider that had seen the key', () => {
  it('do not say once more that this key is gone', () => {
    const said = vouched.verdict.reason.values;
    const missing = (name: unknown) =>
      finding('caution', 'finding_key_missing', { name: String(name), domain: 'city.example' });
    const findings = [missing(said['name']), missing('other._domainkey.city.example')];
    expect(remarksOf({ ...vouched, findings }).shown).toEqual(findings.slice(1));
  });
});

describe('a sentence', () => {
  it('is split behind its first full stop, but not at a dot in a value', () => {
    const { lead, rest } = leadOf('finding_unsigned_field', { domain: 'a.example', fields: 'To' }, 'en');
    expect(lead.map((part) => part.text).join('')).toBe('The signature by a.example does not cover: To.');
    expect(rest.map((part) => part.text).join('')).toBe(' Anyone on the way could have changed these.');
  });

  it('that stands alone has no rest', () => {
    expect(leadOf('finding_from_missing', {}, 'en').rest).toEqual([]);
    expect(leadOf('finding_from_missing', {}, 'ja').rest).toEqual([]);
  });
});

describe('progress', () => {
  it('counts up and never down', () => {
    const done = [...checking, verified].map((step) => progressOf(step).done);
    expect(done).toEqual([1, 2, 4, 5]);
    expect(progressOf(verified).total).toBe(5);
  });
});

describe('searching the header', () => {
  it('finds fields that hold all words, in name or value, whatever their case', () => {
    expect(searchFields(verified.fields, 'dkim-signature MAILHOST').map(({ name }) => name)).toEqual([
      'DKIM-Signature',
    ]);
    expect(searchFields(verified.fields, '  ')).toBe(verified.fields);
    expect(searchFields(verified.fields, 'no such text')).toEqual([]);
  });

  it('copies a field as one line without control characters', () => {
    const field = { index: 0, line: 1, name: 'Subject', value: 'a\u001b[31m\r\nb', trust: 'claimed' as const };
    expect(copyText(field)).toBe('Subject: a[31mb');
  });
});

describe('the summary', () => {
  it('names every author with the line of the field when there are several', () => {
    const { authors } = summaryOf(ambiguous);
    expect(authors.map(({ mailbox }) => mailbox.address)).toEqual(['first@attack.example', 'admin@legit.example']);
    expect(authors.every(({ line }) => line !== null)).toBe(true);
  });

  it('puts the signature of the author first', () => {
    expect(summaryOf(verified).signatures.map((check) => check.evidence.domain)).toEqual([
      'shop.example',
      'mailhost.example',
    ]);
  });

  it('tells where answers go only when that is elsewhere', () => {
    expect(summaryOf(verified).replyTo.map(({ address }) => address)).toEqual(['reply-4711@mailhost.example']);
    expect(summaryOf(failed).replyTo).toEqual([]);
  });

  it('names no sending server for mail from inside', () => {
    expect(summaryOf(internal).client).toBeNull();
    expect(summaryOf(verified).client).toEqual({
      name: 'out7.mailhost.example',
      ip: '198.51.100.7',
      claimed: '',
    });
  });
});

describe('TLS versions', () => {
  it.each([
    ['TLSv1.3', 'TLS 1.3'],
    ['TLS1_2', 'TLS 1.2'],
    ['TLS 1.3', 'TLS 1.3'],
    ['1.3', '1.3'],
    ['unknown', 'TLS'],
    ['SSLv3', 'SSLv3'],
  ])('%s is shown as %s', (written, shown) => {
    expect(tlsName(written)).toBe(shown);
  });
});
