/** How long the browser may take to begin reading what it saves. */
const KEEP_MS = 60_000;

/** Hands contents to the browser's download, in a page: no permission is needed for that. */
export function saveFile(contents: Blob, name: string): void {
  const address = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
