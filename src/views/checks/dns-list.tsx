import type { DnsQuestion } from '../../core/index.ts';
import { Term } from '../lesson/term.tsx';
import { anchorOf } from '../model/anchors.ts';
import { dnsNote } from '../model/dns-words.ts';
import { Foreign, Say, SayNote } from '../reading.tsx';

/** A question to the DNS with its answer: what was asked, what came back, for how long it holds, whether DNSSEC vouches. */
export function DnsAnswerText({ question }: { question: DnsQuestion }) {
  return (
    <div class="dns-answer" data-status={question.status}>
      <p class="dns-question">
        <b>
          <Term card={question.type === 'TXT' ? 'txt' : 'dns'}>{question.type}</Term>
        </b>{' '}
        <Foreign text={question.name} />
      </p>
      {question.answers.length === 0 ? (
        <p class="soft">
          <SayNote note={dnsNote(question)} />
        </p>
      ) : (
        question.answers.map((answer, index) => (
          <p key={index} class="record">
            <Foreign text={answer} technical />
          </p>
        ))
      )}
      {question.ttl > 0 || question.answers.length > 0 ? (
        <p class="soft">
          <Term card="ttl">
            <Say text="view_ttl" values={{ seconds: question.ttl }} />
          </Term>
          {' · '}
          <Term card="dnssec">
            <Say text={question.secure ? 'view_dns_secure' : 'view_dns_insecure'} />
          </Term>
        </p>
      ) : null}
    </div>
  );
}

export interface DnsListProps {
  questions: readonly DnsQuestion[];
  /** Unfolded to begin with. */
  open?: boolean;
}

/** Every question that was asked for this message, in order: what left the browser. */
export function DnsList({ questions, open = false }: DnsListProps) {
  return (
    <details class="fold dns-list" open={open}>
      <summary>
        <Say text="view_dns_questions" values={{ count: questions.length }} />
      </summary>
      <p class="soft">
        <Say text="view_dns_questions_why" />
      </p>
      <ol>
        {questions.map((question, index) => (
          <li key={index} id={anchorOf({ kind: 'dns', index })}>
            <DnsAnswerText question={question} />
          </li>
        ))}
      </ol>
    </details>
  );
}
