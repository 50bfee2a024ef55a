import { type Form, greetingFirst } from '../form.ts';

/** Stalwart 0.3 to 0.15 (inbound/data.rs); it may name the network of the address. */
export const stalwart: Form = greetingFirst('Stalwart', ['from {helo*} ({reverse} [{ip}] ({any}))']);
