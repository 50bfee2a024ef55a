import type { PageFixture } from './fixture.ts';

/** All of it is a text: there is nothing in it that could be markup. */
export const page: PageFixture = {
  file: 'plain-source',
  address: 'https://lists.example/archive/1.eml',
  html: () => 'From: alice@sender.example\nSubject: one\n\nHello',
  open: [{ id: 'https://lists.example/archive/1.eml', beside: null }],
  sources: ['https://lists.example/archive/1.eml'],
};
