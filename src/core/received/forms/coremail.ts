import { type Form, greetingFirst } from '../form.ts';

/** Coremail, at NetEase and many hosts of China, by fields of 2021 to 2026; "(unknown [])" where it keeps the client's address to itself. */
export const coremail: Form = greetingFirst('Coremail', ['from {from} (unknown [])']);
