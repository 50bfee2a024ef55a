import type { Inspection, SpfCheck } from '../../core/index.ts';
import { isHeldBack } from '../../core/marks/not-known.ts';
import { resultMark } from '../../core/marks/our-marks.ts';
import { toldSpf } from '../../core/marks/told-spf.ts';
import { questionFor } from '../model/dns-words.ts';
import { spfTerms } from '../model/record-terms.ts';
import { Foreign, Say } from '../reading.tsx';
import { CheckSection, Fold } from './check-section.tsx';
import { DnsAnswerText } from './dns-list.tsx';
import { PersonalOffer } from './personal-offer.tsx';
import { RecordLine, Terms } from './record.tsx';
import { Row } from './row.tsx';

export interface SpfSectionProps {
  inspection: Inspection;
  onPersonal?: (() => void) | undefined;
}

/** SPF (RFC 7208): which address was asked about, and the way through the records to the term that matched. */
export function SpfSection({ inspection, onPersonal }: SpfSectionProps) {
  const { spf } = inspection;
  const { result, note } = toldSpf(inspection);
  if (!spf) return <CheckSection name="SPF" result={result} note={note} />;
  return (
    <CheckSection
      name="SPF"
      result={result}
      mark={resultMark(inspection, spf.result)}
      note={note}
      warnings={spf.warnings}
    >
      {isHeldBack(spf) ? <PersonalOffer onAsk={onPersonal} /> : null}
      <SpfRecord inspection={inspection} spf={spf} />
      {spf.explanation === null ? null : (
        <p class="soft">
          <Say text="view_spf_explanation" values={{ text: spf.explanation }} />
        </p>
      )}
      <Fold title="view_how_checked">
        <dl class="terms">
          <Row name="view_spf_identity" card="envelope">
            <Say
              text={spf.evidence.identity === 'helo' ? 'view_spf_identity_helo' : 'view_spf_identity_mailfrom'}
              values={{ value: spf.evidence.identity === 'helo' ? spf.evidence.helo : spf.evidence.mailFrom }}
            />
          </Row>
          <Row name="view_spf_client" card="ip_address">
            <Foreign text={spf.evidence.ip} /> <Foreign text={spf.evidence.helo} />
          </Row>
          <Row name="view_spf_lookups">
            <Say text="view_spf_lookups_of" values={{ count: spf.evidence.lookups, voids: spf.evidence.voidLookups }} />
          </Row>
        </dl>
        {spf.evidence.path.map((step, index) => (
          <div key={index} class="path-step">
            <p>
              <Say text={PATH_WORDS[step.via]} values={{ domain: step.domain }} />{' '}
              {step.lookups === undefined ? null : (
                <Say text="view_spf_path_lookups" values={{ count: step.lookups }} />
              )}
            </p>
            {step.record === null ? null : <Terms terms={spfTerms(step.record)} record="spf" />}
            <AnswerOf inspection={inspection} domain={step.domain} />
          </div>
        ))}
      </Fold>
    </CheckSection>
  );
}

const PATH_WORDS = {
  start: 'view_spf_path_start',
  include: 'view_spf_path_include',
  redirect: 'view_spf_path_redirect',
} as const;

/** The record that decided: the domain's own, or the included one in which the term stands. */
function SpfRecord({ inspection, spf }: { inspection: Inspection; spf: SpfCheck }) {
  const { domain, record, mechanism, mechanismDomain, path } = spf.evidence;
  const decisive =
    mechanismDomain !== null && mechanismDomain !== domain
      ? path.find((step) => step.domain === mechanismDomain)
      : undefined;
  return (
    <>
      {record === null ? null : (
        <RecordLine
          record={record}
          decisive={decisive ? null : mechanism}
          question={questionFor(inspection, 'spf', domain)}
        />
      )}
      {decisive?.record ? (
        <RecordLine
          record={decisive.record}
          decisive={mechanism}
          question={questionFor(inspection, 'spf', decisive.domain)}
        />
      ) : null}
    </>
  );
}

function AnswerOf({ inspection, domain }: { inspection: Inspection; domain: string }) {
  const question = questionFor(inspection, 'spf', domain);
  return question ? <DnsAnswerText question={question} /> : null;
}
