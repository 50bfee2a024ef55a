/** Where the peers are known to say something else than the RFCs: each looked at, and named by what the RFC has. */
import { fieldsOf } from './mutate.ts';
import type { Said } from './peers.ts';

export interface Dispute {
  peer: 'mailauth' | 'dkimpy';
  source: string;
  /** Our result and code: 'pass dkim_pass'. */
  ours: string;
  theirs: Said;
}

export interface PeerFault {
  name: string;
  explains(dispute: Dispute): boolean;
}

const OTHER_SPACE = '\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0';

const headerOf = (source: string) => source.split(/\r?\n\r?\n/, 1)[0] ?? '';

/** Some b= or bh= holds more than base64 and white space, or something behind its padding. */
function hasOddBase64(source: string): boolean {
  const signing = fieldsOf(source).filter((field) => /^(dkim-signature|arc-)/i.test(field));
  const values = signing.flatMap((field) =>
    [...field.matchAll(/[;:\s]bh?\s*=([^;]*)/g)].map(([, value = '']) => value),
  );
  return values.some((value) => !/^[A-Za-z0-9+/ \t\r\n]*[= \t\r\n]*$/.test(value));
}

/** Some set does not stand as sealers put it on top: seal, signature, results. */
function isOutOfOrder(source: string): boolean {
  const kinds = new Map<string, string>();
  for (const [, kind = '', instance = ''] of headerOf(source).matchAll(
    /^arc-(seal|message|authentication)[^:]*:\s*i=(\d+)/gim,
  )) {
    kinds.set(instance, `${kinds.get(instance) ?? ''} ${kind.toLowerCase()}`);
  }
  return [...kinds.values()].some((order) => order !== ' seal message authentication');
}

/** Theirs says no to what verifies. */
const refuses = ({ ours, theirs }: Dispute) => theirs.result !== 'pass' && !/^(fail|permerror)/.test(ours);
/** Theirs lets pass what does not verify. */
const accepts = ({ ours, theirs }: Dispute) => theirs.result === 'pass' && /^(fail|permerror)/.test(ours);

export const PEER_FAULTS: readonly PeerFault[] = [
  {
    name: 'both take VT, FF and others for white space, mailauth NBSP too: WSP is SP and HTAB (RFC 6376 §2.8)',
    explains: (dispute) =>
      (refuses(dispute) || accepts(dispute)) &&
      [...OTHER_SPACE].some((space) => headerOf(dispute.source).includes(space)),
  },
  {
    name: 'both leave the blanks of a last line without line end: relaxed takes them away first (RFC 6376 §3.4.4 a)',
    explains: (dispute) => refuses(dispute) && /[ \t]$/.test(dispute.source),
  },
  {
    name: 'both let l= be larger than the body: it MUST NOT be (RFC 6376 §3.5)',
    explains: (dispute) => accepts(dispute) && dispute.ours.endsWith('body_shorter'),
  },
  {
    name: 'dkimpy refuses a blank before the colon, and lines that are no field (RFC 5322 §4.5.3)',
    explains: (dispute) =>
      refuses(dispute) &&
      (dispute.theirs.why.startsWith('MessageFormatError') || /^[!-9;-~]+[ \t]+:/m.test(headerOf(dispute.source))) &&
      dispute.peer === 'dkimpy',
  },
  {
    name: 'dkimpy knows one way to write q=, which is a list, in any case of letters (RFC 6376 §3.5; RFC 5234 §2.3)',
    explains: (dispute) => refuses(dispute) && dispute.theirs.why.includes('q= value is not dns/txt'),
  },
  {
    name: 'dkimpy does not look whether x= is after t=: it MUST be (RFC 6376 §3.5)',
    explains: (dispute) => accepts(dispute) && dispute.ours.endsWith('expires_before_signed'),
  },
  {
    name: 'dkimpy does not find a b= that follows the field’s colon at once: FWS is optional there (RFC 6376 §3.2)',
    explains: (dispute) =>
      refuses(dispute) && dispute.peer === 'dkimpy' && /^dkim-signature\s*:b/im.test(headerOf(dispute.source)),
  },
  {
    name: 'dkimpy refuses a second From that the signature does not cover: that is for the reader to judge (RFC 6376 §8.15)',
    explains: (dispute) =>
      refuses(dispute) &&
      dispute.peer === 'dkimpy' &&
      (headerOf(dispute.source).match(/^from\s*:/gim)?.length ?? 0) > 1,
  },
  {
    name: 'dkimpy takes white space off the end of its own field: simple changes nothing (RFC 6376 §3.4.1)',
    explains: ({ peer, source }) =>
      peer === 'dkimpy' &&
      fieldsOf(source).some((field) => /^dkim-signature:/i.test(field) && /[ \t]\r\n$/.test(field)),
  },
  {
    name: 'dkimpy breaks off at tags behind HTAB in a seal or signature (RFC 6376 §3.2)',
    explains: (dispute) => refuses(dispute) && dispute.theirs.why.startsWith('IndexError'),
  },
  {
    name: 'mailauth does not look at i=: it MUST be d= or below it (RFC 6376 §3.5, §6.1.1)',
    explains: (dispute) => accepts(dispute) && dispute.peer === 'mailauth' && dispute.ours.endsWith('identity_outside'),
  },
  {
    name: 'mailauth does not look at q= (RFC 6376 §3.5)',
    explains: (dispute) => accepts(dispute) && dispute.peer === 'mailauth' && dispute.ours.endsWith('query_unknown'),
  },
  {
    name: 'mailauth leaves out what is no base64, control characters too (RFC 6376 §2.10, §3.2)',
    explains: (dispute) => accepts(dispute) && dispute.peer === 'mailauth' && hasOddBase64(dispute.source),
  },
  {
    name: 'mailauth takes a bare CR for white space, so that a line goes on behind it (RFC 5322 §2.2, §2.2.3)',
    explains: (dispute) =>
      (refuses(dispute) || accepts(dispute)) &&
      dispute.peer === 'mailauth' &&
      /\r(?!\n)/.test(headerOf(dispute.source)),
  },
  {
    name: 'dkimpy takes the fields of a set as they stand: their order is by kind (RFC 8617 §5.1.1)',
    explains: (dispute) =>
      refuses(dispute) && /^ARC-Seal\[\d+\] did not/.test(dispute.theirs.why) && isOutOfOrder(dispute.source),
  },
  {
    name: 'mailauth takes l=0 for no l= (RFC 6376 §3.5)',
    explains: (dispute) => refuses(dispute) && /\bl\s*=\s*0\s*(;|$)/m.test(headerOf(dispute.source)),
  },
  {
    name: 'mailauth does not find a b= with white space before its "=" (RFC 6376 §3.2)',
    explains: (dispute) => refuses(dispute) && dispute.peer === 'mailauth' && /\bb\s+=/.test(headerOf(dispute.source)),
  },
  {
    name: 'mailauth leaves out ARC fields without an instance: each has one (RFC 8617 §4.1, §4.2.1)',
    explains: (dispute) => accepts(dispute) && dispute.ours.endsWith('arc_instance_malformed'),
  },
];
