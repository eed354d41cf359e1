/** Where the API answers and who asks; the variables of the AWS command line tools. */
type AwsEnvironment = Readonly<Record<string, string | undefined>>;

/** What an AWS client needs to reach the account that an environment points at. */
export interface Connection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * The connection that an environment describes, for clients in this process, which has another environment.
 *
 * @param environment - `AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`
 */
export function connectionTo(environment: AwsEnvironment): Connection {
  return {
    endpoint: environment["AWS_ENDPOINT_URL"] ?? "",
    region: environment["AWS_REGION"] ?? "",
    credentials: {
      accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "",
      secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] ?? "",
    },
  };
}
