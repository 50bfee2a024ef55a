/** The messages as the source file that Learn carries; scripts/stories.mjs writes it, and a test holds it up to date. */
import { toText } from '../message.ts';
import { MAILS } from './mails.ts';
import { BANK_KEY, CITY_KEY, CLUB_KEY, LISTS_KEY, SCHOOL_KEY } from './world.ts';

const KEYS = { CITY_KEY, BANK_KEY, SCHOOL_KEY, CLUB_KEY, LISTS_KEY };

/** @returns TypeScript, as the formatter would leave it */
export function storySources(): string {
  const mails = Object.entries(MAILS).map(([id, make]) => `  ${id}: \`${asLiteral(toText(make()))}\`,\n`);
  const keys = Object.entries(KEYS).map(([name, key]) => `export const ${name} = '${key.record}';\n`);
  return [
    '/** Made by `node scripts/stories.mjs` out of test/messages/stories: what stands in it is signed, so nothing may be changed by hand. */\n\n',
    `/** The messages, each line ended by a line feed alone. */\nexport const SOURCES = {\n${mails.join('')}} as const;\n`,
    `\n/** What the signers publish. */\n${keys.join('')}`,
  ].join('');
}

function asLiteral(text: string): string {
  if (/[`\\]|\$\{/.test(text)) throw new Error('a message holds what a template literal does not');
  return text.replaceAll('\r\n', '\n');
}
