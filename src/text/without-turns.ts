/**
 * For texts that leave our pages: a tooltip of the browser's, the clipboard. The attack: a bidirectional control in a domain turns what
 * follows it, our own words too, and no page of ours is there to isolate it.
 *
 * @returns the text without bidirectional controls (Unicode Standard Annex #9 §2)
 */
export function withoutTurns(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '');
}
