import type { Inspection, ShownField } from '../../core/index.ts';
import type { Step } from '../../core/journey/journey.ts';
import { isUntold } from '../../core/journey/supposed.ts';
import { portBlocks } from '../../lesson/cards/port25.ts';
import { cardsOfStep } from '../../lesson/places-in-drawing.ts';
import type { TextKey } from '../../text/translate.ts';
import { DnsAnswerText } from '../checks/dns-list.tsx';
import { Terms } from '../checks/record.tsx';
import { TermChips } from '../lesson/term-chips.tsx';
import { answerTerms } from '../model/answer-terms.ts';
import { Foreign, Say, SayNote } from '../reading.tsx';
import { HopFacts } from './hop-facts.tsx';

function explanationOf(kind: Step['kind']): TextKey {
  if (kind === 'write') return 'lesson_here_written';
  return `view_explain_${kind === 'fetch' ? 'mra' : kind}`;
}

export interface StepTextProps {
  step: Step;
  inspection: Inspection;
  onField: ((index: number) => void) | undefined;
}

/** An arrow: what happened, what the server saw and what it was only told, a record tag by tag, and the field that tells it. */
export function StepText({ step, inspection, onField }: StepTextProps) {
  const question = step.dns === null ? undefined : inspection.dns[step.dns];
  const isOnlySupposed = isUntold(step, inspection.route.hops);
  const field = step.fieldIndex === null || isOnlySupposed ? undefined : inspection.fields[step.fieldIndex];
  const hop = inspection.route.hops.find(({ fieldIndex }) => fieldIndex === step.fieldIndex);
  const purpose = question?.purpose ?? 'other';
  const record = question && step.kind === 'answer' ? answerTerms(question) : null;
  // The line, the author's step and the reader's are told by no Received field of their own.
  const isHop = !question && step.kind !== 'line' && step.kind !== 'write' && step.kind !== 'read';
  return (
    <>
      <p>
        <Say text={explanationOf(step.kind)} />
      </p>
      {purpose === 'other' || purpose === 'receiver' ? null : (
        <p>
          <Say text={`view_explain_${purpose}`} />
        </p>
      )}
      <TermChips cards={cardsOfStep(step, question?.purpose)} label="lesson_terms" />
      {question ? <DnsAnswerText question={question} /> : null}
      {record ? <Terms terms={record.terms} record={record.record} /> : null}
      {step.kind === 'line' ? (
        <p class="soft">
          <SayNote note={inspection.route.reason} />
        </p>
      ) : null}
      {isHop && hop && hop === inspection.route.hops.at(-1) ? <FirstHop inspection={inspection} /> : null}
      {isOnlySupposed ? (
        <p class="soft">
          <Say text="what_if_no_field" />
        </p>
      ) : isHop ? (
        <HopFacts step={step} hop={hop} />
      ) : null}
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
