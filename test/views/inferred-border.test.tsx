/** A border that is only inferred: an attacker may have written it. It is shown, and nothing about it looks believed. */
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { buildJourney } from '../../src/core/journey/build.ts';
import { witnessesOf } from '../../src/core/marks/witnesses.ts';
import { exportHtml } from '../../src/export/html.tsx';
import { exportMarkdown } from '../../src/export/markdown.ts';
import { exportText } from '../../src/export/text.ts';
import { CARD_GROUPS } from '../../src/lesson/card-ids.ts';
import { cardOf } from '../../src/lesson/index.ts';
import { storyOf } from '../../src/lesson/journey-story.ts';
import { translate } from '../../src/text/translate.ts';
import { SpfSection } from '../../src/views/checks/spf-section.tsx';
import { miniatureOf } from '../../src/views/model/miniature.ts';
import { progressOf } from '../../src/views/model/progress.ts';
import { HopList } from '../../src/views/route/hop-list.tsx';
import { failed, listed } from '../fakes/inspections.ts';
import { draw } from './page.tsx';

/** The same mail with its receiving side only guessed, as the engine tells it. */
function guessed(story: Inspection): Inspection {
  const { route } = story;
  const hops = route.hops.map((hop) => ({ ...hop, trust: 'claimed' as const }));
  const host = route.hops[route.border ?? 0]?.by ?? '';
  const reason = { code: 'route_border_inferred' as const, values: { host } };
  return { ...story, route: { ...route, hops, standing: 'inferred', arrivedAt: null, reason } };
}

const GUESS = translate('verdict_reason_border_inferred');

describe('at a border that is only inferred', () => {
  it('SPF has the sign of what could not be told, be it a pass or a fail', () => {
    for (const story of [listed, failed]) {
      const spf = (inspection: Inspection) => witnessesOf(inspection).ours.find(({ method }) => method === 'SPF')?.mark;
      const step = (inspection: Inspection) => progressOf(inspection).steps.find(({ key }) => key === 'SPF')?.mark;
      expect(spf(story)).toMatch(/pass|fail/);
      expect([spf(guessed(story)), step(guessed(story))]).toEqual(['unsure', 'unsure']);
    }
  });

  it('its section says why instead of a result, and what was asked stays to be seen', () => {
    expect(draw(<SpfSection inspection={listed} />).querySelector('.check-result .chip')?.textContent).toContain(
      'pass',
    );
    const section = draw(<SpfSection inspection={guessed(listed)} />);
    expect(section.querySelector('.check-result .chip')).toBeNull();
    expect(section.querySelector('.check-result')?.textContent).toContain(GUESS);
    expect(section.body.textContent).toContain(listed.spf?.evidence.record ?? '?');
  });

  it('no trust line stands in the miniature and in the journey, and no step behind it is recorded', () => {
    const { dots, strokes } = miniatureOf(guessed(listed));
    expect(strokes.some(({ border, trust }) => border || trust === 'recorded')).toBe(false);
    expect(dots.some(({ kind }) => kind === 'recorded')).toBe(false);
    expect(buildJourney(listed).steps.map(({ kind }) => kind)).toContain('line');
    const { steps, notes } = buildJourney(guessed(listed));
    expect(steps.map(({ kind }) => kind)).not.toContain('line');
    expect(notes.map(({ code }) => code)).toContain('journey_all_claimed');
  });

  it('the list of hops shows where it is believed to stand, and that this is a guess', () => {
    const list = draw(<HopList inspection={guessed(listed)} />);
    const { code, values } = guessed(listed).route.reason;
    expect(list.querySelector('.hops-line')?.textContent).toContain(translate(code, values));
  });

  it('no saved report tells a result of SPF', () => {
    expect(exportText(listed, 'en')).toContain('SPF pass');
    for (const text of [exportText, exportMarkdown].map((write) => write(guessed(listed), 'en'))) {
      expect(text).not.toContain('SPF pass');
      expect(text).toContain(GUESS);
    }
    expect(exportHtml(guessed(listed), 'en', 'UTC')).toContain(GUESS);
  });

  it('neither a card nor the story tells what SPF came to, and both quote or name what was asked', () => {
    for (const id of CARD_GROUPS.spf) {
      const said = cardOf(id, guessed(failed)).here;
      expect(said.map((part) => (part.kind === 'say' ? part.key : part.kind))).toEqual([
        'verdict_reason_border_inferred',
        'quote',
      ]);
    }
    const keys = (inspection: Inspection) => storyOf(buildJourney(inspection), inspection).map(({ said }) => said.key);
    expect(keys(failed)).toContain('lesson_story_answer_spf_decides');
    expect(keys(guessed(failed))).not.toContain('lesson_story_answer_spf_decides');
  });
});
