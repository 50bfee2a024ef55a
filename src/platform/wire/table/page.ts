/** The wire's table: what pages of the extension ask the worker, 'page.lookAtTab' and so on. */
import type { Inspection } from '../../../core/index.ts';
import type { Confirmation } from '../../../core/receivers/propose.ts';
import type { ProposedReceiver, ReceiverQuestion, Report, TabMessage, TabState } from '../messages.ts';
import { fidelity, id, MAX_NAME } from '../parts.ts';
import {
  bytes,
  count,
  digest,
  flag,
  fromWorker,
  list,
  nothing,
  object,
  optional,
  orNothing,
  record,
  route,
  text,
} from '../shapes.ts';

/** No proposal names more hosts. */
const MAX_HOSTS = 20;
const message = object({ tabId: count, frameId: count, id });
const report = object({ key: digest, message: orNothing(message) });
/** By a person's click: names that seem to be made for one recipient may be looked up too. */
const personalLookups = optional(flag);

/** A side panel asks by itself, not by a click: the DNS only where the ladder says so for every message, and nothing that is known again. */
const following = optional(flag);

/** The popup opened on a tab: find its messages, fetch and check the focused one. Needs the click's activeTab. */
const lookAtTab = route(object({ tabId: count, following }), fromWorker<TabState>());

/** What the asker knows of the message: the key of its check, and once that was done the digest of its source. */
const known = optional(object({ key: digest, sha256: orNothing(digest) }));

/**
 * Check one listed message of a tab. Answers when the check has begun. `chosen` = a person picked it in the popup: the toolbar speaks of it from
 * now on. `known` = only if it is still that one: under an id a page may show another message by now.
 */
const checkMessage = route(
  object({ tabId: count, frameId: count, id, following, chosen: optional(flag), known }),
  fromWorker<TabMessage>(),
);

/**
 * Check a source that a person gave: pasted, opened, dropped, selected. Answers as soon as the key is known; the check
 * runs on. `fidelity` is 'exact' unless told: text that went through a page may have lost blanks ('rewritten'). `arrived` is where the person
 * says that it arrived: the origin of a webmail with declared servers, or a provider's name; absent = nobody knows.
 */
const checkSource = route(
  object({
    source: bytes,
    fidelity: optional(fidelity),
    again: optional(flag),
    personalLookups,
    arrived: optional(text(MAX_NAME)),
  }),
  fromWorker<{ key: string }>(),
);

/**
 * The finished inspection by key; while it runs, 'news.inspection' tells how far it is. Asking joins a running check, or
 * starts it over from the message that is named; null when it is gone and nobody but the asker may still have its source.
 */
const getInspection = route(
  object({ key: digest, message: orNothing(message), following }),
  fromWorker<Inspection | null>(),
);

/**
 * Check a message again with fresh DNS answers: its source is fetched again from where that message is, and has to be the one that was
 * checked; `sha256` as in `known`.
 */
const checkAgain = route(
  object({ message, key: digest, sha256: optional(orNothing(digest)), personalLookups }),
  fromWorker<{ key: string }>(),
);

/** Stop a running check, for whoever waits for it; nothing happens when none runs. */
const stopCheck = route(object({ key: digest }), fromWorker<null>());

/** The source of a checked message once more, for saving it: never other bytes than those that were checked. */
const getSource = route(object({ message, key: digest }), fromWorker<{ source: Uint8Array }>());

/**
 * Look up what says nothing about the mail and is therefore never asked without a click: the author domain's MTA-STS and
 * TLS-RPT records. They come with the inspection, in its list of questions too.
 */
const lookUpTransport = route(object({ key: digest }), fromWorker<Inspection>());

/** Open the report page with this inspection; with none, it asks for a source. No address ever names a mail. */
const openReport = route(orNothing(report), fromWorker<null>());

/** From a report page: what it was opened with; null = nothing. */
const getReport = route(nothing, fromWorker<Report | null>());

/** From a report page: what it shows from now on, so that it shows it again when it is reloaded. */
const keepReport = route(orNothing(report), fromWorker<null>());

/** The settings, where pages cannot read them themselves. */
const getSettings = route(nothing, fromWorker<Record<string, unknown>>());

/** Keeps some settings, each of which is checked. */
const saveSettings = route(record, fromWorker<null>());

/** Receiving sides of webmails that nobody has declared, read off the routes of the messages seen there. */
const getProposals = route(nothing, fromWorker<ProposedReceiver[]>());

/** Asks whether the MX records of the account's own domain name what is proposed for its webmail. */
const confirmReceiver = route(object({ origin: text(MAX_NAME), domain: text(MAX_NAME) }), fromWorker<Confirmation>());

/** What to ask the user about the receiving side of a tab's webmail; null = nothing. */
const getReceiverQuestion = route(object({ tabId: count, following }), fromWorker<ReceiverQuestion | null>());

/** The user's no: these hosts are not proposed again for that webmail until the browser restarts. */
const refuseReceiver = route(
  object({ origin: text(MAX_NAME), hosts: list(text(MAX_NAME), MAX_HOSTS) }),
  fromWorker<null>(),
);

/** A page that waits keeps the worker alive (Firefox stops it at 30 s in spite of a pending message). */
const beat = route(nothing, fromWorker<null>());

/** The rows by their names. */
export const page = {
  lookAtTab,
  checkMessage,
  checkSource,
  getInspection,
  checkAgain,
  stopCheck,
  getSource,
  lookUpTransport,
  openReport,
  getReport,
  keepReport,
  getSettings,
  saveSettings,
  getProposals,
  confirmReceiver,
  getReceiverQuestion,
  refuseReceiver,
  beat,
};
