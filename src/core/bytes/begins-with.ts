/** Whether these bytes stand at `at`; compares no more than it must. */
export function beginsWith(bytes: Uint8Array, at: number, wanted: ArrayLike<number>): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}
