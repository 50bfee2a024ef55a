/** The zones of dates (RFC 5322 §3.3, §4.3), and what programs write in their place. */

/** obs-zone (RFC 5322 §4.3): hours east of UTC. A Map: what every object inherits ("constructor") is no zone. */
const NAMED_ZONES: ReadonlyMap<string, number> = new Map(
  (
    [
      [0, 'ut utc gmt z'],
      [-4, 'edt'],
      [-5, 'est cdt'],
      [-6, 'cst mdt'],
      [-7, 'mst pdt'],
      [-8, 'pst'],
      // Not RFC 5322's; each names one offset only, unlike BST or IST.
      [9, 'jst kst'],
      [8, 'hkt sgt awst'],
      [10, 'aest'],
      [11, 'aedt'],
      [12, 'nzst'],
      [13, 'nzdt'],
      [1, 'cet mez'],
      [2, 'cest mesz eet sast'],
      [3, 'eest msk'],
    ] as const
  ).flatMap(([hours, names]) => names.split(' ').map((name) => [name, hours] as const)),
);

/**
 * Reads the zone of a date. Of "GMT +0900" and "+0100 +0900" nobody can tell which of the two was meant. Other letters behind an offset change
 * nothing: "+0800 CST" is China's.
 *
 * @param word where the zone stands; undefined = the date ends before it
 * @param words in which other zones may stand
 * @returns minutes east of UTC; null when nothing certain is told, as by "-0000"; undefined when it is a zone that cannot be
 */
export function readZones(word: string | undefined, words: readonly string[]): number | null | undefined {
  const zone = readZone(word);
  const others = words.filter((next) => /^(?:[+-]|(?:utc?|gmt|z)(?![a-z]))/i.test(next)).map(readZone);
  return others.every((other) => typeof other !== 'number' || other === (zone ?? 0)) ? zone : undefined;
}

/** @returns undefined when it is a zone that cannot be */
function readZone(word: string | undefined): number | null | undefined {
  const match = /^(?:UTC?|GMT)?([+-])(\d{2}):?(\d{2})$/i.exec(word ?? '');
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    // RFC 5322 §3.3: the last two digits are within 00–59; nowhere on earth is a day away.
    if (Number(match[3]) > 59 || minutes >= 24 * 60) return undefined;
    if (match[1] === '-') return minutes === 0 ? null : -minutes;
    return minutes;
  }
  // "GMT+9" is nine hours ahead, as people write it.
  const hoursAhead = /^(?:UTC?|GMT)([+-])(\d{1,2})$/i.exec(word ?? '');
  if (hoursAhead) return Number(hoursAhead[2]) > 14 ? undefined : Number(`${hoursAhead[1]}${hoursAhead[2]}`) * 60;
  // Counted as UTC, "+900", "0900", "+ 0900" or "50" (a fraction behind a comma) would be another time as if it were sure.
  if (/^[^A-Za-z_\x80-\uffff]/.test(word ?? '')) return undefined;
  // Other letters, the military zones among them, tell nothing certain (RFC 5322 §4.3).
  const hours = NAMED_ZONES.get((word ?? '').toLowerCase());
  return hours === undefined ? null : hours * 60;
}
