/** Every question that the worker answers, and the service that does. */
import { MAX_MESSAGE_BYTES } from '../core/caller-limits.ts';
import { loadSettings, saveSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';
import type { Frame, WorkerHandlers } from '../platform/wire/answer.ts';
import { Failure, failure } from '../platform/wire/failure.ts';
import type { BadgeState } from '../platform/wire/messages.ts';
import type { AnswerOf, QuestionOf } from '../platform/wire/wire.ts';
import { UNCHECKED } from './badge-state.ts';
import { fetchElsewhere } from './elsewhere.ts';
import { injectWebmail } from './inject.ts';
import type { HowToCheck, Started } from './message-checks.ts';
import { createPace, OF_LOOKS, OF_SOURCES, paced } from './pace.ts';
import { bytesOf, createRoom, NO_ROOM, OF_BYTES, OF_DOWNLOADS, whileRoom } from './room.ts';
import type { Services } from './services.ts';
import { forgetResults } from './settings-change.ts';
import { asksDns } from './tabs.ts';

type Fetched = AnswerOf<'script.wantsSource'> | Failure;

/** One handler for each question of the wire; who may ask it, `answerWorker` has looked at before. */
export function createHandlers(services: Services): WorkerHandlers {
  const { sharedChecks, records, checked, tabs, badges, receivers, resolvers, transport, sourceCopy, reportTabs } =
    services;

  const [ofStarts, ofLooks] = [createPace(OF_LOOKS), createPace(OF_LOOKS)];
  const [ofSources, ofFetches] = [createPace(OF_SOURCES), createPace(OF_SOURCES)];

  const [roomOfBrought, roomOfDownloads] = [createRoom(OF_BYTES), createRoom(OF_DOWNLOADS)];

  /** Fetches a source again that was dropped after its check: from that message, and only while it is still the same. */
  async function checkAgain(
    { message, key, sha256 = null }: Pick<QuestionOf<'page.checkAgain'>, 'message' | 'key' | 'sha256'>,
    how: Partial<HowToCheck>,
  ): Promise<Started | Failure> {
    return (await tabs.recheck(message, { key, sha256 }, { withDns: true, ...how })) ?? failure('errors_source_gone');
  }

  const takeBrought = paced(ofSources, UNCHECKED, (request: QuestionOf<'script.bringsSource'>, frame) =>
    badges.source(frame, request),
  );
  /** At once: the bytes lie there until the question is answered. Why, the popup says. */
  function refuseBrought(id: string, frame: Frame): BadgeState {
    takeBrought({ id, fetched: null, problem: NO_ROOM.problem }, frame).catch(console.error);
    return UNCHECKED;
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
      const started = await checkAgain({ message, key }, { withDns: await asksDns(following) });
      return !(started instanceof Failure) && started.key === key ? await started.done : null;
    },

    'page.checkAgain': async ({ personalLookups = false, ...known }) => {
      resolvers.forget();
      const started = await checkAgain(known, { again: true, personalLookups });
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
      whileRoom<Fetched>(
        roomOfDownloads(frame.tabId, MAX_MESSAGE_BYTES),
        () => fetchElsewhere(frame, url),
        () => NO_ROOM,
      ),
    ),
    'script.started': paced(ofStarts, failure('errors_refused', { request: 'script.started' }), (_, frame) =>
      badges.started(frame),
    ),
    'script.showsMessages': paced(ofLooks, [], (located, frame) => badges.wanted(frame, located)),
    'script.bringsSource': (request, frame) =>
      whileRoom<BadgeState | Failure>(
        roomOfBrought(frame.tabId, bytesOf(request.fetched?.source)),
        () => takeBrought(request, frame),
        () => refuseBrought(request.id, frame),
      ),
    'script.showsList': paced(ofStarts, failure('errors_refused', { request: 'script.showsList' }), (_, { url }) =>
      checked.at(url),
    ),
    'script.badgeClicked': async ({ id }, frame) => {
      await badges.clicked(frame, id);
      return null;
    },
    'script.beat': () => null,
  };
}
