import { isSameSignature, type Sign } from '@poros/kernel';

const ID_BYTES = 16;
const MAC_BYTES = 8;
const PURPOSE = 'paper.copy';

/** Whose copy a link on paper is about. */
export interface NamedCopy {
  readonly tenantId: string;
  readonly copyId: string;
}

/**
 * The link's last part: tenant, copy and our signature of both, 54 characters. Without our key
 * nobody can make one, so trying tells nothing.
 */
export function copyToken(
  { tenantId, sign }: { readonly tenantId: string; readonly sign: Sign },
  copyId: string,
): string {
  const ids = Buffer.concat([bytesOf(tenantId), bytesOf(copyId)]);
  return Buffer.concat([ids, sign(PURPOSE, ids).subarray(0, MAC_BYTES)]).toString('base64url');
}

/** What a token names, or undefined when it is not one of ours; nothing is looked up for it. */
export function readCopyToken(sign: Sign, token: string): NamedCopy | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token)
    return undefined;
  const ids = bytes.subarray(0, 2 * ID_BYTES);
  const isOurs = isSameSignature(
    sign(PURPOSE, ids).subarray(0, MAC_BYTES),
    bytes.subarray(2 * ID_BYTES),
  );
  return isOurs
    ? { tenantId: idOf(ids.subarray(0, ID_BYTES)), copyId: idOf(ids.subarray(ID_BYTES)) }
    : undefined;
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
