import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { awsCommand } from "../../rules/awsCommand";
import { shellWord } from "../../rules/shellWord";

/** What a POSIX shell reads: words without their quotes, each ended by a NUL. */
function read(words: string): readonly string[] {
  const output = execFileSync("sh", ["-c", `printf '%s\\0' ${words}`], { encoding: "utf8" });
  return output.split("\0").slice(0, -1);
}

/** Texts that mean something to a shell. */
const hostile = [
  "$(id)",
  "`id`",
  "it's",
  "''",
  '"',
  "\\",
  "a\nb",
  "\n",
  "~root",
  "*",
  "!x",
  "#",
  "; exit",
  "é ",
  "${HOME}",
];

describe("a word of a shell", () => {
  it("is read as the text that it stands for, whatever that is", () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme" })), { maxLength: 5 });
    // One shell reads many.
    const texts = fc.sample(
      text.map((parts) => parts.join("").replaceAll("\0", "")),
      500,
    );
    assert.deepEqual(read(texts.map(shellWord).join(" ")), texts);
  });

  it("stands as it is where the shell reads it so", () => {
    assert.equal(shellWord("arn:partition:s3:::logs/a-b_c.d"), "arn:partition:s3:::logs/a-b_c.d");
    assert.equal(shellWord(""), "''");
  });
});

describe("a command of the AWS CLI", () => {
  it("has its region, its options in their order, and objects as JSON in ASCII", () => {
    const command = awsCommand("s3api put-bucket-policy", "eu-west-1", {
      bucket: "logs",
      "dry-run": true,
      policy: { Sid: "it's \u009b é" },
    });
    assert.equal(
      command,
      `aws s3api put-bucket-policy --region eu-west-1 --bucket logs --dry-run --policy '{"Sid":"it'\\''s \\u009b \\u00e9"}'`,
    );
    assert.deepEqual(read(command).slice(5), [
      "--bucket",
      "logs",
      "--dry-run",
      "--policy",
      '{"Sid":"it\'s \\u009b \\u00e9"}',
    ]);
  });
});
