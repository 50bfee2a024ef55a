import { type Form, GREETING_FIRST } from '../form.ts';

/** Programs that write the client as sendmail does, each by its mark; Haraka and maddy copy greeting and reverse name as they come. */
const MARKS: readonly [name: string, mark: string, order?: string][] = [
  ['Haraka', '(Haraka…)', 'with id envelope-from'],
  ['OpenSMTPD', '(OpenSMTPD…)'],
  ['Halon', '(Halon…)'],
  ['Proofpoint', '(PPS…)'],
  ['Zendesk', '(Zendesk…)'],
  ['EZweb', '(EZweb Mail…)'],
  ['Domino', '(Lotus Domino…)'],
  ['Domino', '(HCL Domino…)'],
  ['MDaemon', '(MDaemon…)'],
  ['Kerio', '(Kerio…)'],
  ['IceWarp', '(IceWarp…)'],
  ['InterMail', '(InterM…)'],
  ['Oracle', '(Oracle…)'],
  ['trex', '(trex…)'],
  ['amavis', '(amavis…)'],
  ['Cyrus', '(Cyrus…)'],
  ['Authentication Milter', '(Authentication Milter…)'],
];

export const greetingFirst: readonly Form[] = MARKS.map(([name, mark, order = 'with id for']) => ({
  name,
  client: [...GREETING_FIRST, 'from {from}', ''],
  server: `by ${mark} ${order}`,
}));

/** maddy 0.5 to 0.8: a greeting that is no name is left out, and the field then begins with the parenthesis. */
export const maddy: Form = {
  name: 'maddy',
  client: [...GREETING_FIRST, '({reverse} [{ip}])', '([{ip}])', 'from {from}', ''],
  server: 'by (envelope-sender…) with id for',
};

/** mox 0.0.10 bears no name, but it alone tells of the transport. */
export const mox: Form = { name: 'mox', client: GREETING_FIRST, server: 'by via tcp with id for' };

/** Stalwart 0.10 to 0.14 names the network of the address. */
export const stalwart: Form = {
  name: 'Stalwart',
  client: [...GREETING_FIRST, 'from {helo*} ({reverse} [{ip}] ({any}))'],
  server: 'by (Stalwart…) with id for',
};
