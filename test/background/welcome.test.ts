import { beforeEach, expect, it } from 'vitest';
import { welcome } from '../../src/background/welcome.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';

beforeEach(resetBrowser);

it('greets once, after the installation', async () => {
  await welcome('update');
  await welcome('browser_update');
  expect(fake.opened).toEqual([]);
  await welcome('install');
  expect(fake.opened).toEqual([`${fake.own}welcome/welcome.html`]);
});

it('does not greet for private windows too', async () => {
  fake.incognito = true;
  await welcome('install');
  expect(fake.opened).toEqual([]);
});
