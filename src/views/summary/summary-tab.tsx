import type { ComponentChildren } from 'preact';
import type { DkimCheck, Inspection, Mailbox } from '../../core/index.ts';
import { type Unsigned, whyUnsigned } from '../../core/marks/unsigned.ts';
import type { CardId } from '../../lesson/card-ids.ts';
import { formatBytes, formatDate } from '../../text/formats.ts';
import { shortenDomain } from '../../text/shorten.ts';
import type { TextKey } from '../../text/translate.ts';
import { Term } from '../lesson/term.tsx';
import { keyText } from '../model/key-text.ts';
import { summaryOf } from '../model/summary.ts';
import { Foreign, Say, SayNote, useReading } from '../reading.tsx';
import { MailboxText } from './mailbox-text.tsx';

/** The first tab: who, signed by whom, sent through which server, when. */
export function SummaryTab({ inspection }: { inspection: Inspection }) {
  const { language } = useReading();
  const summary = summaryOf(inspection);
  const { source } = inspection;
  return (
    <dl class="facts">
      {summary.authors.map(({ mailbox, line }, index) => (
        <Fact key={index} name="view_fact_from" card="from">
          <MailboxText mailbox={mailbox} />
          {line === null ? null : (
            <small>
              {' '}
              <Say text="view_line" values={{ line }} />
            </small>
          )}
        </Fact>
      ))}
      {summary.authors.length === 0 ? (
        <Fact name="view_fact_from" card="from">
          <Say text="view_from_missing" />
        </Fact>
      ) : null}
      <Mailboxes name="view_fact_sender" mailboxes={summary.sender} />
      <Mailboxes name="view_fact_reply_to" mailboxes={summary.replyTo} />
      {summary.subject === '' ? null : (
        <Fact name="view_fact_subject" card="subject">
          <Foreign text={summary.subject} />
        </Fact>
      )}
      <Fact name="view_fact_signed" card="dkim">
        {summary.signatures.length === 0 ? (
          <span class="soft">
            <Say text={UNSIGNED[whyUnsigned(inspection)]} />
          </span>
        ) : (
          summary.signatures.map((check) => <Signer key={check.evidence.queryName} check={check} />)
        )}
      </Fact>
      {summary.client === null ? null : (
        <Fact name="view_fact_through">
          <Foreign text={shortenDomain(summary.client.name, 60)} />
          <small>
            {' '}
            {summary.client.name === summary.client.ip ? null : <Foreign text={summary.client.ip} />}
            {summary.client.claimed === '' ? null : (
              <Say text="view_calls_itself" values={{ name: summary.client.claimed }} />
            )}
          </small>
        </Fact>
      )}
      {summary.returnPath === null ? null : (
        <Fact name="view_fact_bounces" card="return_path">
          <Foreign text={summary.returnPath.address} />
        </Fact>
      )}
      {summary.listId === '' ? null : (
        <Fact name="view_fact_list" card="mailing_list">
          <Foreign text={summary.listId} />
          <small>
            {' '}
            <Say text="view_claimed" />
          </small>
        </Fact>
      )}
      {summary.arrivedAt === null ? null : (
        <Fact name="view_fact_arrived">
          <DateText iso={summary.arrivedAt} />
        </Fact>
      )}
      <Fact name="view_fact_source">
        {formatBytes(source.bytes, language)}
        {source.fidelity === 'exact' ? null : (
          <small>
            {' '}
            <Say text={source.fidelity === 'headers' ? 'view_source_headers' : 'view_source_rewritten'} />
          </small>
        )}
        {[...source.unread, ...(source.problem ? [source.problem] : [])].map((note) => (
          <p key={note.code} class="soft">
            <SayNote note={note} />
          </p>
        ))}
      </Fact>
    </dl>
  );
}

const UNSIGNED: Record<Unsigned, TextKey> = {
  pending: 'view_mark_pending',
  unchecked: 'view_signed_unchecked',
  none: 'view_signed_none',
  unproven: 'view_signed_unproven',
};

/** A line of the summary: a name, which opens its card, and what it is. */
export function Fact({
  name,
  card = null,
  children,
}: {
  name: TextKey;
  card?: CardId | null;
  children: ComponentChildren;
}) {
  return (
    <div class="fact">
      <dt>
        <Term card={card}>
          <Say text={name} />
        </Term>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Mailboxes({ name, mailboxes }: { name: TextKey; mailboxes: Mailbox[] }) {
  return (
    <>
      {mailboxes.slice(0, 5).map((mailbox, index) => (
        <Fact key={index} name={name}>
          <MailboxText mailbox={mailbox} />
        </Fact>
      ))}
    </>
  );
}

function Signer({ check }: { check: DkimCheck }) {
  const { domain, selector, key } = check.evidence;
  return (
    <div>
      <Foreign text={shortenDomain(domain, 60)} />
      <small>
        {' '}
        <Say text="view_signer_key" values={{ type: keyText(key), selector: shortenDomain(selector, 30) }} />
      </small>
    </div>
  );
}

/** A time in the reader's zone, and its exact form for programs. */
export function DateText({ iso }: { iso: string }) {
  const { language, timeZone } = useReading();
  const { text, zone } = formatDate(iso, language, timeZone);
  return (
    <time dateTime={iso}>
      {text} <small>{zone}</small>
    </time>
  );
}
