import type { DkimCheck, DkimPart, DnsQuestion, Values } from '../../core/index.ts';
import type { CardId } from '../../lesson/card-ids.ts';
import { formatBytes, formatList, formatPercent } from '../../text/formats.ts';
import type { TextKey } from '../../text/translate.ts';
import { Term } from '../lesson/term.tsx';
import { signedShare } from '../model/coverage.ts';
import { keyText } from '../model/key-text.ts';
import { keyTerms } from '../model/record-terms.ts';
import { Foreign, Say, SayNote, useReading } from '../reading.tsx';
import { DateText } from '../summary/summary-tab.tsx';
import { AddedWords } from '../verdict/added-words.tsx';
import { Fold } from './check-section.tsx';
import { DnsAnswerText } from './dns-list.tsx';
import { PersonalOffer } from './personal-offer.tsx';
import { RecordLine, Terms } from './record.tsx';
import { Chip } from './result-chip.tsx';
import { Row } from './row.tsx';

export interface DkimSignatureProps {
  check: DkimCheck;
  question: DnsQuestion | undefined;
  /** Asks the DNS for a selector that seems to be made for this reader; absent where nothing can be asked. */
  onPersonal: (() => void) | undefined;
}

/** One signature: header and body, what was undone, its key, and all that it says of itself. */
export function DkimSignature({ check, question, onPersonal }: DkimSignatureProps) {
  const { language } = useReading();
  const { evidence } = check;
  const share = signedShare(evidence);
  const key = keyText(evidence.key);
  return (
    <>
      {question?.trouble === 'personal' ? <PersonalOffer onAsk={onPersonal} /> : null}
      <ul class="parts">
        <Part name="view_dkim_header" card="header" part={check.header} check={check} />
        <Part name="view_dkim_body" card="body" part={check.body} check={check} />
      </ul>
      {check.undone?.map((note) => (
        <div class="check-warning" key={note.code}>
          <SayNote note={note} />
          <AddedWords note={note} />
        </div>
      ))}
      {evidence.key ? <RecordLine record={evidence.key.record} question={question} /> : null}
      <Fold title="view_how_checked">
        <dl class="terms">
          <Row name="view_dkim_domain" card="dkim">
            <Foreign text={evidence.domain} />
          </Row>
          <Row name="view_dkim_selector" card="selector">
            <Foreign text={evidence.selector} />
          </Row>
          <Row name="view_dkim_identity">
            <Foreign text={evidence.identity} />
          </Row>
          <Row name="view_dkim_algorithm" card="signature">
            <Foreign text={evidence.algorithm} />
            {key === '' ? null : ` · ${key}`}
          </Row>
          <Row name="view_dkim_canonicalization">
            <Foreign text={evidence.canonicalization} />
          </Row>
          {evidence.signedAt === null ? null : (
            <Row name="view_dkim_signed_at">
              <DateText iso={evidence.signedAt} />
            </Row>
          )}
          {evidence.expiresAt === null ? null : (
            <Row name="view_dkim_expires">
              <DateText iso={evidence.expiresAt} />
            </Row>
          )}
          <Row name="view_dkim_fields" card="signature">
            <Foreign text={formatList(evidence.signedFields, language)} />
          </Row>
          {evidence.unsignedFields.length === 0 ? null : (
            <Row name="view_dkim_unsigned">
              <Foreign text={formatList(evidence.unsignedFields, language)} />
            </Row>
          )}
          {evidence.addedFields.length === 0 ? null : (
            <Row name="view_dkim_added">
              <Foreign text={formatList(evidence.addedFields, language)} />
            </Row>
          )}
          {share === null ? null : (
            <Row name="view_dkim_covers">
              {formatPercent(share.share, language)} · {formatBytes(share.signed, language)} /{' '}
              {formatBytes(share.all, language)}
            </Row>
          )}
        </dl>
        {evidence.key ? <Terms terms={keyTerms(evidence.key.record)} record="key" /> : null}
        {question ? <DnsAnswerText question={question} /> : null}
      </Fold>
    </>
  );
}

interface PartProps {
  name: TextKey;
  card: CardId;
  part: DkimPart;
  check: DkimCheck;
}

/** Header or body on its own. Where it decided, the signature's own sentence stands above and is not said again. */
function Part({ name, card, part, check }: PartProps) {
  return (
    <li>
      <Chip mark={part.result} word="" />
      <Term card={card}>
        <Say text={name} />
      </Term>
      :{' '}
      {part.code === check.code ? (
        <Say text={PART_WORDS[part.result]} />
      ) : (
        <SayNote note={{ code: part.code, values: partValues(check) }} />
      )}
    </li>
  );
}

const PART_WORDS = { pass: 'view_mark_pass', fail: 'view_mark_fail', none: 'view_dkim_part_none' } as const;

/** What goes into the sentences about header and body, which stand beside the signature's own. */
function partValues({ values, evidence }: DkimCheck): Values {
  const { domain, selector, queryName, signedBytes, bodyBytes } = evidence;
  return { domain, selector, name: queryName, bytes: signedBytes ?? 0, total: bodyBytes ?? 0, ...values };
}
