/** With which message it is compared: of two quick clicks the later one counts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { CompareChoice } from '../../src/report/compare/compare-choice.tsx';
import type { FoundMessage } from '../../src/report/files/open-files.ts';
import type { GivenSource } from '../../src/report/sources.ts';
import { translate } from '../../src/text/translate.ts';
import { failed, verified } from '../fakes/inspections.ts';
import { mount } from '../views/page.tsx';

const other = new BroadcastChannel('waybill.reports');
beforeAll(() => {
  other.onmessage = ({ data }: MessageEvent) => {
    if (data.kind === 'who') other.postMessage({ kind: 'shown', page: 'other', inspection: failed });
  };
});
afterAll(() => other.close());

const given = (name: string) => ({ name, source: new TextEncoder().encode(name) }) as GivenSource;

/** A wire whose worker knows the result of each source by its text. */
function wireOf(results: Record<string, Inspection>) {
  const ask = async (kind: string, asked: { source?: Uint8Array; key?: string }) => {
    if (kind === 'page.checkSource') return { answer: { key: new TextDecoder().decode(asked.source) }, problem: null };
    return { answer: results[asked.key ?? ''] ?? null, problem: null };
  };
  return { ask, onNews: () => () => {} } as unknown as Parameters<typeof CompareChoice>[0]['wire'];
}

it.each([
  ['a file and then another one', 'fast.eml', 'fast subject'],
  ['a file and then the message of another page', failed.message.subject, failed.message.subject],
])('%s: the later one is shown, and no trouble of the earlier one', async (_, label, shown) => {
  let finish = () => {};
  const slow: FoundMessage = {
    name: 'slow.eml',
    problem: null,
    read: () => new Promise((resolve) => (finish = () => resolve(given('slow')))),
  };
  const fast: FoundMessage = { name: 'fast.eml', problem: null, read: async () => given('fast') };
  const gone: FoundMessage = { name: 'gone.eml', problem: null, read: async () => null };
  const named = (subject: string): Inspection => ({ ...verified, message: { ...verified.message, subject } });
  const wire = wireOf({ slow: named('slow subject'), fast: named('fast subject') });
  const page = mount(<CompareChoice inspection={verified} found={[slow, fast, gone]} wire={wire} />);
  const offer = (text: string) => {
    const found = page.all('.compare-offer').find((button) => button.textContent?.includes(text));
    if (!found) throw new Error(`no offer ${text}`);
    page.click(found);
  };
  for (let turn = 0; turn < 60 && page.all('.compare-offer').length < 4; turn++) await page.settle();
  offer('gone.eml');
  await page.settle();
  expect(page.text()).toContain(translate('report_file_unreadable', { name: 'gone.eml' }, 'en').slice(0, 20));
  offer('slow.eml');
  offer(label);
  for (let turn = 0; turn < 5; turn++) await page.settle();
  finish();
  for (let turn = 0; turn < 5; turn++) await page.settle();
  expect(page.get('.compare-table').textContent).toContain(shown);
  expect(page.text()).not.toContain('slow subject');
  expect(page.get('[role="alert"]').textContent).toBe('');
  expect(page.get('.compare-choice').getAttribute('aria-busy')).toBe('false');
});

it('the message of another page is offered under the name of its tab too, which tells two of one sender and subject apart', async () => {
  const page = mount(<CompareChoice inspection={verified} found={[]} wire={wireOf({})} />);
  for (let turn = 0; turn < 60 && page.all('.compare-offer').length < 1; turn++) await page.settle();
  expect(page.get('.compare-offer').textContent).toMatch(/Claimed sender not proven · \d\d:\d\d:\d\d$/);
});

it('a file that is still being looked into gives way as well', async () => {
  let finish = () => {};
  const slow = {
    name: 'slow.mbox',
    slice: () => ({ arrayBuffer: () => new Promise((_, reject) => (finish = reject)) }),
  };
  const page = mount(<CompareChoice inspection={verified} found={[]} wire={wireOf({})} />);
  for (let turn = 0; turn < 60 && page.all('.compare-offer').length < 1; turn++) await page.settle();
  page.give([slow]);
  await page.settle();
  expect(page.get('.compare-choice').getAttribute('aria-busy')).toBe('true');
  page.click(page.get('.compare-offer'));
  finish();
  for (let turn = 0; turn < 5; turn++) await page.settle();
  expect(page.get('.compare-table').textContent).toContain(failed.message.subject);
  expect(page.get('[role="alert"]').textContent).toBe('');
  expect(page.get('.compare-choice').getAttribute('aria-busy')).toBe('false');
});
