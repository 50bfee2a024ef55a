import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/inspection/index.ts';
import { buildJourney } from '../../src/core/journey/build.ts';
import { exportMermaid, mermaidText } from '../../src/export/drawing/mermaid.ts';
import { exportSvg } from '../../src/export/drawing/svg.tsx';
import { LANGUAGES } from '../../src/text/translate.ts';
import { failed, sixtyHops, stories, verified } from '../fakes/inspections.ts';

const HOSTILE =
  'x"/><script>alert(1)</script><image href="//attack.example"/>;end\nparticipant P9 as %% #35;<br>\u202e\u0000\uffff';

function hostile(text: string): Inspection {
  return {
    ...verified,
    verdict: { ...verified.verdict, headline: { code: 'verdict_verified', values: { domain: text } } },
    route: {
      ...verified.route,
      hops: verified.route.hops.map((hop) => ({
        ...hop,
        from: text,
        by: `${text}.${hop.by}`,
        reverseName: text,
        with: text,
      })),
    },
    dns: verified.dns.map((question) => ({ ...question, name: text, answers: [text] })),
  };
}

/** Whether each tag is closed in its turn, each attribute has its quotes, and no markup stands where text does: enough of XML for it. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>\n/, '')
    .replace(
      /<(\/?)([a-zA-Z]+)((?:\s[a-zA-Z0-9:-]+="[^"<]*")*)\s*(\/?)>/g,
      (_, close: string, name: string, __, empty: string) => {
        if (close) return open.pop() === name ? '' : '<';
        if (!empty) open.push(name);
        return '';
      },
    );
  return open.length === 0 && !rest.includes('<') && ![...rest].some((character) => isNoXml(character.charCodeAt(0)));
}

/** XML 1.0 §2.2. */
const isNoXml = (code: number) => (code < 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) || code >= 0xfffe;

describe('the drawing as SVG', () => {
  it.each(Object.entries(stories))('of "%s" is well-formed, and has every step', (_, story) => {
    for (const language of LANGUAGES) {
      const svg = exportSvg(story, language);
      expect(wellFormed(svg)).toBe(true);
      expect(svg.match(/class="step"/g)?.length).toBe(buildJourney(story).steps.length);
    }
  });

  it('loads nothing, links nowhere, runs nothing, whatever names the mail brings', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(HOSTILE), fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const svg = exportSvg(hostile(text), 'en');
        expect(wellFormed(svg)).toBe(true);
        const { document } = parseHTML(svg.slice(svg.indexOf('<svg')));
        const kinds = new Set([...document.querySelectorAll('*')].map((element) => element.tagName.toLowerCase()));
        expect(
          [...kinds].filter((kind) => !['svg', 'style', 'rect', 'text', 'g', 'line', 'path'].includes(kind)),
        ).toEqual([]);
        expect(document.querySelectorAll('[href], [onload], [onclick], [style]').length).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('stays readable at sixty hops: no wider than a screen', () => {
    expect(Number(/width="([0-9.]+)"/.exec(exportSvg(sixtyHops, 'en'))?.[1])).toBeLessThanOrEqual(1600);
  });
});

describe('the drawing as Mermaid', () => {
  it('has a line for each lifeline and each step, dashed where it is only claimed', () => {
    const lines = exportMermaid(failed, 'en').trimEnd().split('\n');
    const journey = buildJourney(failed);
    expect(lines[0]).toBe('sequenceDiagram');
    expect(lines[1]).toBe('  %% Nothing is blanked: names and addresses are as in the message.');
    expect(lines.length).toBe(2 + journey.participants.length + journey.steps.length);
    expect(lines).toContain('  P0-->>P1: 587 #183; SMTP-AUTH #183; TLS 1.3');
    expect(lines.some((line) => /^ {2}P1->>P2: 25 /.test(line))).toBe(true);
    expect(lines.some((line) => /^ {2}Note over P0,P\d+: Trust line/.test(line))).toBe(true);
  });

  it('is nothing but its own statements, whatever names the mail brings', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(HOSTILE), fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const lines = exportMermaid(hostile(text), 'en').trimEnd().split('\n').slice(2);
        for (const line of lines) {
          expect(line).toMatch(
            /^ {2}(participant P\d+ as |Note over P0,P\d+: |P\d+(->>|-->>|--\))P\d+: )([\p{L}\p{N} ._/-]|#\d+;)*$/u,
          );
          expect(line.replace(/#\d+;/g, '·')).not.toMatch(/\bend\b/i);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('writes what could mean something by its number', () => {
    expect(mermaidText('a;b#c<br>')).toBe('a#59;b#35;c#60;br#62;');
    expect(mermaidText('the end')).toBe('the #101;nd');
    expect(mermaidText('市役所')).toBe('市役所');
  });
});
