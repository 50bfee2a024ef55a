import { loadSentences } from '../../text/load.ts';
import { later } from '../later.ts';

export type FieldHelps = typeof import('./field-help-view.tsx');

/** What each header field is, loaded when somebody opens the headers. */
export const FIELD_HELP = later(async (language): Promise<FieldHelps> => {
  const [help] = await Promise.all([import('./field-help-view.tsx'), loadSentences('headers', language)]);
  return help;
});
