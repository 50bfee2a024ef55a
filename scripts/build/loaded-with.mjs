/** @returns the script and all that it cannot begin without */
export function loadedWith(script, outputs) {
  const loaded = new Set([script]);
  for (const path of loaded) for (const next of outputs[path].loads) loaded.add(next);
  return [...loaded];
}
