import assert from "node:assert/strict";
import { argumentFaults } from "../../../components/arguments/argumentFaults";

/** Arguments of a component and everything that is wrong with them, as `argument: reason`. */
export type Row = readonly [title: string, args: unknown, faults: readonly string[]];

/** The faults of the arguments of a component, as they stand in its error. */
export function faultsOf(args: unknown, name: unknown = "trail"): string[] {
  return argumentFaults(name, args).map(({ property, reason }) => `${property}: ${reason}`);
}

/** One test a row: exactly these faults, word for word. */
export function reports(rows: readonly Row[]): void {
  for (const [title, args, faults] of rows) {
    it(`reports ${title}`, () => {
      assert.deepEqual(faultsOf(args), faults);
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
