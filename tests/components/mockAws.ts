import * as pulumi from "@pulumi/pulumi";

/** A resource or a component, as a program registers it. */
export interface Registered {
  /** Its type in one word, for example `Trail`. */
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Id of the existing resource that is taken over. */
  readonly import?: string;
}

/** Where everything is deployed. */
const place = { partition: "aws", dnsSuffix: "amazonaws.com", region: "eu-central-1", accountId: "123456789012" };

/** The one statement in the policy of every existing bucket. */
export const presentStatement = { Sid: "Theirs", Effect: "Deny", Principal: "*", Action: "s3:DeleteObject" };

/** What functions answer, where it is not the place. */
const answers: Readonly<Record<string, Record<string, unknown> | undefined>> = {
  "aws:s3/getBucketPolicy:getBucketPolicy": {
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [presentStatement] }),
  },
};

/** Outputs of the parts of a component `audit` that the stack has already, by `TYPE::NAME`. */
export type DeployedParts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Everything that a program registers, in that order, on mocks that give each resource the name and the ARN it would
 * have. Mocks prove how parts are wired and named; what AWS makes of them is proved end to end in tests/e2e.
 *
 * @param program - creates resources; a promise that it returns is awaited
 * @param deployed - what the last deployment has left
 */
export async function registeredBy(
  program: () => unknown,
  deployed: DeployedParts = {},
): Promise<readonly Registered[]> {
  const registered: Registered[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        const given = inputs as Readonly<Record<string, unknown>>;
        const shortType = type.slice(type.lastIndexOf(":") + 1);
        registered.push({ type: shortType, name, inputs: given, ...(id !== undefined && id !== "" && { import: id }) });
        return { id: `${name}-id`, state: { ...given, ...outputsOf(shortType, name, given) } };
      },
      call: ({ token }) => {
        // No bucket is there yet that a program creates.
        if (token === "aws:s3/getBucket:getBucket") throw new Error("couldn't find resource");
        return token === "pulumi:pulumi:readStackResourceOutputs" ? stateOf(deployed) : (answers[token] ?? place);
      },
    },
    // Otherwise those of other mocks of this process stay.
    "project",
    "stack",
  );
  await withoutTraces(async () => {
    await program();
    await pulumi.runtime.disconnect();
  });
  return registered;
}

function stateOf(deployed: DeployedParts): Record<string, unknown> {
  const start = "urn:pulumi:stack::project::cloudtrail-baseline:index:MultiRegionTrail$";
  return {
    outputs: Object.fromEntries(Object.entries(deployed).map(([part, outputs]) => [`${start}${part}`, { outputs }])),
  };
}

/** The value of an output, once it is known. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}

/** What Pulumi and AWS add to the inputs of a resource, as far as other resources use it. */
function outputsOf(type: string, name: string, inputs: Readonly<Record<string, unknown>>): Record<string, string> {
  const { partition, region, accountId } = place;
  const arn = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const given = inputs["name"] ?? inputs["bucket"];
  const physicalName = typeof given === "string" ? given : `${name}-1234567`;
  switch (type) {
    case "Bucket":
      return { bucket: physicalName, arn: `arn:${partition}:s3:::${physicalName}` };
    case "Key":
      return { arn: arn("kms", "key/created") };
    case "LogGroup":
      return { name: physicalName, arn: arn("logs", `log-group:${physicalName}`) };
    case "Role":
      return { name: physicalName, arn: `arn:${partition}:iam::${accountId}:role/${physicalName}` };
    case "Topic":
      return { name: physicalName, arn: arn("sns", physicalName) };
    case "Trail":
      return { arn: arn("cloudtrail", `trail/${physicalName}`), homeRegion: region };
    default:
      return {};
  }
}

/**
 * Pulumi takes a stack trace for every promise, and a whole one for every resource. Nobody reads them, and they are most of the
 * time of a mocked program.
 */
async function withoutTraces(action: () => Promise<void>): Promise<void> {
  const { stackTraceLimit } = Error;
  const usual = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace") ?? { value: undefined };
  Error.stackTraceLimit = 0;
  Error.prepareStackTrace = String;
  try {
    await action();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Object.defineProperty(Error, "prepareStackTrace", usual);
  }
}
