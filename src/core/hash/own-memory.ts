/**
 * WebCrypto's types in the DOM library refuse bytes that might lie in shared memory. Nothing of a mail ever does: it comes
 * by a message or a fetch, and a cast spares a copy of what may be 50 MiB.
 */
export function inOwnMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
