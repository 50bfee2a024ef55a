import { describeSuite } from '../../conformance/describe-suite.ts';
import { resultsSuite } from '../../conformance/results.ts';

describeSuite(resultsSuite());
