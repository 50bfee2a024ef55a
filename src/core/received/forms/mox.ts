import type { Form } from '../form.ts';

/**
 * mox 0.0.1 to 0.0.15 (smtpserver/server.go) bears no name, but it alone tells of the transport. Greeting and reverse name are domains or addresses,
 * or the client is refused. Where the mail has addresses beyond ASCII, the greeting's ASCII form stands behind the address; of who logs in nothing is told.
 */
export const mox: Form = {
  name: 'mox',
  silent: true,
  client: ['({reverse} [{ip}])', '([{ip}])']
    .flatMap((seen) => [`from {helo} ${seen}`, `from {helo} ${seen} ({called})`])
    .concat('from {from}'),
  server: 'by via tcp with id for',
};
