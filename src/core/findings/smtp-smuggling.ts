import { type Finder, warn } from './finding.ts';

/**
 * Within the body stand SMTP commands, behind a "." between line ends that only some servers take for the end of a mail.
 *
 * The attack: for such a server it is a second mail, which then comes from the first one's sender and passes SPF under whatever
 * address it names ("SMTP smuggling", SEC Consult 2023). Here a server took it for text, and delivered both in one. Innocent: a
 * transcript of SMTP out of a program with line ends of its own. Caveat: of a second mail that a server did cut off nothing is left to
 * see; it stands in the mailbox as a mail of its own, for which SPF alone speaks.
 */
export const smtpSmuggling: Finder = ({ source }) => {
  const smuggled = source.oddLineEnds?.smuggled;
  return smuggled ? [warn('caution', 'finding_smtp_smuggling', { line: smuggled.line, text: smuggled.text })] : [];
};
