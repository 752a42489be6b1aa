import { isFrom } from './networks.ts';

/** Until when and from where a program may come. */
export interface Limits {
  readonly endsAt: string | null;
  readonly networks: readonly string[];
}

/** Why a program that has proven itself is kept out; told only to who has shown its secret. */
export function barOf({ endsAt, networks }: Limits, now: Date, ip: string) {
  if (endsAt !== null && now.getTime() >= Date.parse(endsAt)) return 'identity.api_client_expired';
  return isFrom(networks, ip) ? undefined : 'identity.network_not_allowed';
}
