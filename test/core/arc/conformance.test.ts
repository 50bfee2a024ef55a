import { arcSuite } from '../../conformance/arc.ts';
import { describeSuite } from '../../conformance/describe-suite.ts';

describeSuite(arcSuite());
