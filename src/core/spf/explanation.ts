/** The domain's own words about a fail (RFC 7208 §6.2). They are somebody else's text: shown as such, never believed. */

import type { SpfContext } from './context.ts';
import { parseMacroString } from './domain-spec.ts';
import { expandExplanation } from './macro.ts';
import type { SpfRecord } from './record.ts';
import { macroValues, targetName } from './target.ts';

/**
 * @param record the record that decided; "exp" of an included one is never used
 * @returns null when there is none, and whenever anything is wrong with it: an explanation never changes a result
 */
export async function findExplanation(context: SpfContext, record: SpfRecord, domain: string): Promise<string | null> {
  if (!record.explanation) return null;
  const target = await targetName(context, record.explanation.domain, record.explanation.text, domain);
  if ('error' in target || target.name === null) return null;
  const { records } = await context.ask(target.name, 'TXT');
  const texts = records.filter((found) => found.type === 'TXT');
  const [text] = texts;
  if (!text || texts.length > 1) return null;
  // Anything but US-ASCII is refused with the macros' syntax.
  const parsed = parseMacroString(text.data, true);
  if ('problem' in parsed) return null;
  return expandExplanation(parsed.value, await macroValues(context, parsed.value, domain));
}
