/**
 * The resolver that the extension asks unless it is told otherwise, played on loopback: asked by https at its own name, it
 * answers from a zone. It needs no permission, since it sends a CORS header.
 */
import { RESOLVER_PRESETS } from '../../../src/platform/doh-presets.ts';
import type { DohServer } from '../../fakes/doh-server.ts';
import type { Host } from './https.ts';

/** Passes each question on to the server of a zone; where that one hangs up, so does this host. */
export function resolverHost(resolver: DohServer): Record<string, Host> {
  const [preset] = RESOLVER_PRESETS;
  if (!preset) throw new Error('no resolver is preset');
  return {
    [new URL(preset.address).host]: async ({ url }) => {
      const answer = await fetch(`${resolver.url}${url.search}`);
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: new Uint8Array(await answer.arrayBuffer()),
      };
    },
  };
}
