import { endpoint } from '@poros/kernel';
import { Type, object } from '@poros/kernel/shared';
import { pushKeys } from './push-keys.ts';

/** The installation's public key, with which a browser subscribes. */
export const getPushKey = endpoint({
  name: 'notification.get_push_key',
  http: 'GET /push-key',
  permission: 'signed_in',
  summary: "The installation's public key for push messages.",
  input: object({}),
  output: object({ publicKey: Type.String() }),
  handle: ({ kernel }) => Promise.resolve({ publicKey: pushKeys(kernel.dataDir).publicKey }),
});
