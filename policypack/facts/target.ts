import { onceEach } from "../../rules/onceEach";
import { quote } from "../../rules/text";
import type { Access } from "../../live/access";
import { partitionOf } from "../../rules/partitions";
import { type Fact, unknown } from "../../rules/facts/fact";
import { accessOf } from "../../live/providerAccess";
import { type ProviderInputs, providerInputs } from "../../live/providerInputs";

/** A provider as policies see it. */
export interface Provider {
  /** Its type token, which names its package. */
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Its inputs; reading one that a preview does not know throws. */
  readonly props: object;
}

/** Where a provider deploys to. It holds keys: never print it as a whole. */
export interface Target {
  /** The provider's name. It comes from outside: quote it before printing. */
  readonly provider: string;
  /** Equal for providers with the same credentials; `undefined` where the inputs are not all known. */
  readonly credentials: string | undefined;
  /** Equal for providers that reach the same AWS, whichever account; `undefined` where that is not known. */
  readonly reach: string | undefined;
  /** The partition of its region, else of its roles; `undefined` where neither tells it. */
  readonly partition: string | undefined;
  /** Names of the inputs that would tell the account but are not known, sorted. */
  readonly notKnown: readonly string[];
  /** The account's id, where the provider's inputs tell it. */
  readonly accountId: string | undefined;
  readonly access: Fact<Access>;
}

/** Inputs that decide which credentials a provider uses. */
const deciding = [
  "accessKey",
  "assumeRole",
  "assumeRoles",
  "assumeRoleWithWebIdentity",
  "ec2MetadataServiceEndpoint",
  "ec2MetadataServiceEndpointMode",
  "profile",
  "sharedConfigFiles",
  "sharedCredentialsFile",
  "sharedCredentialsFiles",
];

/**
 * Inputs that decide whom a provider talks to: endpoints in place of AWS's own, proxies, and whom it trusts to be AWS. The
 * rest, such as those that choose FIPS or dual-stack endpoints, lead to AWS itself.
 */
export const reaching = ["endpoints", "httpProxy", "httpsProxy", "noProxy", "customCaBundle", "insecure"];

/** Inputs that name roles to assume. */
const roleInputs = ["assumeRole", "assumeRoles", "assumeRoleWithWebIdentity"];

const withoutInputs: Provider = { type: "", name: "default", urn: "", props: {} };

/**
 * Where a provider deploys to, from its inputs. The same credentials mean the same account of the same AWS, whatever the
 * region, tags and other inputs. A resource without provider counts as one of a provider without inputs.
 */
export function targetOf(provider: Provider = withoutInputs): Target {
  return targetOfProvider(provider);
}

/** Once for each provider, however many facts ask for it. */
const targetOfProvider = onceEach(({ name, props }: Provider): Target => {
  const inputs = providerInputs(props);
  return {
    provider: name,
    credentials: alike(inputs, deciding),
    reach: alike(inputs, reaching),
    partition: partitionOfProvider(inputs),
    notKnown: inputs.notKnown.filter((name) => deciding.includes(name) || reaching.includes(name)),
    accountId: accountIdOf(inputs),
    access:
      inputs.notKnown.length === 0
        ? accessOf(inputs.values)
        : unknown(
            `${inputs.notKnown.join(", ")} of provider ${quote(name)} is not known`,
            "give the provider plain values",
          ),
  };
});

/** A text that is equal where the values of these inputs are; `undefined` where one is not known. */
function alike({ values, notKnown }: ProviderInputs, names: readonly string[]): string | undefined {
  return notKnown.some((name) => names.includes(name))
    ? undefined
    : JSON.stringify(names.map((name) => [name, name === "endpoints" ? endpointsOf(values) : (values[name] ?? null)]));
}

/** The endpoints by service, sorted: they may be spread over several objects of a list, with empty ones among them. */
function endpointsOf({ endpoints }: ProviderInputs["values"]): readonly (readonly [string, unknown])[] | string {
  const lists: unknown[] = [endpoints ?? []].flat();
  return lists.every(isObject)
    ? lists
        .flatMap((each) => Object.entries(each))
        .filter(([, endpoint]) => endpoint !== "" && endpoint !== null)
        .sort(([a], [b]) => (a < b ? -1 : 1))
    : JSON.stringify(endpoints);
}

function partitionOfProvider({ values }: ProviderInputs): string | undefined {
  const { region } = values;
  const role = rolesOf(values).at(-1);
  return (typeof region === "string" ? partitionOf(region) : undefined) ?? /^arn:([^:]+):iam:/.exec(role ?? "")?.[1];
}

/**
 * The id of the only account that the provider is allowed, or of the account that its last role belongs to. Where they
 * differ the provider refuses to work.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
function accountIdOf({ values, notKnown }: ProviderInputs): string | undefined {
  const allowed: unknown[] = [values["allowedAccountIds"] ?? []].flat();
  const ids = [
    allowed.length === 1 && typeof allowed[0] === "string" ? allowed[0] : undefined,
    // A role that is not known yet may lead to another account than those that are.
    roleInputs.some((name) => notKnown.includes(name))
      ? undefined
      : /^arn:[^:]+:iam::(\d{12}):role\/./.exec(rolesOf(values).at(-1) ?? "")?.[1],
  ].filter((id) => id !== undefined && /^\d{12}$/.test(id));
  return new Set(ids).size === 1 ? ids[0] : undefined;
}

/** ARNs of the roles to assume, in order; none where any of them cannot be read. */
function rolesOf(values: Readonly<Record<string, unknown>>): readonly string[] {
  const { assumeRole, assumeRoles, assumeRoleWithWebIdentity } = values;
  const chain = [assumeRoles ?? assumeRole ?? assumeRoleWithWebIdentity].flat();
  const arns = chain.map((role) => (isObject(role) && typeof role["roleArn"] === "string" ? role["roleArn"] : ""));
  return arns.includes("") ? [] : arns;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
