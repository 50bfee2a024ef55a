/** A mailbox in a real Roundcube, signed in to, beside a Chromium with the extension: what a suite needs for messages of its own. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Hosted, openHosted } from '../browsers/hosted.ts';
import { temporaryFolder } from '../paths.ts';
import { startDovecot } from './dovecot.ts';
import { startRoundcube } from './roundcube.ts';
import { signIn } from './roundcube-session.ts';

export interface OpenMailbox {
  readonly hosted: Hosted;
  /** The webmail's page. */
  readonly page: Page;
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * @param name of the suite's folder
 * @param files the messages, oldest first
 * @param options for the browser, once the webmail's origin is known
 */
export async function openMailbox(
  name: string,
  files: Uint8Array[],
  options: (origin: string) => Parameters<typeof openHosted>[0],
): Promise<OpenMailbox> {
  const folder = temporaryFolder(name);
  const started: { stop(): Promise<void> }[] = [];
  const close = async () => {
    for (const { stop } of started.reverse()) await stop();
    folder.remove();
  };
  try {
    const dovecot = await startDovecot(join(folder.path, 'dovecot'), files);
    started.push({ stop: () => dovecot.stop() });
    const roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, 'elastic');
    started.push({ stop: () => roundcube.stop() });
    const hosted = await openHosted(options(roundcube.origin));
    started.push({ stop: () => hosted.close() });
    const page = await hosted.chromium.openPage('about:blank');
    await signIn(page, roundcube.origin);
    return { hosted, page, origin: roundcube.origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}
