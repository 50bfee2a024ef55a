import { useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { buildJourney } from '../core/journey/build.ts';
import { resultsPlaceOf } from '../core/receivers/results-place.ts';
import type { Problem, TabMessage } from '../platform/wire/messages.ts';
import { LevelIcon } from '../views/icons/level-icon.tsx';
import { useLater } from '../views/later.ts';
import { Footer } from '../views/page/footer.tsx';
import { InspectionView } from '../views/page/inspection-view.tsx';
import { type ListedMessage, MessageList } from '../views/page/message-list.tsx';
import { ProblemBlock } from '../views/page/problem-block.tsx';
import { Said, useSaid } from '../views/page/said.tsx';
import { Elapsed } from '../views/progress/elapsed.tsx';
import { Say, useReading, useText } from '../views/reading.tsx';
import { SpokenStatus } from '../views/verdict/spoken-status.tsx';
import { BY_HAND } from './by-hand-later.ts';
import { Offer } from './offer.tsx';
import { ReceiverOffer } from './receiver-offer.tsx';
import { currentMessage } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import { type Popup as PopupModel, usePopup } from './use-popup.ts';
import { type ReceiverAsk, type ReceiverResults, useReceiverQuestion } from './use-receiver-question.ts';

/** The popup: which message, what is known of it, what can be done with it. */
export function Popup({ outside }: { outside: Surroundings }) {
  const { language } = useReading();
  const popup = usePopup(outside);
  const receiver = useReceiverQuestion(outside, popup.state);
  const [said, say] = useSaid();
  const { state } = popup;
  const message = currentMessage(state);
  const { inspection } = popup;
  const copy = async (text: string) => say((await outside.copy(text)) ? 'view_copied' : 'view_not_copied');
  const fail = (error: unknown) => {
    console.error(error);
    say('errors_not_saved');
  };
  return (
    <main class="popup">
      <SpokenStatus inspection={inspection}>
        {popup.problem === null ? <Say text="popup_looking" /> : null}
      </SpokenStatus>
      <MessageList
        messages={(state.tab?.messages ?? []).map(listed)}
        current={message === null ? null : idOf(message)}
        onChoose={(id) => {
          const chosen = state.tab?.messages.find((candidate) => idOf(candidate) === id);
          if (chosen) popup.choose(chosen);
        }}
      />
      <Remarks covered={message?.covered === true} unlisted={state.tab?.unlisted ?? 0} />
      <Content
        popup={popup}
        inspection={inspection}
        outside={outside}
        receiver={receiver}
        onReceiver={(results) => receiver.yes(results).then(() => say('popup_receiver_kept'), fail)}
        onFailure={fail}
        onCopy={copy}
      />
      <Said said={said} />
      <Footer
        onSave={
          inspection?.progress === 'done'
            ? (format, blanked) => outside.save(inspection, format, language, { blanked }).catch(fail)
            : undefined
        }
        onSaveSource={
          inspection?.source.fidelity === 'exact' ? () => popup.saveSource(inspection).catch(fail) : undefined
        }
        onTicket={
          inspection?.progress === 'done'
            ? (blanked) => outside.ticket(inspection, language, { blanked }).then(copy, fail)
            : undefined
        }
        onFullPage={popup.openReport}
        onLearn={outside.openLearn}
        onSettings={outside.openSettings}
      />
    </main>
  );
}

/** What is to be known of the page beside the message. */
function Remarks({ covered, unlisted }: { covered: boolean; unlisted: number }) {
  return (
    <>
      {covered && (
        <p class="offer" role="alert">
          <Say text="popup_covered" />
        </p>
      )}
      {unlisted > 0 && (
        <p class="offer">
          <Say text="popup_unlisted" values={{ count: unlisted }} />
        </p>
      )}
    </>
  );
}

/** Something went wrong while a result is shown: it is said, and the result stays. */
function Trouble({ popup }: { popup: PopupModel }) {
  const { problem } = popup;
  return problem === null ? null : (
    <p class="offer" role="alert">
      <Say text={problem.key} values={problem.values} />
    </p>
  );
}

interface ContentProps {
  popup: PopupModel;
  inspection: Inspection | null;
  outside: Surroundings;
  receiver: ReceiverAsk;
  onReceiver: (results: ReceiverResults) => void;
  /** What a person asked for could not be kept. */
  onFailure: (error: unknown) => void;
  onCopy: (text: string) => void;
}

function Content({ popup, inspection, outside, receiver, onReceiver, onFailure, onCopy }: ContentProps) {
  const { problem } = popup;
  const byHand = useLater(BY_HAND, problem !== null && inspection === null);
  const webmail = popup.state.tab?.webmail ?? null;
  if (inspection) {
    const { question, no } = receiver;
    const ask = question && (
      <ReceiverOffer
        question={question}
        place={resultsPlaceOf(inspection, question.receiver.borderBy)}
        onYes={onReceiver}
        onNo={no}
        onSettings={outside.openSettings}
      />
    );
    const isAskedFirst = AWAITS_RECEIVER.includes(inspection.verdict.reason.code);
    return (
      <InspectionView
        key={inspection.source.sha256}
        inspection={inspection}
        journey={buildJourney(inspection)}
        notice={
          <>
            <Trouble popup={popup} />
            <DnsOffer popup={popup} inspection={inspection} outside={outside} />
            <ListOffer list={inspection.verdict.list} outside={outside} onFailure={onFailure} />
            {isAskedFirst && ask}
          </>
        }
        offer={isAskedFirst || !ask ? <BadgeOffer popup={popup} /> : ask}
        onCopy={onCopy}
        onAgain={popup.again}
        onPersonal={popup.askPersonal}
        onFurther={popup.askFurther}
        busy={popup.isRunning}
      />
    );
  }
  if (problem) {
    return (
      <>
        <ProblemBlock problem={inPanelWords(byHand?.inOwnWords(problem, webmail) ?? problem, outside)} />
        {byHand && <AllowOffer popup={popup} />}
        {byHand && <byHand.ByHand webmail={webmail} />}
        <Ways onPaste={() => outside.openReport(null)} />
        {byHand && <byHand.Known problem={problem} />}
      </>
    );
  }
  return <Looking />;
}

/** A side panel was opened by no click on the icon, which alone lets Waybill into a page without badges. */
function inPanelWords(problem: Problem, { stays }: Surroundings): Problem {
  return stays && problem.key === 'webmail_page_closed' ? { key: 'popup_panel_closed', values: {} } : problem;
}

/** What a webmail keeps at another host is fetched there once that host is granted. */
function AllowOffer({ popup }: { popup: PopupModel }) {
  const t = useText();
  const { beside, state } = popup;
  if (beside.length === 0) return null;
  const values = { webmail: state.tab?.webmail ?? '', host: beside.map(hostOf).join(', ') };
  return (
    <Offer text="by_hand_allow" values={values} action={t('by_hand_allow_do')} onAction={popup.allowBeside} strong />
  );
}

/** Verdicts that the answer would change. */
const AWAITS_RECEIVER: readonly string[] = ['verdict_reason_receiver_unknown', 'verdict_reason_border_inferred'];

/** What works on every page and with every mail program. */
function Ways({ onPaste }: { onPaste: () => void }) {
  return (
    <section class="ways">
      <h2>
        <Say text="popup_ways" />
      </h2>
      <ul>
        {WAYS.map((way) => (
          <li key={way}>
            <Say text={way} />
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={onPaste}>
        <Say text="popup_paste" />
      </button>
    </section>
  );
}

const WAYS = ['popup_way_source', 'popup_way_file', 'popup_way_selection', 'popup_way_page'] as const;

/** Until the page has told which message is open. */
function Looking() {
  const [since] = useState(Date.now());
  return (
    <header class="verdict" data-level="checking">
      <LevelIcon level="checking" size={40} />
      <div class="verdict-words">
        <div>
          <h1 class="verdict-headline">
            <Say text="popup_looking" />
          </h1>
          <p class="verdict-reason">
            <Say text="popup_looking_why" />
          </p>
        </div>
        <Elapsed since={since} />
      </div>
    </header>
  );
}

/** One click, where only the user's word is missing. */
function ListOffer({
  list,
  outside,
  onFailure,
}: Pick<ContentProps, 'outside' | 'onFailure'> & { list: string | undefined }) {
  const t = useText();
  if (list === undefined) return null;
  return (
    <Offer
      text="popup_trust_list"
      values={{ domain: list }}
      action={t('popup_trust_list_yes')}
      onAction={() => outside.trustList(list).catch(onFailure)}
    />
  );
}

/** The way to the DNS itself is closed, which the settings may mend. */
const CLOSED_DNS: readonly string[] = ['verdict_reason_dns_web_page', 'verdict_reason_dns_blocked'];

function DnsOffer({
  popup,
  inspection,
  outside,
}: {
  popup: PopupModel;
  inspection: Inspection;
  outside: Surroundings;
}) {
  const t = useText();
  if (CLOSED_DNS.includes(inspection.verdict.reason.code)) {
    return <Offer text="popup_dns_closed" action={t('view_settings')} onAction={outside.openSettings} />;
  }
  if (!inspection.withoutDns) return null;
  if (outside.asksByClick && popup.missing.length === 0)
    return <Offer text="popup_dns_by_click" action={t('popup_dns_ask')} onAction={popup.again} />;
  return popup.missing.length > 0 ? (
    <Offer text="popup_dns_permission" action={t('popup_dns_turn_on')} onAction={popup.turnOnDns} strong />
  ) : (
    <Offer text="popup_dns_off" action={t('view_settings')} onAction={outside.openSettings} />
  );
}

function BadgeOffer({ popup }: { popup: PopupModel }) {
  const t = useText();
  const site = popup.state.tab?.site;
  if (!site || site.badges) return null;
  return (
    <Offer
      text="popup_badges"
      values={{ host: hostOf(site.origin) }}
      action={t('popup_badges_turn_on')}
      onAction={popup.turnOnBadges}
    />
  );
}

function hostOf(pattern: string): string {
  return pattern.replace(/^[a-z]+:\/\//, '').replace(/\/\*$/, '');
}

function listed(message: TabMessage): ListedMessage {
  return {
    id: idOf(message),
    from: message.shown.from ?? '',
    subject: message.shown.subject ?? '',
    level: message.level,
  };
}

function idOf({ frameId, id }: TabMessage): string {
  return `${frameId} ${id}`;
}
