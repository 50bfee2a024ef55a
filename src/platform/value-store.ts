/** A store of named values that only the extension's own parts reach, wherever it lies. */
export interface ValueStore {
  /** @returns undefined when nothing has that name */
  get(name: string): Promise<unknown>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}
