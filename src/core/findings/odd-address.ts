import type { Code, FindingCode } from '../codes/index.ts';
import type { Finding, Note, Severity } from '../inspection/index.ts';
import { isServerNotice } from '../proof/server-notice.ts';
import { ofAuthors, warn } from './finding.ts';

/**
 * An author's address that programs read differently.
 *
 * The attack: routes, quotes and encoded words before the "@" make a filter check one domain and the reader see another
 * ("Composition Kills", A9–A13). Innocent: mobile providers in Japan gave out addresses with dots in the wrong places, and old programs
 * write comments into addresses: both are not counted, and neither is a mail server's notice that names no domain. Caveat: which reading a program takes is not known.
 */
export const oddAddress = ofAuthors(({ address, oddities }, fieldIndex, facts) =>
  isServerNotice(facts) ? [] : oddities.flatMap((oddity) => toFinding(oddity, address, fieldIndex)),
);

const TOLD: Partial<Record<Code, readonly [Severity, FindingCode]>> = {
  message_address_malformed: ['caution', 'finding_address_malformed'],
  message_address_route: ['caution', 'finding_address_route'],
  message_address_encoded_word: ['caution', 'finding_address_encoded'],
  message_address_two_readings: ['danger', 'finding_address_two_readings'],
  message_name_hides_address: ['caution', 'finding_name_hides_address'],
};

function toFinding({ code, values }: Note, address: string, fieldIndex: number): Finding[] {
  if (code === 'message_name_hides_address' && address === '')
    return [warn('caution', 'finding_address_only_encoded', values, [fieldIndex])];
  const told = TOLD[code];
  if (told) return [warn(told[0], told[1], { ...values, address }, [fieldIndex])];
  // Only an "@" within the quotes deceives: "admin@legit.example"@attack.example.
  const deceives = code === 'message_address_quoted' && String(values['local'] ?? '').includes('@');
  return deceives ? [warn('caution', 'finding_address_quoted', { ...values, address }, [fieldIndex])] : [];
}
