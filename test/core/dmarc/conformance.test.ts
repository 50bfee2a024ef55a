import { describeSuite } from '../../conformance/describe-suite.ts';
import { dmarcSuite } from '../../conformance/dmarc.ts';

describeSuite(dmarcSuite());
