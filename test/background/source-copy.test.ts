import { beforeEach, describe, expect, it } from 'vitest';
import { saveSettings } from '../../src/platform/settings.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { asContent, asPopup, type FakeFrame, MESSAGE, mail, openTab, settle, startBackground, TAB } from './scene.ts';

beforeEach(async () => {
  resetBrowser();
  await saveSettings({ ladder: 'headers' });
});

const frame = (source: Uint8Array): Record<number, FakeFrame> => ({
  0: { webmail: 'Roundcube', page: 'p1', messages: [{ id: '7', source }] },
});

async function look(source: Uint8Array): Promise<string> {
  const { told } = openTab(frame(source));
  const { answer } = await asPopup('page.lookAtTab', { tabId: TAB });
  await settle();
  expect(told.length).toBeGreaterThan(0);
  return answer?.messages[0]?.key ?? '';
}

describe('the source, for saving it', () => {
  it('is fetched again from the page, byte for byte: nobody kept it', async () => {
    startBackground();
    const source = mail('verified shop.example');
    const key = await look(source);
    const { told } = openTab(frame(source));
    const { answer } = await asPopup('page.getSource', { message: MESSAGE, key });
    expect(answer).toEqual({ source });
    expect(told.map(({ ask }) => ask)).toEqual(['worker.fetchSource']);
  });

  it('is refused when the page gives another message by now: the file would bear the name of the checked one', async () => {
    startBackground();
    const key = await look(mail('verified shop.example'));
    openTab(frame(mail('failed bank.example')));
    const { problem } = await asPopup('page.getSource', { message: MESSAGE, key });
    expect(problem).toEqual({ key: 'webmail_message_changed', values: {} });
  });

  it('is refused with the reason when the page has gone, or never was', async () => {
    startBackground();
    const key = await look(mail('verified shop.example'));
    fake.frames.clear();
    expect((await asPopup('page.getSource', { message: MESSAGE, key })).problem?.key).toBe('errors_page_gone');
    expect((await asPopup('page.getSource', { message: MESSAGE, key: '0'.repeat(64) })).problem?.key).toBe(
      'errors_source_gone',
    );
  });

  it('is given to no webmail’s page', async () => {
    startBackground();
    const key = await look(mail('verified shop.example'));
    const { answer, problem } = await asContent(
      'page.getSource' as 'script.started',
      { message: MESSAGE, key } as never,
    );
    expect(answer).toBeNull();
    expect(problem?.key).toBe('errors_refused');
  });
});
