import { describeSuite } from '../../conformance/describe-suite.ts';
import { spfSuites } from '../../conformance/spf.ts';

for (const suite of spfSuites()) describeSuite(suite);
