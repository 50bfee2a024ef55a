/** Chromium with the extension, where pages of ours stand under other people's names, and a resolver of ours answers: most suites begin with it. */
import { type DohServer, startDohServer } from '../../fakes/doh-server.ts';
import type { Zone } from '../../fakes/zone-resolver.ts';
import { temporaryFolder } from '../paths.ts';
import { type Host, type HttpsServer, startHttps } from '../services/https.ts';
import { resolverHost } from '../services/resolver-host.ts';
import { Chromium, type ChromiumOptions } from './chromium.ts';

export interface HostedOptions extends Omit<ChromiumOptions, 'httpsPort'> {
  zone?: Zone;
  /** By their names, beside the resolver that is preset; one of the same name stands in its place. */
  hosts?: Record<string, Host> | ((resolver: DohServer) => Record<string, Host>);
}

export interface Hosted {
  chromium: Chromium;
  pages: HttpsServer;
  resolver: DohServer;
  /** A folder for files, which goes with the rest. */
  folder: string;
  close(): Promise<void>;
}

/** Opens all of it; where one part fails, those that were there already are closed. */
export async function openHosted({ zone = {}, hosts = {}, ...options }: HostedOptions): Promise<Hosted> {
  const folder = temporaryFolder('hosted');
  const resolver = await startDohServer(zone);
  const own = typeof hosts === 'function' ? hosts(resolver) : hosts;
  const pages = await startHttps(folder.path, { ...resolverHost(resolver), ...own });
  const closeServers = async () => {
    await pages.stop();
    await resolver.stop();
    folder.remove();
  };
  try {
    const chromium = await Chromium.open({ ...options, httpsPort: pages.port });
    return {
      chromium,
      pages,
      resolver,
      folder: folder.path,
      async close() {
        try {
          await chromium.close();
        } finally {
          await closeServers();
        }
      },
    };
  } catch (error) {
    await closeServers();
    throw error;
  }
}
