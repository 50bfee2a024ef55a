/** Where maildev's page may send the extension for a source: to itself, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { webmail as maildev } from '../../src/webmail/sites/maildev.ts';
import { fakePage } from '../fakes/browser-page.ts';

const VIEWER = '<div data-testid="app"><div data-testid="email-viewer" data-email-id="m1"></div></div>';

/** @param base what a <base> element in the page's head names */
function based(base: string) {
  return fakePage(
    'https://mail.example/dev/#/email/m1',
    `<html><head><base href="${base}"></head><body>${VIEWER}</body></html>`,
  );
}

describe('the source of a message in maildev', () => {
  it('lies below the path at which maildev runs', () => {
    expect(maildev.sourceAddresses(based('https://mail.example/dev/'), 'm1').map(({ url }) => url)).toEqual([
      'https://mail.example/dev/api/email/m1/source',
    ]);
  });

  it.each([
    'https://attack.example/',
    'http://mail.example/dev/',
    'https://mail.example:8443/',
    'data:text/html,x',
    'javascript:0',
  ])('has no address when the page is based at %s', (base) => {
    expect(maildev.sourceAddresses(based(base), 'm1')).toEqual([]);
  });
});
