import { describeSuite } from '../../conformance/describe-suite.ts';
import { dkimSuites } from '../../conformance/dkim.ts';

for (const suite of dkimSuites()) describeSuite(suite);
