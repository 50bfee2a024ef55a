/** What if it had been forwarded: a hop that only we made up is nobody's claim, and leads to no field. */
import { expect, it } from 'vitest';
import { buildJourney } from '../../src/core/journey/build.ts';
import { isSupposed } from '../../src/core/journey/supposed.ts';
import { whatIf } from '../../src/core/what-if/index.ts';
import { StepText } from '../../src/views/diagram/step-text.tsx';
import { HopList } from '../../src/views/route/hop-list.tsx';
import { verified } from '../fakes/inspections.ts';
import { draw } from './page.tsx';

const { inspection } = await whatIf(verified, ['forwarded']);
const HERE = 'Only supposed: no field tells of it.';
const nowhere = () => {};

it('says so in the list of hops, where every other hop leads to its field', () => {
  const list = draw(<HopList inspection={inspection} onField={nowhere} />);
  const hops = [...list.querySelectorAll('.hop')];
  const supposed = hops.filter((hop) => hop.textContent?.includes(HERE));
  expect(supposed).toHaveLength(1);
  expect(supposed[0]?.textContent).not.toContain('laimed');
  expect(hops.filter((hop) => !hop.querySelector('.link'))).toEqual(supposed);
});

it('says so beside its arrow', () => {
  const step = buildJourney(inspection).steps.find(isSupposed);
  if (!step) throw new Error('nothing supposed');
  const { body } = draw(
    <main>
      <StepText step={step} inspection={inspection} onField={nowhere} />
    </main>,
  );
  expect(body.textContent).toContain(HERE);
  expect(body.textContent).not.toContain('laimed');
});
