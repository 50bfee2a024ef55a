/**
 * A background with its services and a page before it, without a browser: the engine is a fake that says what it was given
 * and answers when told to.
 */
import { createHash } from 'node:crypto';
import { createHandlers } from '../../src/background/requests.ts';
import { createServices } from '../../src/background/services.ts';
import type { Inspection, Level } from '../../src/core/index.ts';
import type { DnsTrouble } from '../../src/core/inspection/index.ts';
import type { InspectContext } from '../../src/core/stages/context.ts';
import { answerWorker } from '../../src/platform/wire/answer.ts';
import { ask, askFromScript } from '../../src/platform/wire/ask.ts';
import type { LocatedMessages } from '../../src/platform/wire/messages.ts';
import type { PageQuestion, Question, QuestionOf, ScriptQuestion } from '../../src/platform/wire/wire.ts';
import { FROM_POPUP, fake, fromContent } from '../fakes/browser.ts';
import { unverified } from '../fakes/inspections.ts';
import { draft, toBytes } from '../messages/message.ts';

export const SITE = 'https://mail.example';
export const TAB = 1;

export interface Call {
  source: Uint8Array;
  context: InspectContext;
}

/** An engine that judges a message by its subject: 'verified shop.example'. */
export function fakeEngine() {
  const calls: Call[] = [];
  let gate: Promise<void> = Promise.resolve();
  let dns: Inspection['dns'] = [];
  return {
    calls,
    /** Every check asks one question from now on, which has no answer. */
    answerOfDns(trouble: DnsTrouble) {
      dns = [
        {
          name: 'x.example',
          type: 'TXT',
          purpose: 'dkim',
          status: 'error',
          trouble,
          answers: [],
          ttl: 0,
          secure: false,
        },
      ];
    },
    /** Holds every check that begins from now on, until the function that comes back is called. */
    hold() {
      let open: () => void = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
    async inspect(source: Uint8Array, context: InspectContext): Promise<Inspection> {
      calls.push({ source, context });
      const subject = /^Subject: (\S+) ?(\S*)/m.exec(new TextDecoder('latin1').decode(source));
      const verdict = {
        ...unverified.verdict,
        level: (subject?.[1] ?? 'unverified') as Level,
        domain: subject?.[2] || null,
      };
      const result: Inspection = {
        ...unverified,
        source: { ...unverified.source, sha256: createHash('sha256').update(source).digest('hex') },
        verdict,
        withoutDns: context.resolver === null,
        inspectedAt: new Date().toISOString(),
        dns,
      };
      context.onUpdate?.({ ...result, progress: 'checking' });
      await gate;
      return { ...result, progress: 'done' };
    },
  };
}

export function mail(subject: string, id = subject): Uint8Array {
  return toBytes(draft({ subject, messageId: `<${id}@sender.example>` }));
}

export interface FakeFrame {
  webmail: string | null;
  page: string;
  account?: string;
  /** Open messages: their id and source. */
  messages: { id: string; source: Uint8Array; subject?: string; focused?: boolean }[];
}

/** A tab whose frames hold content scripts; `told` is what they were told. */
export function openTab(frames: Record<number, FakeFrame>, url = `${SITE}/inbox`) {
  const told: Question[] = [];
  fake.tabs = [{ id: TAB, url, active: true }];
  fake.inject = () => Object.keys(frames).map((frameId) => ({ frameId: Number(frameId) }));
  for (const [frameId, frame] of Object.entries(frames)) {
    fake.frames.set(`${TAB}:${frameId}`, (message) => {
      const question = message as Question;
      told.push(question);
      return Promise.resolve(answerOf(question, frame));
    });
  }
  return { told };
}

function answerOf({ ask: name, request }: Question, frame: FakeFrame): unknown {
  if (name === 'worker.locate') return { answer: located(frame), problem: null };
  if (name !== 'worker.fetchSource') return { answer: null, problem: null };
  const asked = request as QuestionOf<'worker.fetchSource'>;
  const message = frame.messages.find(({ id }) => id === asked.id);
  if (!message || (asked.page ?? frame.page) !== frame.page)
    return { answer: null, problem: { key: 'webmail_message_changed', values: {} } };
  return { answer: { source: message.source, fidelity: 'exact' }, problem: null };
}

export function located({ webmail, page, account, messages }: FakeFrame): LocatedMessages {
  return {
    webmail,
    page,
    ...(account ? { account } : {}),
    messages: messages.map(({ id, subject, focused }, index) => ({
      id,
      shown: { from: 'alice@sender.example', ...(subject ? { subject } : {}) },
      focused: focused ?? index === messages.length - 1,
    })),
  };
}

/** The worker, just started: its services over what is stored. */
export function startBackground(engine = fakeEngine()) {
  const services = createServices(engine.inspect);
  answerWorker(createHandlers(services));
  return { engine, services };
}

/** A content script brings the source of message 7. */
export function brought(source: Uint8Array): QuestionOf<'script.bringsSource'> {
  return { id: '7', fetched: { source, fidelity: 'exact' }, problem: null };
}

/** Message 7 of the tab. */
export const MESSAGE = { tabId: TAB, frameId: 0, id: '7' };

export async function asPopup<N extends PageQuestion>(name: N, request: QuestionOf<N>) {
  fake.sender = FROM_POPUP;
  return await ask(name, request);
}

export async function asContent<N extends ScriptQuestion>(name: N, request: QuestionOf<N>, frameId = 0) {
  fake.sender = fromContent(TAB, `${SITE}/inbox`, frameId);
  return await askFromScript(name, request);
}

/** Lets everything finish that waits for nothing but the next turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
