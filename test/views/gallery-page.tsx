/** The page that the gallery photographs: the real popup over fixtures. See gallery.mjs. */
import { render } from 'preact';
import type { Inspection } from '../../src/core/inspection/index.ts';
import { buildJourney } from '../../src/core/journey/build.ts';
import type { TabMessage, TabState } from '../../src/platform/wire/messages.ts';
import type { Dependencies } from '../../src/popup/dependencies.ts';
import { Popup } from '../../src/popup/popup.tsx';
import type { Language } from '../../src/text/translate.ts';
import '../../src/text/all.ts';
import { Footer } from '../../src/views/page/footer.tsx';
import { InspectionView } from '../../src/views/page/inspection-view.tsx';
import { ReadingContext } from '../../src/views/reading.tsx';
import { checking, stories } from '../fakes/inspections.ts';
import { personal, withShownOnly } from '../fakes/shown-only.ts';
import { fakeDependencies } from '../popup/fake-dependencies.ts';

const query = new URLSearchParams(location.search);
const story = query.get('story') ?? 'verified';
const language: Language = query.get('language') === 'ja' ? 'ja' : 'en';

document.documentElement.lang = language;
const root = document.getElementById('popup');
if (root) {
  render(
    <ReadingContext.Provider value={{ language, timeZone: 'Asia/Tokyo', now: new Date('2026-11-20T10:01:30Z') }}>
      {query.get('page') === 'report' ? <Report /> : <Popup outside={dependenciesOf(story)} />}
    </ReadingContext.Provider>,
    root,
  );
}

/** The views as the report page shows them. */
function Report() {
  const inspection = stories[story] ?? fail();
  return (
    <main class="report">
      <div class="report-sheet">
        <InspectionView inspection={inspection} journey={buildJourney(inspection)} />
      </div>
      <Footer onSettings={() => {}} />
    </main>
  );
}

function dependenciesOf(name: string): Dependencies {
  const step = /^checking([0-9])$/.exec(name)?.[1];
  const shown = { ...stories, shownOnly: withShownOnly, personal } as Readonly<Record<string, Inspection>>;
  const inspection = step === undefined ? shown[name] : checking[Number(step)];
  if (inspection) return fakeDependencies({ tab: tabOf(inspection), inspections: [inspection] });
  if (name === 'conversation') return conversation();
  if (name === 'looking') return fakeDependencies({ tab: null, inspections: [] });
  if (name === 'offers') return offers();
  return fakeDependencies({
    tab: { tabId: 1, webmail: null, site: null, messages: [], problem: null },
    inspections: [],
  });
}

function tabOf(inspection: Inspection): TabState {
  return { tabId: 1, webmail: 'Roundcube', site: null, messages: [messageOf(inspection, 'm1', true)], problem: null };
}

function messageOf(inspection: Inspection, id: string, focused: boolean): TabMessage {
  return {
    id,
    frameId: 0,
    shown: { from: inspection.message.author?.name ?? '', subject: inspection.message.subject },
    focused,
    key: inspection.source.sha256,
    level: inspection.verdict.level,
    domain: inspection.verdict.domain,
    problem: null,
  };
}

/** Three messages on one page, of which the second is forged. */
function conversation(): Dependencies {
  const list = ['verified', 'failed', 'vouched'].flatMap((name, index) => {
    const inspection = stories[name];
    return inspection ? [{ ...inspection, source: { ...inspection.source, sha256: String(index) } }] : [];
  });
  return fakeDependencies({
    tab: {
      tabId: 1,
      webmail: 'Gmail',
      site: { origin: 'https://mail.example.org/*', badges: true },
      messages: list.map((inspection, index) => messageOf(inspection, `m${index}`, index === 1)),
      problem: null,
    },
    inspections: list,
  });
}

/** DNS without permission, badges not yet wanted. */
function offers(): Dependencies {
  const inspection: Inspection = {
    ...(stories['unchecked'] ?? fail()),
    withoutDns: true,
    dns: [],
    spf: null,
    dkim: [],
    dmarc: null,
  };
  return fakeDependencies({
    tab: { ...tabOf(inspection), site: { origin: 'https://mail.example.org/*', badges: false } },
    inspections: [inspection],
    missing: ['https://cloudflare-dns.com/*'],
  });
}

function fail(): never {
  throw new Error('no such story');
}
