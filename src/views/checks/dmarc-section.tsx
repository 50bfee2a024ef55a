import type { Inspection } from '../../core/index.ts';
import { formatList } from '../../text/formats.ts';
import { questionFor } from '../model/dns-words.ts';
import { dmarcTerms } from '../model/record-terms.ts';
import { Foreign, Say, useReading } from '../reading.tsx';
import { CheckSection, Fold } from './check-section.tsx';
import { DnsAnswerText } from './dns-list.tsx';
import { RecordLine, Terms } from './record.tsx';
import { ResultChip } from './result-chip.tsx';
import { Row } from './row.tsx';

/** DMARC (RFC 9989): the policy's record, whose it is, and what was aligned with From. */
export function DmarcSection({ inspection }: { inspection: Inspection }) {
  const { language } = useReading();
  const { dmarc } = inspection;
  if (!dmarc) return null;
  const { evidence } = dmarc;
  const question =
    dmarc.policyDomain === null ? undefined : questionFor(inspection, 'dmarc', `_dmarc.${dmarc.policyDomain}`);
  return (
    <CheckSection name="DMARC" result={dmarc.result} note={dmarc} warnings={dmarc.warnings}>
      {evidence.record === null ? null : <RecordLine record={evidence.record} question={question} />}
      <Fold title="view_how_checked">
        <dl class="terms">
          <Row name="view_dmarc_domain" card="from">
            <Foreign text={evidence.domain} />
          </Row>
          {dmarc.policy === null ? null : (
            <Row name="view_dmarc_policy" card={dmarc.policy}>
              {dmarc.policy}
              {evidence.policyTag === null || evidence.policyTag === 'p' ? null : ` (${evidence.policyTag}=)`}
            </Row>
          )}
          {dmarc.organizationalDomain === null ? null : (
            <Row name="view_dmarc_organization" card="alignment">
              <Foreign text={dmarc.organizationalDomain} />
            </Row>
          )}
          {evidence.spf ? (
            <Row name="view_dmarc_by_spf" card="alignment">
              <Foreign text={evidence.spf.domain} /> ·{' '}
              <Alignment aligned={evidence.spf.aligned} mode={evidence.spf.mode} />
            </Row>
          ) : null}
          {evidence.dkim.map((entry, index) => (
            <Row key={index} name="view_dmarc_by_dkim" card="alignment">
              <Foreign text={entry.domain} /> · <Alignment aligned={entry.aligned} mode={entry.mode} />
            </Row>
          ))}
          {(evidence.authors ?? []).map((author) => (
            <Row key={author.domain} name="view_dmarc_author">
              <Foreign text={author.domain} /> <ResultChip result={author.result} />
            </Row>
          ))}
          {evidence.walk.length === 0 ? null : (
            <Row name="view_dmarc_walk">
              <Foreign text={formatList(evidence.walk, language)} />
            </Row>
          )}
        </dl>
        {evidence.tags.length === 0 ? null : <Terms terms={dmarcTerms(evidence.tags)} record="dmarc" />}
        {question ? <DnsAnswerText question={question} /> : null}
      </Fold>
    </CheckSection>
  );
}

function Alignment({ aligned, mode }: { aligned: boolean; mode: 'relaxed' | 'strict' }) {
  return <Say text={aligned ? 'view_dmarc_aligned' : 'view_dmarc_unaligned'} values={{ mode }} />;
}
