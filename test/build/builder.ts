interface Bundles {
  extension: Map<string, Uint8Array>;
  thunderbird: Map<string, Uint8Array>;
  /** dist/web. */
  site: Map<string, Uint8Array>;
  core: Map<string, Uint8Array>;
  graph: Record<string, string[]>;
  /** Scripts of the extension's own parts, not the content script's. */
  outputs: Record<string, { loads: string[]; later: string[]; sources: string[] }>;
}

/** The build's own functions, typed: it is plain JavaScript, since it runs before anything could compile it. */
interface Builder {
  bundleAll(): Promise<Bundles>;
  weigh(bundles: Bundles): { what: string; gzip: number; goal: number }[];
  loadedWith(script: string, outputs: Bundles['outputs']): string[];
  build(out: string): Promise<string>;
  manifestFor(browser: 'chrome' | 'firefox' | 'thunderbird'): Record<string, unknown>;
}

const root = new URL('../../', import.meta.url);
const { bundleAll, build, loadedWith, manifestFor, weigh } = Object.assign(
  {},
  ...(await Promise.all(
    ['build.mjs', 'scripts/build/loaded-with.mjs', 'scripts/build/manifest.mjs', 'scripts/build/weights.mjs'].map(
      (path) => import(new URL(path, root).href),
    ),
  )),
) as Builder;

export { build, bundleAll, loadedWith, manifestFor, weigh };
