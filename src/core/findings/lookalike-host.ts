import { isOneEditAway } from './edit-distance.ts';
import { type Finder, warn } from './finding.ts';

/**
 * A server in the route has nearly the name of a great provider: "relay.2yahoo.com".
 *
 * The attack: invented Received fields lend a mail a respectable way ("with NNFMP" by no one). Innocent: firms with a similar
 * name, and words: "mail.cloud.example". Caveat: only the names of the greatest providers are known here.
 */
export const lookalikeHost: Finder = ({ route }) => {
  for (const hop of route.hops) {
    for (const host of [hop.by, hop.from]) {
      const labels = (host ?? '').toLowerCase().split('.').slice(-4, -1);
      const like = PROVIDERS.find((provider) =>
        labels.some((label) => !OTHERS.includes(label) && isOneEditAway(label, provider)),
      );
      if (like !== undefined)
        return [warn('caution', 'finding_lookalike_host', { host: host ?? '', like }, [hop.fieldIndex])];
    }
  }
  return [];
};

/** Words, and firms of their own, one letter from a provider's name. */
const OTHERS: readonly string[] = 'cloud ecloud vcloud paypay hostmail'.split(' ');

/** Labels of five letters and more: shorter ones are near to everything. */
const PROVIDERS: readonly string[] = (
  'google googlemail yahoo outlook hotmail microsoft icloud amazonses protonmail fastmail yandex docomo ' +
  'paypal facebook'
).split(' ');
