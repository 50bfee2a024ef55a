/** Own conformance cases: they run wherever the public suites do not lie beside the checkout. */
import { describeSuite } from './describe-suite.ts';
import { ownSuites } from './own/all.ts';

for (const suite of ownSuites()) describeSuite(suite);
