/**
 * Whether a piece of rua= is a syntactically valid URI (RFC 9989 §4.8: dmarc-uri / obs-dmarc-uri, RFC 3986 §3): a scheme,
 * a colon, and characters of a URI without comma and exclamation mark. It is only ever looked at, never fetched.
 */
export function isReportingUri(text: string): boolean {
  const uri = withoutReportSize(text);
  const colon = uri.indexOf(':');
  if (colon < 1 || colon === uri.length - 1) return false;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*$/.test(uri.slice(0, colon))) return false;
  return isUriText(uri);
}

/** obs-dmarc-report-size = "!" 1*DIGIT [ "k" / "m" / "g" / "t" ]: obsolete, allowed, ignored. */
function withoutReportSize(text: string): string {
  const mark = text.lastIndexOf('!');
  return mark >= 0 && /^[0-9]+[kmgt]?$/i.test(text.slice(mark + 1)) ? text.slice(0, mark) : text;
}

/** Unreserved, reserved and percent-encoded characters (RFC 3986 §2); the two that rua= needs for itself must be encoded. */
function isUriText(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '%') {
      if (!/^[0-9A-Fa-f]{2}$/.test(text.slice(at + 1, at + 3))) return false;
    } else if (!/[A-Za-z0-9._~:/?#[\]@$&'()*+;=-]/.test(character)) return false;
  }
  return true;
}
