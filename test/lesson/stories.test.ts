/** The stories of Learn: what they carry is up to date, is judged as it is told, and is told in whole sentences. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeWorld } from '../../src/learn/judge.ts';
import { firstOpen, readProgress } from '../../src/learn/progress.ts';
import { settingOut } from '../../src/lesson/first-hop.ts';
import { makeQuestions } from '../../src/lesson/quiz/index.ts';
import { STORIES } from '../../src/lesson/stories/index.ts';
import { STORY_IDS, storyValues } from '../../src/lesson/stories/story.ts';
import { LANGUAGES, translate } from '../../src/text/translate.ts';
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
