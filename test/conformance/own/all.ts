import type { Suite } from '../suite.ts';
import { ownArcSuites } from './arc.ts';
import { ownDkimSuites } from './dkim.ts';
import { ownDmarcSuite } from './dmarc.ts';
import { ownEd25519Suites } from './ed25519.ts';
import { ownKeySuites } from './keys.ts';
import { ownSpfSuite } from './spf.ts';

/** Cases made at test time; each call makes them anew, with other keys. */
export function ownSuites(): Suite[] {
  return [
    ...ownDkimSuites(),
    ...ownKeySuites(),
    ...ownEd25519Suites(),
    ...ownArcSuites(),
    ownSpfSuite(),
    ownDmarcSuite(),
  ];
}
