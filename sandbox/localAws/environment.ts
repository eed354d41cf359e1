import { devNull } from "node:os";

/** Variables by name and value, as a process is started with. */
export type Environment = Readonly<Record<string, string>>;

/** What a sandboxed program must not inherit: a profile, a session, an endpoint or a proxy that leads elsewhere. */
const LEADING_ELSEWHERE = /^(AWS_.*|HTTP_PROXY|NO_PROXY)$/i;

/**
 * Hosts that are reached without the proxy; the local AWS itself is one of them. Loopback is written as a network because
 * Python takes a plain address for the end of names as well, and would look for `123456789012.127.0.0.1` by itself. A
 * program that does not know networks reaches the local AWS through the proxy, which it is.
 *
 * @see https://docs.python.org/3/library/urllib.request.html#urllib.request.ProxyHandler
 */
const DIRECT_HOSTS = ["localhost", "127.0.0.0/8"];

/**
 * The same for gRPC, whose older versions do not know networks either: programs, providers and policy packs call the
 * Pulumi engine at an address of loopback, and no proxy takes them there.
 *
 * @see https://github.com/grpc/grpc-node/blob/master/doc/environment_variables.md
 */
const DIRECT_GRPC_HOSTS = ["localhost", "127.0.0.1"];

/**
 * The variables with which an AWS client works on the local AWS: endpoint, Region, credentials that open nothing, and
 * no configuration of the user's.
 *
 * S3 Control puts the account and S3 the bucket before the host (`123456789012.127.0.0.1`), names that resolve
 * nowhere: as a proxy for plain HTTP the local AWS receives them all the same.
 *
 * @param endpoint - The address of the local AWS, such as `http://127.0.0.1:4566`.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export function localAwsEnvironment(endpoint: string): Environment {
  return {
    AWS_ENDPOINT_URL: endpoint,
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
    no_grpc_proxy: DIRECT_GRPC_HOSTS.join(","),
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
  const direct = directHostsOf(parent);
  const noProxy = [...DIRECT_HOSTS, ...direct].join(",");
  const noGrpcProxy = [...DIRECT_GRPC_HOSTS, ...direct].join(",");
  return { ...Object.fromEntries(kept), ...local, NO_PROXY: noProxy, no_proxy: noProxy, no_grpc_proxy: noGrpcProxy };
}

/** The parent's direct hosts, but for patterns that would keep `BUCKET.127.0.0.1` from the proxy. */
function directHostsOf(parent: NodeJS.ProcessEnv): string[] {
  return (parent["NO_PROXY"] ?? parent["no_proxy"] ?? "")
    .split(",")
    .map((host) => host.trim())
    .filter((host) => host !== "" && host !== "*" && !DIRECT_HOSTS.includes(host) && !/^\*?\.?[\d.]*0\.1$/.test(host));
}
