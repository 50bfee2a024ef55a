import type { Finding, Inspection } from '../../core/index.ts';
import { toldValues } from '../../text/told-values.ts';
import type { TextKey } from '../../text/translate.ts';
import { SeveritySign } from '../icons/sign.tsx';
import { leadOf } from '../model/lead.ts';
import { remarksOf } from '../model/overview.ts';
import { HandbookLink, Parts, Say, textKey, useReading, useText } from '../reading.tsx';

const WORDS: Record<Finding['severity'], TextKey> = {
  info: 'view_severity_info',
  caution: 'view_severity_caution',
  danger: 'view_severity_danger',
};

/** What else is worth knowing: warnings as lines, the rest folded. */
export function Cautions({ inspection }: { inspection: Inspection }) {
  const { shown, folded } = remarksOf(inspection);
  if (shown.length + folded.length === 0) return null;
  return (
    <section class="cautions">
      <h2 class="visually-hidden">
        <Say text="view_remarks" />
      </h2>
      {shown.length > 0 ? <Lines findings={shown} /> : null}
      {folded.length > 0 ? (
        <details class="cautions-more">
          <summary>
            <Say
              text={shown.length > 0 ? 'view_more_remarks' : 'view_folded_remarks'}
              values={{ count: folded.length }}
            />
          </summary>
          <Lines findings={folded} />
        </details>
      ) : null}
    </section>
  );
}

function Lines({ findings }: { findings: Finding[] }) {
  const t = useText();
  return (
    <ul class="cautions-list">
      {findings.map((finding) => (
        <li key={`${finding.code} ${JSON.stringify(finding.values)}`} class="caution" data-severity={finding.severity}>
          <SeveritySign severity={finding.severity} />
          <p>
            <span class="visually-hidden">{t(WORDS[finding.severity])}: </span>
            <FindingText finding={finding} />
            <HandbookLink code={finding.code} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where there are two sentences, the first says it and the second explains; in a single one the names stand out. */
function FindingText({ finding }: { finding: Finding }) {
  const { language, timeZone } = useReading();
  const { lead, rest } = leadOf(textKey(finding), toldValues(finding.values, language, timeZone), language);
  if (rest.length > 0) {
    return (
      <>
        <b>
          <Parts parts={lead} />
        </b>
        <Parts parts={rest} />
      </>
    );
  }
  return (
    <span class="caution-only">
      {lead.map((part, index) =>
        part.kind === 'value' ? (
          <b key={index}>
            <Parts parts={[part]} />
          </b>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
