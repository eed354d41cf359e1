import assert from "node:assert/strict";
import { argumentFaults } from "../../../components/arguments/argumentFaults";
import type { Fault } from "../../../components/arguments/schema/fault";

/** Arguments of a component and everything that is wrong with them, as {@link assertFaults} takes it. */
export type Row = readonly [title: string, args: unknown, faults: readonly string[]];

/** The faults of the arguments of a component, as they stand in its error. */
export function faultsOf(args: unknown, name: unknown = "trail"): string[] {
  return argumentFaults(name, args).map(({ property, reason }) => `${property}: ${reason}`);
}

/**
 * Exactly these faults: `argument: reason` word for word, or the argument alone where the reason is asserted in the spec
 * of the check that makes it.
 */
export function assertFaults(faults: readonly Fault[], expected: readonly string[]): void {
  const told = faults.map(({ property, reason }, index) =>
    expected[index]?.includes(": ") === true ? `${property}: ${reason}` : property,
  );
  assert.deepEqual(told, expected);
}

/**
 * Exactly these lines. One that ends with a colon is the beginning of what is told: the argument alone, where the reason
 * is asserted in the spec of the check that makes it. So is one that ends after saying that a secret value is not valid.
 */
export function assertLines(message: string, expected: readonly string[]): void {
  const told = message.split("\n").map((line, index) => {
    const start = expected[index] ?? "";
    return /(:|a secret value is not valid\.)$/.test(start) && line.startsWith(`${start} `) ? start : line;
  });
  assert.deepEqual(told, expected);
}

/** One test a row: exactly these faults. */
export function reports(rows: readonly Row[]): void {
  for (const [title, args, faults] of rows) {
    it(`reports ${title}`, () => {
      assertFaults(argumentFaults("trail", args), faults);
    });
  }
}

/** As many values as are asked for, made of their index. */
export function series<T>(length: number, valueOf: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => valueOf(index));
}

/** ARNs of so many buckets, as data resources. */
export function buckets(length: number): string[] {
  return series(length, (index) => `arn:aws:s3:::bucket-${index}/`);
}

/** Conditions of a selector that takes data events of S3 objects. */
export const objects = [
  { field: "eventCategory", equals: ["Data"] },
  { field: "resources.type", equals: ["AWS::S3::Object"] },
];
