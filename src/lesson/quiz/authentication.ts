/** Questions about SPF, DKIM and DMARC. */
import { levels, type Maker, question, quotes, says } from './question.ts';

export const authenticationQuestions: readonly Maker[] = [
  question({
    id: 'spf_term',
    story: 'spf',
    mail: 'spf',
    choices: ({ inspection: { spf } }) => {
      // That include led to the one that matched is no other answer.
      const terms = (spf?.evidence.path ?? []).flatMap(({ record }) => (record ?? '').split(' ').slice(1));
      return quotes(
        terms.filter((term) => !term.startsWith('include:')),
        spf?.evidence.mechanism,
      );
    },
  }),
  question({
    id: 'spf_all',
    story: 'spf',
    mail: 'spf',
    choices: () => quotes(['pass', 'neutral', 'softfail', 'fail'], 'fail'),
  }),
  question({ id: 'spf_says', story: 'spf', mail: 'spf', choices: says('spf_says', 'abc', 'c') }),
  question({
    id: 'dkim_name',
    story: 'dkim',
    mail: 'dkim',
    choices: ({ inspection: { dkim } }) => {
      const { domain = '', selector = '', queryName = '' } = dkim[0]?.evidence ?? {};
      return quotes([`_dmarc.${domain}`, `${selector}.${domain}`, queryName, domain], queryName);
    },
  }),
  question({
    id: 'dkim_bh',
    story: 'dkim',
    mail: 'dkim',
    choices: () => quotes(['b=', 'bh=', 'h=', 'd='], 'bh='),
  }),
  question({ id: 'dkim_ca', story: 'dkim', mail: 'dkim', choices: says('dkim_ca', 'abc', 'a') }),
  question({ id: 'dkim_changed', story: 'dkim', mail: 'dkim', choices: levels('body_changed') }),
  question({ id: 'dmarc_by', story: 'dmarc', mail: 'dmarc', choices: says('dmarc_by', 'abc', 'b') }),
  question({
    id: 'dmarc_tag',
    story: 'dmarc',
    mail: 'dmarc',
    choices: ({ inspection: { dmarc } }) => {
      const tags = dmarc?.evidence.tags ?? [];
      const text = ({ name, value }: { name: string; value: string }) => `${name}=${value}`;
      const deciding = tags.find(({ name }) => name === dmarc?.evidence.policyTag);
      return quotes(tags.map(text), deciding && text(deciding));
    },
  }),
  question({
    id: 'spf_domain',
    story: 'dmarc',
    mail: 'dmarc',
    choices: ({ inspection: { message, dkim, spf } }) => {
      const envelope = spf?.evidence.domain ?? '';
      return quotes(
        [message.author?.domain ?? '', dkim[0]?.evidence.domain ?? '', envelope, spf?.evidence.helo ?? ''],
        envelope,
      );
    },
  }),
  question({ id: 'dmarc_other', story: 'dmarc', mail: 'dmarc', choices: levels('other_signer') }),
];
