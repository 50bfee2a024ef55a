/**
 * The few globals that the engine may use: all of them exist in browsers, in extension workers and in Node. The engine
 * compiles without the DOM library, so that anything else is an error of the compiler.
 */
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface CryptoKey {
  readonly type: string;
}

interface SubtleCrypto {
  digest(algorithm: 'SHA-1' | 'SHA-256', data: Uint8Array): Promise<ArrayBuffer>;
  importKey(
    format: 'jwk',
    keyData: { kty: 'RSA'; n: string; e: string },
    algorithm: { name: 'RSASSA-PKCS1-v1_5'; hash: 'SHA-1' | 'SHA-256' },
    extractable: boolean,
    usages: ['verify'],
  ): Promise<CryptoKey>;
  importKey(
    format: 'spki' | 'raw',
    keyData: Uint8Array,
    algorithm: { name: 'RSASSA-PKCS1-v1_5'; hash: 'SHA-1' | 'SHA-256' } | { name: 'Ed25519' },
    extractable: boolean,
    usages: ['verify'],
  ): Promise<CryptoKey>;
  verify(
    algorithm: { name: 'RSASSA-PKCS1-v1_5' } | { name: 'Ed25519' },
    key: CryptoKey,
    signature: Uint8Array,
    data: Uint8Array,
  ): Promise<boolean>;
}

declare function btoa(binary: string): string;

declare const crypto: { readonly subtle: SubtleCrypto };

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array;
}

declare class URL {
  constructor(url: string);
  readonly hostname: string;
}
