import type { Inspection, ShownField } from '../../core/index.ts';
import type { Step } from '../../core/journey/journey.ts';
import { portBlocks } from '../../lesson/cards/port25.ts';
import { cardsOfStep } from '../../lesson/places-in-drawing.ts';
import type { TextKey } from '../../text/translate.ts';
import { DnsAnswerText } from '../checks/dns-list.tsx';
import { Terms } from '../checks/record.tsx';
import { TermChips } from '../lesson/term-chips.tsx';
import { answerTerms } from '../model/answer-terms.ts';
import { Foreign, Say, SayNote } from '../reading.tsx';
import { HopFacts } from './hop-facts.tsx';

const STEP_TEXTS: Record<Step['kind'], TextKey> = {
  write: 'lesson_here_written',
  submit: 'view_explain_submit',
  relay: 'view_explain_relay',
  receive: 'view_explain_receive',
  internal: 'view_explain_internal',
  deliver: 'view_explain_deliver',
  fetch: 'view_explain_mra',
  read: 'view_explain_read',
  question: 'view_explain_question',
  answer: 'view_explain_answer',
  line: 'view_explain_line',
};

const PURPOSE_TEXTS: Partial<Record<string, TextKey>> = {
  spf: 'view_explain_spf',
  dkim: 'view_explain_dkim',
  dmarc: 'view_explain_dmarc',
  arc: 'view_explain_arc',
  bimi: 'view_explain_bimi',
};

export interface StepTextProps {
  step: Step;
  inspection: Inspection;
  onField: ((index: number) => void) | undefined;
}

/** An arrow: what happened, what the server saw and what it was only told, a record tag by tag, and the field that tells it. */
export function StepText({ step, inspection, onField }: StepTextProps) {
  const question = step.dns === null ? undefined : inspection.dns[step.dns];
  const field = step.fieldIndex === null ? undefined : inspection.fields[step.fieldIndex];
  const hop = inspection.route.hops.find(({ fieldIndex }) => fieldIndex === step.fieldIndex);
  const purpose = question ? PURPOSE_TEXTS[question.purpose] : undefined;
  const record = question && step.kind === 'answer' ? answerTerms(question) : null;
  // The line, the author's step and the reader's are told by no Received field of their own.
  const isHop = !question && step.kind !== 'line' && step.kind !== 'write' && step.kind !== 'read';
  return (
    <>
      <p>
        <Say text={STEP_TEXTS[step.kind]} />
      </p>
      {purpose ? (
        <p>
          <Say text={purpose} />
        </p>
      ) : null}
      <TermChips cards={cardsOfStep(step, question?.purpose)} label="lesson_terms" />
      {question ? <DnsAnswerText question={question} /> : null}
      {record ? <Terms terms={record.terms} record={record.record} /> : null}
      {step.kind === 'line' ? (
        <p class="soft">
          <SayNote note={inspection.route.reason} />
        </p>
      ) : null}
      {isHop && hop && hop === inspection.route.hops.at(-1) ? <FirstHop inspection={inspection} /> : null}
      {isHop ? <HopFacts step={step} hop={hop} /> : null}
      {(hop?.notes ?? []).map((note) => (
        <p key={note.code} class="check-warning">
          <SayNote note={note} />
        </p>
      ))}
      {field ? <FieldText field={field} trust={step.trust} onField={onField} /> : null}
    </>
  );
}

/** How the message set out, where OP25B and IP25B bear on it. */
function FirstHop({ inspection }: { inspection: Inspection }) {
  return (
    <>
      {portBlocks(inspection).map((said) => (
        <p key={said.key} class="first-hop">
          <Say text={said.key} values={said.values} />
        </p>
      ))}
    </>
  );
}

interface FieldTextProps {
  field: ShownField;
  trust: Step['trust'];
  onField: StepTextProps['onField'];
}

/** The header field that the step was drawn from. */
function FieldText({ field, trust, onField }: FieldTextProps) {
  return (
    <div class="panel-field">
      <p class="soft">
        <Say text={trust === 'recorded' ? 'view_explain_recorded' : 'view_explain_claimed'} />{' '}
        <Say text="view_line" values={{ line: field.line }} />
      </p>
      <p class="record">
        <Foreign text={`${field.name}: ${field.value}`} technical />
      </p>
      {onField ? (
        <button type="button" class="link" onClick={() => onField(field.index)}>
          <Say text="view_show_field" />
        </button>
      ) : null}
    </div>
  );
}
