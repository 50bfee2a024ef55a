/** Questions about how mail travels, and about OP25B. */
import { arrows, type Maker, question, quotes, says } from './question.ts';

export const deliveryQuestions: readonly Maker[] = [
  question({
    id: 'submission',
    story: 'way',
    mail: 'way',
    choices: arrows(['way'], ({ kind }) => kind === 'submit'),
  }),
  question({
    id: 'account',
    story: 'way',
    mail: 'way',
    choices: ({ inspection: { route } }) =>
      quotes(
        route.hops.map(({ by }) => by ?? ''),
        route.hops.find(({ authenticated }) => authenticated)?.by,
      ),
  }),
  question({
    id: 'believed',
    story: 'way',
    mail: 'way',
    choices: ({ inspection: { route } }) => {
      const servers = route.hops.map(({ by }) => by ?? '').reverse();
      return quotes(servers, route.border === null ? null : route.hops[route.border]?.by);
    },
  }),
  question({
    id: 'mda',
    story: 'way',
    mail: 'way',
    values: ({ journey }) => ({ host: journey.participants.find(({ roles }) => roles.includes('mda'))?.name ?? '' }),
    // What a server is called, the drawing beside it prints: asked is what it does.
    choices: says('mda', 'abc', 'b'),
  }),
  question({
    id: 'imap',
    story: 'way',
    mail: 'way',
    choices: () => quotes(['SMTP', 'LMTP', 'POP', 'IMAP'], 'IMAP'),
  }),
  question({
    id: 'op25b',
    story: 'op25b',
    mail: 'direct',
    // What crosses the border comes from a consumer's line in one of them, from a server in the other.
    choices: arrows(['way', 'direct'], ({ kind }, mail) => kind === 'receive' && mail === 'direct'),
  }),
  question({ id: 'ip25b', story: 'op25b', mail: 'direct', choices: says('ip25b', 'abc', 'b') }),
  question({ id: 'port587', story: 'op25b', mail: 'way', choices: says('port587', 'abc', 'c') }),
];
