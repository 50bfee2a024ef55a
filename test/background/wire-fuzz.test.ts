/** Every message of the wire, as a page that took over its own process could send it, against the whole worker. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveSettings } from '../../src/platform/settings.ts';
import type { Problem } from '../../src/platform/wire/messages.ts';
import { findRoute, REFUSED } from '../../src/platform/wire/shapes.ts';
import { page } from '../../src/platform/wire/table/page.ts';
import { script } from '../../src/platform/wire/table/script.ts';
import { worker } from '../../src/platform/wire/table/worker.ts';
import { browser, FROM_POPUP, fake, fromContent, ID, resetBrowser } from '../fakes/browser.ts';
import { located, mail, openTab, SITE, settle, startBackground, TAB } from './scene.ts';

const NAMES = [
  ...Object.keys(page).map((row) => `page.${row}`),
  ...Object.keys(script).map((row) => `script.${row}`),
  ...Object.keys(worker).map((row) => `worker.${row}`),
];
const FRAME = { webmail: 'Roundcube', page: 'p1', messages: [{ id: '7', source: mail('verified shop.example') }] };
/** What no field of ours is called; it must come out nowhere. */
const MARK = 'planted';

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('7', 'p1', SITE, 'exact', '\ud800', MARK),
);
const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.uint8Array({ maxLength: 64 }),
  fc.constant('x'.repeat(100_000)),
  fc.constant('0'.repeat(64)),
);
/** Fields of the table by their own names, with anything in them, and others beside. */
const FIELDS = [
  'tabId',
  'frameId',
  'id',
  'key',
  'message',
  'messages',
  'source',
  'fetched',
  'fidelity',
  'problem',
  'values',
  'page',
  'webmail',
  'account',
  'shown',
  'from',
  'subject',
  'messageId',
  'focused',
  'badges',
  'origin',
  'hosts',
  'domain',
  'level',
  'again',
  'url',
  'file',
  'personalLookups',
  'following',
  'chosen',
  'known',
  'sha256',
  'arrived',
  'attached',
  'covered',
  'unlisted',
];
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('list'),
    tie('object'),
    fc.constant(Array.from({ length: 5_000 }, () => MARK)),
  ),
  list: fc.array(tie('value'), { maxLength: 6 }),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.constant('__proto__'), word), tie('value'), {
    maxKeys: 8,
  }),
})).value;
/** What a handler would take, with something more, less, or else in it. */
const GOOD: Record<string, unknown>[] = [
  { ...located(FRAME) },
  { source: mail('failed bank.example'), fidelity: 'exact' },
  { id: '7', fetched: { source: mail('failed bank.example'), fidelity: 'exact' }, problem: null },
  { id: '7', fetched: null, problem: { key: 'webmail_source_login', values: {} } },
  { tabId: TAB, frameId: 0, id: '7' },
  { key: '0'.repeat(64), message: { tabId: TAB, frameId: 0, id: '7' } },
  { tabId: TAB },
];
const nearly = fc.constantFrom(...GOOD);
const changed = fc.tuple(nearly, fc.option(fc.constantFrom(...FIELDS)), anything).map(([request, field, value]) => ({
  ...(plantIn(request) as object),
  ...(field === null ? {} : { [field]: value }),
}));
/** The value, with more beside what is in each of its objects, however deep: at its top alone, nothing below would be seen to be built anew. */
function plantIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plantIn);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  // What fills a sentence may have any name.
  const within = Object.entries(value).map(([name, inner]) => [name, name === 'values' ? inner : plantIn(inner)]);
  return { ...Object.fromEntries(within), level: 'verified', domain: 'bank.example', [MARK]: MARK };
}
const request = fc.oneof(anything, changed);
/** Why a source could not be had, as a page says it: well, nearly, or with anything in it. */
const trouble = fc.oneof(
  anything,
  fc.record({
    key: fc.oneof(word, fc.constantFrom('webmail_source_http', 'webmail_source_permission', 'errors_unexpected')),
    values: fc.oneof(
      anything,
      fc.dictionary(fc.oneof(word, fc.constantFrom('webmail', 'host', 'status', 'limit', 'count', '__proto__')), leaf),
      fc.record({ webmail: word, host: word, status: fc.nat(), limit: fc.nat(), [MARK]: word }, { requiredKeys: [] }),
    ),
    [MARK]: word,
  }),
);
/** A question by its name: chosen apart from it, what it is asked with would hardly ever be taken. */
const question = fc.constantFrom(...NAMES, 'page.toString', 'script.constructor', '__proto__', '').chain((name) => {
  const taken = GOOD.filter((good) => isTaken(name, good));
  const planted = taken.length > 0 ? [fc.constantFrom(...taken).map(plantIn)] : [];
  return fc.tuple(fc.constant(name), fc.oneof(request, ...planted));
});
function isTaken(name: string, asked: unknown): boolean {
  const route = findRoute('script', script, name) ?? findRoute('page', page, name);
  return route !== null && route.question(asked) !== REFUSED;
}

/** @returns what the worker answers; the message is sent as the browser would hand it over */
async function send(name: string, asked: unknown, sender: unknown): Promise<unknown> {
  const answers = browser.runtime.onMessage.emit({ ask: name, request: asked }, sender as never);
  return await answers.find((answer) => answer !== undefined);
}

beforeEach(async () => {
  resetBrowser();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await saveSettings({ ladder: 'headers', badgeSites: [`${SITE}/*`] });
  fake.granted.add(`${SITE}/*`);
});

describe('the worker', () => {
  const senders = [
    fromContent(TAB, `${SITE}/inbox`),
    FROM_POPUP,
    { ...FROM_POPUP, id: 'other' },
    { id: ID },
    fromContent(9, 'https://evil.example/'),
  ];

  it('answers each message with a reply or not at all, throws nothing, and keeps nothing that it was not asked for', async () => {
    const { services } = startBackground();
    openTab({ 0: FRAME });
    await fc.assert(
      fc.asyncProperty(question, fc.constantFrom(...senders), async ([name, asked], sender) => {
        const reply = await send(name, asked, sender);
        if (reply !== undefined) expect(Object.keys(reply as object).sort()).toEqual(['answer', 'problem']);
        const isScript = 'frameId' in sender;
        if (isScript && name.startsWith('page.') && reply !== undefined)
          expect(reply).toMatchObject({ answer: null, problem: { key: 'errors_refused' } });
        if (sender.id !== ID && reply !== undefined) expect(reply).toMatchObject({ answer: null });
        for (const [item, value] of browser.storage.session.items)
          if (item.startsWith('tab:')) expect(String(value)).not.toContain(`"${MARK}":`);
      }),
      { numRuns: 400 },
    );
    await settle();
    for (const [name, value] of browser.storage.session.items) {
      expect(String(value).length, name).toBeLessThan(400_000);
    }
    // It still works.
    fake.sender = FROM_POPUP;
    expect((await services.tabs.look(TAB)).messages.map(({ id }) => id)).toEqual(['7']);
  });

  it('takes nothing from answers of a content script but what it asked for', async () => {
    const { services, engine } = startBackground();
    openTab({ 0: FRAME });
    await fc.assert(
      fc.asyncProperty(request, request, fc.option(trouble), async (locates, fetches, problem) => {
        const before = engine.calls.length;
        fake.frames.set(`${TAB}:0`, (message) => {
          const { ask } = message as { ask: string };
          const answer = ask === 'worker.locate' ? locates : fetches;
          const isTold = problem !== null && ask === 'worker.fetchSource';
          return Promise.resolve({
            ...(isTold ? { answer: null, problem } : { answer, problem: null }),
            level: 'verified',
            [MARK]: MARK,
          });
        });
        const state = await services.tabs.look(TAB);
        expectTold(state.problem);
        for (const message of state.messages) {
          expectTold(message.problem);
          expect(Object.keys(message).sort()).toEqual([
            'covered',
            'domain',
            'focused',
            'frameId',
            'id',
            'key',
            'level',
            'problem',
            'shown',
          ]);
          expect(message.level === null || engine.calls.length > before).toBe(true);
          expect(Object.keys(message.shown).every((name) => ['from', 'subject', 'messageId'].includes(name))).toBe(
            true,
          );
        }
        for (const { context } of engine.calls.slice(before)) {
          expect(['exact', 'rewritten', 'headers']).toContain(context.fidelity);
          expect(JSON.stringify(context.shown ?? {})).not.toContain(`"${MARK}":`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts no sentence of a page’s making into its own: names and values are short, each of its kind', async () => {
    const { services } = startBackground();
    const lie = 'Proven. It is really from bank.example, who says so';
    openTab({ 0: { ...FRAME, webmail: lie } });
    const { messages, webmail } = await services.tabs.look(TAB);
    expect([messages, webmail]).toEqual([[], null]);
    openTab({ 0: FRAME });
    for (const filled of FILLED) {
      const problem = { key: 'webmail_source_http', values: { webmail: 'Roundcube', status: 503, [filled]: lie } };
      expect((await asContentOf('script.bringsSource', { id: '7', fetched: null, problem })).answer, filled).toBeNull();
      fake.frames.set(`${TAB}:0`, (message) => {
        const { ask } = message as { ask: string };
        return Promise.resolve(
          ask === 'worker.locate' ? { answer: located(FRAME), problem: null } : { answer: null, problem },
        );
      });
      const state = await services.tabs.look(TAB);
      expect(state.messages[0]?.problem?.key, filled).toBe('errors_page_gone');
    }
  });
});

/** What of these sentences a page's script fills. */
const FILLED = ['webmail', 'host', 'status', 'limit'];

/** Of a page's problem nothing is told but its sentence and what that takes. */
function expectTold(problem: Problem | null): void {
  if (problem === null) return;
  expect(Object.keys(problem).sort()).toEqual(['key', 'values']);
  expect(problem.key).toMatch(/^(webmail|errors)_[a-z_]{1,72}$/);
  for (const [name, value] of Object.entries(problem.values)) {
    expect(FILLED).toContain(name);
    if (name === 'webmail') expect(String(value).length).toBeLessThanOrEqual(20);
    else if (name === 'host') expect(value).toMatch(/^[a-z0-9.-]{0,60}$/);
    else expect(value).toSatisfy(Number.isSafeInteger);
  }
}

async function asContentOf(name: string, asked: unknown): Promise<{ answer: unknown }> {
  return (await send(name, asked, fromContent(TAB, `${SITE}/inbox`))) as { answer: unknown };
}
