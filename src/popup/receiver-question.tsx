import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ResultsPlace } from '../core/receivers/results-place.ts';
import type { ReceiverQuestion } from '../platform/wire/messages.ts';
import { formatList } from '../text/formats.ts';
import { type TextKey, type TextValues, translateParts } from '../text/translate.ts';
import { SeveritySign } from '../views/icons/sign.tsx';
import { Foreign, Say, useReading } from '../views/reading.tsx';
import type { ReceiverResults } from './use-receiver-question.ts';

export interface ReceiverQuestionProps {
  question: ReceiverQuestion;
  /** Where the open message has results in that server's name; null = it has none. */
  place: ResultsPlace | null;
  onYes: (results: ReceiverResults) => void;
  onNo: () => void;
  onSettings: () => void;
}

/**
 * Asks whether the server that takes in this mailbox's mail is the user's provider's: what a yes is good for, and what speaks
 * for it and against it. Where machines stand between it and the mailbox a single click would not do: without their addresses
 * nothing is believed, and with them a forwarder that hides every client's address would be taken for one of them.
 */
export function ReceiverQuestionBlock({ question, place, onYes, onNo, onSettings }: ReceiverQuestionProps) {
  const [isTrusted, setTrusted] = useState(false);
  const { receiver, above, mx, seen } = question;
  const { language } = useReading();
  const isSupported = mx?.result === 'confirmed' && above.length === 0;
  return (
    <section class="offer receiver-offer">
      <p class="receiver-question">
        <Plain text={receiver.borderBy.length > 1 ? 'popup_receivers' : 'popup_receiver'} hosts={receiver.borderBy} />
      </p>
      <p>
        <Say text="popup_receiver_why" values={{ count: seen }} />
      </p>
      {above.length > 0 && (
        <Remark severity="caution">
          <Say text="popup_receiver_above" values={{ hosts: formatList(above, language) }} />
        </Remark>
      )}
      {receiver.networks.length > 0 && (
        <Remark severity="caution">
          <Say text="popup_receiver_networks" values={{ addresses: formatList(receiver.networks, language) }} />
        </Remark>
      )}
      <DnsRemark question={question} />
      {place?.place === 'above' && (
        <Remark severity="info">
          <Say text="popup_receiver_results_above" values={{ ids: formatList(place.authservIds, language) }} />
        </Remark>
      )}
      {place?.place === 'below' && (
        <label class="receiver-results">
          <input type="checkbox" checked={isTrusted} onClick={() => setTrusted((before) => !before)} />
          <span>
            <Say text="popup_receiver_results_below" values={{ ids: formatList(place.authservIds, language) }} />
          </span>
        </label>
      )}
      <p class="receiver-answers">
        {receiver.networks.length > 0 ? (
          <button type="button" class="button" onClick={onSettings}>
            <Say text="popup_receiver_settings" />
          </button>
        ) : (
          <button
            type="button"
            class={isSupported ? 'button button-strong' : 'button'}
            onClick={() => onYes(resultsOf(place, isTrusted))}
          >
            <Say text={receiver.borderBy.length > 1 ? 'popup_receivers_yes' : 'popup_receiver_yes'} />
          </button>
        )}
        <button type="button" class="button" onClick={onNo}>
          <Say text="popup_receiver_no" />
        </button>
      </p>
    </section>
  );
}

/** Above, only the receiver writes; below, a second witness or the user's own word lets it count, and without either nothing is said of it. */
function resultsOf(place: ResultsPlace | null, isTrusted: boolean): ReceiverResults {
  if (place === null) return {};
  const { place: results, authservIds } = place;
  return { results, authservIds, ...(results === 'below' && isTrusted ? { believeBelow: true } : {}) };
}

/** What the DNS says about the account's own domain, or that nobody but the mails says anything. */
function DnsRemark({ question: { receiver, mx } }: { question: ReceiverQuestion }) {
  const { language } = useReading();
  const say = (text: TextKey, values: TextValues = {}) => <Say text={text} values={values} />;
  if (mx?.result === 'confirmed') {
    const hosts = formatList(receiver.borderBy, language);
    return <Remark severity="info">{say('popup_receiver_mx_confirmed', { hosts, domain: mx.domain })}</Remark>;
  }
  if (mx?.result === 'different') {
    const { domain } = mx;
    const hosts = formatList(mx.hosts, language);
    const text = mx.hosts.length > 0 ? 'popup_receiver_mx_different' : 'popup_receiver_mx_none';
    return <Remark severity="caution">{say(text, { hosts, domain })}</Remark>;
  }
  return <Remark severity="caution">{say('popup_receiver_only_mails')}</Remark>;
}

function Remark({ severity, children }: { severity: 'info' | 'caution'; children: ComponentChildren }) {
  return (
    <p class="receiver-remark">
      <SeveritySign severity={severity} />
      <span>{children}</span>
    </p>
  );
}

/** The hosts stand out and are never cut: a name that is cut can be taken for another. */
function Plain({ text, hosts }: { text: TextKey; hosts: readonly string[] }) {
  const { language } = useReading();
  const parts = translateParts(text, { hosts: formatList(hosts, language) }, language);
  return (
    <>
      {parts.map((part, index) =>
        part.kind === 'value' ? (
          <b key={index}>
            <Foreign text={part.text} />
          </b>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
