import * as pulumi from "@pulumi/pulumi";

/** A component that writes the policy of a bucket. */
interface PolicyWriter {
  readonly bucketName: pulumi.Output<string>;
  /** Known once the policy is written. */
  readonly written: pulumi.Output<unknown>;
}

/** Writers of each run of a program, in the order in which they were made. A process may run several. */
const writersOfRuns = new WeakMap<object, PolicyWriter[]>();

/**
 * The name of a bucket, known once those who write its policy in this program and were made before have done so: what is
 * read of the policy then has their statements. Components of a program in another language are made apart from each
 * other: there, `dependsOn` has one wait for the other.
 */
export function afterEarlierWriters(bucketName: pulumi.Output<string>): pulumi.Output<string> {
  const earlier = writers().map((writer) =>
    pulumi
      .all([writer.bucketName, bucketName])
      .apply(([theirs, ours]) => (theirs === ours ? writer.written : undefined)),
  );
  return pulumi.output(earlier).apply(() => bucketName);
}

/** Has those who are made later and write the same policy wait. */
export function recordWriter(writer: PolicyWriter): void {
  writers().push(writer);
}

function writers(): PolicyWriter[] {
  const run = pulumi.runtime.getMonitor();
  if (run === undefined) return [];
  const known = writersOfRuns.get(run) ?? [];
  writersOfRuns.set(run, known);
  return known;
}
