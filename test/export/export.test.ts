import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { fileName } from '../../src/export/file-name.ts';
import { exportHtml } from '../../src/export/html.tsx';
import { exportJson } from '../../src/export/json.ts';
import { exportMarkdown } from '../../src/export/markdown.ts';
import { exportText } from '../../src/export/text.ts';
import { translate } from '../../src/text/translate.ts';
import { LEVEL_WORDS } from '../../src/views/model/level-words.ts';
import { stories, verified } from '../fakes/inspections.ts';

const HOSTILE =
  '</title><script>alert(1)</script><img src=x onerror=alert(2)>\u001b[31m\u202egpj.exe [a](javascript:x) `|';

function hostile(): Inspection {
  return {
    ...verified,
    message: { ...verified.message, subject: HOSTILE, messageId: HOSTILE },
    fields: verified.fields.map((field) => ({ ...field, value: HOSTILE, name: HOSTILE })),
    route: { ...verified.route, hops: verified.route.hops.map((hop) => ({ ...hop, from: HOSTILE, by: HOSTILE })) },
    dns: verified.dns.map((question) => ({ ...question, answers: [HOSTILE] })),
  };
}

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f) || (code >= 0x202a && code <= 0x202e);
}

/** The text of what a link of the same document leads to. */
function ledTo(link: Element): string {
  const address = link.getAttribute('href');
  return (address !== null && link.ownerDocument.querySelector(address)?.textContent) || 'nowhere';
}

function controlsIn(text: string): string[] {
  return [...text].filter((character) => isControl(character.codePointAt(0) ?? 0));
}

describe('the saved HTML', () => {
  for (const [name, inspection] of Object.entries(stories)) {
    it(`shows the verdict of "${name}" in both languages`, () => {
      for (const language of ['en', 'ja'] as const) {
        const { document } = parseHTML(exportHtml(inspection, language, 'UTC'));
        expect(document.documentElement.getAttribute('lang')).toBe(language);
        if (inspection.progress !== 'done') continue;
        const word = translate(LEVEL_WORDS[inspection.verdict.level], {}, language);
        expect(document.querySelector('.verdict')?.textContent).toContain(word);
      }
    });
  }

  it('holds no script, no address to load, and a policy that forbids both', () => {
    const { document } = parseHTML(exportHtml(hostile(), 'en', 'UTC'));
    expect(document.querySelectorAll('script, img, iframe, link, object, form, base')).toHaveLength(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
    expect(attributes.filter(({ name }) => name === 'src' || name.startsWith('on'))).toHaveLength(0);
    const addresses = attributes.filter(({ name }) => name.endsWith('href')).map(({ value }) => value);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !/^#(?:field|dns)-\d+$/.test(address))).toEqual([]);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
  });

  for (const [name, inspection] of Object.entries(stories)) {
    it(`of "${name}" has no control that does nothing, and every link in it arrives`, () => {
      const { document } = parseHTML(exportHtml(inspection, 'en', 'UTC'));
      const controls = document.querySelectorAll('button, input, [role="button"], [tabindex], [aria-expanded]');
      expect([...controls].map(({ localName, textContent }) => `${localName} ${textContent}`)).toEqual([]);
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')?.slice(1));
      expect(targets.filter((target) => !ids.includes(target ?? ''))).toEqual([]);
    });
  }

  it('leads from each arrow to the header field or the answer of the DNS that it rests on', () => {
    const { document } = parseHTML(exportHtml(verified, 'en', 'UTC'));
    const steps = [...document.querySelectorAll('.step')];
    const answers = steps.filter((step) => step.getAttribute('data-kind') === 'answer');
    expect(answers.length).toBe(verified.dns.length);
    for (const [position, answer] of answers.entries())
      expect(ledTo(answer)).toContain(verified.dns[position]?.answers[0]);
    for (const kind of ['line', 'receive']) {
      const step = steps.find((candidate) => candidate.getAttribute('data-kind') === kind);
      expect(step && ledTo(step), kind).toContain('from out7.mailhost.example');
    }
    expect(steps.filter((step) => !step.hasAttribute('href')).map((step) => step.getAttribute('data-kind'))).toEqual([
      'read',
    ]);
  });

  it('leads from each lifeline to the field that speaks of it, and from the reader nowhere', () => {
    const { document } = parseHTML(exportHtml(verified, 'en', 'UTC'));
    const heads = [...document.querySelectorAll('.head')];
    const mx = heads.find((head) => head.textContent?.includes('mx.rcpt.example'));
    expect(mx && ledTo(mx)).toContain('by mx.rcpt.example');
    expect(heads.at(-1)?.hasAttribute('href')).toBe(false);
  });

  it('keeps hostile text as text, with what hides in it made visible', () => {
    const html = exportHtml(hostile(), 'en', 'UTC');
    const { document } = parseHTML(html);
    expect(document.querySelector('title')?.textContent).toContain('<script>alert(1)</script>');
    expect(html).toContain('[U+202E]');
    expect(controlsIn(html)).toEqual([]);
  });
});

describe('the JSON report', () => {
  const schema = JSON.parse(readFileSync(new URL('../../docs/inspection.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(schema);

  for (const [name, inspection] of Object.entries(stories)) {
    it(`follows its documented schema for "${name}" and loses nothing`, () => {
      const parsed = JSON.parse(exportJson(inspection));
      // Beside what was found, a file says whether anything of it was blanked.
      expect(parsed).toEqual({ ...JSON.parse(JSON.stringify(inspection)), blanked: false });
      validate(parsed);
      expect(validate.errors).toBeNull();
    });
  }

  it('escapes controls that would upset a terminal', () => {
    expect(controlsIn(exportJson(hostile()))).toEqual([]);
  });
});

describe('the reports in text', () => {
  it('hold no control character whatever the mail holds', () => {
    expect(controlsIn(exportText(hostile(), 'en'))).toEqual([]);
    expect(controlsIn(exportMarkdown(hostile(), 'ja'))).toEqual([]);
  });

  it('give Markdown no link, no HTML and no table out of a mail', () => {
    // Nothing within code is anything but code.
    const markdown = exportMarkdown(hostile(), 'en').replace(/(?<![\\`])(`+)[^`].*?(?<!`)\1(?!`)/g, '');
    expect(markdown).not.toContain('[a](');
    expect(markdown).not.toContain('<img');
    expect(markdown).not.toMatch(/(?<!\\)\|/);
  });

  it('tell verdict, route and the questions that were asked', () => {
    const text = exportText(verified, 'en');
    expect(text).toContain('shop.example');
    for (const question of verified.dns) expect(text).toContain(question.name);
    for (const hop of verified.route.hops) expect(text).toContain(hop.by ?? '');
  });
});

describe('the report in Markdown', () => {
  const source = exportMarkdown(verified, 'en');

  it('reads well as it is written: records, names and addresses whole in code, and no backslash', () => {
    expect(source).toContain('- **Reply-To**: Shop Example `<reply-4711@mailhost.example>`\n');
    expect(source).toContain('- **Arrived**: 20 Nov 2026, 10:00:01 UTC\n');
    expect(source).toContain('\n  - `v=spf1 include:_spf.mailhost.example -all`\n');
    expect(source).toContain('- **TXT `_dmarc.shop.example`**: TTL 3,600 s\n  - `v=DMARC1; p=reject; ');
    for (const story of Object.values(stories)) expect(exportMarkdown(story, 'ja')).not.toContain('\\');
  });

  it('parts what is claimed from what is recorded, and names a server that is called as its address is once', () => {
    const [claimed, recorded] = source.split(/^> Trust line: .*$/m);
    expect(claimed).toMatch(/^- `app\.shop\.example` `\[192\.0\.2\.10\]` → .* · claimed$/m);
    expect(recorded).toMatch(
      /^- `out7\.mailhost\.example` `\[198\.51\.100\.7\]` → `mx\.rcpt\.example` · .* · recorded$/m,
    );
  });
});

describe('the trust line in a report', () => {
  it('stands before the server that took the message in, where nothing is claimed before it too', () => {
    const direct = { ...verified, route: { ...verified.route, hops: verified.route.hops.filter((hop) => hop.border) } };
    expect(direct.route.hops).toHaveLength(1);
    for (const text of [exportMarkdown(direct, 'en'), exportText(direct, 'en')]) {
      expect(text.match(/Trust line: /g)).toHaveLength(1);
      expect(text.indexOf('Trust line: ')).toBeLessThan(text.search(/· recorded\b/));
    }
  });
});

describe('the name of a saved file', () => {
  it('holds nothing that a file system, a shell or a spreadsheet would take for more, whatever the subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (subject) => {
        const name = fileName({ ...verified, message: { ...verified.message, subject } }, 'html');
        expect(name).toMatch(/^waybill-[\p{L}\p{M}\p{N}-]+\.html$/u);
        expect(name.length).toBeLessThan(100);
      }),
    );
  });

  it('keeps the words of the subject in any script', () => {
    const subject = '請求書 / Invoice: ../../etc/passwd';
    expect(fileName({ ...verified, message: { ...verified.message, subject } }, 'eml')).toBe(
      'waybill-請求書-Invoice-etc-passwd.eml',
    );
  });
});
