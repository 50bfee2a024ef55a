/**
 * Proton Mail: ⋯ → View headers. By its own source (WebClients, MessageHeadersModal.tsx), looked at in 2026; not tried live. The
 * source itself is decrypted in the page's memory, which is not ours to look into; bodies are in frames.
 */
import { shownOnly } from '../shown-only.ts';

export const webmail = shownOnly('Proton', ['.message-headers-modal pre'], 'iframe, [data-testid^="message-view-"]');
