/** What if it had been forwarded: a hop that only we made up is nobody's claim, and neither it nor the arrival behind it leads to a field. */
import { expect, it } from 'vitest';
import { buildJourney } from '../../src/core/journey/build.ts';
import type { Step } from '../../src/core/journey/journey.ts';
import { isUntold } from '../../src/core/journey/supposed.ts';
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
  // The forwarder, and the arrival from it.
  expect(supposed).toHaveLength(2);
  expect(supposed[0]?.textContent).not.toContain('laimed');
  expect(hops.filter((hop) => !hop.querySelector('.link'))).toEqual(supposed);
});

it('says so beside its arrow', () => {
  const text = textOf(({ trust }) => trust === 'claimed');
  expect(text).toContain(HERE);
  expect(text).not.toContain('laimed');
});

// The real field names the server that really handed the message over, beside an arrow that comes from the forwarder.
it('shows beside the arrival no field that tells of another sending server', () => {
  const text = textOf(({ kind }) => kind === 'receive');
  expect(text).toContain(HERE);
  expect(text).not.toContain('out7.mailhost.example');
});

it('leaves the arrival its field as long as nothing is supposed', () => {
  const step = buildJourney(verified).steps.find(({ kind }) => kind === 'receive');
  const { body } = draw(<main>{step ? <StepText step={step} inspection={verified} onField={nowhere} /> : null}</main>);
  expect(body.textContent).not.toContain(HERE);
  expect(body.textContent).toContain('out7.mailhost.example');
});

function textOf(isMeant: (step: Step) => boolean): string {
  const step = buildJourney(inspection).steps.find((one) => isUntold(one, inspection.route.hops) && isMeant(one));
  if (!step) throw new Error('nothing supposed');
  const { body } = draw(
    <main>
      <StepText step={step} inspection={inspection} onField={nowhere} />
    </main>,
  );
  return body.textContent ?? '';
}
