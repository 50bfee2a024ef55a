/** A message under construction: whole header fields, topmost first, each with its final CRLF; then the body. */
export interface Draft {
  fields: string[];
  body: string;
}

export interface DraftParts {
  from?: string;
  to?: string;
  subject?: string;
  date?: string;
  messageId?: string;
  body?: string;
  /** Further fields, below the usual ones. */
  more?: string[];
}

/** A plain message; one character of a string is one byte. */
export function draft(parts: DraftParts = {}): Draft {
  return {
    fields: [
      `From: ${parts.from ?? 'Alice <alice@sender.example>'}\r\n`,
      `To: ${parts.to ?? 'Bob <bob@rcpt.example>'}\r\n`,
      `Subject: ${parts.subject ?? 'Minutes of the meeting'}\r\n`,
      `Date: ${parts.date ?? 'Tue, 24 Nov 2026 02:00:00 +0000'}\r\n`,
      `Message-ID: ${parts.messageId ?? '<minutes@sender.example>'}\r\n`,
      'MIME-Version: 1.0\r\n',
      'Content-Type: text/plain; charset=utf-8\r\n',
      ...(parts.more ?? []).map((field) => `${field}\r\n`),
    ],
    body: parts.body ?? 'Hello Bob,\r\n\r\nthe minutes are attached.\r\n',
  };
}

/** Puts fields on top, as a server does that handles the message later; each without its CRLF. */
export function prepend(message: Draft, ...fields: string[]): Draft {
  return { ...message, fields: [...fields.map((field) => `${field}\r\n`), ...message.fields] };
}

/** What a server at the border writes. */
export function received(parts: {
  from?: string;
  reverse?: string;
  ip: string;
  by?: string;
  with?: string;
  date?: string;
}): string {
  const from = parts.from ?? 'out.sender.example';
  return (
    `Received: from ${from} (${parts.reverse ?? from} [${parts.ip}])\r\n` +
    `\tby ${parts.by ?? 'mx.rcpt.example'} (Postfix) with ${parts.with ?? 'ESMTPS'} id 4ABCDEF\r\n` +
    `\tfor <bob@rcpt.example>; ${parts.date ?? 'Tue, 24 Nov 2026 02:00:03 +0000 (UTC)'}`
  );
}

export function toText(message: Draft): string {
  return `${message.fields.join('')}\r\n${message.body}`;
}

export function toBytes(message: Draft): Uint8Array {
  return new Uint8Array(Buffer.from(toText(message), 'latin1'));
}
