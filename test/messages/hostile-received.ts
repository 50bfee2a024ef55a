/** Sixty Received fields as long as they are read at all, one sign again and again in one of their parts. */
import { type HostileCase, withFields } from './hostile-mail.ts';

const DATE = 'Tue, 24 Nov 2026 01:59:00 +0000';
const PARTS: Record<string, (filling: string) => string> = {
  from: (filling) => `from a${filling}b (a.example [192.0.2.1]) by b.example with ESMTP id 1; ${DATE}`,
  by: (filling) => `from a.example by b${filling}c with ESMTP id 1; ${DATE}`,
  id: (filling) => `from a.example by b.example with ESMTP id 1${filling}2; ${DATE}`,
  for: (filling) => `from a.example by b.example with ESMTP id 1 for <a${filling}b>; ${DATE}`,
};
const SIGNS: Record<string, string> = { commas: ',', '">"': '>', blanks: ' ' };
const OTHER_SIGNS = '<()[]"\\;.=:@-_0\t'.split('');
const FIELDS = 60;

const inOnePart = Object.entries(PARTS).flatMap(([part, write]) =>
  Object.entries(SIGNS).map(([name, sign]) => ({
    name: `${name} in "${part}" of ${FIELDS} Received`,
    size: 16_000,
    make: (size: number) =>
      withFields(Array<string>(FIELDS).fill(`Received: ${write(sign.repeat(Math.max(1, size - 120)))}`)),
  })),
);

const inAllParts = OTHER_SIGNS.map((sign) => ({
  name: `${JSON.stringify(sign)} in the parts of ${FIELDS} Received`,
  size: 16_000,
  make(size: number) {
    const fields = Object.values(PARTS).map((write) => `Received: ${write(sign.repeat(Math.max(1, size - 120)))}`);
    return withFields(
      Array<string[]>(FIELDS / fields.length)
        .fill(fields)
        .flat(),
    );
  },
}));

export const HOSTILE_RECEIVED: readonly HostileCase[] = [...inOnePart, ...inAllParts];
