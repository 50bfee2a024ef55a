/**
 * THE WIRE: every question and every news between the parts. Each stands once, in the table (`table/`, a file for who
 * asks): the shape of the question and the shape of the answer. The files beside this one carry them, and check
 * by the table who asks, and the shape of all that comes out of a page or a content script: questions and answers alike.
 * What the worker says, nobody else can say. A name begins with who speaks.
 *
 *   page (popup, report, options) ── page.* ──▶ worker ── worker.* ──▶ content script
 *                ▲                              │    ▲                      │
 *                └─────────── news.* ───────────┘    └────── script.* ──────┘
 *
 * Each answer comes in one envelope, a Reply: the answer, or the Problem that kept it away. Nothing rejects. The source of
 * a mail crosses once, as bytes, and is then dropped; pages follow its inspection by key. A verdict never comes out of a
 * content script: nothing that it may send has room for one.
 */
import type { InspectionNews, Problem, TabState } from './messages.ts';
import type { Shaped } from './shapes.ts';
import type { page } from './table/page.ts';
import type { script } from './table/script.ts';
import type { worker } from './table/worker.ts';

type Named<Part extends string, Rows> = { [Row in keyof Rows & string as `${Part}.${Row}`]: Rows[Row] };
type PageTable = Named<'page', typeof page>;
type ScriptTable = Named<'script', typeof script>;
type WorkerTable = Named<'worker', typeof worker>;
type Table = PageTable & ScriptTable & WorkerTable;

/** The questions of one part. */
export type PageQuestion = keyof PageTable;
export type ScriptQuestion = keyof ScriptTable;
export type WorkerQuestion = keyof WorkerTable;
export type WireName = keyof Table;
export type QuestionOf<N extends WireName> = Shaped<Table[N]['question']>;
export type AnswerOf<N extends WireName> = Shaped<Table[N]['answer']>;

/** What the worker tells every page of the extension; nobody answers. Only the worker can, so its shape is not looked at. */
export interface News {
  'news.inspection': InspectionNews;
  'news.tab': { tab: TabState };
  /** What results rest on has changed: a page that shows one asks for the check anew. */
  'news.resultsForgotten': null;
  /** These settings have changed. */
  'news.settings': string[];
}
export type NewsName = keyof News;

/** What comes back for every question: an answer, or why there is none. */
export type Reply<A> = { answer: A; problem: null } | { answer: null; problem: Problem };

/** How a question crosses. */
export interface Question {
  ask: string;
  request: unknown;
  /** From a page of the extension: whether it is in a private window. Where a content script is, the browser says. */
  isPrivate?: boolean;
}
