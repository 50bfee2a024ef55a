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
    const wrong = ja.entries.filter(({ code, lines }) => {
      const labelled = lines.filter((line) => line.startsWith('- **'));
      const meaning = lines.filter((line) => !line.startsWith('- **')).join('');
      const labels = code.startsWith('finding_') ? ['種類', ...LABELS] : LABELS;
      return !(
        /[。)]$/.test(meaning) &&
        labelled.length === labels.length &&
        labelled.every((line, index) => line.startsWith(`- **${labels[index]}:** `))
      );
    });
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  it('tells each finding as the same kind', () => {
    const words = { note: '参考', caution: '注意', danger: '危険' };
    const kindOf = ({ lines }: Entry, label: string) => lines.find((line) => line.startsWith(`- **${label}:**`)) ?? '';
    const own = new Map(ja.entries.map((entry) => [entry.code, kindOf(entry, '種類')]));
    const wrong = en.entries.filter((entry) => {
      const told = kindOf(entry, 'Kind');
      return Object.entries(words).some(
        ([word, japanese]) => told.includes(word) !== (own.get(entry.code) ?? '').includes(japanese),
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
