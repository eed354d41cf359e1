/**
 * Whether a name looks like an IPv4 address, which AWS refuses as a name of trails and of buckets.
 *
 * @param name - a trail or bucket name
 */
export function looksLikeIpAddress(name: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(name);
}
