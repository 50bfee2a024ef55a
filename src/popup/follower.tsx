import { useEffect, useMemo, useReducer } from 'preact/hooks';
import type { Dependencies } from './dependencies.ts';
import type { FrontTabEvent } from './front-tab.ts';
import { Popup } from './popup.tsx';

/** The tab beside the panel. */
interface Front {
  tabId: number | null;
  /** Counts tabs and pages: what is known of one is never shown beside another. */
  visit: number;
  /** The old page is gone, the new one not there yet; or nothing is known at first. */
  isWaiting: boolean;
}

const START: Front = { tabId: null, visit: 0, isWaiting: true };

function reduce(front: Front, event: FrontTabEvent): Front {
  const isHere = event.tabId === front.tabId;
  switch (event.type) {
    case 'shown':
      return { tabId: event.tabId, visit: front.visit + 1, isWaiting: false };
    case 'left':
      return isHere ? { ...front, visit: front.visit + 1, isWaiting: true } : front;
    case 'loaded':
      return isHere ? { ...front, isWaiting: false } : front;
  }
}

/** The popup's view as it stays beside the page: it begins anew with every tab that comes to the front and with every page there. */
export function Follower({
  outside,
  watch,
}: {
  outside: Omit<Dependencies, 'activeTab'>;
  watch: (tell: (event: FrontTabEvent) => void) => () => void;
}) {
  const [front, dispatch] = useReducer(reduce, START);
  useEffect(() => watch(dispatch), [watch]);
  const here = useMemo(() => {
    const activeTab = (): Promise<number | null> =>
      front.isWaiting ? new Promise(() => undefined) : Promise.resolve(front.tabId);
    return { ...outside, activeTab };
  }, [outside, front]);
  return <Popup key={front.visit} outside={here} />;
}
