import { type Form, GREETINGS } from '../form.ts';

/** What is left where a program bears no mark. None of these is free, and whatever could be read in two ways is not read. */
export const families: Form = {
  name: 'unmarked',
  family: true,
  client: [
    'from {helo} ({reverse} [{ip}])',
    // Courier, where a program on the host itself hands its mail in
    'from localhost (localhost [127.0.0.1]) (uid {port})',
    // DragonFly Mail Agent
    'from {from} (uid {port}) (envelope-from {path}) id {ident}',
    'from {name} ( {ip})',
    'from {helo} ({reverse}[{ip}])',
    'from {helo} ({reverse} [{ip}] (may be forged))',
    'from {name} ({ip})',
    'from {name} (/{ip})',
    'from {reverse} ({ip} helo={helo})',
    'from {ip} (port={port} helo={helo})',
    'from {ip} (port={port})',
    'from {ip} (helo={helo})',
    'from {reverse} ({helo}) [{ip}]',
    'from {from} [{ip}]',
    'from {from}[{ip}]',
    'from {from} - {ip}',
    'from ({ip})',
    'from ({name} [{ip}])',
    // maddy, for a greeting that is no name and an empty reverse-path
    '({reverse} [{ip}])',
    '({ip})',
    // hMailServer and others, which take more than a word
    'from {phrase} ({reverse} [{ip}])',
    'from {helo} ({reverse} [{ip}]) via ESMTP',
    'from {reverse}({ip}), claiming to be "{helo}" via SMTP',
    'from {reverse}({ip}) via SMTP',
    // smap, of the Firewall Toolkit
    'from {reverse}({ip})',
    'from {same} ({at})',
    // Yahoo of old: no client from elsewhere is seen at a loopback address.
    'from 127.0.0.1 (EHLO {helo}) ({ip})',
    ...GREETINGS.flatMap((word) => [
      `from {reverse} (${word} {helo}) ({ip})`,
      `from {reverse} (${word} {helo}) ({at})`,
      `from {reverse} (${word} {helo}) (/{ip})`,
      `from {reverse} (${word} {helo}) [{ip}]`,
      `from {reverse}({ip}, ${word} {helo})`,
      `from {reverse} ({ip}, ${word} {helo})`,
      `from {ip} (${word} {greeting})`,
      // ZMailer, at vger.kernel.org until 2023
      `from {reverse} ({ip} "${word} {helo}" {name})`,
      `from {reverse} ({ip} "${word} {helo}")`,
    ]),
    'from {named}',
    'from {from}',
    'from {from} (unknown)',
    'from {from} (unverified)',
    'from {from}(mailfrom:{path} fp:{any})',
    'from <unknown> (<unknown> [])',
    '',
  ],
  server: 'by via with with tls envelope-from id via for from',
};

/** Webmail on the server itself: who logged in where. */
export const webmail: Form = {
  name: 'SquirrelMail',
  family: true,
  client: [
    'from {ip} (SquirrelMail authenticated user {user})',
    'from {ip} (NaSMail authenticated user {user})',
    // What a proxy or the browser itself says before it, which may be anything.
    'from {ip} (proxying for {any*}) (SquirrelMail authenticated user {user})',
  ],
  server: 'by with HTTP…',
};
