/**
 * What a reader sees or a mail program acts on (RFC 5322 §3.6, RFC 2045, RFC 2183), as usually written; every other name may come
 * and go, trace fields above all.
 */
export const DISPLAYED_FIELDS = [
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Disposition',
] as const;

export type DisplayedField = (typeof DISPLAYED_FIELDS)[number];
