import { describe, expect, it } from 'vitest';
import { webmail as mailRu } from '../../src/webmail/sites/mail-ru.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { page as fixture } from './pages/mail-ru.ts';

const AUTHOR = '<div class="letter__author"><span title="mallory@attack.example">Bank</span></div>';
const idsOf = (html: string, address = fixture.address) =>
  mailRu.openMessages(fakePage(address, html)).map(({ id }) => id);

describe('a webmail whose address names the message, and whose page the sender', () => {
  it('shows none where two are unfolded: a person may look at the other one', () => {
    const page = (hidden: string) => fixture.html('').replace('<h2', `<div ${hidden}>${AUTHOR}</div><h2`);
    expect(idsOf(page(''))).toEqual([]);
    expect(idsOf(page('hidden'))).toHaveLength(1);
    expect(idsOf(fixture.html(AUTHOR + AUTHOR))).toHaveLength(1);
  });

  it('asks for no source of a message that the address names no more', () => {
    const page = fakePage(fixture.address, fixture.html(''));
    expect(mailRu.sourceAddresses(page, '16999999999999999999')).toEqual([]);
  });

  it('takes no thread for a message', () => {
    expect(idsOf(fixture.html(''), 'https://e.mail.ru/thread/0:16123456789012345678:0/')).toEqual([]);
  });
});
