/** The few facts about a message that one wants to know first. */
import type { DkimCheck, Inspection, Mailbox, RouteHop } from '../../core/index.ts';
import { claimedName, clientName } from '../../core/journey/client-name.ts';

export interface Summary {
  authors: { mailbox: Mailbox; line: number | null }[];
  subject: string;
  /** Signatures that verify, those of the author's own domain first. */
  signatures: DkimCheck[];
  /** Who handed it to the provider. */
  client: { name: string; ip: string; claimed: string } | null;
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
      .sort((a, b) => Number(isAligned(inspection, b)) - Number(isAligned(inspection, a))),
    client: ip === null || route.submission ? null : clientOf(ip, border),
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

function clientOf(ip: string, border: RouteHop | undefined): Summary['client'] {
  return { name: (border && clientName(border)) || ip, ip, claimed: border ? claimedName(border) : '' };
}

/** DMARC's own word on whether a signature's domain speaks for the author's (RFC 9989 §3.2.10). */
function isAligned({ dmarc, message }: Inspection, check: DkimCheck): boolean {
  const { domain } = check.evidence;
  return (
    domain === message.author?.domain ||
    (dmarc?.evidence.dkim.some((one) => one.aligned && one.domain === domain) ?? false)
  );
}
