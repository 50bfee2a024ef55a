/** A tab has no frames of its own here: the wire's number of the one place in which its message is. */
export const FRAME = 0;
