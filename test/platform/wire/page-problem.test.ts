import { expect, it } from 'vitest';
import texts from '../../../src/_locales/en/webmail.json' with { type: 'json' };
import { pageProblem } from '../../../src/platform/wire/parts.ts';

it.each(Object.keys(texts).filter((key) => key.startsWith('webmail_')))('a page may say %s', (key) => {
  expect(pageProblem({ key, values: {} })).toEqual({ key, values: {} });
});
