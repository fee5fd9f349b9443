/**
 * The key by which requests of one client are counted: the IPv4 address, or the first 64 bits of an IPv6 address,
 * since one household or office has all of those. Hashed, so that the store holds no address.
 */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** The eight groups of an IPv6 address, `::` filled in. */
function groups(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const start = head === '' ? [] : head.split(':');
  if (tail === undefined) return start;
  const end = tail === '' ? [] : tail.split(':');
  return [...start, ...Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0'), ...end];
}

export function networkOf(address: string): string {
  const bare = address.split('%')[0] ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(bare)) return bare;
  const prefix = groups(bare).slice(0, 4);
  return `${prefix.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

export function clientKey(address: string): string {
  return createHash('sha256').update(networkOf(address)).digest('hex').slice(0, 32);
}
