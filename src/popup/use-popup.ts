import { useCallback, useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { useAlone } from '../following/use-alone.ts';
import { useInspection } from '../following/use-inspection.ts';
import { type Stopping, useStop } from '../following/use-stop.ts';
import type { MessageRef, Problem, TabMessage } from '../platform/wire/messages.ts';
import type { Dependencies } from './dependencies.ts';
import {
  type Choice,
  currentMessage,
  currentProblem,
  isSame,
  nameOf,
  type PopupState,
  reduce,
  START,
} from './state.ts';

export interface Popup extends Stopping {
  state: PopupState;
  /** What is known of the message so far; null until its source is there. */
  inspection: Inspection | null;
  /** It is being checked anew while its finished result is shown. */
  isRunning: boolean;
  /** Why there is nothing to show, or why what was asked last could not be done. */
  problem: Problem | null;
  /** Origins without which the DNS cannot be asked. */
  missing: string[];
  choose: (choice: Choice) => void;
  again: () => void;
  /** Checks again, and looks up names that seem to be made for one recipient too. */
  askPersonal: () => void;
  /** Looks up further records of the author's domain. */
  askFurther: () => void;
  /** Saves the message itself: its source is fetched again. */
  saveSource: (inspection: Inspection) => Promise<void>;
  openReport: () => void;
  /** Asks for the missing origins, then checks again. */
  turnOnDns: () => void;
  turnOnBadges: () => void;
  /** Match patterns of hosts at which this webmail keeps its sources, and which are not granted. */
  beside: string[];
  /** Asks for them, then looks again. */
  allowBeside: () => void;
}

/** Looks at the tab, follows the check of the message that is open, and passes on what a person wants. */
export function usePopup(outside: Dependencies): Popup {
  const [state, dispatch] = useReducer(reduce, START);
  const [tabId, setTabId] = useState<number | null>(null);
  const [missing, setMissing] = useState<string[]>([]);
  /** The message whose check was begun last; absent until the first look is answered or the page tells of a message, which that look checks. */
  const begun = useRef<string | null | undefined>(undefined);
  const [beside, setBeside] = useState<string[]>([]);
  /** How often the page was to be looked at anew. */
  const [looks, setLooks] = useState(0);

  useEffect(() => {
    let open = true;
    const fail = (problem: Problem) => {
      begun.current ??= null;
      dispatch({ type: 'failed', problem });
    };
    const look = async () => {
      const id = await outside.activeTab();
      if (!open) return;
      setTabId(id);
      if (id === null) return fail({ key: 'popup_no_tab', values: {} });
      const { answer, problem } = await outside.ask('page.lookAtTab', { tabId: id });
      if (!open) return;
      if (problem) return fail(problem);
      const looked = currentMessage({ ...START, tab: answer });
      begun.current = looked && nameOf(looked);
      dispatch({ type: 'looked', tab: answer });
    };
    look();
    outside.missingOrigins().then(setMissing);
    return () => {
      open = false;
    };
  }, [outside, looks]);

  const site = state.tab?.site?.origin ?? null;
  useEffect(() => {
    if (site !== null) outside.missingBeside(site).then(setBeside);
  }, [outside, site]);

  const message = currentMessage(state);
  const name = message && nameOf(message);
  const key = message?.key ?? null;
  const ref = refOf(tabId, message);
  const inspect = async () => {
    if (ref === null) return false;
    const chosen = message !== null && state.choice !== null && isSame(message, state.choice);
    const { answer } = await outside.ask('page.checkMessage', { ...ref, chosen });
    if (answer) dispatch({ type: 'updated', message: answer });
    return answer?.key !== undefined;
  };
  const { following, fail, hear } = useInspection(outside, { name, key, message: ref }, inspect);
  const stopping = useStop(outside, following, fail);
  const alone = useAlone();

  const frame = message?.frameId ?? null;
  useEffect(() => {
    if (tabId === null) return;
    return outside.onNews('news.tab', ({ tab }) => {
      if (tab.tabId !== tabId) return;
      dispatch({ type: 'looked', tab });
      // Another page may come into that frame, of which nobody tells.
      if (frame !== null && !tab.messages.some(({ frameId }) => frameId === frame)) setLooks((count) => count + 1);
    });
  }, [outside, tabId, frame]);

  useEffect(() => {
    if (tabId === null) return;
    return outside.onLoad?.(tabId, (type) => {
      if (type === 'left') {
        begun.current = undefined;
        dispatch({ type });
      }
      setLooks((count) => count + 1);
    });
  }, [outside, tabId]);

  // The page went on to another message, or a person chose one: nobody else may check it, and its badge may have been checked
  // by the header alone.
  const isLooked = state.tab !== null;
  useEffect(() => {
    if (!isLooked || name === null || begun.current === name) return;
    const isFirst = begun.current === undefined;
    begun.current = name;
    // A page in which our script has just started tells of its messages while the first look is still under way: their source would be
    // fetched twice.
    if (!isFirst) inspect();
  }, [isLooked, name]);

  const sha256 = following.shown?.source.sha256 ?? null;
  const recheck = useCallback(
    (how: { personalLookups?: boolean }) => {
      if (key === null || ref === null) return;
      alone('again', async () => {
        const { problem } = await outside.ask('page.checkAgain', { message: ref, key, sha256, ...how });
        if (problem) fail(problem);
      });
    },
    [outside, key, ref, sha256, fail, alone],
  );

  return {
    state,
    inspection: following.shown,
    isRunning: following.isRunning,
    problem: following.problem ?? (following.shown ? state.problem : currentProblem(state)),
    missing,
    ...stopping,
    again: () => recheck({}),
    askPersonal: () => recheck({ personalLookups: true }),
    askFurther: () => {
      if (key === null) return;
      alone('further', async () => {
        const { answer, problem } = await outside.ask('page.lookUpTransport', { key });
        if (problem) fail(problem);
        else hear(key, answer);
      });
    },
    saveSource: (inspection) =>
      alone('save', async () => {
        if (key === null || ref === null) return;
        const { answer, problem } = await outside.ask('page.getSource', { message: ref, key });
        if (problem) fail(problem);
        else await outside.saveSource(inspection, answer.source);
      }),
    openReport: () => outside.openReport(key === null ? null : { key, message: ref }),
    choose: (choice) => dispatch({ type: 'chose', choice }),
    turnOnDns: () => {
      // The request comes first: browsers take it only in the click itself, and Chromium closes the popup for its prompt.
      outside.requestResolvers(missing).then((granted) => {
        if (!granted) return;
        setMissing([]);
        recheck({});
      });
    },
    beside,
    allowBeside: () => {
      // The first thing in the click, as above.
      outside.requestOrigins(beside).then((granted) => {
        if (!granted) return;
        setBeside([]);
        // Where the mail itself is in a frame of that host, no message was found before.
        if (ref === null) setLooks(looks + 1);
        else inspect();
      });
    },
    turnOnBadges: () => {
      const { tab } = state;
      const site = tab?.site;
      if (!site) return;
      outside.switchBadgesOn(site.origin).then((badges) => {
        dispatch({ type: 'looked', tab: { ...tab, site: { ...site, badges } } });
      });
    },
  };
}

function refOf(tabId: number | null, message: TabMessage | null): MessageRef | null {
  return tabId === null || message === null ? null : { tabId, frameId: message.frameId, id: message.id };
}
