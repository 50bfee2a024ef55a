/**
 * Whether a webmail can live in this frame. Injection into all frames also reaches those that hold the bodies of mails
 * (`srcdoc`, sandboxed) and advertisements: there nothing may be looked for, since an attacker wrote what stands there.
 */
export function mayHoldWebmail(frame: Window): boolean {
  const { origin, protocol } = frame.location;
  if (protocol === 'about:' || frame.self.origin !== origin) return false;
  try {
    // Reading another origin's address throws.
    return frame.top?.location.origin === origin;
  } catch {
    return false;
  }
}
