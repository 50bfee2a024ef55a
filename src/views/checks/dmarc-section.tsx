import type { DmarcCheck, Inspection } from '../../core/index.ts';
import { formatList } from '../../text/formats.ts';
import { alignedDomain } from '../model/alignment.ts';
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
          <Row name="view_dmarc_by_spf" card="alignment">
            <Identifier dmarc={dmarc} entry={evidence.spf} mode={evidence.aspf} />
          </Row>
          {(evidence.dkim.length > 0 ? evidence.dkim : [null]).map((entry, index) => (
            <Row key={index} name="view_dmarc_by_dkim" card="alignment">
              <Identifier dmarc={dmarc} entry={entry} mode={evidence.adkim} />
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

interface IdentifierProps {
  dmarc: DmarcCheck;
  /** null = neither passes. */
  entry: DmarcCheck['evidence']['spf'];
  /** What the record asks for; undefined = there is none, which asks for no more than DMARC's default. */
  mode: 'relaxed' | 'strict' | undefined;
}

/** A domain that SPF or DKIM passed for; and where it is not aligned, or none passed, what it would have to be. */
function Identifier({ dmarc, entry, mode = 'relaxed' }: IdentifierProps) {
  const domain = alignedDomain(dmarc, mode);
  return (
    <>
      {entry === null ? (
        <Say text="view_dmarc_nothing" />
      ) : (
        <>
          <Foreign text={entry.domain} /> · <Alignment aligned={entry.aligned} mode={entry.mode} />
        </>
      )}
      {entry?.aligned || domain === '' ? null : (
        <p class="soft">
          <Say text={NEEDS[mode]} values={{ domain }} />
        </p>
      )}
    </>
  );
}

const NEEDS = { strict: 'view_dmarc_needs_strict', relaxed: 'view_dmarc_needs_relaxed' } as const;

function Alignment({ aligned, mode }: { aligned: boolean; mode: 'relaxed' | 'strict' }) {
  return <Say text={aligned ? 'view_dmarc_aligned' : 'view_dmarc_unaligned'} values={{ mode }} />;
}
