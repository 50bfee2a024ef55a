import { Fragment } from 'preact';
import type { DnsQuestion } from '../../core/index.ts';
import { cardOfTerm, type RecordKind } from '../../lesson/places.ts';
import { shortenMiddle } from '../../text/shorten.ts';
import { Term as TermLink } from '../lesson/term.tsx';
import type { Term } from '../model/record-terms.ts';
import { Foreign, Say } from '../reading.tsx';

/** Characters of a record beside its result; keys are longer and say nothing to the eye. The answer below shows all. */
const RECORD_LENGTH = 140;
/** Those of a term that fits into one line of the narrowest popup. */
const WHOLE_LENGTH = 24;

export interface RecordLineProps {
  record: string;
  /** The term that decided, as written in the record. */
  decisive?: string | null;
  /** The answer that it came from. */
  question?: DnsQuestion | undefined;
}

/** A record as published, the term that decided set off, with the time for which the answer may be kept. */
export function RecordLine({ record, decisive = null, question }: RecordLineProps) {
  const at = decisive === null || decisive === '' ? -1 : record.indexOf(decisive);
  return (
    <p class="record">
      {at < 0 || decisive === null ? (
        <Words text={shortenMiddle(record, RECORD_LENGTH)} />
      ) : (
        <>
          <Words text={record.slice(0, at)} />
          <mark>
            <Foreign text={decisive} technical />
          </mark>
          <Words text={record.slice(at + decisive.length)} />
        </>
      )}
      {question ? (
        <span class="record-ttl">
          {' · '}
          <TermLink card="ttl">
            <Say text="view_ttl" values={{ seconds: question.ttl }} />
          </TermLink>
        </span>
      ) : null}
    </p>
  );
}

/** Each short term on one line: "-all" that is parted behind its hyphen reads as another. */
function Words({ text }: { text: string }) {
  return (
    <>
      {text.split(' ').map((word, index) => (
        <Fragment key={index}>
          {index === 0 ? '' : ' '}
          {word === '' ? '' : <Foreign text={word} technical isWhole={word.length <= WHOLE_LENGTH} />}
        </Fragment>
      ))}
    </>
  );
}

export interface TermsProps {
  terms: Term[];
  /** What kind of record it is, so that each tag can open its card; absent = no card speaks of it. */
  record?: RecordKind | undefined;
}

/** The record tag by tag, each with what it means. */
export function Terms({ terms, record }: TermsProps) {
  return (
    <dl class="terms">
      {terms.map((term, index) => (
        <div key={index} class="term">
          <dt>
            <TermLink card={record === undefined ? null : cardOfTerm(record, term.text)}>
              <Foreign text={term.text} technical />
            </TermLink>
          </dt>
          <dd>
            {term.meaning ? (
              <Say text={term.meaning.key} values={term.meaning.values} />
            ) : (
              <Say text="view_term_unknown" />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
