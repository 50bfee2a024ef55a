/** Questions whose answers are read off the judged messages, so that they cannot say anything else than the engine does. */
import type { Level } from '../../core/index.ts';
import type { Step } from '../../core/journey/journey.ts';
import type { Change } from '../../core/what-if/change.ts';
import type { TextKey, TextValues } from '../../text/translate.ts';
import { type Judged, type MailId, type StoryId, storyValues } from '../stories/story.ts';

/** What can be chosen: a sentence of ours, a piece of the message as it is, or an arrow of a drawing. */
export type ChoiceText =
  | { kind: 'say'; key: TextKey; values: TextValues }
  | { kind: 'quote'; text: string }
  | { kind: 'level'; level: Level }
  | { kind: 'arrow'; mail: MailId; step: string };

export interface Choice {
  text: ChoiceText;
  right: boolean;
}

export interface Question {
  /** Stands in the progress that is kept, and in the keys of its texts: `learn_q_<id>` and `learn_q_<id>_why`. */
  id: string;
  story: StoryId;
  /** The message that it is about. */
  mail: MailId;
  ask: TextKey;
  why: TextKey;
  values: TextValues;
  choices: Choice[];
}

export type World = Readonly<Record<MailId, Judged>>;

export type Maker = (world: World) => Question;

interface Parts {
  id: string;
  story: StoryId;
  mail: MailId;
  values?: (judged: Judged) => TextValues;
  choices: (judged: Judged, world: World) => Choice[];
}

/** @param parts.choices exactly one of them is right, which a test holds */
export function question({ id, story, mail, values, choices }: Parts): Maker {
  return (world) => ({
    id,
    story,
    mail,
    ask: `learn_q_${id}` as TextKey,
    why: `learn_q_${id}_why` as TextKey,
    values: { ...storyValues(world[mail]), ...values?.(world[mail]) },
    choices: choices(world[mail], world),
  });
}

/** Pieces of the message, each once, in the order given. */
export function quotes(texts: readonly string[], right: string | null | undefined): Choice[] {
  const distinct = [...new Set(texts)].filter((text) => text !== '');
  return distinct.map((text) => ({ text: { kind: 'quote', text }, right: text === right }));
}

/** Sentences `learn_q_<id>_a`, `_b`, … */
export function says(id: string, letters: string, right: string): Parts['choices'] {
  return (judged) =>
    [...letters].map((letter) => ({
      text: { kind: 'say', key: `learn_q_${id}_${letter}` as TextKey, values: storyValues(judged) },
      right: letter === right,
    }));
}

/** Verdicts, of which the one is right to which the engine comes under a change. */
export function levels(change: Change): Parts['choices'] {
  return ({ supposed }) =>
    LEVELS.map((level) => ({ text: { kind: 'level', level }, right: level === supposed[change] }));
}

const LEVELS: readonly Level[] = ['verified', 'unverified', 'failed', 'unchecked'];

/** The arrows by which mail travels, of one or more messages; those that look the same are offered once. */
export function arrows(mails: readonly MailId[], right: (step: Step, mail: MailId) => boolean): Parts['choices'] {
  return (_, world) => {
    const offered = new Map<string, Choice>();
    for (const mail of mails) {
      const { participants, steps } = world[mail].journey;
      const nameOf = (id: string) => participants.find((participant) => participant.id === id)?.name;
      for (const step of steps) {
        if (!TRAVELS.includes(step.kind) || step.protocol === '') continue;
        const look = JSON.stringify([step.port, step.protocol, nameOf(step.from), nameOf(step.to)]);
        if (offered.has(look)) continue;
        offered.set(look, { text: { kind: 'arrow', mail, step: step.id }, right: right(step, mail) });
      }
    }
    return [...offered.values()];
  };
}

const TRAVELS: readonly Step['kind'][] = ['submit', 'relay', 'receive', 'deliver'];
