/** Report pages that are open side by side find each other, and never themselves. */
import { afterEach, expect, it } from 'vitest';
import { useAnswerReports, useOpenReports } from '../../src/report/compare/open-reports.ts';
import { failed, verified } from '../fakes/inspections.ts';
import { mount } from '../views/page.tsx';

const other = new BroadcastChannel('waybill.reports');
afterEach(() => other.close());

function Page() {
  useAnswerReports(verified);
  return (
    <ul>
      {useOpenReports().map(({ page, inspection }) => (
        <li key={page}>{inspection.message.subject}</li>
      ))}
    </ul>
  );
}

it('asks the others, answers them, and offers what they show', async () => {
  const heard: { kind: string; inspection?: { message: { subject: string } } }[] = [];
  other.onmessage = ({ data }: MessageEvent) => {
    heard.push(data);
    if (data.kind === 'who') other.postMessage({ kind: 'shown', page: 'other', inspection: failed });
  };
  const page = mount(<Page />);
  for (let turn = 0; turn < 60 && page.all('li').length === 0; turn++) await page.settle();
  other.postMessage({ kind: 'who' });
  for (let turn = 0; turn < 60 && !heard.some(({ kind }) => kind === 'shown'); turn++) await page.settle();
  expect(page.all('li').map((item) => item.textContent)).toEqual([failed.message.subject]);
  expect(heard.find(({ kind }) => kind === 'shown')?.inspection?.message.subject).toBe(verified.message.subject);
});
