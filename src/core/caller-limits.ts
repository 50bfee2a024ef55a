/** The bounds that whoever calls the engine keeps too: pages and scripts need no other. */

/** One message. Chromium's messages between page and worker hold 64 MiB at most. */
export const MAX_MESSAGE_BYTES = 50 * 1024 * 1024;
/** Time for the whole inspection, in milliseconds; kept by the caller through `signal`, since the engine has no clock. */
export const INSPECTION_TIMEOUT_MS = 20_000;
