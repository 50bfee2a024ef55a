/**
 * What the reader has done, kept on this device alone. In the page's own storage: that of a private window ends with it, where
 * the extension's would be shared with the usual windows.
 */
import { useState } from 'preact/hooks';
import { STORY_IDS, type StoryId } from '../lesson/stories/story.ts';

export interface Progress {
  /** Stories that were read to their end. */
  stories: readonly StoryId[];
  /** Questions by id: whether the first answer was right. */
  answers: Readonly<Record<string, boolean>>;
}

const NAME = 'learn';
const NONE: Progress = { stories: [], answers: {} };

/** @param text as it was kept; anything that is no progress counts as none */
export function readProgress(text: string | null): Progress {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    if (typeof kept !== 'object' || kept === null) return NONE;
    const { stories, answers } = kept as { stories?: unknown; answers?: unknown };
    return {
      stories: STORY_IDS.filter((id) => Array.isArray(stories) && stories.includes(id)),
      answers: Object.fromEntries(
        Object.entries(typeof answers === 'object' && answers !== null ? answers : {})
          .filter(([id, right]) => /^[a-z0-9_]{1,40}$/.test(id) && typeof right === 'boolean')
          .slice(0, MAX_ANSWERS),
      ),
    };
  } catch {
    return NONE;
  }
}

const MAX_ANSWERS = 200;

/** Of these questions: how many were answered, and how many of them right at the first answer. */
export function scoreOf(
  questions: readonly { id: string }[],
  { answers }: Progress,
): { answered: number; right: number } {
  const given = questions.flatMap(({ id }) => (Object.hasOwn(answers, id) ? [answers[id] === true] : []));
  return { answered: given.length, right: given.filter(Boolean).length };
}

/**
 * @param from where to look first; what stands before it comes after it
 * @returns the index of a question that was not answered yet; -1 = all were
 */
export function firstOpen(questions: readonly { id: string }[], { answers }: Progress, from = 0): number {
  const isOpen = ({ id }: { id: string }) => !Object.hasOwn(answers, id);
  const after = questions.findIndex((question, index) => index >= from && isOpen(question));
  return after < 0 ? questions.findIndex(isOpen) : after;
}

export interface ProgressKeeper {
  progress: Progress;
  finish: (story: StoryId) => void;
  answer: (question: string, right: boolean) => void;
  startOver: () => void;
}

/** What was read and answered on this device, and the ways to change it. */
export function useProgress(): ProgressKeeper {
  const [progress, setProgress] = useState(load);
  const keep = (change: (progress: Progress) => Progress) =>
    setProgress((before) => {
      const after = change(before);
      save(after);
      return after;
    });
  return {
    progress,
    finish: (story) =>
      keep((before) => (before.stories.includes(story) ? before : { ...before, stories: [...before.stories, story] })),
    answer: (question, right) =>
      keep((before) =>
        Object.hasOwn(before.answers, question)
          ? before
          : { ...before, answers: { ...before.answers, [question]: right } },
      ),
    startOver: () => keep((before) => ({ ...before, answers: {} })),
  };
}

/** Storage may be switched off: then the lessons work all the same, and nothing is kept. */
function load(): Progress {
  try {
    return readProgress(localStorage.getItem(NAME));
  } catch {
    return NONE;
  }
}

function save(progress: Progress): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(progress));
  } catch {}
}
