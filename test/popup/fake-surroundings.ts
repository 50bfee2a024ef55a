/** The popup's surroundings without a browser: a page with messages, and their inspections. */
import type { Inspection } from '../../src/core/inspection/index.ts';
import type { Reply } from '../../src/platform/ask.ts';
import type { Problem, ReceiverQuestion, Requests, RequestType, TabState } from '../../src/platform/messages.ts';
import type { Surroundings } from '../../src/popup/surroundings.ts';

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
  /** What the background answers to each question instead. */
  problem?: Problem;
}

export interface FakeSurroundings extends Surroundings {
  /** Every call that a person would notice, in order. */
  readonly calls: string[];
  /** Sends news as the background does. */
  tell(news: { tab?: TabState; inspection?: Inspection; forgotten?: boolean }): void;
}

export function fakeSurroundings(options: FakeOptions): FakeSurroundings {
  const calls: string[] = [];
  const listeners = new Set<Parameters<Surroundings['onNews']>>();
  const byKey = new Map(options.inspections.map((inspection) => [inspection.source.sha256, inspection]));
  return {
    calls,
    tell({ tab, inspection, forgotten }) {
      for (const [onTab, onInspection, onForgotten] of [...listeners]) {
        if (forgotten) onForgotten();
        if (tab) onTab(tab);
        if (inspection) onInspection(inspection.source.sha256, inspection);
      }
    },
    activeTab: async () => 1,
    async ask<T extends RequestType>(
      type: T,
      request: Requests[T]['request'],
    ): Promise<Reply<Requests[T]['response']>> {
      calls.push(isPersonal(request) ? `${type} personal` : type);
      if (options.problem) return { answer: null, problem: options.problem };
      const answer = answerTo(type, request, options, byKey);
      return answer === undefined
        ? new Promise(() => {})
        : { answer: answer as Requests[T]['response'], problem: null };
    },
    onNews(...listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    missingOrigins: async () => options.missing ?? [],
    missingBeside: async () => options.beside ?? [],
    async requestOrigins(patterns) {
      calls.push(`request ${patterns.join(' ')}`);
      return options.grants ?? true;
    },
    async switchBadgesOn(pattern) {
      calls.push(`badges ${pattern}`);
      return options.grants ?? true;
    },
    async declareReceiver(origin, receiver) {
      calls.push(`declare ${origin} ${JSON.stringify(receiver)}`);
    },
    async copy(text) {
      calls.push(`copy ${text}`);
      return true;
    },
    save(_, format) {
      calls.push(`save ${format}`);
    },
    saveSource(_, source) {
      calls.push(`save mail: ${new TextDecoder().decode(source)}`);
    },
    openReport: (key) => calls.push(`report ${key ?? ''}`),
    openLearn: () => calls.push('learn'),
    openSettings: () => calls.push('settings'),
  };
}

function isPersonal(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'personalLookups' in request;
}

function answerTo(
  type: RequestType,
  request: unknown,
  { tab, question }: FakeOptions,
  byKey: Map<string, Inspection>,
): unknown {
  if (type === 'tab.look') return tab ?? undefined;
  const { key, id } = request as { key?: string; id?: string };
  if (type === 'receiver.question') return question ?? null;
  if (type === 'inspection.get') return byKey.get(key ?? '') ?? null;
  if (type === 'inspection.again') return { key };
  if (type === 'source.get') return { source: new TextEncoder().encode('the source') };
  if (type === 'records.get') return { inspection: byKey.get(key ?? '') };
  if (type === 'tab.inspect') return tab?.messages.find((message) => message.id === id);
  return null;
}
