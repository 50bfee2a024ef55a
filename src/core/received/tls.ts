/** What a Received field tells of encryption: in comments, in the protocol's name, in words beside it. */

export interface TlsFacts {
  version: string | null;
  cipher: string | null;
}

/**
 * @param comments the comments on TLS
 * @param words the words of "with" and, of Exim, behind "tls"
 * @param protocols the protocol's name, split into its parts
 * @returns null = no word of TLS
 */
export function readTls(comments: string[], words: string[], protocols: string[]): TlsFacts | null {
  const said = [...comments.map(readTlsComment), readTlsWords(words)].filter((facts) => facts !== null);
  if (said.length === 0 && !protocols.some(isSecureProtocol)) return null;
  return {
    version: said.find((facts) => facts.version !== null)?.version ?? 'unknown',
    cipher: said.find((facts) => facts.cipher !== null)?.cipher ?? null,
  };
}

/** RFC 3848, RFC 6531 §4.3: the S of ESMTPS, LMTPS, UTF8SMTPS, and of HTTPS. */
function isSecureProtocol(protocol: string): boolean {
  return /^(?:(?:UTF8)?(?:E?SMTP|LMTP)SA?|HTTPS|STARTTLS)$/i.test(protocol);
}

function readTlsComment(comment: string): TlsFacts | null {
  const words = comment.split(/[ \t\r\n,]+/).filter((word) => word !== '');
  const first = words[0] ?? '';
  if (/^(?:no|client)$/i.test(first)) return null; // remarks on certificates
  if (/^google$/i.test(first)) return { version: null, cipher: null }; // Google Transport Security
  // courier: "TLS: TLSv1.3,256bits,TLS_AES_256_GCM_SHA384"
  if (/^tls:$/i.test(first)) return { version: versionOf(words[1]), cipher: words[3] ?? null };
  if (/^using$/i.test(first)) return { version: versionOf(words[1]), cipher: valueBehind(words, 'cipher') };
  if (first.includes('='))
    return { version: versionOf(valueOfKey(words, 'version')), cipher: valueOfKey(words, 'cipher') };
  if (/^encrypted$/i.test(words[1] ?? '')) return { version: null, cipher: first };
  // Exim: "TLSv1:AES256-SHA:256", "TLS1.3", "TLS-1.0:DHE_RSA_3DES_EDE_CBC_SHA:24"
  const [version, cipher] = first.split(':');
  return { version: versionOf(version), cipher: cipher ?? null };
}

/** "ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP", "ESMTP/TLS/ECDHE-…", "tls TLS_ECDHE_…" */
function readTlsWords(words: string[]): TlsFacts | null {
  const [first = '', second = ''] = words;
  if (/^encrypted$/i.test(second)) return { version: null, cipher: first };
  const parts = first.split('/');
  if (parts.length > 2 && /^TLS/i.test(parts[1] ?? ''))
    return { version: versionOf(parts[1]), cipher: parts[2] ?? null };
  const behind = valueBehind(words, 'tls');
  return behind === null ? null : { version: null, cipher: behind };
}

/**
 * One spelling for all: TLSv1.3, TLSv1, SSLv3, out of "TLS1_3", "TLS1.3", "TLS-1.0". What names two versions ("TLSv1/SSLv3")
 * is OpenSSL's name of a family of ciphers and stays as it stands.
 */
function versionOf(text: string | undefined | null): string | null {
  if (!text) return null;
  const match = /^(TLS|SSL)[-_ ]?v?(\d)(?:[._](\d))?$/i.exec(text);
  if (!match) return /^(?:TLS|SSL)$/i.test(text) ? null : text;
  const minor = match[3] === undefined || match[3] === '0' ? '' : `.${match[3]}`;
  return `${match[1]?.toUpperCase()}v${match[2]}${minor}`;
}

function valueOfKey(words: string[], name: string): string | null {
  const word = words.find((candidate) => candidate.toLowerCase().startsWith(`${name}=`));
  return word?.slice(name.length + 1) || null;
}

function valueBehind(words: string[], name: string): string | null {
  const at = words.findIndex((word) => word.toLowerCase() === name);
  return at < 0 ? null : (words[at + 1] ?? null);
}
