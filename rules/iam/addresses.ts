/** An address or a range of addresses: the number of its bits in all, those that are fixed, and their value. */
interface Range {
  readonly bits: 32 | 128;
  readonly fixed: number;
  readonly value: bigint;
}

/**
 * Whether an address is in a range in CIDR notation. An address alone is a range of one. What is neither is in none.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
export function isInRange(address: string, range: string): boolean {
  const [one, all] = [readRange(address), readRange(range)];
  if (one?.bits !== all?.bits || one?.fixed !== one?.bits || one === undefined || all === undefined) {
    return false;
  }
  const free = BigInt(all.bits - all.fixed);
  return one.value >> free === all.value >> free;
}

function readRange(text: string): Range | undefined {
  const [, address = "", prefix] = /^([0-9a-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = address.includes(":") ? 128 : 32;
  const value = bits === 128 ? readVersion6(address) : readVersion4(address);
  const fixed = prefix === undefined ? bits : Number(prefix);
  return value === undefined || fixed > bits ? undefined : { bits, fixed, value };
}

function readVersion4(address: string): bigint | undefined {
  const numbers = address.split(".");
  return numbers.length === 4 && numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) < 256)
    ? BigInt(numbers.reduce((sum, number) => sum * 256 + Number(number), 0))
    : undefined;
}

function readVersion6(address: string): bigint | undefined {
  const last = /[^:]*$/.exec(address)?.[0] ?? "";
  const tail = last.includes(".") ? readVersion4(last) : undefined;
  const groups =
    tail === undefined
      ? address
      : address.slice(0, -last.length) + `${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const [front = "", back, ...more] = groups.split("::");
  const [before, after] = [front, back ?? ""].map((half) => (half === "" ? [] : half.split(":")));
  if (before === undefined || after === undefined || more.length > 0) {
    return undefined;
  }
  const missing = 8 - before.length - after.length;
  if (back === undefined ? missing !== 0 : missing < 1) {
    return undefined;
  }
  const all = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
    : undefined;
}
