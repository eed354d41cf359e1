import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { checkOrganizationTrail } from "../../../components/organization/organizationTrail";
import { FakeCloudTrail } from "../fakeCloudTrail";

const arn = "arn:aws:cloudtrail:eu-central-1:210987654321:trail/company";
const account = "123456789012";

class Component extends pulumi.ComponentResource {
  constructor() {
    super("test:index:Component", "audit");
  }
}

describe("checkOrganizationTrail", () => {
  before(() => pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) }));

  /** Checks the trail with credentials of an account. */
  async function check(credentials: string): Promise<string> {
    const cloudTrail = await FakeCloudTrail.start(arn, credentials);
    const place = {
      partition: pulumi.output("aws"),
      dnsSuffix: pulumi.output("amazonaws.com"),
      region: pulumi.output("eu-central-1"),
      accountId: pulumi.output(account),
    };
    const { bucketArn } = checkOrganizationTrail(arn, {}, place, new Component());
    try {
      return await (bucketArn as unknown as { promise: () => Promise<string> }).promise();
    } finally {
      cloudTrail.close();
    }
  }

  it("gives the bucket of a trail that covers the account", async () => {
    assert.equal(await check(account), "arn:aws:s3:::organization-logs");
  });

  it("is refused, unless it is vouched for, where the credentials are not the provider's", async () => {
    await assert.rejects(check("210987654321"), (error: Error) => {
      assert.equal(error.stack, "");
      assert.match(error.message, /^organizationTrailArn: Whether the trail .* is not known: the credentials that a /);
      assert.match(error.message, /are of the account 210987654321, while the provider is in 123456789012/);
      return true;
    });
  });
});
