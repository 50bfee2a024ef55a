/** The build's own functions, typed: it is plain JavaScript, since it runs before anything could compile it. */
interface Builder {
  bundleAll(): Promise<{
    extension: Map<string, Uint8Array>;
    core: Map<string, Uint8Array>;
    graph: Record<string, string[]>;
  }>;
  build(out: string): Promise<string>;
  manifestFor(browser: 'chrome' | 'firefox'): Record<string, unknown>;
}

const address = new URL('../../build.mjs', import.meta.url).href;
export const { bundleAll, build, manifestFor } = (await import(address)) as Builder;
