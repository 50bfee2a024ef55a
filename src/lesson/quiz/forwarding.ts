/** Questions about forwarding, a list with ARC, and an attack. */
import { arrows, levels, type Maker, question, quotes, says } from './question.ts';

export const forwardingQuestions: readonly Maker[] = [
  question({ id: 'forward_spf', story: 'forward', mail: 'forward', choices: says('forward_spf', 'abc', 'b') }),
  question({
    id: 'forward_arrow',
    story: 'forward',
    mail: 'forward',
    choices: arrows(['forward'], ({ kind }) => kind === 'receive'),
  }),
  question({
    id: 'forward_proof',
    story: 'forward',
    mail: 'forward',
    choices: () => quotes(['SPF', 'DKIM', 'TLS', 'Received'], 'DKIM'),
  }),
  // A message that an earlier story told of: by now the reader knows what forwarding does to it.
  question({ id: 'dkim_forwarded', story: 'forward', mail: 'dkim', choices: levels('forwarded') }),
  question({
    id: 'list_field',
    story: 'list',
    mail: 'list',
    choices: () => quotes(['From', 'To', 'Subject', 'Date'], 'Subject'),
  }),
  question({
    id: 'list_who',
    story: 'list',
    mail: 'list',
    choices: ({ inspection: { message, verdict, route } }) =>
      quotes(
        [message.author?.domain ?? '', String(verdict.headline.values['sealer'] ?? ''), route.hops[0]?.by ?? ''],
        String(verdict.headline.values['sealer'] ?? ''),
      ),
  }),
  question({ id: 'attack_why', story: 'attack', mail: 'attack', choices: says('attack_why', 'abc', 'c') }),
  question({ id: 'attack_pass', story: 'attack', mail: 'attack', choices: says('attack_pass', 'abc', 'a') }),
  question({ id: 'attack_none', story: 'attack', mail: 'attack', choices: levels('policy_none') }),
  question({
    id: 'attack_ip',
    story: 'attack',
    mail: 'attack',
    choices: ({ inspection: { message, route } }) =>
      quotes([message.author?.address ?? '', route.client?.ip ?? '', route.client?.helo ?? ''], route.client?.ip),
  }),
];
