import { evaluateDmarc } from '../dmarc/evaluate.ts';
import type { DnsTrace } from '../dns/trace.ts';
import type { DkimCheck, SpfCheck } from '../inspection/index.ts';
import { coversBody, verifies } from '../proof/signatures.ts';
import type { Read } from './read.ts';

/**
 * Whether a Sender that the page shows in the place of the author may stand beside what is proven of the author: its domain is proven for this
 * message too, as by the service that sent it, or asks for no protection. DMARC itself looks at From alone (RFC 9989 §4), so this asks on the
 * reader's behalf.
 *
 * @returns false as well when the answer does not come, or the DNS may not be asked
 */
export async function isHarmlessSender(
  { source, route }: Read,
  dkim: readonly DkimCheck[],
  spf: SpfCheck | null,
  trace: DnsTrace | null,
): Promise<boolean> {
  const { senderShown } = source;
  if (senderShown === undefined || trace === null) return false;
  const { result, policy } = await evaluateDmarc(
    {
      from: [String(senderShown.values['domain'])],
      spf: spf?.result === 'pass' && route.standing === 'known' ? spf.evidence.domain : null,
      dkim: dkim.filter((check) => verifies(check) && coversBody(check)).map(({ evidence }) => evidence.domain),
    },
    trace.for('other'),
  );
  return result === 'pass' || result === 'none' || (result === 'fail' && policy === 'none');
}
