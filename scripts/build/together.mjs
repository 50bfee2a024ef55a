/**
 * Which shared scripts are put together. esbuild makes one for every set of parts that share something: dozens of a few lines each, which
 * weigh more apart than together. For two parts somebody waits, the worker and the popup, which begins with a little of its own; none may load
 * what only others need: whatever the same ones of them load is one script, of what one loads alone the small ones. The other parts load a
 * little more for it.
 */

/** Bytes up to which a script that only one of them loads is a small one. */
const SMALL = 16 * 1024;

/**
 * @param metafile what esbuild tells of a build in which nothing is put together
 * @param waitedFor the sources of these parts: the worker, what the popup begins with, the popup
 * @returns by the source of each part: the sources that it imports besides its own, so that all of a script have the same parts to load them
 */
export function importedTogether({ outputs }, waitedFor) {
  const parts = Object.keys(outputs).filter((path) => /\.tsx?$/.test(outputs[path].entryPoint));
  const loads = new Map(parts.map((part) => [part, loadedBy(part, outputs)]));
  const scripts = new Map();
  for (const [path, { bytes, entryPoint, inputs }] of Object.entries(outputs)) {
    const loading = parts.filter((part) => loads.get(part).has(path)).map((part) => outputs[part].entryPoint);
    const waiting = waitedFor.filter((source) => loading.includes(source));
    if (entryPoint !== undefined || waiting.length === 0 || (waiting.length < 2 && bytes > SMALL)) continue;
    const [worker, , popup] = waitedFor;
    // The worker's small ones the popup loads too: by themselves they weigh more.
    if (waiting.join() === worker) waiting.push(popup);
    const name = waiting.join();
    const script = scripts.get(name) ?? { sources: new Set(), parts: new Set() };
    scripts.set(name, script);
    for (const source of Object.keys(inputs)) script.sources.add(source);
    for (const part of loading) script.parts.add(part);
  }
  const imported = new Map();
  for (const script of scripts.values())
    for (const part of script.parts) imported.set(part, [...(imported.get(part) ?? []), ...script.sources]);
  return imported;
}

function loadedBy(part, outputs) {
  const loaded = new Set([part]);
  for (const path of loaded)
    for (const { path: next, kind } of outputs[path].imports) if (kind === 'import-statement') loaded.add(next);
  return loaded;
}
