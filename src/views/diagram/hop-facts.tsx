import type { RouteHop } from '../../core/index.ts';
import type { Step } from '../../core/journey/journey.ts';
import { formatDelay } from '../../text/formats.ts';
import { Row } from '../checks/row.tsx';
import { Term } from '../lesson/term.tsx';
import { hopParts } from '../model/hop-parts.ts';
import { Foreign, Say, useReading } from '../reading.tsx';
import { EncryptionText } from '../route/encryption-text.tsx';
import { DateText } from '../summary/summary-tab.tsx';
import { kindWord } from './labels.ts';

export interface HopFactsProps {
  step: Step;
  /** Absent where no Received field tells of the step. */
  hop: RouteHop | undefined;
}

/** What a hop's field says, in two parts: what its server saw for itself, and what the other side only said. */
export function HopFacts({ step, hop }: HopFactsProps) {
  const isRecorded = step.trust === 'recorded';
  const said = hop ? hopParts(hop).filter(({ isClients }) => isClients) : [];
  return (
    <>
      <section class="hop-part" data-trust={step.trust}>
        <h4>
          <Say text={isRecorded ? 'view_hop_seen' : 'view_hop_claimed'} />
        </h4>
        <Seen step={step} ip={hop?.ip ?? null} />
      </section>
      {said.length > 0 ? (
        <section class="hop-part" data-trust="claimed">
          <h4>
            <Say text="view_hop_said" />
          </h4>
          <dl class="terms">
            {said.map(({ part, name, value, card }) => (
              <Row key={part} name={name} card={card}>
                <Foreign text={value} />
              </Row>
            ))}
          </dl>
        </section>
      ) : null}
    </>
  );
}

function Seen({ step, ip }: { step: Step; ip: string | null }) {
  const { language } = useReading();
  return (
    <dl class="terms">
      <Row name="view_step_kind">
        <Say text={kindWord(step.kind)} />
      </Row>
      {ip === null ? null : (
        <Row name="view_hop_ip" card="ip_address">
          <Foreign text={ip} />
        </Row>
      )}
      {step.protocol === '' ? null : (
        <Row name="view_hop_with" card="protocol">
          <Foreign text={step.protocol} />
          {step.port === null ? null : (
            <>
              {' · '}
              <Term card="port">
                <Say text="view_usual_port" values={{ port: String(step.port) }} />
              </Term>
            </>
          )}
        </Row>
      )}
      <Row name="view_encryption" card="tls">
        <EncryptionText encrypted={step.encrypted} tlsVersion={step.tlsVersion} />
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
