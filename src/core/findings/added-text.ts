import { alignedSignatures, verifies } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The signature verifies once a part of the text is cut off: that part was written by somebody else, on the way.
 *
 * The attack: a real signed mail is sent on with a "footer" that asks to click or to pay, and the verdict still names the
 * signer. Innocent: every mailing list that adds a footer, every company that adds a notice. Caveat: how it looks where the
 * added part ends is up to who wrote it.
 */
export const addedText: Finder = (facts) => {
  const signatures = alignedSignatures(facts);
  if (signatures.some(verifies)) return [];
  for (const { undone = [], evidence } of signatures) {
    const { code = '', values } = undone.find((change) => 'bytes' in change.values) ?? {};
    if (values === undefined) continue;
    const told = code === 'dkim_undone_banner' ? 'finding_text_put_before' : 'finding_text_put_behind';
    return [warn('caution', told, { domain: evidence.domain, bytes: values['bytes'] ?? 0 }, [evidence.fieldIndex])];
  }
  return [];
};
