/** docs/checks.ja.md is the same handbook in Japanese: the same codes under the same groups, with the same citations. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCitations } from './documents.ts';

const root = fileURLToPath(new URL('../../docs/', import.meta.url));
const LABELS = ['規格', 'あなた', '管理者'];

interface Entry {
  code: string;
  lines: string[];
}

/** Each `#### code` with the lines below it, and the levels of all headings in their order. */
function read(name: string): { levels: string[]; entries: Entry[] } {
  const levels: string[] = [];
  const entries: Entry[] = [];
  let entry: Entry | null = null;
  for (const line of readFileSync(root + name, 'utf8').split('\n')) {
    const [, marks = '', title = ''] = /^(#{1,4}) (.*)$/.exec(line) ?? [];
    if (marks === '') {
      if (line.trim() !== '') entry?.lines.push(line);
      continue;
    }
    levels.push(marks.length === 4 ? title : marks);
    entry = marks.length === 4 ? { code: title, lines: [] } : null;
    if (entry) entries.push(entry);
  }
  return { levels, entries };
}

const en = read('checks.md');
const ja = read('checks.ja.md');
const cited = (lines: string[]) =>
  readCitations(lines.join('\n')).flatMap(({ document, sections }) => [document, ...sections].join(' '));

describe('docs/checks.ja.md', () => {
  it('has the same headings in the same order', () => {
    expect(existsSync(`${root}checks.ja.md`)).toBe(true);
    expect(ja.levels).toEqual(en.levels);
  });

  it('says of each code what it means, and its three lines', () => {
    const wrong = ja.entries.filter(({ lines }) => {
      const labelled = lines.filter((line) => line.startsWith('- **'));
      const meaning = lines.filter((line) => !line.startsWith('- **')).join('');
      return !(
        /[。)]$/.test(meaning) &&
        labelled.length === LABELS.length &&
        labelled.every((line, index) => line.startsWith(`- **${LABELS[index]}:** `))
      );
    });
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('cites the same documents under each code', () => {
    const own = new Map(ja.entries.map(({ code, lines }) => [code, cited(lines).sort()]));
    const wrong = en.entries.filter(({ code, lines }) => own.get(code)?.join() !== cited(lines).sort().join());
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('is written in Japanese, and promises nothing', () => {
    const latin = ja.entries.filter(({ lines }) => !/[\u3040-\u30ff]/.test(lines.join('')));
    expect(latin.map(({ code }) => code)).toEqual([]);
    expect(readFileSync(`${root}checks.ja.md`, 'utf8').match(/安全/g) ?? []).toEqual([]);
  });
});
