/** What `within` gives for what did not come. */
export const LATE = Symbol('late');

/** @returns what comes, or LATE when that takes longer; rejects as it does */
export async function within<T>(coming: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, ms, LATE);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
