import type { SignatureFacts } from '../../core/index.ts';

/** How much of the body a signature covers; null = not known. An empty body is covered whole. */
export function signedShare(evidence: SignatureFacts): { share: number; signed: number; all: number } | null {
  const { bodyBytes, signedBytes } = evidence;
  if (bodyBytes === null || signedBytes === null) return null;
  return { share: bodyBytes === 0 ? 1 : Math.min(1, signedBytes / bodyBytes), signed: signedBytes, all: bodyBytes };
}
