/**
 * Shapes of what crosses between the parts, checked at the receiving end. Our own pages send nothing else; a webmail's
 * page that took over its own process may, in our content script's name.
 */
import type { ContentRequests, Requests, RequestType } from './messages.ts';

type Shape = (value: unknown) => boolean;

/** Ids are made by our own profiles out of what the page says; a real one is below 300 characters. */
const MAX_ID = 4_096;
/** A conversation with more open messages than this has none of them badged. */
const MAX_MESSAGES = 500;
/** No proposal names more. */
const MAX_HOSTS = 20;

const isNothing: Shape = (value) => value === null;
const isBoolean: Shape = (value) => typeof value === 'boolean';
const isCount: Shape = (value) => Number.isInteger(value) && (value as number) >= 0;
const isText: Shape = (value) => typeof value === 'string' && value.length <= MAX_ID;
const isKey: Shape = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
/** Its size is the engine's affair: too big a message gets a sentence, no refusal. */
const isSource: Shape = (value) => value instanceof Uint8Array;
const isProblem: Shape = (value) => has(value, { key: isText, values: isRecord });
const isShown: Shape = (value) =>
  has(value, { from: optional(isText), subject: optional(isText), messageId: optional(isText) });
const isPageMessage: Shape = (value) => has(value, { id: isText, shown: isShown, focused: isBoolean });
const isFidelity: Shape = (value) => value === 'exact' || value === 'rewritten' || value === 'headers';
const isBadge: Shape = (value) =>
  has(value, { id: isText, badge: (badge) => has(badge, { level: isText, domain: either(isText, isNothing) }) });

const REQUESTS: Record<RequestType, Shape> = {
  'tab.look': (value) => has(value, { tabId: isCount }),
  'tab.inspect': (value) => has(value, { tabId: isCount, frameId: isCount, id: isText }),
  'source.inspect': (value) =>
    has(value, {
      source: isSource,
      name: isText,
      fidelity: optional(isFidelity),
      again: optional(isBoolean),
      personalLookups: optional(isBoolean),
    }),
  'source.get': (value) => has(value, { key: isKey }),
  'inspection.get': (value) => has(value, { key: isKey }),
  'inspection.again': (value) => has(value, { key: isKey, personalLookups: optional(isBoolean) }),
  'records.get': (value) => has(value, { key: isKey }),
  'receivers.proposed': isNothing,
  'receiver.confirm': (value) => has(value, { origin: isText, domain: isText }),
  'receiver.question': (value) => has(value, { tabId: isCount }),
  'receiver.refuse': (value) => has(value, { origin: isText, hosts: listOf(isText, MAX_HOSTS) }),
  'content.started': isNothing,
  'badge.wanted': (value) =>
    has(value, {
      page: isText,
      webmail: either(isText, isNothing),
      account: optional(isText),
      messages: listOf(isPageMessage, MAX_MESSAGES),
    }),
  'badge.clicked': (value) => has(value, { id: isText }),
  'content.source': (value) =>
    has(value, {
      id: isText,
      source: either(isSource, isNothing),
      fidelity: optional(isFidelity),
      problem: either(isProblem, isNothing),
    }),
  'webmail.wanted': (value) => has(value, { file: isText }),
  'source.elsewhere': (value) => has(value, { url: isText }),
  beat: isNothing,
};

const CONTENT_REQUESTS: Record<keyof ContentRequests, Shape> = {
  'content.locate': isNothing,
  'content.fetch': (value) => has(value, { id: isText }),
  'content.badges': (value) => has(value, { badges: listOf(isBadge, MAX_MESSAGES) }),
  'content.settings': (value) => has(value, { badges: isBoolean, language: isText, sentences: isRecord }),
};

/** Whether a value has the shape that the type map promises for this request. */
export function isRequest<T extends RequestType>(type: T, value: unknown): value is Requests[T]['request'] {
  return REQUESTS[type](value);
}

/** The same for what a content script is asked. */
export function isContentRequest<T extends keyof ContentRequests>(
  type: T,
  value: unknown,
): value is ContentRequests[T]['request'] {
  return CONTENT_REQUESTS[type](value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function has(value: unknown, shapes: Record<string, Shape>): boolean {
  return isRecord(value) && Object.entries(shapes).every(([name, shape]) => shape(value[name]));
}

function optional(shape: Shape): Shape {
  return (value) => value === undefined || shape(value);
}

function either(one: Shape, other: Shape): Shape {
  return (value) => one(value) || other(value);
}

function listOf(shape: Shape, most: number): Shape {
  return (value) => Array.isArray(value) && value.length <= most && value.every(shape);
}
