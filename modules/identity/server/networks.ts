import { BlockList, isIP } from 'node:net';
import { refuse } from '@poros/kernel';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Refuses what is neither an address nor a network, by its own text. */
export function ensureNetworks(networks: readonly string[]): void {
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong !== undefined) refuse('identity.network_wrong', { network: wrong });
}

/** Whether an address lies in one of the networks; no network named lets everybody through. */
export function isFrom(networks: readonly string[], ip: string): boolean {
  if (networks.length === 0) return true;
  const list = new BlockList();
  for (const network of networks) {
    const { address, family, bits } = partsOf(network);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, bits, family);
  }
  const plain = MAPPED.exec(ip)?.[1] ?? ip;
  return isIP(plain) !== 0 && list.check(plain, familyOf(plain));
}

function isNetwork(network: string): boolean {
  const { address, bits } = partsOf(network);
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && (bits === undefined || (bits >= 1 && bits <= most));
}

function partsOf(network: string) {
  const [address = '', width] = network.split('/');
  return {
    address,
    family: familyOf(address),
    bits: width === undefined ? undefined : Number(width),
  };
}

const familyOf = (address: string) => (isIP(address) === 6 ? ('ipv6' as const) : ('ipv4' as const));
