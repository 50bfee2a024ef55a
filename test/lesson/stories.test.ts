/** The stories of Learn: what they carry is up to date, is judged as it is told, and is told in whole sentences. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Journey, Step } from '../../src/core/journey/journey.ts';
import { journeyLines } from '../../src/core/journey/text.ts';
import { exportMermaid } from '../../src/export/drawing/mermaid.ts';
import { exportSvg } from '../../src/export/drawing/svg.tsx';
import { judgeWorld } from '../../src/learn/judge.ts';
import { firstOpen, readProgress } from '../../src/learn/progress.ts';
import { settingOut } from '../../src/lesson/first-hop.ts';
import { makeQuestions } from '../../src/lesson/quiz/index.ts';
import { hereOf } from '../../src/lesson/stories/here.ts';
import { STORIES } from '../../src/lesson/stories/index.ts';
import { STORY_IDS, storyValues } from '../../src/lesson/stories/story.ts';
import { haltAt, toldJourney } from '../../src/lesson/stories/told-journey.ts';
import { LANGUAGES, translate } from '../../src/text/translate.ts';
import { stepSentence } from '../../src/views/diagram/sentences.ts';
import { storySources } from '../messages/stories/write.ts';
import { STORY_LEVELS } from './story-levels.ts';

const world = await judgeWorld();
const questions = makeQuestions(world);
const mails = Object.values(STORIES).flatMap((story) => story.mails);

describe('the messages of the stories', () => {
  it('are those that the script makes', () => {
    const file = readFileSync(new URL('../../src/lesson/stories/sources.ts', import.meta.url), 'utf8');
    expect(file).toBe(storySources());
  });

  it('are judged as they are told', () => {
    const levels = Object.entries(world).map(([id, { inspection }]) => [id, inspection.verdict.level]);
    expect(Object.fromEntries(levels)).toEqual(STORY_LEVELS);
  });

  it('stand below a line that is known, and every question has an answer', () => {
    for (const { inspection } of Object.values(world)) {
      expect(inspection.route.standing).toBe('known');
      expect(inspection.dns.filter(({ status }) => !['ok', 'nodata', 'nxdomain'].includes(status))).toEqual([]);
    }
  });

  it('carry what the provider would have recorded: our own result beside it is no other', () => {
    for (const { inspection } of Object.values(world)) {
      expect(inspection.recorded.trusted?.spf?.result).toBe(inspection.spf?.result);
      expect(inspection.recorded.trusted?.dmarc?.result).toBe(inspection.dmarc?.result);
    }
  });
});

describe('what is told', () => {
  it('of port 25 is what its cards say of the same messages', () => {
    expect(settingOut(world.direct.inspection).kind).toBe('consumer');
    expect(settingOut(world.way.inspection).kind).toBe('submission');
  });

  it('is eight stories', () => {
    expect(STORY_IDS).toHaveLength(8);
  });

  it.each(LANGUAGES)('has every value that its sentences ask for, in %s', (language) => {
    for (const mail of mails) {
      const values = storyValues(world[mail.id]);
      for (const { text } of mail.beats) {
        const asked = [...translate(text, {}, language).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
        expect(
          asked.filter((name) => !values[name]),
          text,
        ).toEqual([]);
      }
    }
  });

  it('lights a step of the drawing wherever it speaks of one', () => {
    for (const mail of mails) {
      const judged = world[mail.id];
      const steps = judged.journey.steps.map(({ id }) => id);
      const lit = mail.beats.map((beat) => beat.light(judged));
      expect(lit.filter((id) => id !== null && !steps.includes(id))).toEqual([]);
      expect(lit.slice(0, -1), mail.id).not.toContain(null);
    }
  });
});

/** A mail of a story with its sentence, and what stands on its card "in this message", as a reader sees it. */
const told = mails.flatMap((mail) =>
  mail.beats.map((beat) => {
    const judged = world[mail.id];
    const parts = hereOf(beat, judged);
    const shown = parts.map((part) => (part.kind === 'quote' ? part.text : translate(part.key, part.values)));
    return { mail, beat, judged, parts, shown: shown.join('\n') };
  }),
);

describe('the card of a sentence', () => {
  it.each(LANGUAGES)('shows every address, host and domain that the sentence fills in, in %s', (language) => {
    for (const { beat, judged, shown } of told) {
      // What the whole message comes to is told by the verdict, which stands there itself.
      const values = beat.verdict === 'own' ? { ...storyValues(judged), domain: '' } : storyValues(judged);
      const asked = [...translate(beat.text, {}, language).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      const missing = asked.map((name) => String(values[name])).filter((value) => !shown.includes(value));
      expect(missing, `${beat.text}: ${shown}`).toEqual([]);
    }
  });

  it('quotes no other Received field than that of the step that is lit', () => {
    for (const { beat, judged, parts } of told) {
      const lit = judged.journey.steps.find(({ id }) => id === beat.light(judged));
      const field = judged.inspection.fields[lit?.fieldIndex ?? -1];
      for (const part of parts) {
        if (part.kind !== 'quote' || !part.text.startsWith('Received:')) continue;
        expect(part.text, beat.text).toContain(field?.value.slice(0, 60));
      }
    }
  });

  it('shows the results that the attacker invented, beside the invented field of the way', () => {
    const { shown } = told.find(({ beat }) => beat.text === 'learn_attack_2') ?? { shown: '' };
    expect(shown).toContain('by mail.bank.example');
    expect(shown).toContain('dmarc=pass header.from=bank.example');
    expect(shown).not.toContain('203.0.113.66');
  });
});

describe('the verdict', () => {
  it.each(LANGUAGES)('stands beside every sentence that names its colour, in %s', (language) => {
    const colours = language === 'en' ? /\b(grey|blue|green|red)\b/i : /[灰赤青緑]/;
    for (const { beat } of told) {
      if (colours.test(translate(beat.text, {}, language))) expect(beat.verdict, beat.text).toBeDefined();
    }
  });

  it('under a change is known where a sentence speaks of one', () => {
    for (const { beat, judged } of told) {
      if (beat.verdict !== undefined && beat.verdict !== 'own') expect(judged.supposed[beat.verdict]).toBeDefined();
    }
  });
});

describe('the drawing of a story', () => {
  it('has the questions that its sentences tell of, in their places, and counts the others', () => {
    for (const mail of mails) {
      const { journey, inspection } = world[mail.id];
      const { journey: shown, left } = toldJourney(journey, inspection, mail.asks);
      const ids = shown.steps.map(({ id }) => id);
      expect(journey.steps.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(ids);
      expect(journey.steps.length - ids.length).toBe(2 * left);
      for (const beat of mail.beats) expect([...ids, null]).toContain(beat.light(world[mail.id]));
      const names = new Set(shown.steps.flatMap(({ dns }) => (dns === null ? [] : [inspection.dns[dns]?.name])));
      expect(names.size, mail.id).toBe(mail.asks.length);
    }
  });

  it('ends where OP25B or IP25B stops it: nothing behind it is drawn, said or exported as delivered', () => {
    const { inspection, journey } = world.direct;
    const pictures = told.flatMap(({ beat, judged }) => {
      if (!beat.blocked) return [];
      const halted = haltAt(journey, beat.light(judged), beat.blocked);
      expect(halted.steps.map((step) => step.halted)).toEqual([undefined, undefined, beat.blocked, 'after', 'after']);
      const mermaid = exportMermaid(inspection, 'en', halted);
      expect(mermaid.match(/-x/g)).toHaveLength(3);
      expect(mermaid).toContain(translate(`learn_halted_${beat.blocked}`).split(':')[0]);
      const svg = exportSvg(inspection, 'en', halted);
      expect(svg.match(/class="arrow-head"/g)).toHaveLength(1);
      expect(svg.match(/data-halted="after"/g)).toHaveLength(2);
      const lines = journeyLines(halted).map((line) => stepSentence(line, stepOf(halted, line.step), 'en'));
      expect(lines.filter((line) => line.startsWith('This does not happen: '))).toHaveLength(3);
      return [svg];
    });
    expect(pictures).toHaveLength(2);
    expect(pictures[0]).not.toBe(pictures[1]);
    expect(exportMermaid(inspection, 'en')).not.toContain('-x');
  });
});

const stepOf = ({ steps }: Journey, id: string) => steps.find((step) => step.id === id) as Step;

/** In letters: a character of Japanese is as wide as two of ours. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0);

describe('the questions', () => {
  it('have one right answer among several, which no position betrays', () => {
    for (const { id, choices } of questions) {
      expect(choices.length, id).toBeGreaterThanOrEqual(3);
      expect(
        choices.filter(({ right }) => right),
        id,
      ).toHaveLength(1);
    }
    const positions = questions.map(({ choices }) => choices.findIndex(({ right }) => right));
    for (const position of [0, 1, 2]) expect(positions.filter((one) => one === position).length).toBeGreaterThan(2);
  });

  it('offer no two choices that a reader could not tell apart', () => {
    for (const { id, choices } of questions) {
      const looks = choices.map(({ text }) => {
        if (text.kind !== 'arrow') return JSON.stringify(text);
        const { participants, steps } = world[text.mail].journey;
        const step = steps.find((one) => one.id === text.step);
        const nameOf = (end?: string) => participants.find((one) => one.id === end)?.name;
        return JSON.stringify([step?.port, step?.protocol, nameOf(step?.from), nameOf(step?.to)]);
      });
      expect(new Set(looks).size, id).toBe(choices.length);
    }
  });

  it('are each asked once, and every story has some', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(STORY_IDS.filter((id) => !questions.some(({ story }) => story === id))).toEqual([]);
  });

  it.each(LANGUAGES)('do not betray the right answer by its length, in %s', (language) => {
    const betrayed = questions.flatMap(({ id, choices }) => {
      const said = choices.flatMap(({ text, right }) =>
        text.kind === 'say' ? [{ right, width: widthOf(translate(text.key, text.values, language)) }] : [],
      );
      const longest = (right: boolean) =>
        Math.max(0, ...said.filter((one) => one.right === right).map((one) => one.width));
      return longest(true) > 1.15 * longest(false) ? [`${id}: ${longest(true)} > ${longest(false)}`] : [];
    });
    expect(betrayed).toEqual([]);
  });

  it('come in the order of the stories, about messages that were told of by then', () => {
    const places = questions.map(({ story }) => STORY_IDS.indexOf(story));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    for (const { id, story, mail } of questions) {
      const told = STORY_IDS.slice(0, STORY_IDS.indexOf(story) + 1).flatMap((one) => STORIES[one].mails);
      expect(
        told.map((one) => one.id),
        id,
      ).toContain(mail);
    }
  });

  it('ask what forwarding does only once a story has told of it', () => {
    const asked = questions.filter(({ id }) => id.includes('forward'));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter(({ story }) => story !== 'forward')).toEqual([]);
  });

  it('ask of the attack only for what its steps have named', () => {
    const question = questions.find(({ id }) => id === 'attack_ip');
    const named = Object.values(storyValues(world.attack));
    for (const { text } of question?.choices ?? [])
      expect(text.kind === 'quote' && named.includes(text.text)).toBe(true);
    expect(question?.choices).toHaveLength(3);
  });

  it.each(LANGUAGES)('have every value that their sentences ask for, in %s', (language) => {
    for (const { ask, why, values, choices } of questions) {
      const said = choices.flatMap(({ text }) => (text.kind === 'say' ? [text.key] : []));
      for (const key of [ask, why, ...said]) {
        const text = translate(key, {}, language);
        expect(text).not.toBe(key);
        const asked = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
        expect(
          asked.filter((name) => !values[name]),
          key,
        ).toEqual([]);
      }
    }
  });
});

describe('the progress that is kept', () => {
  it('leads to the next question that is open, then to those before it, then to none', () => {
    const all = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const kept = (...ids: string[]) => ({ stories: [], answers: Object.fromEntries(ids.map((id) => [id, true])) });
    expect(firstOpen(all, kept())).toBe(0);
    expect(firstOpen(all, kept('b'), 1)).toBe(2);
    expect(firstOpen(all, kept('c'), 2)).toBe(0);
    expect(firstOpen(all, kept('a', 'b', 'c'))).toBe(-1);
  });

  it('survives as it was', () => {
    const progress = { stories: ['spf'], answers: { op25b: true, imap: false } };
    expect(readProgress(JSON.stringify(progress))).toEqual(progress);
  });

  it.each([null, '', '{', '7', 'null', '{"stories":7,"answers":[1]}', '{"stories":["x"],"answers":{"<b>":true}}'])(
    'counts as none when it is %s',
    (text) => expect(readProgress(text)).toEqual({ stories: [], answers: {} }),
  );
});
