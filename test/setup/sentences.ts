/** Tests speak both languages. */
import '../../src/text/all.ts';
