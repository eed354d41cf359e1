import type { Access, Role, WebIdentity } from "./access";
import { type Fact, known, type Unknown, unknown } from "../rules/facts/fact";

/** Plain data by name, as JSON gives it. */
type Values = Readonly<Record<string, unknown>>;

/**
 * How a provider reaches its account, from its inputs. `aws-native` and older versions of `aws` assume one role
 * (`assumeRole`), newer ones a list (`assumeRoles`).
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/
 * @see https://www.pulumi.com/registry/packages/aws-native/api-docs/provider/
 */
export function accessOf(inputs: Values): Fact<Access> {
  const reader = new Reader();
  const accessKeyId = reader.text(inputs, "accessKey");
  const sessionToken = reader.text(inputs, "token");
  const endpoints = reader.objects(inputs, "endpoints");
  const access: Access = {
    region: reader.text(inputs, "region"),
    stsRegion: reader.text(inputs, "stsRegion"),
    profile: reader.text(inputs, "profile"),
    sharedCredentialsFile:
      reader.only(inputs, "sharedCredentialsFiles") ?? reader.text(inputs, "sharedCredentialsFile"),
    sharedConfigFile: reader.only(inputs, "sharedConfigFiles"),
    keys:
      accessKeyId === undefined
        ? undefined
        : {
            accessKeyId,
            secretAccessKey: reader.text(inputs, "secretKey") ?? "",
            ...(sessionToken !== undefined && { sessionToken }),
          },
    webIdentity: reader.objects(inputs, "assumeRoleWithWebIdentity").map((role) => webIdentityOf(reader, role))[0],
    roles: ["assumeRoles", "assumeRole"].flatMap((name) =>
      reader.objects(inputs, name).map((role) => roleOf(reader, role)),
    ),
    cloudTrailEndpoint: endpoints.map((endpoint) => reader.text(endpoint, "cloudtrail")).find(isGiven),
    stsEndpoint: endpoints.map((endpoint) => reader.text(endpoint, "sts")).find(isGiven),
    usesFipsEndpoint: reader.flag(inputs, "useFipsEndpoint"),
    usesDualstackEndpoint: reader.flag(inputs, "useDualstackEndpoint"),
    proxies: {
      ...reader.renamed(inputs, "httpProxy", "HTTP_PROXY"),
      ...reader.renamed(inputs, "httpsProxy", "HTTPS_PROXY"),
      ...reader.renamed(inputs, "noProxy", "NO_PROXY"),
    },
    caBundle: reader.text(inputs, "customCaBundle"),
  };
  return reader.doubt ?? known(access);
}

function roleOf(reader: Reader, role: Values): Role {
  return {
    roleArn: reader.required(role, "roleArn"),
    externalId: reader.text(role, "externalId"),
    sessionName: reader.text(role, "sessionName"),
    sourceIdentity: reader.text(role, "sourceIdentity"),
    policy: reader.text(role, "policy"),
    policyArns: reader.texts(role, "policyArns"),
    tags: reader.textsByName(role, "tags"),
    transitiveTagKeys: reader.texts(role, "transitiveTagKeys"),
  };
}

function webIdentityOf(reader: Reader, role: Values): WebIdentity {
  return {
    roleArn: reader.required(role, "roleArn"),
    sessionName: reader.text(role, "sessionName"),
    token: reader.text(role, "webIdentityToken"),
    tokenFile: reader.text(role, "webIdentityTokenFile"),
    policy: reader.text(role, "policy"),
    policyArns: reader.texts(role, "policyArns"),
  };
}

function isGiven(value: string | undefined): boolean {
  return value !== undefined;
}

/** Reads values. A value of an unexpected type counts as absent, and the first one is remembered. */
class Reader {
  doubt: Unknown | undefined;

  text(values: Values, name: string): string | undefined {
    const value = values[name] ?? "";
    return typeof value === "string" ? value || undefined : this.#misfit<string | undefined>(name, "a text", undefined);
  }

  required(values: Values, name: string): string {
    return this.text(values, name) ?? this.#misfit(name, "a text", "");
  }

  texts(values: Values, name: string): readonly string[] {
    const value = values[name] ?? [];
    return Array.isArray(value) && value.every((item) => typeof item === "string")
      ? value
      : this.#misfit(name, "a list of texts", []);
  }

  textsByName(values: Values, name: string): Readonly<Record<string, string>> {
    const [object = {}] = this.objects(values, name);
    return Object.fromEntries(Object.keys(object).map((key) => [key, this.text(object, key) ?? ""]));
  }

  renamed(values: Values, name: string, newName: string): Readonly<Record<string, string>> {
    const value = this.text(values, name);
    return value === undefined ? {} : { [newName]: value };
  }

  /** A boolean, which Pulumi passes to providers as a text. */
  flag(values: Values, name: string): boolean {
    const value = values[name] ?? false;
    return value === true || value === "true";
  }

  /** The objects of a list, or a single object given instead of one. */
  objects(values: Values, name: string): readonly Values[] {
    const items: unknown[] = [values[name] ?? []].flat();
    return items.every(isObject) ? items : this.#misfit(name, "a list of objects", []);
  }

  /** The only text of a list: the AWS SDK reads one file of a kind. */
  only(values: Values, name: string): string | undefined {
    const texts = this.texts(values, name);
    return texts.length > 1 ? this.#misfit<string | undefined>(name, "a list of one text", undefined) : texts[0];
  }

  #misfit<T>(name: string, expected: string, instead: T): T {
    this.doubt ??= unknown(`${name} of the provider is not ${expected}`, `make ${name} ${expected}`);
    return instead;
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
