/**
 * Waits until the browser has painted what a page holds before any script. Views that are loaded and run earlier would hold that back:
 * a person looks at an empty window for their sake. Nobody waits before a page that is not in sight, and no frame comes there.
 */
export async function firstPaint(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (document.visibilityState === 'hidden') return resolve();
    // A frame begins with its callbacks; what it paints is there when the next task runs.
    requestAnimationFrame(() => setTimeout(resolve));
    document.addEventListener('visibilitychange', () => resolve(), { once: true });
  });
}
