/** The popup's dependencies without a browser: a page with messages, and their inspections. */
import type { Inspection } from '../../src/core/inspection/index.ts';
import type { Problem, ReceiverQuestion, TabState } from '../../src/platform/wire/messages.ts';
import type { AnswerOf, News, NewsName, PageQuestion, QuestionOf, Reply } from '../../src/platform/wire/wire.ts';
import type { Dependencies } from '../../src/popup/dependencies.ts';

export interface FakeOptions {
  /** null = the background never answers. */
  tab: TabState | null;
  inspections: Inspection[];
  missing?: string[];
  /** Hosts at which the webmail keeps its sources, not granted yet. */
  beside?: string[];
  question?: ReceiverQuestion;
  /** What a person answers when asked for a permission. */
  grants?: boolean;
  /** What a person wants to have saved or kept cannot be. */
  fails?: boolean;
  /** What the background answers to each question instead. */
  problem?: Problem;
}

export interface FakeDependencies extends Dependencies {
  /** Every call that a person would notice, in order. */
  readonly calls: string[];
  /** Sends news as the background does. */
  tell(news: { tab?: TabState; inspection?: Inspection; forgotten?: boolean }): void;
  /** What the browser says of the page in the tab. */
  load(type: 'left' | 'loaded'): void;
}

export function fakeDependencies(options: FakeOptions): FakeDependencies {
  const calls: string[] = [];
  const listeners = new Set<{ name: NewsName; listener: (news: never) => void }>();
  const byKey = new Map(options.inspections.map((inspection) => [inspection.source.sha256, inspection]));
  let tellLoad: ((type: 'left' | 'loaded') => void) | null = null;
  return {
    calls,
    load: (type) => tellLoad?.(type),
    onLoad(_, tell) {
      tellLoad = tell;
      return () => {
        tellLoad = null;
      };
    },
    tell({ tab, inspection, forgotten }) {
      const send = <N extends NewsName>(name: N, news: News[N]) => {
        for (const { name: of, listener } of [...listeners]) if (of === name) listener(news as never);
      };
      if (forgotten) send('news.resultsForgotten', null);
      if (tab) send('news.tab', { tab });
      if (inspection) send('news.inspection', { key: inspection.source.sha256, inspection });
    },
    activeTab: async () => 1,
    async ask<N extends PageQuestion>(name: N, request: QuestionOf<N>): Promise<Reply<AnswerOf<N>>> {
      calls.push(isPersonal(request) ? `${name} personal` : name);
      if (options.problem) return { answer: null, problem: options.problem };
      const answer = answerTo(name, request, options, byKey);
      return answer === undefined ? new Promise(() => {}) : { answer: answer as AnswerOf<N>, problem: null };
    },
    onNews(name, listener) {
      const entry = { name, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    missingOrigins: async () => options.missing ?? [],
    missingBeside: async () => options.beside ?? [],
    async requestOrigins(patterns) {
      calls.push(`request ${patterns.join(' ')}`);
      return options.grants ?? true;
    },
    async requestResolvers(patterns) {
      calls.push(`request ${patterns.join(' ')}`);
      return options.grants ?? true;
    },
    async switchBadgesOn(pattern) {
      calls.push(`badges ${pattern}`);
      return options.grants ?? true;
    },
    async trustList(domain) {
      if (options.fails) throw new Error('not kept');
      calls.push(`trust ${domain}`);
    },
    async declareReceiver(origin, receiver) {
      calls.push(`declare ${origin} ${JSON.stringify(receiver)}`);
    },
    async copy(text) {
      calls.push(`copy ${text}`);
      return true;
    },
    async save(_, format) {
      if (options.fails) throw new Error('no file');
      calls.push(`save ${format}`);
    },
    async ticket() {
      if (options.fails) throw new Error('no report');
      return 'ticket';
    },
    async saveSource(_, source) {
      calls.push(`save mail: ${new TextDecoder().decode(source)}`);
    },
    openReport: (report) => calls.push(`report ${report?.key ?? ''}`),
    openLearn: () => calls.push('learn'),
    openSettings: () => calls.push('settings'),
  };
}

function isPersonal(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'personalLookups' in request;
}

function answerTo(
  name: PageQuestion,
  request: unknown,
  { tab, question }: FakeOptions,
  byKey: Map<string, Inspection>,
): unknown {
  if (name === 'page.lookAtTab') return tab ?? undefined;
  const { key, id } = request as { key?: string; id?: string };
  if (name === 'page.getReceiverQuestion') return question ?? null;
  if (name === 'page.getInspection') return byKey.get(key ?? '');
  if (name === 'page.checkAgain') return { key };
  if (name === 'page.getSource') return { source: new TextEncoder().encode('the source') };
  if (name === 'page.lookUpTransport') return byKey.get(key ?? '');
  if (name === 'page.checkMessage') return tab?.messages.find((message) => message.id === id);
  return null;
}
