import type { Inspection } from '../core/index.ts';
import { buildJourney } from '../core/journey/build.ts';
import { resultsPlaceOf } from '../core/receivers/results-place.ts';
import type { Problem, TabMessage } from '../platform/wire/messages.ts';
import { useLater } from '../views/later.ts';
import { Footer } from '../views/page/footer.tsx';
import { InspectionView } from '../views/page/inspection-view.tsx';
import { type ListedMessage, MessageList } from '../views/page/message-list.tsx';
import { ProblemBlock } from '../views/page/problem-block.tsx';
import { Said, useSaid } from '../views/page/said.tsx';
import { Trouble } from '../views/page/trouble.tsx';
import { Say, useReading } from '../views/reading.tsx';
import { SpokenStatus } from '../views/verdict/spoken-status.tsx';
import { BY_HAND } from './by-hand-later.ts';
import type { Dependencies } from './dependencies.ts';
import { Looking } from './looking.tsx';
import { AllowOffer, BadgeOffer, DnsOffer, ListOffer } from './offers.tsx';
import { ReceiverQuestionBlock } from './receiver-question.tsx';
import { currentMessage } from './state.ts';
import { type Popup as PopupModel, usePopup } from './use-popup.ts';
import { type ReceiverAsk, type ReceiverResults, useReceiverQuestion } from './use-receiver-question.ts';
import { Ways } from './ways.tsx';

/** The popup: which message, what is known of it, what can be done with it. */
export function Popup({ outside }: { outside: Dependencies }) {
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
        current={message && idOf(message)}
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

interface ContentProps {
  popup: PopupModel;
  inspection: Inspection | null;
  outside: Dependencies;
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
      <ReceiverQuestionBlock
        question={question}
        place={resultsPlaceOf(inspection, question.receiver.borderBy)}
        onYes={onReceiver}
        onNo={no}
        onSettings={outside.openSettings}
      />
    );
    return (
      <InspectionView
        key={inspection.source.sha256}
        inspection={inspection}
        journey={buildJourney(inspection)}
        notice={
          <>
            <Trouble problem={problem} />
            <DnsOffer popup={popup} inspection={inspection} outside={outside} />
            {outside.isPrivate ? null : (
              <ListOffer list={inspection.verdict.list} outside={outside} onFailure={onFailure} />
            )}
            {ask}
          </>
        }
        offer={outside.isPrivate || ask ? null : <BadgeOffer popup={popup} />}
        onCopy={onCopy}
        onAgain={popup.again}
        onPersonal={popup.askPersonal}
        onFurther={popup.askFurther}
        busy={popup.isRunning}
        onStop={popup.stop}
        isStopped={popup.isStopped}
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
function inPanelWords(problem: Problem, { stays }: Dependencies): Problem {
  return stays && problem.key === 'webmail_page_closed' ? { key: 'popup_panel_closed', values: {} } : problem;
}

function listed(message: TabMessage): ListedMessage {
  return {
    id: idOf(message),
    from: message.shown.from ?? '',
    subject: message.shown.subject ?? '',
    level: message.level,
    time: message.time,
  };
}

function idOf({ frameId, id }: TabMessage): string {
  return `${frameId} ${id}`;
}
