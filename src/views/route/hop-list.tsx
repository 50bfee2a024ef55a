import type { Inspection, RouteHop } from '../../core/index.ts';
import { clientName } from '../../core/journey/client-name.ts';
import { isUntold } from '../../core/journey/supposed.ts';
import { formatDelay, formatTime } from '../../text/formats.ts';
import { shortenDomain } from '../../text/shorten.ts';
import { Term } from '../lesson/term.tsx';
import { Foreign, Say, SayNote, useReading } from '../reading.tsx';
import { EncryptionText } from './encryption-text.tsx';
import { HopDetails } from './hop-details.tsx';

/** Characters of a host's name that are shown in a heading. */
const NAME_LENGTH = 64;

export interface HopListProps {
  inspection: Inspection;
  /** Opens a header field; absent = there is nowhere to go. */
  onField?: ((index: number) => void) | undefined;
}

/** The way as a list, in the order of time: each server's entry, with the trust line where it stands. */
export function HopList({ inspection, onField }: HopListProps) {
  const { hops } = inspection.route;
  const path = [...hops].reverse();
  if (path.length === 0) {
    return (
      <p class="soft">
        <Say text="view_route_none" />
      </p>
    );
  }
  return (
    <ol class="hops">
      {path.flatMap((hop) => [
        hop.border ? <TrustLine key="line" inspection={inspection} /> : null,
        <HopItem key={hop.index} hop={hop} onlySupposed={isUntold(hop, hops)} onField={onField} />,
      ])}
    </ol>
  );
}

function TrustLine({ inspection }: { inspection: Inspection }) {
  return (
    <li class="hops-line">
      <span class="trust-pill">
        <Say text="view_trust_line" />
      </span>
      <span class="soft">
        <SayNote note={inspection.route.reason} />
      </span>
    </li>
  );
}

interface HopItemProps extends Pick<HopListProps, 'onField'> {
  hop: RouteHop;
  onlySupposed: boolean;
}

function HopItem({ hop, onlySupposed, onField }: HopItemProps) {
  return (
    <li class="hop" data-trust={hop.trust}>
      <h3 class="hop-name">
        <Host name={hop.by} />
      </h3>
      <p class="hop-from">
        <Say text="view_hop_from" values={{ name: clientOf(hop) }} />
        {hop.ip === null || clientOf(hop) === hop.ip ? null : (
          <span class="soft">
            {' '}
            <Foreign text={hop.ip} />
          </span>
        )}
      </p>
      <p class="hop-facts">
        <HopFacts hop={hop} />
      </p>
      {hop.notes.map((note) => (
        <p key={note.code} class="check-warning">
          <SayNote note={note} />
        </p>
      ))}
      <details class="fold">
        <summary>
          <Say
            text={
              onlySupposed ? 'what_if_no_field' : hop.trust === 'recorded' ? 'view_hop_recorded' : 'view_hop_claimed'
            }
          />
        </summary>
        <HopDetails hop={hop} />
        {onField && !onlySupposed ? (
          <button type="button" class="link" onClick={() => onField(hop.fieldIndex)}>
            <Say text="view_show_field" />
          </button>
        ) : null}
      </details>
    </li>
  );
}

function clientOf(hop: RouteHop): string {
  return shortenDomain(clientName(hop) || '?', NAME_LENGTH);
}

function Host({ name }: { name: string | null }) {
  return name === null ? <Say text="view_hop_unnamed" /> : <Foreign text={shortenDomain(name, NAME_LENGTH)} />;
}

/** "ESMTPS · TLS 1.3 · +1 s · 19:00:03" */
function HopFacts({ hop }: { hop: RouteHop }) {
  const { language, timeZone } = useReading();
  const encryption = <EncryptionText encrypted={hop.encrypted} tlsVersion={hop.tls?.version || null} />;
  return (
    <>
      <Term card="protocol">
        {hop.with === null ? <Say text="view_protocol_unknown" /> : <Foreign text={hop.with} />}
      </Term>
      {' · '}
      {/* "TLS not stated", too. */}
      <Term card="tls">{hop.encrypted === false ? <b class="plain-text">{encryption}</b> : encryption}</Term>
      {hop.delay === null ? null : (
        <>
          {' · '}
          <span data-negative={hop.delay < 0}>{formatDelay(hop.delay, language)}</span>
        </>
      )}
      {hop.date === null ? null : ` · ${formatTime(hop.date, language, timeZone)}`}
    </>
  );
}
