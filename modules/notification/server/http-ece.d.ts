declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  interface Ece {
    readonly version: 'aes128gcm';
    readonly privateKey: ECDH;
    readonly authSecret: string;
    readonly dh?: string;
    readonly salt?: string;
  }
  export function encrypt(text: Buffer, how: Ece): Buffer;
  export function decrypt(bytes: Buffer, how: Ece): Buffer;
}
