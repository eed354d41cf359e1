/**
 * Whether a name looks like an IPv4 address, which AWS refuses for trails and for buckets alike.
 *
 * @param name - a trail or bucket name
 */
export function looksLikeIpAddress(name: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(name);
}
