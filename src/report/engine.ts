/**
 * The engine's parts that judge again, and that cut attached messages out. With it comes the rest of the engine, in the one script that the worker has loaded: a part that two
 * scripts need and a third does not would be a script of its own, and the worker would grow by the seam.
 */
import '../core/inspect.ts';

export { attachedMessages } from '../core/stages/attached.ts';
export * from '../core/what-if/index.ts';
