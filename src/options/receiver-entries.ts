/** A receiver as it is typed in, and back: lists have one entry a line. */
import type { Receiver } from '../core/index.ts';
import { parsePrefix } from '../core/net/prefix.ts';
import { readHostPattern, readName, readReceiver } from '../platform/setting-values.ts';
import type { Refusal } from './entry-form.tsx';

export interface ReceiverEntries {
  name: string;
  borderBy: string;
  networks: string;
  gateways: string;
  authservIds: string;
  results: Receiver['results'];
  believeBelow: boolean;
  returnPath: Receiver['returnPath'];
}

/** A receiver as it is typed: one entry a line. */
export function toEntries(receiver: Receiver): ReceiverEntries {
  const { name, borderBy, networks, gateways, authservIds, results, believeBelow, returnPath } = receiver;
  return {
    name,
    borderBy: borderBy.join('\n'),
    networks: networks.join('\n'),
    gateways: gateways.join('\n'),
    authservIds: authservIds.join('\n'),
    results,
    believeBelow: believeBelow === true,
    returnPath,
  };
}

/** What a webmail has of which nothing is known. */
export function emptyEntries(origin: string): ReceiverEntries {
  const name = new URL(origin).hostname;
  const lists = { borderBy: '', networks: '', gateways: '', authservIds: '' };
  return { name, ...lists, results: 'none', believeBelow: false, returnPath: 'top' };
}

/** @returns the receiver, never an inferred one: who types or confirms it, declares it; or the first thing that is wrong */
export function fromEntries(entries: ReceiverEntries): Receiver | Refusal {
  const hosts = [...linesOf(entries.borderBy), ...linesOf(entries.gateways)];
  const badHost = hosts.find((entry) => readHostPattern(entry) === null);
  const badNetwork = linesOf(entries.networks).find((entry) => parsePrefix(entry) === null);
  if (readName(entries.name) === null) return { text: 'options_receiver_no_name' };
  if (linesOf(entries.borderBy).length === 0) return { text: 'options_receiver_no_border' };
  if (badHost !== undefined) return { text: 'options_receiver_bad_host', values: { entry: badHost } };
  if (badNetwork !== undefined) return { text: 'options_receiver_bad_network', values: { entry: badNetwork } };
  const receiver = readReceiver({
    name: entries.name,
    borderBy: linesOf(entries.borderBy),
    networks: linesOf(entries.networks),
    gateways: linesOf(entries.gateways),
    authservIds: linesOf(entries.authservIds),
    results: entries.results,
    returnPath: entries.returnPath,
    believeBelow: entries.results === 'below' && entries.believeBelow,
  });
  return receiver ?? { text: 'options_receiver_no_name' };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
