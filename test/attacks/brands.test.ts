/** The display name alone, which is all that a small screen shows: the daily case of phishing. */
import { describe, expect, it } from 'vitest';
import { type Listed, testAttacks, testCalm, testHonest } from './cases.ts';
import { arrive, byAttacker, findingsOf, from, report } from './world.ts';

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

const attacks: Listed[] = [
  ['B1', 'a brand, validly signed by the attacker’s own domain', '"PayPal"'],
  ['B2', 'a brand and its service', 'Apple Support'],
  ['B3', 'a brand in letters that look the same', encoded('РayРal')],
  ['B4', 'a brand with a character in it that is not seen', encoded('Pay\u200bPal')],
  ['B5', 'a brand of Japan', encoded('三井住友カード')],
  ['B6', 'a brand of Japan that is an everyday word elsewhere', encoded('LINE公式アカウント')],
].map(([id = '', says = '', name]) => [
  { id, says, message: arrive(byAttacker(from(`${name} <x@attack.example>`))) },
  ['verified', 'caution finding_name_brand'],
]);

const calm: Listed[] = [
  ['BF1', 'a firm whose name begins with a word that is a brand', 'Apple Tree Farm'],
  ['BF2', 'a person with the name of a brand', 'Chase Miller'],
  ['BF3', 'a name that ends with a brand', 'Bob from PayPal'],
].map(([id = '', says = '', name]) => [
  { id, says, message: arrive(byAttacker(from(`${name} <x@attack.example>`))) },
  ['verified'],
]);

testAttacks('a brand in the name', attacks);
testHonest('names that only begin or end like a brand', calm);
testCalm(calm);

describe('a brand in the name, seen closely', () => {
  it('is told with the domain that the address belongs to', async () => {
    const { findings } = await report({ message: arrive(byAttacker(from('"PayPal" <x@attack.example>'))) });
    expect(findings.find(({ code }) => code === 'finding_name_brand')?.values).toEqual({
      brand: 'PayPal',
      domain: 'attack.example',
    });
  });

  it.each(calm.map(([test]) => [test.says, test] as const))('%s: nothing is told', async (_says, test) => {
    expect(findingsOf(await report(test)).filter((line) => line.includes('finding_name'))).toEqual([]);
  });
});
