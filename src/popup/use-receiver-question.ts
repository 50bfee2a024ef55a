import { useEffect, useState } from 'preact/hooks';
import type { Receiver } from '../core/index.ts';
import type { ReceiverQuestion, TabState } from '../platform/wire/messages.ts';
import type { Dependencies } from './dependencies.ts';
import { currentMessage, type PopupState } from './state.ts';

/** What of a receiver tells where its results stand. */
export type ReceiverResults = Partial<Pick<Receiver, 'results' | 'authservIds' | 'believeBelow'>>;

export interface ReceiverAsk {
  question: ReceiverQuestion | null;
  /** Keeps the proposed server as the user's word; what is open is then checked anew. */
  yes: (results: ReceiverResults) => Promise<void>;
  no: () => void;
}

/** What there is to ask about the receiving side of the webmail, once the message that is shown has been judged. */
export function useReceiverQuestion(outside: Dependencies, state: PopupState): ReceiverAsk {
  const [question, setQuestion] = useState<ReceiverQuestion | null>(null);
  const tabId = tabWithVerdict(state)?.tabId ?? null;
  const key = currentMessage(state)?.key ?? null;

  // Not before the verdict: the message itself may be the one that makes a proposal out of others.
  useEffect(() => {
    let open = true;
    if (tabId !== null && key !== null) {
      outside.ask('page.getReceiverQuestion', { tabId }).then(({ answer }) => {
        if (open) setQuestion(answer);
      });
    }
    return () => {
      open = false;
    };
  }, [outside, tabId, key]);

  return {
    question,
    async yes(results) {
      if (question === null) return;
      setQuestion(null);
      const { inferred: _, ...receiver } = question.receiver;
      await outside.declareReceiver(question.origin, { ...receiver, ...results });
    },
    no() {
      if (question === null) return;
      setQuestion(null);
      const { origin, receiver } = question;
      outside.ask('page.refuseReceiver', { origin, hosts: receiver.borderBy });
    },
  };
}

function tabWithVerdict(state: PopupState): TabState | null {
  return currentMessage(state)?.level ? state.tab : null;
}
