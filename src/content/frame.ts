/**
 * Whether a webmail can live in this frame. Injection into all frames also reaches those that hold the bodies of mails
 * (`srcdoc`, sandboxed) and advertisements: there nothing may be looked for, since an attacker wrote what stands there.
 *
 * @param isMailFrame whether a webmail is known that shows its mail in a frame like this one, of another host than the page around it. The
 *   page itself cannot be seen from here: the worker looks at it, and puts no profile into a frame of any other
 */
export function mayHoldWebmail(frame: Window, isMailFrame: () => boolean): boolean {
  const { origin, protocol } = frame.location;
  if (protocol === 'about:' || frame.self.origin !== origin) return false;
  if (frame !== frame.top && isWritten(frame)) return false;
  try {
    // Reading another origin's address throws.
    return frame.top?.location.origin === origin;
  } catch {
    // The attack: the body of a mail is a frame of the same host, within that frame.
    return frame.parent === frame.top && isMailFrame();
  }
}

/**
 * The attack: the body of a mail, which the page wrote into an empty frame (`document.open`). That gives it the page's own address; how the
 * frame came about stays known.
 */
function isWritten(frame: Window): boolean {
  const came = addressAtFirst(frame);
  if (came !== undefined) return came.startsWith('about:');
  try {
    // A Firefox that resists fingerprinting tells it of no page.
    return frame.top !== null && addressAtFirst(frame.top) !== undefined;
  } catch {
    return false;
  }
}

function addressAtFirst({ performance }: Window): string | undefined {
  return performance.getEntriesByType('navigation')[0]?.name;
}
