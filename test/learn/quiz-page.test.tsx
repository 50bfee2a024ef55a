/** The quiz: one question after the other, and what came out of them. */
import { useState } from 'preact/hooks';
import { expect, it, vi } from 'vitest';
import { judgeWorld } from '../../src/learn/judge.ts';
import type { Progress } from '../../src/learn/progress.ts';
import { QuizPage } from '../../src/learn/quiz-page.tsx';
import { makeQuestions } from '../../src/lesson/quiz/index.ts';
import { mount } from '../views/page.tsx';

const world = await judgeWorld();
const questions = makeQuestions(world);
const ids = questions.map(({ id }) => id);
const startedOver = vi.fn();

function Quiz({ first }: { first: Progress }) {
  const [progress, setProgress] = useState(first);
  const answer = (id: string, right: boolean) =>
    setProgress((before) => ({ ...before, answers: { ...before.answers, [id]: right } }));
  const startOver = () => {
    startedOver();
    setProgress({ stories: [], answers: {} });
  };
  return <QuizPage questions={questions} world={world} keeper={{ progress, answer, startOver, finish: () => {} }} />;
}

const answered = (wrong: readonly string[], open: readonly string[] = []): Progress => ({
  stories: [],
  answers: Object.fromEntries(ids.filter((id) => !open.includes(id)).map((id) => [id, !wrong.includes(id)])),
});

it('ends with how many were right at the first try, and which stories are worth reading again', () => {
  const page = mount(<Quiz first={answered(['spf_all', 'spf_term', 'attack_why'])} />);
  expect(page.get('.quiz-score').textContent).toContain(`${ids.length - 3} of ${ids.length} right at the first try`);
  expect(page.all('.quiz-end li a').map((link) => link.getAttribute('href'))).toEqual(['#spf', '#attack']);
  expect(page.get('.quiz-end .button-strong').getAttribute('href')).toBe('../report/report.html');
  expect(page.all('.question, .diagram')).toEqual([]);
});

it('has nothing to repeat where everything was right', () => {
  const page = mount(<Quiz first={answered([])} />);
  expect(page.all('.quiz-end li')).toEqual([]);
  expect(page.get('.quiz-end').textContent).toContain('Nothing to repeat');
});

it('goes from the last answer to the ones that were left out, then to the end, and starts over', () => {
  const page = mount(<Quiz first={answered([], ['mda', 'attack_ip'])} />);
  for (const id of ['mda', 'attack_ip']) {
    expect(page.get('legend').textContent).toBeTruthy();
    const question = questions.find((one) => one.id === id);
    const right = question?.choices.findIndex((choice) => choice.right) ?? -1;
    const button = page.all('.question-choice')[right];
    if (!button) throw new Error(`no answer to ${id}`);
    page.click(button);
    expect(page.get('.question-why').textContent).toContain('Right.');
    page.click(page.get('.question > .button-strong'));
  }
  expect(page.document.activeElement).toBe(page.get('.quiz-end h2'));
  page.click(page.get('.quiz-score button'));
  expect(startedOver).toHaveBeenCalledOnce();
  expect(page.all('.question-choice').length).toBeGreaterThan(2);
});

it('gives a verdict among the choices its own colour and drawing', () => {
  const page = mount(<Quiz first={answered([], ['dkim_changed'])} />);
  const levels = page.all('.level-word');
  expect(levels.map((level) => level.getAttribute('data-level'))).toContain('failed');
  expect(levels.every((level) => level.querySelector('.level-icon') !== null)).toBe(true);
});
