import { describeSuite } from '../../conformance/describe-suite.ts';
import { wycheproofSuites } from '../../conformance/wycheproof.ts';

for (const suite of wycheproofSuites()) describeSuite(suite);
