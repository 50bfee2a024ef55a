/**
 * The engine's part that judges again. With it comes the rest of the engine, in the one script that the worker has loaded: a part that two
 * scripts need and a third does not would be a script of its own, and the worker would grow by the seam.
 */
import '../core/inspect.ts';

export * from '../core/what-if/index.ts';
