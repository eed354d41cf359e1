import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { defaults } from "../../components/arguments/defaults";
import { additionalStatements } from "../../components/bucket/additionalStatements";
import { argumentFaults } from "../../components/arguments/argumentFaults";
import { deliveryStatements, logBucketPolicy } from "../../components/bucket/logBucketPolicy";
import { topicKeyStatement, trailKeyStatements } from "../../components/encryption/trailKeyPolicy";
import { markedStatements } from "../../components/bucket/trailStatements";
import { logGroupRolePolicy, logGroupRoleTrust } from "../../components/delivery/logGroupRolePolicies";
import { trailArnOf } from "../../components/trailArn";
import { readConfiguration } from "../../rules/configuration/readConfiguration";
import { known } from "../../rules/facts/fact";
import type { LogBucketFacts } from "../../rules/facts/logBucketFacts";
import { readPolicy } from "../../rules/iam/readPolicy";
import { cloudtrailS3BucketPolicySourceArn } from "../../rules/logBucket/cloudtrailS3BucketPolicySourceArn";
import { cloudtrailS3BucketPolicyTamperProtected } from "../../rules/logBucket/cloudtrailS3BucketPolicyTamperProtected";
import { cloudtrailS3BucketSslRequestsOnly } from "../../rules/logBucket/cloudtrailS3BucketSslRequestsOnly";

const repository = join(__dirname, "..", "..");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "policypack/README.md",
  "rules/README.md",
  ...pagesIn("docs"),
  ...pagesIn("docs/rules"),
];

function pagesIn(folder: string): string[] {
  return readdirSync(join(repository, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file}`);
}

/** A page without its code, in which nothing is a link or a heading. */
function prose(page: string): string {
  return readFileSync(join(repository, page), "utf8").replace(/^```[^]*?^```$/gm, "");
}

/** Addresses of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

/** Links of a page that lead to files of this repository. */
function linksOf(page: string): string[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^\w+:/.test(link));
}

/** A number of rules in words or digits, as a sentence says it. */
const countOfRules =
  /\b(\d+|two|three|[a-z]+teen|twenty(-\w+)?|thirty) ((more|other|further) )?(rules\b|of them, each)/gi;

const identity = { partition: "aws", region: "eu-central-1", accountId: "123456789012" };
const trailArn = trailArnOf({ ...identity, trailName: "cloudtrail-baseline" });

/** What a section of the guide shows as JSON. */
function blocksOfGuide(section: string): readonly string[] {
  const guide = readFileSync(join(repository, "docs/guide.md"), "utf8");
  const [, text = ""] = guide.split(`\n## ${section}\n`);
  return [...(text.split("\n## ")[0] ?? "").matchAll(/^```json\n([^]*?)^```$/gm)].map(([, block = ""]) => block);
}

/** Statements that a section of the guide shows, the first ones or others after them. */
function statementsOfGuide(section: string, index = 0): unknown {
  return JSON.parse(blocksOfGuide(section)[index] ?? "");
}

describe("the pages of the documentation", () => {
  it("tell the owner of an existing bucket the statements that the component asks for", () => {
    const wanted = deliveryStatements({ bucketArn: "arn:aws:s3:::company-logs", trailArn });
    assert.deepEqual(statementsOfGuide("A bucket that exists already"), markedStatements(wanted, [trailArn]));
  });

  it("tell the owner of an existing key the statements that the component asks for", () => {
    const use = { ...identity, dnsSuffix: "amazonaws.com", trailArn, forLogGroup: false, forTopics: false };
    const wanted = markedStatements(trailKeyStatements(use), [trailArn]);
    assert.deepEqual(statementsOfGuide("A KMS key that exists already"), wanted);
    assert.deepEqual(statementsOfGuide("A KMS key that exists already", 1), [topicKeyStatement(use)]);
  });

  it("show the transform that an example runs", () => {
    const guide = readFileSync(join(repository, "docs/guide.md"), "utf8");
    const shown = /^```ts\n([^]*?)^```$/m.exec(guide)?.[1] ?? "none";
    assert.ok(readFileSync(join(repository, "examples/permissions-boundary/index.ts"), "utf8").includes(shown), shown);
  });

  it("tell the owner of an existing role the policies that the component would give it", () => {
    const { region } = identity;
    const logGroupArn = `arn:aws:logs:${region}:123456789012:log-group:company/events`;
    assert.deepEqual(
      blocksOfGuide("A log group and a role that exist already").map((json): unknown => JSON.parse(json)),
      [logGroupRoleTrust({ trailArn }), logGroupRolePolicy({ trailArn, logGroupArn, region })],
    );
  });

  it("show policy documents that the component takes, and with which the policy pack finds the bucket as good as without", () => {
    const documents = blocksOfGuide("Other readers and other logs in the log bucket");
    assert.equal(documents.length, 2);
    const args = { additionalBucketPolicyDocuments: documents };
    assert.deepEqual(argumentFaults("audit", args, identity), []);
    const bucketArn = "arn:aws:s3:::company-logs";
    const policy = logBucketPolicy({ bucketArn, trailArn }, additionalStatements(documents, bucketArn));
    assert.ok(!JSON.stringify(policy).includes("BUCKET"));
    const bucket = { name: "company-logs", policy: known(readPolicy(policy)) } as LogBucketFacts;
    const rules = [
      cloudtrailS3BucketPolicySourceArn,
      cloudtrailS3BucketPolicyTamperProtected,
      cloudtrailS3BucketSslRequestsOnly,
    ];
    for (const rule of rules) assert.deepEqual(rule.evaluate(bucket, {}), { answer: "compliant" }, rule.name);
  });

  it("show configurations of the policy pack that it accepts", () => {
    const page = readFileSync(join(repository, "policypack/README.md"), "utf8");
    const examples = [...page.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, json]) => json);
    assert.ok(examples.length > 3);
    for (const example of examples) {
      assert.ok("rules" in readConfiguration(example, "baseline"), example);
    }
  });

  it("say how long the log bucket keeps log files by default", () => {
    const { archiveAfterDays, retentionDays } = defaults;
    const years = (days: number): number => Math.floor(days / 365);
    const readme = readFileSync(join(repository, "README.md"), "utf8");
    assert.ok(readme.includes(`archived after ${years(archiveAfterDays)} year, ${years(retentionDays)} kept `));
  });

  it("leave counts of rules to what writes them", () => {
    const byHand = ["CHANGELOG.md", ...pages.filter((page) => !page.startsWith("docs/rules/"))].flatMap((page) => {
      const text = prose(page).replace(/<!-- count of .*?<!-- end of count -->/g, "COUNT");
      return [...text.matchAll(countOfRules)].map(([count]) => `${page}: ${count}`);
    });
    assert.deepEqual(byHand, []);
  });

  for (const folder of ["docs", "docs/rules"]) {
    it(`are all in the index of ${folder}`, () => {
      const listed = ["README.md", ...linksOf(`${folder}/README.md`)].map((link) => `${folder}/${link}`);
      assert.deepEqual(
        pagesIn(folder).filter((page) => !listed.includes(page)),
        [],
      );
    });
  }

  it("lead only to files and headings that are there", () => {
    const dead = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => {
          const [path = "", anchor] = link.split("#");
          const target = path === "" ? join(repository, page) : resolve(repository, dirname(page), path);
          return (
            !existsSync(target) || (anchor !== undefined && !anchorsOf(relative(repository, target)).includes(anchor))
          );
        })
        .map((link) => `${page}: ${link}`),
    );
    assert.deepEqual(dead, []);
  });
});
