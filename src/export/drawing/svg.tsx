/** The sequence diagram as a picture that stands alone: no script, no link, no style sheet or font from elsewhere. */
import { renderToString } from 'preact-render-to-string';
import type { Inspection } from '../../core/index.ts';
import { buildJourney } from '../../core/journey/build.ts';
import { visible } from '../../core/message/characters/visible.ts';
import { shortenValue } from '../../text/shorten.ts';
import { sentenceFor } from '../../text/told-values.ts';
import { type Language, translate } from '../../text/translate.ts';
import { NO_CHOICE } from '../../views/diagram/choice.ts';
import { drawSteps } from '../../views/diagram/draw-steps.ts';
import { Ground } from '../../views/diagram/ground.tsx';
import { type Lane, layOut } from '../../views/diagram/layout.ts';
import { fitEnd, fitStart } from '../../views/diagram/measure.ts';
import { participantName, roleNames } from '../../views/diagram/participant-names.ts';
import { StepRow } from '../../views/diagram/step-row.tsx';
import { ReadingContext } from '../../views/reading.tsx';
import { blankedNote } from '../blanked-note.ts';

/** Pixels that each lifeline gets, and what the whole may take: hosts in the middle of a longer way share one. */
const LANE = 150;
const NARROWEST = 640;
const WIDEST = 1600;
const TITLE = 34;
const HEADS = 44;
const LEGEND = 28;

/**
 * @returns an SVG document. Names out of the mail reach it as text alone: their markup is escaped, and what XML cannot hold is made
 *   visible
 */
export function exportSvg(inspection: Inspection, language: Language, journey = buildJourney(inspection)): string {
  const layout = layOut(journey, Math.min(WIDEST, Math.max(NARROWEST, journey.participants.length * LANE)));
  const title = titleOf(inspection, language);
  const top = TITLE + HEADS;
  const height = top + layout.height + LEGEND;
  const drawing = (
    <ReadingContext.Provider value={{ language }}>
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={layout.width}
        height={height}
        viewBox={`0 0 ${layout.width} ${height}`}
        role="img"
        aria-label={title}
      >
        <style>{STYLE}</style>
        <rect width={layout.width} height={height} fill="#ffffff" />
        <text class="title" x={12} y={22}>
          {title}
        </text>
        {layout.lanes.map((lane, index) => (
          <LaneHead key={index} lane={lane} room={layout.gap - 8} language={language} />
        ))}
        <g transform={`translate(0 ${top})`}>
          <Ground layout={layout} top={0} bottom={layout.height} />
          {drawSteps(layout, journey, inspection, language).map((step) => (
            <StepRow
              key={step.row.step.id}
              {...step}
              layout={layout}
              choice={NO_CHOICE}
              lit={false}
              focusable={false}
            />
          ))}
        </g>
        <text class="legend" x={12} y={height - 10}>
          {translate('export_legend', {}, language)} {translate(blankedNote(inspection), {}, language)}
        </text>
      </svg>
    </ReadingContext.Provider>
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutNoncharacters(renderToString(drawing))}\n`;
}

/** The verdict's headline. A domain of hundreds of characters keeps its end, where its owner stands (shorten.ts). */
function titleOf({ verdict }: Inspection, language: Language): string {
  const { code, values } = verdict.headline;
  const short = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? shortenValue(visible(value), TITLE_VALUE) : value,
  ]);
  return visible(sentenceFor(code, Object.fromEntries(short), language));
}

const TITLE_VALUE = 48;

function LaneHead({ lane, room, language }: { lane: Lane; room: number; language: Language }) {
  const [participant] = lane.participants;
  if (!participant) return null;
  const count = lane.participants.length;
  const isShared = count > 1;
  const name = isShared
    ? translate('view_diagram_shared', { count }, language)
    : participantName(participant, language);
  return (
    <>
      <text class="head" x={lane.x} y={TITLE + 18} text-anchor="middle" data-trust={participant.trust}>
        {fitStart(name, room, 12)}
      </text>
      <text class="roles" x={lane.x} y={TITLE + 33} text-anchor="middle">
        {isShared ? '' : fitEnd(roleNames(participant, language), room, 10.5)}
      </text>
    </>
  );
}

/** XML 1.0 §2.2 has no place for them. */
function withoutNoncharacters(text: string): string {
  return text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}

/** The light colours of views/styles, written out: programs that draw SVG know no variables. */
const STYLE = `
text{font-family:system-ui,"Segoe UI","Noto Sans","Noto Sans CJK JP","Hiragino Sans",Meiryo,sans-serif}
.title{font-size:15px;font-weight:600;fill:#161a20}
.legend{font-size:11px;fill:#59626f}
.head{font-size:12px;font-weight:600;fill:#161a20}
.head[data-trust="claimed"]{fill:#59626f}
.roles{font-size:10.5px;fill:#59626f}
.zone-claimed{fill:#f6f7f9}
.lifeline{stroke:#d5dae1;stroke-width:1.5}
.lifeline[data-trust="claimed"]{stroke-dasharray:5 4}
.step-ground{fill:none}
.arrow{fill:none;stroke:#1b4fa0;stroke-width:1.8}
.arrow-head{fill:#1b4fa0}
.step[data-trust="claimed"] .arrow{stroke:#868e9a;stroke-dasharray:5 4}
.step[data-trust="claimed"] .arrow-head{fill:#868e9a}
.step[data-kind="question"] .arrow,.step[data-kind="answer"] .arrow{stroke:#59626f;stroke-width:1.4}
.step[data-kind="question"] .arrow-head,.step[data-kind="answer"] .arrow-head{fill:#59626f}
.step[data-kind="answer"] .arrow{stroke-dasharray:1.5 3}
.barrier{fill:none;stroke:#a4161a;stroke-width:3}
.step[data-halted] .arrow{stroke:#a4161a}
.step[data-halted="after"]{opacity:.45}
.step[data-halted="after"] .arrow{stroke:#868e9a;stroke-dasharray:1 7}
.label{fill:#161a20;stroke:#ffffff;stroke-width:4px;stroke-linejoin:round;paint-order:stroke;font-size:11.5px}
.step[data-trust="claimed"] .label,.step[data-kind="line"] .label{stroke:#f6f7f9}
.label[data-label="below"],.label[data-label="plain"],.label[data-label="caption"]{fill:#59626f;font-size:11px}
.label[data-label="plain"]{fill:#8a5300;font-weight:600}
.label[data-fixed="true"]{font-family:ui-monospace,Consolas,Menlo,"DejaVu Sans Mono",monospace}
.trust-line{stroke:#161a20;stroke-width:2}
.trust-pill-ground{fill:#161a20}
.trust-pill-word{fill:#ffffff;font-size:11.5px;font-weight:600}
`;
