/** The DNS in rounds: all that is asked at the same time is answered together, and each round is kept. */
import type { DnsAnswer, Resolver } from '../../src/core/dns/resolver.ts';
import { type Zone, type ZoneOptions, zoneResolver } from './zone-resolver.ts';

export interface WaveResolver extends Resolver {
  /** The questions of each round: 'TXT example.org'. */
  readonly waves: string[][];
}

export function waveResolver(zone: Zone, options: ZoneOptions = {}): WaveResolver {
  const inner = zoneResolver(zone, options);
  const waves: string[][] = [];
  let open: { questions: string[]; answered: Promise<void> } | null = null;
  return {
    waves,
    async query(name, type): Promise<DnsAnswer> {
      if (!open) {
        const questions: string[] = [];
        waves.push(questions);
        const answered = new Promise<void>((resolve) => {
          setTimeout(() => {
            open = null;
            resolve();
          });
        });
        open = { questions, answered };
      }
      open.questions.push(`${type} ${name}`);
      await open.answered;
      return inner.query(name, type);
    },
  };
}
