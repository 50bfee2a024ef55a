/** The Worker's script: takes a mail's bytes, answers with its parts, or null when the parser refuses them. */
import { readParts } from './read-parts.ts';

addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  readParts(data).then(
    (parts) => postMessage(parts),
    () => postMessage(null),
  );
});
