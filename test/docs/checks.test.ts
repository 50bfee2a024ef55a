/** Holds the engine's codes, their sentences in both languages and docs/checks.md together. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/text/translate.ts';
import { exists, readCitations, SECTIONS } from './documents.ts';
import { type Entry, readPage } from './page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readPage(`${root}docs/checks.md`);

/** Every code of the engine, by the folder of core that lists it. */
const codes = new Map<string, string[]>();
for (const file of readdirSync(`${root}src/core/codes`)) {
  if (file === 'index.ts') continue;
  const lists: Record<string, unknown> = await import(pathToFileURL(`${root}src/core/codes/${file}`).href);
  for (const list of Object.values(lists))
    if (Array.isArray(list)) codes.set(file.replace(/\.ts$/, ''), list.map(String));
}
const allCodes = [...codes.values()].flat();

function sentencesOf(language: string): Set<string> {
  const folder = `${root}src/_locales/${language}/`;
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Set(files.flatMap((file) => Object.keys(JSON.parse(readFileSync(folder + file, 'utf8')) as object)));
}

/** The files that make a finding, each with how many findings it names; what several share is imported from beside them. */
function sourcesOf(code: string): { text: string; codes: number }[] {
  const folder = `${root}src/core/findings/`;
  const shared = ['elsewhere.ts', 'finding.ts'];
  return readdirSync(folder)
    .filter((file) => !shared.includes(file) && file !== 'index.ts')
    .map((file) => readFileSync(folder + file, 'utf8'))
    .filter((text) => text.includes(`'${code}'`))
    .map((text) => ({
      text: text.includes("from './elsewhere.ts'") ? text + readFileSync(`${folder}elsewhere.ts`, 'utf8') : text,
      codes: new Set(text.match(/'finding_\w+'/g)).size,
    }));
}

function problems(find: (entry: Entry) => string | null): string[] {
  return page.entries.flatMap((entry) => {
    const problem = find(entry);
    return problem === null ? [] : [`line ${entry.line}, ${entry.code}: ${problem}`];
  });
}

describe('docs/checks.md', () => {
  it('has an entry for every code of the engine', () => {
    const entries = new Set(page.entries.map(({ code }) => code));
    expect(allCodes.length).toBeGreaterThan(300);
    expect(allCodes.filter((code) => !entries.has(code))).toEqual([]);
  });

  it('has no entry without a code, and none twice', () => {
    const entries = page.entries.map(({ code }) => code);
    expect(entries.filter((code) => !allCodes.includes(code))).toEqual([]);
    expect(entries.filter((code, index) => entries.indexOf(code) !== index)).toEqual([]);
  });

  it.each(LANGUAGES)('speaks only of codes that have their sentence in %s', (language) => {
    const keys = sentencesOf(language);
    expect(problems(({ code }) => (keys.has(code) || keys.has(`${code}_other`) ? null : 'no sentence'))).toEqual([]);
  });

  it('keeps the codes of one folder together under one topic', () => {
    for (const [folder, list] of codes) {
      const topics = new Set(page.entries.filter(({ code }) => list.includes(code)).map(({ topic }) => topic));
      expect([...topics], folder).toHaveLength(1);
    }
  });

  it('says of each code what it means, by which rule, and what a reader and an administrator should do', () => {
    const parts = problems(({ code, labels }) => {
      const kind = code.startsWith('finding_') ? 'Kind,' : '';
      return labels.join() === `${kind}Standard,You,Administrator` ? null : `its parts are ${labels.join(', ')}`;
    });
    expect(parts).toEqual([]);
    const short = problems(({ meaning, labelled }) => {
      const texts = [meaning, ...[...labelled.values()].flat()];
      return texts.every((text) => /[.?)]$/.test(text) && text.length > 7)
        ? null
        : 'a part is empty or ends in no full stop';
    });
    expect(short).toEqual([]);
  });

  it('says of each finding as what it is told: as a note, a caution or a danger, as its own file has it', () => {
    const words = { info: 'note', caution: 'caution', danger: 'danger', explains: 'note that explains' };
    const wrong = problems(({ code, labelled }) => {
      const kind = labelled.get('Kind')?.[0];
      if (kind === undefined) return null;
      const sources = sourcesOf(code);
      const given = Object.keys(words).filter((severity) =>
        sources.some(({ text }) => text.includes(severity === 'explains' ? `explain('${code}'` : `'${severity}'`)),
      );
      const told = Object.entries(words)
        .filter(([, word]) => new RegExp(`\\b${word}(?=,| or |\\.)`).test(kind))
        .map(([severity]) => severity);
      const isAlone = sources.every(({ codes: own }) => own === 1);
      const fits = isAlone
        ? told.join() === given.join()
        : told.length > 0 && told.every((severity) => given.includes(severity));
      return fits ? null : `${kind} (${given.join(', ')})`;
    });
    expect(wrong).toEqual([]);
  });

  it('introduces each topic before its first entry', () => {
    for (const topic of new Set(page.entries.map((entry) => entry.topic))) {
      expect(page.topics.get(topic)?.trim().length ?? 0, topic).toBeGreaterThan(200);
    }
  });

  it('cites for each code a document that exists, or says why there is none', () => {
    const uncited = problems(({ labelled }) => {
      const standard = labelled.get('Standard')?.[0] ?? '';
      return readCitations(standard).length > 0 || /^None: ./.test(standard) ? null : standard;
    });
    expect(uncited).toEqual([]);
  });

  it('cites no section that its document does not have', () => {
    const wrong = readCitations(page.text).flatMap(({ document, sections }) =>
      sections.filter((section) => !exists(document, section)).map((section) => `${document} §${section}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lists the documents that it cites, each with its address, and no others', () => {
    const cited = new Set(readCitations(page.text).map(({ document }) => document));
    expect([...page.documents.keys()].sort()).toEqual([...cited].sort());
    expect([...page.documents.keys()].filter((document) => SECTIONS[document] === undefined)).toEqual([]);
    for (const [document, address] of page.documents) {
      const number = /^RFC (\d+)$/.exec(document)?.[1];
      if (number !== undefined) expect(address).toBe(`https://www.rfc-editor.org/rfc/rfc${number}`);
    }
  });

  it('links only to headings that it has', () => {
    const links = [...page.text.matchAll(/\]\(#([^)]*)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !page.anchors.includes(link))).toEqual([]);
  });

  // A verified domain says which domain it is, not that it means well: no sentence may promise more.
  it('never calls a message safe', () => {
    expect(page.text.match(/\b(safe|safely|safety|trustworthy)\b/gi) ?? []).toEqual([]);
  });
});
