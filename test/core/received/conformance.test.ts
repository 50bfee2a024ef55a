import { describeSuite } from '../../conformance/describe-suite.ts';
import { receivedSuites } from '../../conformance/received.ts';

for (const suite of receivedSuites()) describeSuite(suite);
