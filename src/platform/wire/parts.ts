/** Shapes that several questions and answers share. */
import type { Problem } from './messages.ts';
import {
  bytes,
  count,
  cutText,
  flag,
  list,
  object,
  oneOf,
  optional,
  orNothing,
  REFUSED,
  type Shape,
  text,
} from './shapes.ts';

/** Ids are made by our own profiles out of what the page says; a real one is below 300 characters. */
const MAX_ID = 512;
/** RFC 5322 §2.1.1: a line has at most 998 characters, so what is shown of a field seldom has more. */
const MAX_SHOWN = 1_000;
export const MAX_NAME = 300;
/** The attack: a page that took over its own process says in our script's name that its webmail is called "Proven. It is really from …". */
const webmail = text(20);
/** Of a page with more open messages than this the last ones are told. */
export const MAX_MESSAGES = 500;

export const id = text(MAX_ID);
export const fidelity = oneOf('exact', 'rewritten', 'headers');
export const fetched = object({ source: bytes, fidelity, attached: optional(flag) });

const shown = object({
  from: optional(cutText(MAX_SHOWN)),
  subject: optional(cutText(MAX_SHOWN)),
  messageId: optional(cutText(MAX_SHOWN)),
});
export const located = object({
  page: text(MAX_NAME),
  webmail: orNothing(webmail),
  account: optional(orNothing(cutText(MAX_NAME))),
  unlisted: optional(count),
  messages: list(object({ id, shown, focused: flag, covered: optional(flag) }), MAX_MESSAGES),
});

/** What can go wrong in a webmail's page. The attack: of a key that no text has, its own words are shown. */
const pageProblems = oneOf(
  'webmail_message_changed',
  'webmail_no_message',
  'webmail_none',
  'webmail_page_closed',
  'webmail_script_silent',
  'webmail_source_empty',
  'webmail_source_http',
  'webmail_source_login',
  'webmail_source_no_header',
  'webmail_source_page',
  'webmail_source_part',
  'webmail_source_permission',
  'webmail_source_private',
  'webmail_source_refused',
  'webmail_source_timeout',
  'webmail_source_too_big',
  'webmail_source_too_much',
  'webmail_source_unreachable',
);

const problem = object({
  key: pageProblems,
  values: object({
    webmail: optional(webmail),
    host: optional(text(60)),
    status: optional(count),
    limit: optional(count),
  }),
});

/**
 * What went wrong, as a content script may say it, filled only with what those sentences take. A host is one word; else it would be where the
 * webmail's name has no room for the attack above.
 */
export const pageProblem: Shape<Problem> = (value) => {
  const read = problem(value);
  return read !== REFUSED && /^[a-z0-9.:[\]-]*$/.test(read.values.host ?? '') ? (read as Problem) : REFUSED;
};
