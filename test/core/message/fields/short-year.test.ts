import { expect, it } from 'vitest';
import { hasShortYear } from '../../../../src/core/message/fields/date.ts';

it.each([
  ['Tue, 24 Nov 26 01:59:30 +0000', true],
  ['24 Nov 126 01:59:30 +0000', true],
  ['24-Nov-26 01:59:30 +0000', true],
  ['Tue Nov 24 01:59:30 26', true],
  ['Tue, 24 Nov 2026 01:59:30 +0000', false],
  ['2026-11-24T01:59:30Z', false],
  ['Tue, 24 Nov 2026 01:59:30 +0000 (24 Nov 26)', false],
  ['24 Foo 26 01:59:30 +0000', false],
  ['tomorrow', false],
  ['', false],
])('“%s” has a short year: %s', (text, expected) => {
  expect(hasShortYear(text)).toBe(expected);
});
