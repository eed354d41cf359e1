import { devNull } from "node:os";

/** Variables by name and value, as a process is started with. */
export type Environment = Readonly<Record<string, string>>;

/** What a sandboxed program must not inherit: a profile, a session, an endpoint or a proxy that leads elsewhere. */
const LEADING_ELSEWHERE = /^(AWS_.*|HTTP_PROXY|NO_PROXY)$/i;

/** Hosts that are reached without the proxy; the local AWS itself is one of them. */
const DIRECT_HOSTS = ["localhost", "127.0.0.1"];

/**
 * The host of S3 Control, which clients write an account before: `123456789012.s3-control.sandbox.test`. Before the
 * address of loopback that would be no URL to Node.js, and Python would look for it without the proxy.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.2
 */
const S3_CONTROL_HOST = "s3-control.sandbox.test";

/**
 * The variables with which an AWS client works on the local AWS: endpoint, Region, credentials that open nothing, and
 * no configuration of the user's.
 *
 * S3 Control puts the account and S3 the bucket before the host (`bucket.127.0.0.1`), names that resolve nowhere: as a
 * proxy for plain HTTP the local AWS receives them all the same.
 *
 * @param endpoint - The address of the local AWS, such as `http://127.0.0.1:4566`.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export function localAwsEnvironment(endpoint: string): Environment {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3_CONTROL: `http://${S3_CONTROL_HOST}:${new URL(endpoint).port}`,
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
    HTTP_PROXY: endpoint,
    http_proxy: endpoint,
    NO_PROXY: DIRECT_HOSTS.join(","),
    no_proxy: DIRECT_HOSTS.join(","),
  };
}

/**
 * A parent's environment turned to the local AWS: without any of its AWS settings and its plain HTTP proxy, with
 * `local` instead. Hosts that the parent reaches without a proxy stay direct.
 *
 * @param parent - Usually `process.env`.
 * @param local - What {@link localAwsEnvironment} gives.
 */
export function withLocalAws(parent: NodeJS.ProcessEnv, local: Environment): Record<string, string> {
  const kept = Object.entries(parent).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !LEADING_ELSEWHERE.test(entry[0]),
  );
  const noProxy = [...DIRECT_HOSTS, ...directHostsOf(parent)].join(",");
  return { ...Object.fromEntries(kept), ...local, NO_PROXY: noProxy, no_proxy: noProxy };
}

/** The parent's direct hosts, but for patterns that would keep `BUCKET.127.0.0.1` from the proxy. */
function directHostsOf(parent: NodeJS.ProcessEnv): string[] {
  return (parent["NO_PROXY"] ?? parent["no_proxy"] ?? "")
    .split(",")
    .map((host) => host.trim())
    .filter((host) => host !== "" && host !== "*" && !DIRECT_HOSTS.includes(host) && !/^\*?\.?[\d.]*0\.1$/.test(host));
}
