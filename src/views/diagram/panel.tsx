import { useEffect, useRef } from 'preact/hooks';
import type { Inspection, ShownField } from '../../core/index.ts';
import type { Journey, Participant, Role, Step } from '../../core/journey/journey.ts';
import { formatDelay } from '../../text/formats.ts';
import { type TextKey, translate } from '../../text/translate.ts';
import { DnsAnswerText } from '../checks/dns-list.tsx';
import { Row } from '../checks/row.tsx';
import { Sign } from '../icons/sign.tsx';
import { tlsName } from '../model/tls-name.ts';
import { Foreign, Say, SayNote, useReading, useText } from '../reading.tsx';
import { DateText } from '../summary/summary-tab.tsx';
import { kindWord, participantName } from './labels.ts';

export interface PanelProps {
  journey: Journey;
  inspection: Inspection;
  /** Id of the participant or step that it explains. */
  open: string;
  onClose: () => void;
  onField?: ((index: number) => void) | undefined;
}

/** What one arrow or lifeline is, why it is there, and the header field or DNS answer that it was drawn from. */
export function Panel({ journey, inspection, open, onClose, onField }: PanelProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const { language } = useReading();
  useEffect(() => {
    opener.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement)
        opener.current.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Else Chromium would close the whole popup.
    event.preventDefault();
    onClose();
  };
  const step = journey.steps.find((candidate) => candidate.id === open);
  const participant = journey.participants.find((candidate) => candidate.id === open);
  if (!step && !participant) return null;
  const title = participant ? participantName(participant, language) : step ? stepTitle(step, journey, language) : '';
  return (
    <section class="panel" aria-label={title} onKeyDown={onKeyDown}>
      <header class="panel-head">
        <h3 class="panel-title" tabIndex={-1} ref={heading}>
          <Foreign text={title} />
        </h3>
        <button type="button" class="icon-button" aria-label={t('view_close')} onClick={onClose}>
          <Sign name="close" />
        </button>
      </header>
      {participant ? <ParticipantText participant={participant} /> : null}
      {step ? <StepText step={step} inspection={inspection} onField={onField} /> : null}
    </section>
  );
}

function stepTitle(step: Step, journey: Journey, language: Parameters<typeof participantName>[1]): string {
  const name = (id: string) => {
    const found = journey.participants.find((participant) => participant.id === id);
    return found ? participantName(found, language) : '';
  };
  return step.kind === 'line' ? translate('view_trust_line', {}, language) : `${name(step.from)} → ${name(step.to)}`;
}

const ROLE_TEXTS: Record<Role, TextKey> = {
  author: 'view_explain_author',
  mua: 'view_explain_mua',
  msa: 'view_explain_msa',
  mta: 'view_explain_mta',
  mx: 'view_explain_mx',
  filter: 'view_explain_filter',
  mda: 'view_explain_mda',
  mra: 'view_explain_mra',
  dns: 'view_explain_dns',
  you: 'view_explain_you',
};

function ParticipantText({ participant }: { participant: Participant }) {
  return (
    <>
      {participant.roles.map((role) => (
        <p key={role}>
          <Say text={roleText(role, participant)} />
        </p>
      ))}
      {participant.roles.some((role) => WRITTEN_BY_NOBODY.includes(role)) ? null : (
        <p class="soft">
          <Say text={participant.trust === 'recorded' ? 'view_explain_recorded' : 'view_explain_claimed'} />
        </p>
      )}
    </>
  );
}

/** No Received field tells of them, so none could be believed or not. */
const WRITTEN_BY_NOBODY: readonly Role[] = ['author', 'dns', 'you'];

/** A border that is only inferred is drawn among what is claimed: it is probably the receiver's, and no more. */
function roleText(role: Role, { trust }: Participant): TextKey {
  return role === 'mx' && trust === 'claimed' ? 'view_explain_mx_inferred' : ROLE_TEXTS[role];
}

/** That you read it, nobody wrote down: it cannot be opened. */
const STEP_TEXTS: Record<Exclude<Step['kind'], 'read'>, TextKey> = {
  submit: 'view_explain_submit',
  relay: 'view_explain_relay',
  receive: 'view_explain_receive',
  internal: 'view_explain_internal',
  deliver: 'view_explain_deliver',
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

interface StepTextProps {
  step: Step;
  inspection: Inspection;
  onField: PanelProps['onField'];
}

function StepText({ step, inspection, onField }: StepTextProps) {
  const question = step.dns === null ? undefined : inspection.dns[step.dns];
  const field = step.fieldIndex === null ? undefined : inspection.fields[step.fieldIndex];
  const hop = inspection.route.hops.find(({ fieldIndex }) => fieldIndex === step.fieldIndex);
  const purpose = question ? PURPOSE_TEXTS[question.purpose] : undefined;
  return (
    <>
      <p>
        {step.kind === 'read' ? null : <Say text={STEP_TEXTS[step.kind]} />} {purpose ? <Say text={purpose} /> : null}
      </p>
      {question ? <DnsAnswerText question={question} /> : null}
      {step.kind === 'line' ? (
        <p class="soft">
          <SayNote note={inspection.route.reason} />
        </p>
      ) : null}
      {question || step.kind === 'line' ? null : <StepFacts step={step} />}
      {(hop?.notes ?? []).map((note) => (
        <p key={note.code} class="check-warning">
          <SayNote note={note} />
        </p>
      ))}
      {field ? <FieldText field={field} trust={step.trust} onField={onField} /> : null}
    </>
  );
}

function StepFacts({ step }: { step: Step }) {
  const { language } = useReading();
  return (
    <dl class="terms">
      <Row name="view_step_kind">
        <Say text={kindWord(step.kind)} />
      </Row>
      {step.protocol === '' ? null : (
        <Row name="view_hop_with">
          <Foreign text={step.protocol} />
          {step.port === null ? null : (
            <>
              {' · '}
              <Say text="view_usual_port" values={{ port: String(step.port) }} />
            </>
          )}
        </Row>
      )}
      <Row name="view_encryption">
        <Encryption step={step} />
      </Row>
      {step.delay === null ? null : <Row name="view_delay">{formatDelay(step.delay, language)}</Row>}
      {step.at === null ? null : (
        <Row name="view_hop_date">
          <DateText iso={step.at} />
        </Row>
      )}
    </dl>
  );
}

function Encryption({ step }: { step: Step }) {
  if (step.encrypted === false) return <Say text="view_plain" />;
  if (step.tlsVersion !== null) return <Foreign text={tlsName(step.tlsVersion)} />;
  return <Say text={step.encrypted === true ? 'view_tls' : 'view_tls_unknown'} />;
}

interface FieldTextProps {
  field: ShownField;
  trust: Step['trust'];
  onField: PanelProps['onField'];
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
