/** Words that were added on the way make it amber, unless a party on the user's list is proven to have added them. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/core/verdict/judge.ts';
import { arc, arcSet, dkim, dmarc, facts, field, spf } from './facts.ts';

const tagged = (undone: string) =>
  dkim({ result: 'fail', code: 'dkim_body_changed', header: 'pass', body: 'fail', undone });
const user = { ownDomains: [], trustedSealers: ['list.example'] };
const level = (changed: Parameters<typeof facts>[0]) => judge(facts({ dmarc: dmarc(), ...changed })).level;

describe('added words', () => {
  const ADDING = ['subject_tag', 'reply_to', 'list_fields', 'footer', 'banner'].map((name) => `dkim_undone_${name}`);

  it.each(ADDING)('%s: amber, whoever says that a list added them', (undone) => {
    expect(level({ dkim: [tagged(undone)] })).toBe('altered');
    expect(level({ dkim: [tagged(undone)], user })).toBe('altered');
    expect(level({ dkim: [tagged(undone), dkim({ domain: 'attack.example' })], user })).toBe('altered');
  });

  it.each(ADDING)('%s: blue by a list that is proven and on the list', (undone) => {
    expect(level({ dkim: [tagged(undone), dkim({ domain: 'list.example' })], user })).toBe('vouched');
    expect(level({ dkim: [tagged(undone)], spf: spf({ result: 'pass', domain: 'list.example' }), user })).toBe(
      'vouched',
    );
  });

  it('name the list that only the user’s word keeps from being believed: one that the message names, and that is proven', () => {
    const list = (listId: string, ...more: ReturnType<typeof dkim>[]) => {
      const message = { ...facts().message, listId };
      return judge(facts({ dmarc: dmarc(), message, dkim: [tagged('dkim_undone_footer'), ...more] })).list;
    };
    expect(list('team.list.example', dkim({ domain: 'list.example' }))).toBe('list.example');
    expect(list('Team <team.list.example>', dkim({ domain: 'list.example' }))).toBe('list.example');
    expect(list('Team <list.example>', dkim({ domain: 'list.example' }))).toBe('list.example');
    expect(list('team.list.example', dkim({ domain: 'attack.example' }))).toBeUndefined();
    expect(list('team.list.example', dkim({ domain: 'list.example', result: 'fail', body: 'fail' }))).toBeUndefined();
    expect(list('', dkim({ domain: 'list.example' }))).toBeUndefined();
    expect(list('team.example', dkim({ domain: 'example' }))).toBeUndefined();
  });

  it('are not called amber while the proof may still come', () => {
    const waiting = { progress: 'checking' as const, spf: null, spfReason: null, dkim: [tagged('dkim_undone_footer')] };
    expect(judge(facts({ dmarc: dmarc(), ...waiting, user })).headline.code).toBe('verdict_checking');
    expect(level(waiting)).toBe('altered');
    const sealedBy = { ...waiting, spf: spf(), fields: [field('ARC-Seal')], arc: null };
    expect(judge(facts({ dmarc: dmarc(), ...sealedBy, user })).headline.code).toBe('verdict_checking');
    expect(judge(facts({ dmarc: dmarc(), ...sealedBy, progress: 'done', user })).level).toBe('altered');
  });

  it('name the list only once everything is checked', () => {
    const message = { ...facts().message, listId: 'team.list.example' };
    const mail = { message, dmarc: dmarc(), dkim: [tagged('dkim_undone_footer'), dkim({ domain: 'list.example' })] };
    expect(judge(facts({ ...mail, progress: 'checking' })).list).toBeUndefined();
  });

  it.each([
    ['', 'list.example', 'vouched'],
    ['list.example lists.list.example', 'list.example', 'vouched'],
    ['list.example', 'lists.list.example', 'vouched'],
    ['groups.google.com googlegroups.com', 'googlegroups.com', 'vouched'],
    ['attack.example', 'list.example', 'altered'],
    ['list.example attack.example', 'list.example', 'altered'],
    ['evillist.example', 'list.example', 'altered'],
    ['groups.google.com', 'list.example', 'altered'],
  ])('that lead to "%s" are vouched for by %s within its own domain alone: %s', (hosts, list, expected) => {
    const check = dkim({ result: 'fail', code: 'dkim_body_changed', header: 'pass', body: 'fail' });
    const footer = {
      ...check,
      undone: [{ code: 'dkim_undone_footer' as const, values: { bytes: 9, words: 'x', hosts } }],
    };
    const trusting = { ownDomains: [], trustedSealers: [list] };
    expect(level({ dkim: [footer, dkim({ domain: list })], user: trusting })).toBe(expected);
    const set = arc('pass', arcSet(1, list, 'pass=legit.example'));
    expect(level({ dkim: [footer], user: trusting, arc: set })).toBe(expected);
  });

  it('are blue by a seal over who sent it, of a chain that holds', () => {
    const sealedBy = (result: 'pass' | 'fail') =>
      level({
        dkim: [tagged('dkim_undone_footer')],
        user,
        arc: arc(result, arcSet(1, 'list.example', 'pass=legit.example')),
      });
    expect(sealedBy('pass')).toBe('vouched');
    expect(sealedBy('fail')).toBe('altered');
  });

  it.each(['line_ends', 'trailing_blanks', 'from_quoting', 'encoding'])('%s adds none: blue', (name) => {
    expect(level({ dkim: [tagged(`dkim_undone_${name}`)] })).toBe('vouched');
  });
});

describe('a body of which a part is signed', () => {
  it.each([
    [40, 100, 40],
    [null, 100, 0],
    [0, 0, 0],
  ])('tells how much: %s of %s bytes are %s percent', (signedBytes, bodyBytes, percent) => {
    const check = dkim({ bodyLength: 40, addedFields: [] });
    const evidence = { ...check.evidence, signedBytes, bodyBytes: signedBytes === 0 ? null : bodyBytes };
    const { level: told, reason } = judge(facts({ dmarc: dmarc(), dkim: [{ ...check, evidence }] }));
    expect([told, reason]).toEqual([
      'altered',
      { code: 'verdict_reason_part_unsigned', values: { domain: 'legit.example', percent } },
    ]);
  });
});

describe('a page that shows another subject', () => {
  const source = { ...facts().source, otherSubjectShown: { code: 'message_source_not_shown' as const, values: {} } };

  it('keeps green and blue away', () => {
    expect(level({ dkim: [dkim()], source })).toBe('unchecked');
    expect(level({ dkim: [tagged('dkim_undone_line_ends')], source })).toBe('unchecked');
  });

  it('takes neither amber nor red away', () => {
    expect(level({ dkim: [tagged('dkim_undone_footer')], source })).toBe('altered');
    expect(level({ dkim: [dkim({ addedFields: ['subject'] })], source })).toBe('altered');
    expect(level({ source })).toBe('failed');
  });
});
