import { evaluateDmarc } from '../dmarc/evaluate.ts';
import type { DnsTrace } from '../dns/trace.ts';
import type { DkimCheck, SpfCheck } from '../inspection/index.ts';
import { provenParties } from '../proof/proven-parties.ts';
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
      ...provenParties({ dkim: [...dkim], spf, route }),
    },
    trace.for('other'),
  );
  return result === 'pass' || result === 'none' || (result === 'fail' && policy === 'none');
}
