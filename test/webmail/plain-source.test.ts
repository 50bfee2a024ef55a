import { describe, expect, it } from 'vitest';
import { recognize } from '../../src/webmail/registry.ts';
import { webmail as plainSource } from '../../src/webmail/sites/plain-source.ts';
import { fakePage } from '../fakes/browser-page.ts';

const ADDRESS = 'https://lists.example/archive/1.eml?raw=1#top';
const text = (source: string, type = 'text/plain') => fakePage(ADDRESS, `<pre>${source}</pre>`, type);

describe('a page that is itself the source', () => {
  it('is fetched again at its own address', () => {
    const page = text('Received: from x\n by y\nFrom: a@sender.example\n\nHello');
    expect(recognize(page)?.file).toBe('plain-source');
    const [message] = plainSource.openMessages(page);
    expect(message).toEqual({ id: 'https://lists.example/archive/1.eml?raw=1', shown: {}, sender: null });
    expect(plainSource.sourceAddresses(page, message?.id ?? '')).toEqual([{ url: message?.id, fidelity: 'exact' }]);
    expect(plainSource.sourceAddresses(page, 'https://lists.example/archive/2.eml')).toEqual([]);
  });

  it('may begin with the line of an mbox file', () => {
    expect(recognize(text('From alice@sender.example Tue Nov 24 02:00:00 2026\nReturn-Path: <a@b>\n'))?.file).toBe(
      'plain-source',
    );
  });

  it('is not any text', () => {
    expect(recognize(text('Dear reader,\nFrom: here on it is a letter.'))).toBeNull();
    expect(recognize(text(''))).toBeNull();
  });

  it('is not HTML that looks like a source', () => {
    expect(recognize(text('From: a@sender.example\n', 'text/html'))).toBeNull();
  });
});
