/**
 * Waits until the browser has painted what a page holds before any script. Views that are loaded and run earlier would hold that back:
 * a person looks at an empty window for their sake. A page that nobody sees is never painted.
 */
export function firstPaint(): Promise<unknown> {
  return new Promise((resolve) => {
    if (document.hidden) resolve(null);
    // A frame begins with its callbacks; what it paints is there when the next task runs.
    requestAnimationFrame(() => setTimeout(resolve));
    document.addEventListener('visibilitychange', resolve);
  });
}
