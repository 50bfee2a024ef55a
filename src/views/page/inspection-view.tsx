import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import type { TextKey } from '../../text/translate.ts';
import { useLater } from '../later.ts';
import { CardHost } from '../lesson/card-host.tsx';
import { useText } from '../reading.tsx';
import { RouteMiniature } from '../route/miniature.tsx';
import { SummaryTab } from '../summary/summary-tab.tsx';
import { TabPanel, Tabs } from '../tabs/tabs.tsx';
import { Cautions } from '../verdict/cautions.tsx';
import { VerdictBlock } from '../verdict/verdict-block.tsx';
import { Witnesses } from '../verdict/witnesses.tsx';
import { OTHER_TABS } from './other-tabs-later.ts';
import { Stopped } from './stopped.tsx';

export type TabId = 'summary' | 'route' | 'checks' | 'headers';

const TABS: readonly { id: TabId; key: TextKey }[] = [
  { id: 'summary', key: 'view_tab_summary' },
  { id: 'route', key: 'view_tab_route' },
  { id: 'checks', key: 'view_tab_checks' },
  { id: 'headers', key: 'view_tab_headers' },
];

export interface InspectionViewProps {
  inspection: Inspection;
  journey: Journey;
  /** What the page that shows it has to add: right below the verdict, and below the summary. */
  notice?: ComponentChildren;
  offer?: ComponentChildren;
  onCopy?: ((text: string) => void) | undefined;
  onAgain?: (() => void) | undefined;
  /** Asks anew, names that seem to be made for this reader included; see ChecksTab. */
  onPersonal?: (() => void) | undefined;
  /** Looks up further records of the author domain; see ChecksTab. */
  onFurther?: (() => void) | undefined;
  /** A check runs anew while the finished one is shown. */
  busy?: boolean;
  /** Stops the check that runs; absent while none does. */
  onStop?: (() => void) | undefined;
  /** The reader stopped the check that is shown. */
  isStopped?: boolean;
  /** The tab to begin with. */
  initialTab?: TabId;
}

/** All that is known of one message: the verdict stays on top, everything else scrolls beneath it. */
export function InspectionView(props: InspectionViewProps) {
  const { inspection, notice, offer, onAgain, busy = false, onStop, isStopped = false, initialTab = 'summary' } = props;
  const t = useText();
  const [tab, setTab] = useState<TabId>(initialTab);
  const [field, setField] = useState<number | null>(null);
  // Not while the verdict is waited for: reading them would hold it up.
  const other = useLater(OTHER_TABS, tab !== 'summary' || inspection.progress === 'done');
  const below = useRef<HTMLDivElement>(null);
  useScrollToTab(below, tab);
  const select = (next: TabId) => {
    setField(null);
    setTab(next);
  };
  const showField = (index: number) => {
    setField(index);
    setTab('headers');
  };
  return (
    <article class="inspection" data-tab={tab}>
      <VerdictBlock inspection={inspection} onStop={onStop} />
      <div class="inspection-scroll">
        {isStopped ? <Stopped onAgain={onAgain} /> : null}
        {notice}
        <Witnesses inspection={inspection} onAgain={onAgain} busy={busy} onStop={onStop} />
        <Cautions inspection={inspection} />
        <RouteMiniature inspection={inspection} onJourney={() => select('route')} />
        <div class="inspection-tabs" ref={below}>
          <Tabs
            id="inspection"
            label={t('view_tabs')}
            tabs={TABS.map(({ id, key }) => ({ id, label: t(key) }))}
            selected={tab}
            onSelect={select}
          />
          <TabPanel id="inspection" tab={tab}>
            <CardHost key={tab} inspection={inspection}>
              {tab === 'summary' ? (
                <>
                  <SummaryTab inspection={inspection} />
                  {offer}
                </>
              ) : (
                other && <other.OtherTab {...props} tab={tab} field={field} onField={showField} />
              )}
            </CardHost>
          </TabPanel>
        </div>
      </div>
    </article>
  );
}

/** Gives a tab that was chosen the room that it needs: the tabs move up to the verdict; the summary brings all back. */
function useScrollToTab(element: RefObject<HTMLElement | null>, tab: TabId): void {
  const before = useRef(tab);
  useEffect(() => {
    if (before.current === tab) return;
    before.current = tab;
    const node = element.current;
    const scroller = node?.parentElement;
    if (!node || !scroller || scroller.scrollHeight <= scroller.clientHeight) return;
    scroller.scrollTop = tab === 'summary' ? 0 : node.offsetTop - scroller.offsetTop;
  }, [element, tab]);
}
