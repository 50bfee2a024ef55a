/** Every question that the worker answers, and the service that does. */
import { loadSettings, saveSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';
import type { WorkerHandlers } from '../platform/wire/answer.ts';
import { Failure, failure } from '../platform/wire/failure.ts';
import type { MessageRef } from '../platform/wire/messages.ts';
import { UNCHECKED } from './badge-state.ts';
import { fetchElsewhere } from './elsewhere.ts';
import { injectWebmail } from './inject.ts';
import type { HowToCheck, Started } from './message-checks.ts';
import { createPace, OF_LOOKS, OF_SOURCES, paced } from './pace.ts';
import type { Services } from './services.ts';
import { forgetResults } from './settings-change.ts';
import { findMessage } from './tab-records.ts';
import { asksDns } from './tabs.ts';

/** One handler for each question of the wire; who may ask it, `answerWorker` has looked at before. */
export function createHandlers(services: Services): WorkerHandlers {
  const {
    sharedChecks,
    records,
    checked,
    checks,
    tabs,
    badges,
    receivers,
    resolvers,
    transport,
    sourceCopy,
    reportTabs,
  } = services;

  const [ofStarts, ofLooks] = [createPace(OF_LOOKS), createPace(OF_LOOKS)];
  const [ofSources, ofFetches] = [createPace(OF_SOURCES), createPace(OF_SOURCES)];

  /** Fetches a source again that was dropped after its check: from that message, and only while it is still the same. */
  async function checkAgain(ref: MessageRef, key: string, how: Partial<HowToCheck>): Promise<Started | Failure> {
    const message = findMessage(await records.get(ref.tabId), ref.frameId, ref.id);
    if (message?.key !== key) return failure('errors_source_gone');
    return await checks.fetchAndCheck(ref.tabId, message, { withDns: true, ...how });
  }

  return {
    'page.lookAtTab': ({ tabId, following }) => tabs.look(tabId, following),
    'page.checkMessage': (request) => tabs.inspect(request),

    'page.checkSource': async ({ source, fidelity = 'exact', again = false, personalLookups = false, arrived }) => {
      if (again) resolvers.forget();
      const receiver = arrived === undefined ? null : await receivers.named(arrived);
      const order = { source, fidelity, receiver, withDns: true, again, personalLookups };
      const { key, done } = await sharedChecks.start(order);
      done.catch(console.error);
      return { key };
    },

    'page.getInspection': async ({ key, message, following = false }) => {
      const inspection = await sharedChecks.get(key);
      if (inspection || message === null) return inspection;
      // The worker was stopped while the check ran, or the result had to make room.
      const started = await checkAgain(message, key, { withDns: await asksDns(following) });
      return !(started instanceof Failure) && started.key === key ? await started.done : null;
    },

    'page.checkAgain': async ({ message, key, personalLookups = false }) => {
      resolvers.forget();
      const started = await checkAgain(message, key, { again: true, personalLookups });
      return started instanceof Failure ? started : { key: started.key };
    },

    'page.stopCheck': ({ key }) => {
      sharedChecks.stop(key);
      return null;
    },

    'page.getSource': ({ message, key }) => sourceCopy(message, key),
    'page.lookUpTransport': ({ key }) => transport(key),

    'page.openReport': async (report) => {
      await reportTabs.open(report);
      return null;
    },
    'page.getReport': (_, { tabId }) => (tabId === null ? null : reportTabs.get(tabId)),
    'page.keepReport': async (report, { tabId }) => {
      if (tabId !== null) await reportTabs.keep(tabId, report);
      return null;
    },

    'page.getSettings': async () => ({ ...(await loadSettings()) }),
    'page.saveSettings': async (changed) => {
      await saveSettings(changed as Partial<Settings>);
      return null;
    },

    'page.getProposals': () => receivers.proposed(),
    'page.confirmReceiver': async ({ origin, domain }) =>
      (await receivers.confirm(origin, domain)) ?? failure('errors_nothing_to_confirm'),
    'page.getReceiverQuestion': async ({ tabId, following = false }) => {
      const { origin, account } = await records.get(tabId);
      return await receivers.question(origin, account, await asksDns(following));
    },
    'page.refuseReceiver': async ({ origin, hosts }) => {
      await receivers.refuse(origin, hosts);
      await forgetResults(services);
      return null;
    },
    'page.beat': () => null,

    'script.wantsWebmail': paced(ofStarts, false, ({ file }, { tabId, frameId }) =>
      injectWebmail(tabId, frameId, file),
    ),
    'script.wantsSource': paced(ofFetches, failure('webmail_source_timeout'), ({ url }, frame) =>
      fetchElsewhere(frame, url),
    ),
    'script.started': paced(ofStarts, failure('errors_refused', { request: 'script.started' }), (_, frame) =>
      badges.started(frame),
    ),
    'script.showsMessages': paced(ofLooks, [], (located, frame) => badges.wanted(frame, located)),
    'script.bringsSource': paced(ofSources, UNCHECKED, (request, frame) => badges.source(frame, request)),
    'script.showsList': paced(ofStarts, failure('errors_refused'), (_, { url }) => checked.at(url)),
    'script.badgeClicked': async ({ id }, frame) => {
      await badges.clicked(frame, id);
      return null;
    },
    'script.beat': () => null,
  };
}
