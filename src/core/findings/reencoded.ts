import { alignedSignatures, verifies } from '../proof/signatures.ts';
import { explain, type Finder, fieldsNamed } from './finding.ts';

/**
 * The body was encoded anew after it was signed: by the webmail that gave the source, or by a server that says so.
 *
 * The attack: the fields of such servers cost nothing; so it explains and never excuses. Innocent: Exchange, Proton and Hide My Email
 * convert or encrypt what passes through, and the signature fails although no word was changed. Caveat: that it was encoded anew
 * does not say that nothing else was changed.
 */
export const reencoded: Finder = (facts) => {
  const signatures = alignedSignatures(facts);
  const [signature] = signatures;
  if (signature === undefined || signatures.some(verifies)) return [];
  const byWebmail = facts.source.fidelity === 'rewritten';
  // Over a list it is rather the list's footer (list-footer.ts).
  const byServer =
    signature.body.result === 'fail' &&
    signature.header.result === 'pass' &&
    facts.message.listId === '' &&
    REENCODERS.some((name) => fieldsNamed(facts, name).length > 0);
  return byWebmail || byServer ? [explain('finding_reencoded', {}, [signature.evidence.fieldIndex])] : [];
};

/** Written by servers that convert or encrypt what passes through. */
const REENCODERS = [
  'x-mime-autoconverted',
  'x-pm-content-encryption',
  'x-ms-exchange-transport-crosstenantheadersstamped',
  'x-icloud-hme',
] as const;
