import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/core/inspection/index.ts';
import { buildJourney } from '../../../src/core/journey/build.ts';
import { LANGUAGES } from '../../../src/text/translate.ts';
import { stepLabel } from '../../../src/views/diagram/labels.ts';
import { type Layout, layOut, type Row } from '../../../src/views/diagram/layout.ts';
import { fitEnd, fitStart, textWidth } from '../../../src/views/diagram/measure.ts';
import { type PlacedWord, placeWords, SIZE } from '../../../src/views/diagram/place-words.ts';
import { longNames, oneHop, sixHops, sixtyHops, stories, verified } from '../../fakes/inspections.ts';

describe('the layout of the diagram', () => {
  it.each(Object.entries(stories))(
    'of "%s" gives every participant a lane and every step a row of its own',
    (_, story) => {
      const journey = buildJourney(story);
      const { lanes, rows, height } = layOut(journey, 404);
      const placed = lanes.flatMap((lane) => lane.participants.map((participant) => participant.id));
      expect(placed.sort()).toEqual(journey.participants.map((participant) => participant.id).sort());
      expect(rows.map((row) => row.step)).toEqual(journey.steps);
      for (const [index, row] of rows.entries()) {
        const next = rows[index + 1];
        expect(row.top + row.height).toBe(next?.top ?? row.top + row.height);
        expect(row.y).toBeLessThan(height);
      }
    },
  );

  it.each([
    ['1 hop', oneHop],
    ['6 hops', sixHops],
    ['60 hops', sixtyHops],
  ])('fits %s into a popup, so that nobody has to scroll sideways', (_, story) => {
    expect(layOut(buildJourney(story), 404).width).toBeLessThanOrEqual(404);
  });

  it('lets hosts share a lane only where there is no room, and never those that met at the trust line', () => {
    const wide = layOut(buildJourney(verified), 900);
    expect(wide.lanes.every((lane) => lane.participants.length === 1)).toBe(true);
    const journey = buildJourney(sixtyHops);
    const narrow = layOut(journey, 404);
    const met = journey.steps.find((step) => step.kind === 'receive');
    for (const id of [met?.from, met?.to, 'author', 'you', 'dns']) {
      const lane = narrow.lanes.find((candidate) =>
        candidate.participants.some((participant) => participant.id === id),
      );
      expect(lane?.participants.length, id).toBe(1);
    }
  });

  it('draws the trust line between what is claimed and what is recorded', () => {
    const { rows, trustY } = layOut(buildJourney(verified), 404);
    const hops = rows.filter((row) => row.step.dns === null && row.step.kind !== 'line');
    for (const row of hops) expect(row.y < (trustY ?? 0)).toBe(row.step.trust === 'claimed');
  });

  it.each(Object.entries(stories))('of "%s" keeps every word within the drawing', (_, story) => {
    for (const width of [404, 900]) {
      const layout = layOut(buildJourney(story), width);
      for (const word of layout.rows.flatMap((row) => wordsOf(row, layout, story))) {
        const [left, right] = extent(word);
        // Estimates of widths may be a little off.
        expect(left, word.text).toBeGreaterThanOrEqual(-6);
        expect(right, word.text).toBeLessThanOrEqual(layout.width + 6);
      }
    }
  });
});

/** In both languages, with the longest name there is at the arrow's head. */
function wordsOf(row: Row, layout: Layout, story: Inspection): PlacedWord[] {
  const question = row.step.dns === null ? undefined : story.dns[row.step.dns];
  return LANGUAGES.flatMap((language) =>
    placeWords(row, layout, stepLabel(row.step, question, language), longNames.verdict.domain ?? ''),
  );
}

function extent({ text, x, anchor, fixed }: PlacedWord): [number, number] {
  const width = textWidth(text, SIZE, fixed);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return [left, left + width];
}

describe('the words of a step', () => {
  const journey = buildJourney(verified);
  const labels = journey.steps.map((step) => {
    const question = step.dns === null ? undefined : verified.dns[step.dns];
    return { kind: step.kind, ...stepLabel(step, question, 'en') };
  });

  it('tell port and protocol above, delay and encryption below', () => {
    expect(labels.find(({ kind }) => kind === 'submit')).toMatchObject({ above: '587 · SMTP-AUTH', below: 'TLS 1.3' });
    expect(labels.find(({ kind }) => kind === 'receive')).toMatchObject({
      above: '25 · SMTP',
      below: '+1 s · TLS 1.3',
    });
  });

  it('tell the question with what it is for, and the record with its time to live', () => {
    expect(labels.find(({ kind }) => kind === 'question')?.above).toBe('SPF? TXT shop.example');
    expect(labels.find(({ kind }) => kind === 'answer')?.below).toBe(
      'v=spf1 include:_spf.mailhost.example -all · TTL 3600',
    );
  });

  it('tell an answer that is none in words, not as a record', () => {
    const unchecked = stories['unchecked'] ?? verified;
    const answers = buildJourney(unchecked).steps.filter((step) => step.kind === 'answer');
    const words = answers.map((step) => stepLabel(step, unchecked.dns[step.dns ?? 0], 'en').below);
    expect(words).toEqual(['no answer', 'no answer', 'no answer']);
  });
});

describe('fitting text', () => {
  it('keeps the end of a host name and the beginning of a record', () => {
    expect(fitStart('mail.bank.example.attack.example', 100, 11)).toMatch(/^….*attack\.example$/);
    expect(fitEnd('v=DKIM1; k=rsa; p=MIIBIjANBg', 80, 11, true)).toMatch(/^v=DKIM1.*…$/);
  });

  it('never takes more room than there is, whatever the text, unless not even one character fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 40, max: 400 }), (text, room) => {
        expect(textWidth(fitEnd(text, room, 11), 11)).toBeLessThanOrEqual(room);
        expect(textWidth(fitStart(text, room, 11), 11)).toBeLessThanOrEqual(room);
      }),
    );
  });
});
