/** Inputs that are lists, objects or, where text would count as true, booleans. Pulumi passes them to providers as JSON. */
const structured = new Set([
  "allowedAccountIds",
  "assumeRole",
  "assumeRoles",
  "assumeRoleWithWebIdentity",
  "endpoints",
  "insecure",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
]);

/** Inputs that are texts, or booleans that Pulumi passes as texts. */
const plain = [
  "accessKey",
  "customCaBundle",
  "ec2MetadataServiceEndpoint",
  "ec2MetadataServiceEndpointMode",
  "httpProxy",
  "httpsProxy",
  "noProxy",
  "profile",
  "region",
  "secretKey",
  "sharedCredentialsFile",
  "stsRegion",
  "token",
  "useDualstackEndpoint",
  "useFipsEndpoint",
];

const names = [...plain, ...structured].sort();

/** What Pulumi puts in place of a secret that it cannot decrypt. */
const undecrypted = "[secret]";

/** Stands for a value that cannot be read yet. */
const unreadable = Symbol("unreadable");

/** The inputs of a provider that say which account it deploys to and how to reach it. They hold keys. */
export interface ProviderInputs {
  /** The values as plain data, by name, without those that are absent, empty or not known. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of those that are not known, sorted. */
  readonly notKnown: readonly string[];
}

/** Reads the inputs of a provider of `aws` or `aws-native`, without ever throwing. */
export function providerInputs(props: object): ProviderInputs {
  const values: Record<string, unknown> = {};
  const notKnown: string[] = [];
  for (const name of names) {
    const value = read(props, name);
    if (value === unreadable) {
      notKnown.push(name);
    } else if (!isEmpty(value)) {
      values[name] = value;
    }
  }
  return { values, notKnown };
}

/** Goes through JSON, which reads everything within a value. */
function read(props: object, name: string): unknown {
  try {
    const value: unknown = (props as Record<string, unknown>)[name] ?? null;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (text.includes(undecrypted)) {
      return unreadable;
    }
    return typeof value === "string" && !structured.has(name) ? value : parsed(text);
  } catch {
    return unreadable;
  }
}

/** A text that should be JSON and is not stays as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether a value counts as absent: providers treat empty values so, and what is off is off by default. */
function isEmpty(value: unknown): boolean {
  return (
    value === null || value === "" || value === false || (typeof value === "object" && Object.keys(value).length === 0)
  );
}
