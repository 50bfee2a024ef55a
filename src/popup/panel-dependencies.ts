/**
 * The side panel's dependencies: the popup's, but that nobody clicks for each message. What it looks at by itself, the worker checks
 * by the ladder as it does for badges (`following`); a button asks for more.
 */
import type { Settings } from '../platform/settings-shape.ts';
import type { ask } from '../platform/wire/ask.ts';
import { browserDependencies } from './browser-dependencies.ts';
import type { Dependencies } from './dependencies.ts';

const BY_ITSELF: readonly string[] = [
  'page.lookAtTab',
  'page.checkMessage',
  'page.getInspection',
  'page.getReceiverQuestion',
];

/** @param settings as they are now */
export function panelDependencies(settings: Settings): Omit<Dependencies, 'activeTab'> {
  const outside = browserDependencies(settings, { stays: true });
  const following = ((name, request) =>
    outside.ask(name, BY_ITSELF.includes(name) ? { ...request, following: true } : request)) as typeof ask;
  return { ...outside, ask: following, asksByClick: settings.ladder === 'click' };
}
