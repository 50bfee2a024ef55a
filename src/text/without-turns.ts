/**
 * For texts that leave our pages by the clipboard. The attack: a bidirectional control in what is copied turns what follows it where it
 * is pasted, and no page of ours is there to isolate it.
 *
 * @returns the text without bidirectional controls (Unicode Standard Annex #9 §2)
 */
export function withoutTurns(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '');
}
