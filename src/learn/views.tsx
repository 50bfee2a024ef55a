import { buildJourney } from '../core/journey/build.ts';
import { changesFor, whatIf, withChange } from '../core/what-if/index.ts';
import type { Judged } from '../lesson/stories/story.ts';
import { ChangedSteps, changedSteps } from '../views/diagram/changed-steps.ts';
import { InspectionView } from '../views/page/inspection-view.tsx';
import { SupposedNotice } from '../views/what-if/supposed-notice.tsx';
import { Switches } from '../views/what-if/switches.tsx';
import { useWhatIf } from '../views/what-if/use-what-if.ts';

const ENGINE = { changesFor, whatIf, withChange };

/** A story's message in the views of every mail, and the switches that suppose something else about it. */
export function Views({ judged: { inspection } }: { judged: Judged }) {
  const supposition = useWhatIf(inspection, ENGINE);
  const { supposed, reset } = supposition;
  const shown = supposed?.inspection ?? inspection;
  const journey = buildJourney(shown);
  return (
    <div class="learn-views-beside">
      <div class="learn-sheet">
        <ChangedSteps.Provider value={changedSteps(journey, shown, supposed?.changed)}>
          <InspectionView
            inspection={shown}
            journey={journey}
            notice={<SupposedNotice supposed={supposed} onReset={reset} />}
          />
        </ChangedSteps.Provider>
      </div>
      <div class="learn-sheet learn-what-if">
        <Switches inspection={inspection} supposition={supposition} />
      </div>
    </div>
  );
}
