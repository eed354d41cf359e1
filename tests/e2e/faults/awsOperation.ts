/** How a service writes its requests and answers. */
export type Protocol = "s3" | "query" | "json" | "cbor";

/** A call of the AWS API, recognised from its HTTP request. */
export interface AwsOperation {
  /** Service and permission, as a policy would name them: `s3:PutBucketPolicy`, `cloudtrail:CreateTrail`. */
  readonly name: string;
  readonly protocol: Protocol;
  /** Whether the call changes something. */
  readonly mutating: boolean;
  /** The access key that the request is signed with; empty where it is not signed. */
  readonly accessKeyId: string;
}

/** What of an HTTP request says which operation it is. */
export interface AwsRequest {
  readonly method: string;
  /** Target of the request line, in origin or absolute form. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Services whose signing name is not the one that policies use. */
const policyNameOf: Readonly<Record<string, string>> = { monitoring: "cloudwatch" };

/** Subresources of a bucket that policies name otherwise than S3 does; all others follow from the query. */
const bucketSetting: Readonly<Record<string, string>> = {
  accelerate: "AccelerateConfiguration",
  acl: "BucketAcl",
  cors: "BucketCORS",
  encryption: "EncryptionConfiguration",
  lifecycle: "LifecycleConfiguration",
  location: "BucketLocation",
  logging: "BucketLogging",
  notification: "BucketNotification",
  "object-lock": "BucketObjectLockConfiguration",
  ownershipControls: "BucketOwnershipControls",
  policy: "BucketPolicy",
  policyStatus: "BucketPolicyStatus",
  publicAccessBlock: "BucketPublicAccessBlock",
  replication: "ReplicationConfiguration",
  requestPayment: "BucketRequestPayment",
  tagging: "BucketTagging",
  versioning: "BucketVersioning",
  website: "BucketWebsite",
};

const verbOf: Readonly<Record<string, string>> = {
  GET: "Get",
  HEAD: "Get",
  PUT: "Put",
  POST: "Post",
  DELETE: "Delete",
};

/**
 * Recognises the operation of a request. The service is the one that the request is signed for. Deleting a setting of
 * a bucket keeps a name of its own, although policies put it under the permission to set it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function operationOf(request: AwsRequest): AwsOperation {
  const { service, accessKeyId } = signatureOf(request);
  const [action, protocol] = service === "s3" ? ([s3Action(request), "s3"] as const) : actionOf(request);
  return {
    name: `${policyNameOf[service] ?? service}:${action}`,
    protocol,
    mutating: !/^(Get|List|Describe|Head|Lookup|AssumeRole|Decode)/.test(action),
    accessKeyId,
  };
}

function signatureOf({ headers }: AwsRequest): { readonly service: string; readonly accessKeyId: string } {
  const scope = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/.exec(String(headers["authorization"] ?? ""));
  const [, accessKeyId = "", service = "unsigned"] = scope ?? [];
  return { service, accessKeyId };
}

function actionOf(request: AwsRequest): readonly [string, Protocol] {
  const { target, headers, body } = request;
  const jsonTarget = headers["x-amz-target"];
  if (typeof jsonTarget === "string") return [jsonTarget.slice(jsonTarget.lastIndexOf(".") + 1), "json"];
  const cbor = /\/service\/[^/]+\/operation\/(\w+)/.exec(target);
  if (cbor?.[1] !== undefined) return [cbor[1], "cbor"];
  const action = new URLSearchParams(body.toString()).get("Action") ?? addressOf(request).query.get("Action");
  return [action ?? "Unknown", "query"];
}

function s3Action(request: AwsRequest): string {
  const { method } = request;
  const { host, path, query } = addressOf(request);
  if (path.startsWith("/v20180820/")) return s3ControlAction(method, path);
  const inHost = /^(.+)\.127\.0\.0\.1$/.test(host) ? [host] : [];
  const [bucket, key] = [...inHost, ...path.split("/").filter(Boolean)];
  if (bucket === undefined) return "ListAllMyBuckets";
  if (key !== undefined) return `${verbOf[method] ?? method}Object`;
  const setting = [...query.keys()].map((name) => bucketSetting[name]).find((name) => name !== undefined);
  if (setting !== undefined) return `${verbOf[method] ?? method}${setting}`;
  return { PUT: "CreateBucket", DELETE: "DeleteBucket", POST: "DeleteObjects" }[method] ?? "ListBucket";
}

function s3ControlAction(method: string, path: string): string {
  if (path.includes("/tags/")) {
    return { POST: "TagResource", DELETE: "UntagResource" }[method] ?? "ListTagsForResource";
  }
  return `${verbOf[method] ?? method}AccountPublicAccessBlock`;
}

/** The parts of a request's address, by hand: `URL` takes `BUCKET.127.0.0.1` for a faulty IP address. */
function addressOf({ target, headers }: AwsRequest): { host: string; path: string; query: URLSearchParams } {
  const [, authority, rest = target] = /^http:\/\/([^/?]*)(.*)$/.exec(target) ?? [];
  const [path = "", query] = rest.split("?", 2);
  const host = authority ?? String(headers["host"] ?? "");
  return { host: host.replace(/:\d+$/, ""), path, query: new URLSearchParams(query) };
}
