/**
 * Waits until the browser has painted what a page holds before any script. Views that are loaded and run earlier would hold that back:
 * a person looks at an empty window for their sake. A page that nobody sees is never painted.
 */
export async function firstPaint(): Promise<void> {
  await new Promise((resolve) => {
    if (document.hidden) resolve(null);
    // A frame begins with its callbacks; what it paints is there when the next task runs.
    requestAnimationFrame(() => setTimeout(resolve));
    document.addEventListener('visibilitychange', resolve);
  });
  // The scripts that the views come in, which the build names there: side by side, not each when another one was read.
  for (const { content } of document.querySelectorAll('template')) document.head.append(content);
}
