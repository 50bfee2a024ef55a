/**
 * What is known of each mailbox provider: one small data file each. Only what has been seen stands there; what has not is empty or
 * 'none', and then nothing is believed.
 */
import { au } from './au.ts';
import { docomo } from './docomo.ts';
import { fastmail } from './fastmail.ts';
import { gmail } from './gmail.ts';
import { gmx } from './gmx.ts';
import { icloud } from './icloud.ts';
import { ionos } from './ionos.ts';
import { mailRu } from './mail-ru.ts';
import { naver } from './naver.ts';
import { netease } from './netease.ts';
import { outlook } from './outlook.ts';
import { proton } from './proton.ts';
import type { Receiver } from './receiver.ts';
import { softbank } from './softbank.ts';
import { strato } from './strato.ts';
import { yahoo } from './yahoo.ts';
import { yahooJapan } from './yahoo-japan.ts';
import { yandex } from './yandex.ts';
import { zoho } from './zoho.ts';

export const RECEIVERS: readonly Receiver[] = [
  gmail,
  outlook,
  yahoo,
  icloud,
  proton,
  fastmail,
  zoho,
  gmx,
  ionos,
  strato,
  yandex,
  mailRu,
  yahooJapan,
  docomo,
  au,
  softbank,
  naver,
  netease,
];

/** @param name of a provider, in any case of letters; null when it is not in the list */
export function findReceiver(name: string): Receiver | null {
  return RECEIVERS.find((receiver) => receiver.name.toLowerCase() === name.toLowerCase()) ?? null;
}
