import { toULabels } from '../dns/names.ts';
import type { Finding } from '../inspection/index.ts';
import { readsAsLatin } from './confusables.ts';
import { authorDomains, bothForms } from './domains.ts';
import { type Finder, fromIndexes, warn } from './finding.ts';
import { lookalikeScripts } from './scripts.ts';

/**
 * The author's domain is written in letters beyond ASCII.
 *
 * The attack: "аррӏе" in Cyrillic letters reads as a Latin word; or one foreign letter stands among Latin ones. Innocent: most
 * of the world writes names in its own letters, which is only mentioned. Caveat: fonts decide what looks alike.
 */
export const internationalDomain: Finder = (facts) =>
  authorDomains(facts)
    .slice(0, 10)
    .flatMap((domain) => inspectDomain(domain, fromIndexes(facts)));

function inspectDomain(domain: string, fieldIndexes: number[]): Finding[] {
  if (!domain.includes('xn--')) return [];
  const unicode = toULabels(domain);
  const labels = unicode.split('.');
  const mixed = labels.map(lookalikeScripts).find((scripts) => scripts.length > 1);
  if (mixed)
    return [
      warn('danger', 'finding_mixed_scripts', { domain: bothForms(domain), scripts: mixed.join(' + ') }, fieldIndexes),
    ];
  // Under a top-level domain in the same letters (".рф") a whole foreign name is what one expects.
  const plainTop = /^[a-z]+$/.test(labels.at(-1) ?? '');
  const deceives = plainTop && labels.slice(0, -1).some(readsAsLatin);
  return [
    warn(
      deceives ? 'danger' : 'info',
      deceives ? 'finding_reads_as_latin' : 'finding_international',
      deceives ? { domain: bothForms(domain) } : { domain, unicode },
      fieldIndexes,
    ),
  ];
}
