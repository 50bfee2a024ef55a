import { describe, expect, it } from 'vitest';
import type { TabMessage, TabState } from '../../src/platform/wire/messages.ts';
import {
  currentMessage,
  currentProblem,
  type PopupEvent,
  type PopupState,
  reduce,
  START,
} from '../../src/popup/state.ts';

function message(id: string, more: Partial<TabMessage> = {}): TabMessage {
  return { id, frameId: 0, shown: {}, focused: false, key: null, level: null, domain: null, problem: null, ...more };
}

function tab(...messages: TabMessage[]): TabState {
  return { tabId: 1, webmail: 'Roundcube', site: null, messages, problem: null };
}

function stateAfter(...events: PopupEvent[]): PopupState {
  return events.reduce(reduce, START);
}

describe('what the popup is about', () => {
  it('is the focused message, else the last one', () => {
    const looked = tab(message('a'), message('b', { focused: true }), message('c'));
    expect(currentMessage(stateAfter({ type: 'looked', tab: looked }))?.id).toBe('b');
    expect(currentMessage(stateAfter({ type: 'looked', tab: tab(message('a'), message('c')) }))?.id).toBe('c');
    expect(currentMessage(stateAfter({ type: 'looked', tab: tab() }))).toBeNull();
  });

  it('is the chosen message as long as it is on the page', () => {
    const chose: PopupEvent = { type: 'chose', choice: { frameId: 0, id: 'a' } };
    const looked = tab(message('a'), message('b', { focused: true }));
    expect(currentMessage(stateAfter({ type: 'looked', tab: looked }, chose))?.id).toBe('a');
    const gone = stateAfter({ type: 'looked', tab: looked }, chose, {
      type: 'looked',
      tab: tab(message('b', { focused: true })),
    });
    expect(currentMessage(gone)?.id).toBe('b');
  });

  it('tells messages of the same id in different frames apart', () => {
    const looked = tab(message('a'), message('a', { frameId: 3, key: 'k' }));
    const state = stateAfter({ type: 'looked', tab: looked }, { type: 'chose', choice: { frameId: 3, id: 'a' } });
    expect(currentMessage(state)?.key).toBe('k');
  });
});

describe('problems', () => {
  const why = { key: 'webmail_none' as const, values: {} };

  it('of the message come before those of the page', () => {
    const broken = message('a', { key: 'k', focused: true, problem: { key: 'errors_page_gone', values: {} } });
    const state = stateAfter({ type: 'looked', tab: { ...tab(broken), problem: why } });
    expect(currentProblem(state)?.key).toBe('errors_page_gone');
  });

  it('are none while it is only a matter of time', () => {
    expect(currentProblem(START)).toBeNull();
    expect(currentProblem(stateAfter({ type: 'looked', tab: tab(message('a')) }))).toBeNull();
  });

  it('say that no message is open when the page tells nothing else', () => {
    expect(currentProblem(stateAfter({ type: 'looked', tab: tab() }))?.key).toBe('popup_no_message');
    expect(currentProblem(stateAfter({ type: 'looked', tab: { ...tab(), problem: why } }))?.key).toBe('webmail_none');
  });

  it('of the background are over as soon as it answers', () => {
    const failing = stateAfter({ type: 'failed', problem: why });
    expect(currentProblem(failing)).toBe(why);
    expect(currentProblem(reduce(failing, { type: 'looked', tab: tab(message('a')) }))).toBeNull();
  });
});
