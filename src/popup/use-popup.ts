import { useCallback, useEffect, useReducer, useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import type { Problem } from '../platform/wire/messages.ts';
import { type Choice, currentMessage, type PopupState, reduce, START } from './state.ts';
import type { Surroundings } from './surroundings.ts';

export interface Popup {
  state: PopupState;
  /** Origins without which the DNS cannot be asked. */
  missing: string[];
  choose: (choice: Choice) => void;
  again: () => void;
  /** Checks again, and looks up names that seem to be made for one recipient too. */
  askPersonal: () => void;
  /** Looks up further records of the author's domain. */
  askFurther: () => void;
  /** Saves the message itself: its source is fetched again. */
  saveSource: (inspection: Inspection) => void;
  /** Asks for the missing origins, then checks again. */
  turnOnDns: () => void;
  turnOnBadges: () => void;
  /** Match patterns of hosts at which this webmail keeps its sources, and which are not granted. */
  beside: string[];
  /** Asks for them, then looks again. */
  allowBeside: () => void;
}

/** Looks at the tab, follows the check of the message that is shown, and passes on what a person wants. */
export function usePopup(outside: Surroundings): Popup {
  const [state, dispatch] = useReducer(reduce, START);
  const [tabId, setTabId] = useState<number | null>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const [beside, setBeside] = useState<string[]>([]);
  const fail = useCallback((problem: Problem) => dispatch({ type: 'failed', problem }), []);

  useEffect(() => {
    let open = true;
    const look = async () => {
      const id = await outside.activeTab();
      if (!open) return;
      setTabId(id);
      if (id === null) return fail({ key: 'popup_no_tab', values: {} });
      const { answer, problem } = await outside.ask('page.lookAtTab', { tabId: id });
      if (!open) return;
      if (problem) fail(problem);
      else dispatch({ type: 'looked', tab: answer });
    };
    look();
    outside.missingOrigins().then(setMissing);
    return () => {
      open = false;
    };
  }, [outside, fail]);

  const site = state.tab?.site?.origin ?? null;
  useEffect(() => {
    if (site !== null) outside.missingBeside(site).then(setBeside);
  }, [outside, site]);

  const message = currentMessage(state);
  const key = message?.key ?? null;
  useEffect(() => {
    if (key === null) return;
    outside.ask('page.getInspection', { key }).then(({ answer, problem }) => {
      if (answer) dispatch({ type: 'inspected', key, inspection: answer });
      else fail(problem ?? { key: 'errors_source_gone', values: {} });
    });
  }, [outside, key, fail]);

  const inspect = useCallback(
    async ({ frameId, id }: Choice) => {
      if (tabId === null) return;
      const { answer } = await outside.ask('page.checkMessage', { tabId, frameId, id });
      if (answer) dispatch({ type: 'updated', message: answer });
    },
    [outside, tabId],
  );

  const { frameId, id } = message ?? {};
  useEffect(
    () =>
      outside.onNews(
        (tab) => tab.tabId === tabId && dispatch({ type: 'looked', tab }),
        (key, inspection) => dispatch({ type: 'inspected', key, inspection }),
        // What is shown stays until the new result is there.
        () => frameId !== undefined && id !== undefined && inspect({ frameId, id }),
      ),
    [outside, tabId, frameId, id, inspect],
  );

  const recheck = useCallback(
    (how: { personalLookups?: boolean }) => {
      if (key === null) return;
      outside.ask('page.checkAgain', { key, ...how }).then(({ problem }) => {
        if (problem) fail(problem);
      });
    },
    [outside, key, fail],
  );
  const again = useCallback(() => recheck({}), [recheck]);

  const askFurther = useCallback(() => {
    if (key === null) return;
    outside.ask('page.lookUpTransport', { key }).then(({ answer, problem }) => {
      if (problem) fail(problem);
      else dispatch({ type: 'inspected', key, inspection: answer });
    });
  }, [outside, key, fail]);

  return {
    state,
    missing,
    again,
    askPersonal: () => recheck({ personalLookups: true }),
    askFurther,
    saveSource: (inspection) => {
      outside.ask('page.getSource', { key: inspection.source.sha256 }).then(({ answer, problem }) => {
        if (problem) fail(problem);
        else outside.saveSource(inspection, answer.source);
      });
    },
    choose: (choice) => {
      dispatch({ type: 'chose', choice });
      // Its badge may have been checked by the header alone: a click means a check by the DNS. One that was made so already is joined.
      inspect(choice);
    },
    turnOnDns: () => {
      // The request comes first: browsers take it only in the click itself, and Chromium closes the popup for its prompt.
      outside.requestOrigins(missing).then((granted) => {
        if (!granted) return;
        setMissing([]);
        again();
      });
    },
    beside,
    allowBeside: () => {
      // The first thing in the click, as above.
      outside.requestOrigins(beside).then((granted) => {
        if (!granted) return;
        setBeside([]);
        if (message) inspect(message);
      });
    },
    turnOnBadges: () => {
      const site = state.tab?.site;
      if (!site || !state.tab) return;
      const { tab } = state;
      outside.switchBadgesOn(site.origin).then((badges) => {
        dispatch({ type: 'looked', tab: { ...tab, site: { ...site, badges } } });
      });
    },
  };
}
