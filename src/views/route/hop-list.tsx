import type { Inspection, RouteHop } from '../../core/index.ts';
import { formatDelay, formatTime } from '../../text/formats.ts';
import { shortenDomain } from '../../text/shorten.ts';
import { tlsName } from '../model/tls-name.ts';
import { Foreign, Say, SayNote, useReading } from '../reading.tsx';
import { DateText } from '../summary/summary-tab.tsx';

/** Characters of a host's name that are shown in a heading. */
const NAME_LENGTH = 64;

export interface HopListProps {
  inspection: Inspection;
  /** Opens a header field; absent = there is nowhere to go. */
  onField?: ((index: number) => void) | undefined;
}

/** The way as a list, in the order of time: each server's entry, with the trust line where it stands. */
export function HopList({ inspection, onField }: HopListProps) {
  const path = [...inspection.route.hops].reverse();
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
        <HopItem key={hop.index} hop={hop} onField={onField} />,
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

function HopItem({ hop, onField }: { hop: RouteHop; onField: HopListProps['onField'] }) {
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
          <Say text={hop.trust === 'recorded' ? 'view_hop_recorded' : 'view_hop_claimed'} />
        </summary>
        <HopDetails hop={hop} />
        {onField ? (
          <button type="button" class="link" onClick={() => onField(hop.fieldIndex)}>
            <Say text="view_show_field" />
          </button>
        ) : null}
      </details>
    </li>
  );
}

function clientOf(hop: RouteHop): string {
  return shortenDomain(hop.reverseName ?? hop.from ?? hop.ip ?? '?', NAME_LENGTH);
}

function Host({ name }: { name: string | null }) {
  return name === null ? <Say text="view_hop_unnamed" /> : <Foreign text={shortenDomain(name, NAME_LENGTH)} />;
}

/** "ESMTPS · TLS 1.3 · +1 s · 19:00:03" */
function HopFacts({ hop }: { hop: RouteHop }) {
  const { language, timeZone } = useReading();
  return (
    <>
      {hop.with === null ? <Say text="view_protocol_unknown" /> : <Foreign text={hop.with} />}
      {' · '}
      <Encryption hop={hop} />
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

function Encryption({ hop }: { hop: RouteHop }) {
  if (hop.encrypted === false)
    return (
      <b class="plain-text">
        <Say text="view_plain" />
      </b>
    );
  if (hop.tls?.version) return <Foreign text={tlsName(hop.tls.version)} />;
  return <Say text={hop.encrypted === true ? 'view_tls' : 'view_tls_unknown'} />;
}

const DETAILS = [
  ['helo', 'view_hop_helo'],
  ['reverseName', 'view_hop_reverse'],
  ['ip', 'view_hop_ip'],
  ['byIp', 'view_hop_by_ip'],
  ['with', 'view_hop_with'],
  ['id', 'view_hop_id'],
  ['for', 'view_hop_for'],
  ['envelopeFrom', 'view_hop_envelope'],
  ['authenticated', 'view_hop_authenticated'],
  ['via', 'view_hop_via'],
  ['software', 'view_hop_software'],
] as const;

/** What the other side only says of itself, even where a server that is believed writes it down. */
const SAID: readonly string[] = ['helo', 'reverseName', 'envelopeFrom'];

function HopDetails({ hop }: { hop: RouteHop }) {
  const isRecorded = hop.trust === 'recorded';
  return (
    <dl class="terms">
      {DETAILS.map(([part, name]) => {
        const value = hop[part];
        return value === null || value === '' ? null : (
          <div key={part} class="term">
            <dt class="term-name">
              <Say text={name} />
            </dt>
            <dd>
              <Foreign text={value} />
              {isRecorded && SAID.includes(part) ? (
                <span class="soft">
                  {' · '}
                  <Say text="view_claimed" />
                </span>
              ) : null}
            </dd>
          </div>
        );
      })}
      {hop.tls?.cipher ? (
        <div class="term">
          <dt class="term-name">
            <Say text="view_hop_cipher" />
          </dt>
          <dd>
            <Foreign text={hop.tls.cipher} />
          </dd>
        </div>
      ) : null}
      {hop.date === null ? null : (
        <div class="term">
          <dt class="term-name">
            <Say text="view_hop_date" />
          </dt>
          <dd>
            <DateText iso={hop.date} />
          </dd>
        </div>
      )}
    </dl>
  );
}
