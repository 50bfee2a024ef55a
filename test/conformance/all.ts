import { arcSuite } from './arc.ts';
import { dkimSuites } from './dkim.ts';
import { dmarcSuite } from './dmarc.ts';
import { receivedSuites } from './received.ts';
import { resultsSuite } from './results.ts';
import { spfSuites } from './spf.ts';
import type { Suite } from './suite.ts';
import { wycheproofSuites } from './wycheproof.ts';

/** Every public suite; those that do not lie beside the checkout are without cases. */
export function publicSuites(): Suite[] {
  return [
    ...spfSuites(),
    ...dkimSuites(),
    ...wycheproofSuites(),
    arcSuite(),
    dmarcSuite(),
    resultsSuite(),
    ...receivedSuites(),
  ];
}
