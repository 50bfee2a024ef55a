/** The few facts about a message that one wants to know first. */
import type { DkimCheck, Inspection, Mailbox } from '../../core/index.ts';

export interface Summary {
  authors: { mailbox: Mailbox; line: number | null }[];
  subject: string;
  /** Signatures that verify, those of the author's own domain first. */
  signatures: DkimCheck[];
  /** Who handed it to the provider. */
  client: { name: string; ip: string } | null;
  arrivedAt: string | null;
  /** Only what differs from the author. */
  replyTo: Mailbox[];
  sender: Mailbox[];
  returnPath: { address: string; trust: 'recorded' | 'claimed' } | null;
  listId: string;
}

/** Who it is from, who it is for and by which way it came, as the summary tells it. */
export function summaryOf(inspection: Inspection): Summary {
  const { message, route, fields } = inspection;
  const author = message.author;
  const border = route.border === null ? undefined : route.hops[route.border];
  const ip = route.client?.ip ?? border?.ip ?? null;
  return {
    authors: message.from.flatMap((field) =>
      field.mailboxes.map((mailbox) => ({
        mailbox,
        line: message.author === null ? (fields[field.fieldIndex]?.line ?? null) : null,
      })),
    ),
    subject: message.subject,
    signatures: inspection.dkim
      .filter((check) => check.result === 'pass')
      .sort((a, b) => Number(isOf(b, author)) - Number(isOf(a, author))),
    client: ip === null || route.submission ? null : { name: border?.reverseName ?? border?.from ?? '', ip },
    arrivedAt: route.arrivedAt,
    replyTo: message.replyTo.filter((mailbox) => mailbox.address !== author?.address),
    sender: message.sender.filter((mailbox) => mailbox.address !== author?.address),
    returnPath:
      message.returnPath && message.returnPath.address !== author?.address && message.returnPath.address !== ''
        ? message.returnPath
        : null,
    listId: message.listId,
  };
}

function isOf(check: DkimCheck, author: Mailbox | null): boolean {
  const domain = check.evidence.domain.toLowerCase();
  return author !== null && (author.domain === domain || author.domain.endsWith(`.${domain}`));
}
