/** A page that took over its own process brings sources of the greatest size, all at once. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createRoom } from '../../src/background/room.ts';
import { MAX_MESSAGE_BYTES } from '../../src/core/limits.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { asContent, asPopup, brought, located, mail, openTab, SITE, settle, startBackground, TAB } from './scene.ts';

const MESSAGES = ['7', '8'].map((id) => ({ id, source: mail('verified shop.example') }));
const FRAME = { webmail: 'Roundcube', page: 'p1', messages: MESSAGES };
const UNCHECKED = { level: 'unchecked', domain: null };

/** A source of the greatest size, unlike the others. */
function large(name: string): Uint8Array {
  const source = new Uint8Array(MAX_MESSAGE_BYTES);
  source.set(mail('verified shop.example', name));
  return source;
}

beforeEach(resetBrowser);

describe('the room for bytes', () => {
  it('is bounded for a tab and for all, and is given back once', () => {
    const room = createRoom({ ofTab: 10, ofAll: 25 });
    const leave = room(1, 6);
    expect(room(1, 5)).toBeNull();
    expect(room(1, 4)).not.toBeNull();
    expect(room(2, 10)).not.toBeNull();
    expect(room(3, 6)).toBeNull();
    expect(room(3, 5)).not.toBeNull();
    leave?.();
    leave?.();
    expect(room(1, 7)).toBeNull();
    expect(room(1, 6)).not.toBeNull();
  });
});

describe('sources on their way to their checks', () => {
  async function open() {
    const background = startBackground();
    openTab({ 0: FRAME });
    fake.granted.add(`${SITE}/*`);
    await saveSettings({ badgeSites: [`${SITE}/*`] });
    await asContent('script.showsMessages', located(FRAME));
    return background;
  }

  it('of the greatest size are few in a tab; why the others are not checked, the popup says', async () => {
    const { engine, services } = await open();
    const release = engine.hold();
    const bring = (id: string, name: string) => asContent('script.bringsSource', { ...brought(large(name)), id });
    const brings = [bring('7', 'a'), bring('7', 'b'), bring('8', 'c'), bring('8', 'd')];
    // Turned away at once, while the others wait for their checks.
    expect((await Promise.all(brings.slice(2))).map(({ answer }) => answer)).toEqual([UNCHECKED, UNCHECKED]);
    await settle();
    const { messages } = await services.records.get(TAB);
    expect(messages[1]?.problem?.key).toBe('webmail_source_too_much');
    release();
    await Promise.all(brings);
    expect(engine.calls).toHaveLength(2);
    // There is room again.
    expect((await asContent('script.bringsSource', brought(large('e')))).answer).toMatchObject({ level: 'verified' });
  }, 60_000);

  it('count with the buffer that lies behind them', async () => {
    const { engine } = await open();
    const release = engine.hold();
    const view = (name: string) => large(name).subarray(0, 99);
    const brings = ['a', 'b', 'c'].map((name) => asContent('script.bringsSource', brought(view(name))));
    expect((await brings[2])?.answer).toEqual(UNCHECKED);
    release();
    await Promise.all(brings);
  }, 60_000);

  it('leave a click its own room', async () => {
    const { engine } = await open();
    const release = engine.hold();
    const brings = ['a', 'b'].map((name) => asContent('script.bringsSource', brought(large(name))));
    await settle();
    const { answer } = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(answer?.messages.map(({ problem }) => problem)).toEqual([null, null]);
    release();
    await Promise.all(brings);
  }, 60_000);

  it('are bounded too where a side panel fetches what a page says that it shows', async () => {
    const messages = ['a', 'b', 'c'].map((id) => ({ id, source: large(id) }));
    const { engine } = startBackground();
    openTab({ 0: { ...FRAME, messages } });
    await asContent('script.showsMessages', located({ ...FRAME, messages }));
    const release = engine.hold();
    const look = (id: string) => asPopup('page.checkMessage', { tabId: TAB, frameId: 0, id, following: true });
    expect((await look('a')).answer?.problem).toBeNull();
    expect((await look('b')).answer?.problem).toBeNull();
    expect((await look('c')).answer?.problem?.key).toBe('webmail_source_too_much');
    release();
    await settle();
    expect((await look('c')).answer?.problem).toBeNull();
  }, 60_000);
});
