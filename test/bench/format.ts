/** Numbers as the bench prints them. */
export const milliseconds = (value: number) => value.toFixed(value < 10 ? 2 : 0).padStart(8);
export const times = (value: number) => `${value.toFixed(1)}×`.padStart(7);

/** What stands behind a number that has a goal. */
export function met(isMet: boolean, goal: string): string {
  return `  ${isMet ? 'met' : 'NOT MET'}: ${goal}`;
}

/** The fastest of many: what else the machine does can only make a run slower. */
export function best(values: readonly number[]): number {
  return Math.min(...values);
}

/** Of what a screen paints in its own rhythm: the fastest is as much luck as the slowest. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
