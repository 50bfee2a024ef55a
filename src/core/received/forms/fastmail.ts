import { greetingFirst } from '../form.ts';

/** Fastmail's own, seen 2008 to 2026: what checks mail between two passages through Postfix, and what hands it to a store. */
export const fastmail = ['Authentication Milter', 'LMTPProxy'].map((mark) => greetingFirst(mark));
