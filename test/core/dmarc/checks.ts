/** DMARC's checks for tests: a zone with a few policies, and one question to the engine. */
import { evaluateDmarc } from '../../../src/core/dmarc/evaluate.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';

export const zone: Zone = {
  'legit.example': { A: ['192.0.2.1'] },
  '_dmarc.legit.example': { TXT: ['v=DMARC1; p=reject'] },
  '_dmarc.strict.example': { TXT: ['v=DMARC1; p=reject; adkim=s; aspf=s'] },
  '_dmarc.halfstrict.example': { TXT: ['v=DMARC1; p=reject; adkim=s'] },
};

/** The check, and every question that it asked. */
export async function check(
  from: string | string[],
  ids: { spf?: string | null; dkim?: string[]; undetermined?: string[] } = {},
  more: { zone?: Zone; options?: ZoneOptions } = {},
) {
  const resolver = zoneResolver(more.zone ?? zone, more.options);
  const result = await evaluateDmarc({ from: [from].flat(), spf: null, dkim: [], ...ids }, resolver);
  return Object.assign(result, { asked: resolver.asked });
}

/** A zone with one DMARC record. */
export function publish(text: string, name = '_dmarc.legit.example'): Zone {
  return { [name]: { TXT: [text] } };
}

export function codes(notes: readonly { code: string }[]): string[] {
  return notes.map((note) => note.code);
}
