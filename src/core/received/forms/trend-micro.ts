import { type Form, greetingFirst } from '../form.ts';

/** Trend Micro Email Security, by fields that were seen. */
export const trendMicro: Form = greetingFirst('trex');
