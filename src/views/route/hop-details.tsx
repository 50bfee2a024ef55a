import type { RouteHop } from '../../core/index.ts';
import { Row } from '../checks/row.tsx';
import { hopParts } from '../model/hop-parts.ts';
import { Foreign, Say } from '../reading.tsx';
import { DateText } from '../summary/summary-tab.tsx';

/** All that a hop's field tells; beside what the client only says of itself stands that it is claimed, whoever wrote it down. */
export function HopDetails({ hop }: { hop: RouteHop }) {
  const isRecorded = hop.trust === 'recorded';
  return (
    <dl class="terms">
      {hopParts(hop).map(({ part, name, value, card, isClients }) => (
        <Row key={part} name={name} card={card}>
          <Foreign text={value} />
          {isRecorded && isClients ? (
            <span class="soft">
              {' · '}
              <Say text="view_claimed" />
            </span>
          ) : null}
        </Row>
      ))}
      {hop.tls?.cipher ? (
        <Row name="view_hop_cipher" card="tls">
          <Foreign text={hop.tls.cipher} />
        </Row>
      ) : null}
      {hop.date === null ? null : (
        <Row name="view_hop_date">
          <DateText iso={hop.date} />
        </Row>
      )}
    </dl>
  );
}
