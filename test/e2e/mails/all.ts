import { bigAttachment, ed25519Signed, iso2022JpHeader, keyGone, latin1Header, rsaSigned, spfOnly } from './honest.ts';
import type { Mail } from './mail.ts';
import { bodyChanged, fieldAdded, forgedFrom, forgedReceipt, resolverDown, twoFrom } from './wrong.ts';

/** Every mail of the main test. */
export function makeMails(): Mail[] {
  return [
    rsaSigned(),
    ed25519Signed(),
    spfOnly(),
    forgedFrom(),
    twoFrom(),
    bodyChanged(),
    keyGone(),
    fieldAdded(),
    resolverDown(),
    latin1Header(),
    iso2022JpHeader(),
    bigAttachment(),
    forgedReceipt(),
  ];
}
