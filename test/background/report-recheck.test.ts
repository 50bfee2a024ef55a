/** What a report page asks of a tab that went on meanwhile: settings changed, and all that shows a result has it checked anew. */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetResults } from '../../src/background/settings-change.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { asContent, asPopup, located, MESSAGE, mail, openTab, settle, startBackground, TAB } from './scene.ts';

const GOOD = mail('verified shop.example');
const BAD = mail('failed bank.example');
const digest = (source: Uint8Array) => createHash('sha256').update(source).digest('hex');
const toolbar = () => fake.titles.get(TAB) ?? '';

beforeEach(resetBrowser);

describe('a report whose settings changed', () => {
  async function openConversation() {
    const { engine, services } = startBackground();
    const messages = [
      { id: 'a', source: GOOD },
      { id: 'b', source: BAD },
    ];
    openTab({ 0: { webmail: 'Gmail', page: 'p', messages } });
    const { answer } = await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    expect(toolbar()).toContain('bank.example');
    const ofFirst = { tabId: TAB, frameId: 0, id: 'a' };
    return { engine, services, ofFirst, shown: answer?.messages[1]?.id };
  }

  it('leaves the toolbar to the message that its tab shows by now', async () => {
    const { services, ofFirst } = await openConversation();
    await forgetResults(services);
    const known = { key: '0'.repeat(64), sha256: digest(GOOD) };
    const { answer } = await asPopup('page.checkMessage', { ...ofFirst, known });
    await settle();
    expect(answer?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(toolbar()).toContain('bank.example');
    const record = await services.records.get(TAB);
    expect(record.clicked).toBeNull();
  });

  it('gives the toolbar to the message that a person chose in the popup', async () => {
    const { ofFirst } = await openConversation();
    await asPopup('page.checkMessage', { ...ofFirst, chosen: true });
    await settle();
    expect(toolbar()).toContain('shop.example');
  });

  it.each([
    ['of which the digest is known', digest(GOOD)],
    ['of which nothing was shown yet', null],
  ])('is not told of another mail that the page shows under the same id: one %s', async (_, sha256) => {
    const { engine, services } = startBackground();
    const frame = { webmail: 'Roundcube', page: 'p1', messages: [{ id: '7', source: GOOD }] };
    openTab({ 0: frame });
    const key = (await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key ?? '';
    await settle();
    // Another folder of the mailbox, whose numbers begin anew; its mail shows the same sender.
    openTab({ 0: { ...frame, page: 'p2', messages: [{ id: '7', source: BAD }] } });
    await asContent('script.showsMessages', located({ ...frame, page: 'p2' }));
    await forgetResults(services);
    const { answer } = await asPopup('page.checkMessage', { ...MESSAGE, known: { key, sha256 } });
    expect(answer).toMatchObject({ key: null, level: null, problem: { key: 'webmail_message_changed' } });
    expect(engine.calls.map(({ source }) => source)).toEqual([GOOD]);
    expect((await services.records.get(TAB)).messages).toMatchObject([{ id: '7', key: null, problem: null }]);
  });
});

describe('a check once more', () => {
  const FRAME = { webmail: 'Roundcube', page: 'p1', messages: [{ id: '7', source: GOOD }] };
  async function openMessage() {
    const { engine, services } = startBackground();
    openTab({ 0: FRAME });
    const key = (await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key ?? '';
    await settle();
    return { engine, services, key };
  }

  it.each([
    ['whose digest the asker knows', digest(GOOD)],
    ['whose digest the worker knows', undefined],
  ])('tells nothing of another mail that the page gives under the same id and sender: one %s', async (_, sha256) => {
    const { engine, services, key } = await openMessage();
    openTab({ 0: { ...FRAME, messages: [{ id: '7', source: BAD }] } });
    const { problem } = await asPopup('page.checkAgain', { message: MESSAGE, key, ...(sha256 ? { sha256 } : {}) });
    await settle();
    expect(problem?.key).toBe('webmail_message_changed');
    expect(engine.calls.map(({ source }) => source)).toEqual([GOOD]);
    expect((await services.records.get(TAB)).messages).toMatchObject([{ key, level: 'verified' }]);
  });

  it('goes on by the digest when the results were forgotten', async () => {
    const { services, key } = await openMessage();
    await forgetResults(services);
    const { answer } = await asPopup('page.checkAgain', { message: MESSAGE, key, sha256: digest(GOOD) });
    expect(answer).toEqual({ key });
  });
});
