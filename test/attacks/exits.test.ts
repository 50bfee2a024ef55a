/**
 * Exits: what a forger may add for nothing, in the hope that a red verdict turns grey or blue. The mail claims to be the brand's, which asks
 * to reject what is not proven, comes from the attacker's server over a known border, and stays red whatever stands beside.
 */

import { type Draft, prepend } from '../messages/message.ts';
import { sealArc } from '../messages/seal.ts';
import { keyZone } from '../messages/sign.ts';
import { type Listed, testAttacks } from './cases.ts';
import { type Arrival, ATTACKER_KEY, arrive, type Case, from } from './world.ts';

const BRAND = '<admin@legit.example>';
const forged = from(BRAND);
const TRUSTING = { trustedSealers: ['list.example'] };
const PASSED = 'list.example; dmarc=pass header.from=legit.example';

/** A chain in the name of a sealer whom the user trusts; its seal is nobody's. */
const sealed = sealArc(forged, { instance: 1, domain: 'list.example', chainValidation: 'none', results: PASSED });

const below = (message: Draft, fields: string[]): Draft => ({
  ...message,
  fields: [...message.fields, ...fields.map((field) => `${field}\r\n`)],
});
const filler = (count: number) => Array.from({ length: count }, (_, at) => `X-Filler-${at}: x`);

function red(id: string, says: string, message: Draft, more: Partial<Case> & { arrival?: Arrival } = {}): Listed {
  const { arrival, ...test } = more;
  return [{ id, says, message: arrive(message, arrival), ...test }, ['failed']];
}

testAttacks('exits', [
  red('E1', 'a set in the name of a trusted sealer, and 2,100 fields', below(sealed, filler(2100)), {
    context: TRUSTING,
  }),
  red('E2', 'a set in the name of a trusted sealer whose key is another one', sealed, {
    context: TRUSTING,
    zone: keyZone('list.example', 'arc', ATTACKER_KEY),
  }),
  red('E3', 'a set in the name of a trusted sealer, of a selector that is not there', sealed, { context: TRUSTING }),
  red('E4', 'the same, where the webmail shows the header alone', sealed, {
    context: { ...TRUSTING, fidelity: 'headers' },
  }),
  red(
    'E5',
    'fifty signatures in the name of the brand, of selectors that are not there',
    prepend(
      forged,
      ...Array.from(
        { length: 50 },
        (_, at) => `DKIM-Signature: v=1; a=rsa-sha256; d=legit.example; s=k${at}; h=from; bh=AAAA; b=AAAA`,
      ),
    ),
  ),
]);
