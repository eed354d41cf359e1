import assert from "node:assert/strict";
import fc from "fast-check";
import { readPolicy } from "../../rules/iam/readPolicy";
import { soon } from "../soon";

/** One or several texts, and the two ways to write one. */
interface Texts {
  readonly texts: readonly string[];
  readonly asList: boolean;
}

/** A statement to write down, and its reading. */
interface Written {
  readonly json: Readonly<Record<string, unknown>>;
  readonly reading: Readonly<Record<string, unknown>>;
}

const text = fc.oneof(
  fc.constantFrom("*", "s3:PutObject", "kms:*", "123456789012", "cloudtrail.amazonaws.com", "__proto__"),
  fc.string({ minLength: 1 }),
);
const texts: fc.Arbitrary<Texts> = fc.record({
  texts: fc.array(text, { minLength: 1, maxLength: 3 }),
  asList: fc.boolean(),
});
const key = fc.constantFrom("aws:SourceArn", "aws:SecureTransport", "S3:X-Amz-Acl", "constructor");
const operator = fc.constantFrom("StringEquals", "Bool", "ForAnyValue:ArnLike", "toString");
const value = fc.oneof(text, fc.boolean(), fc.integer());

const condition = fc.dictionary(
  operator,
  fc.dictionary(key, fc.array(value, { minLength: 1, maxLength: 3 }), { maxKeys: 2 }),
  {
    maxKeys: 2,
  },
);

const statement: fc.Arbitrary<Written> = fc
  .record({
    sid: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    allows: fc.boolean(),
    principals: fc.oneof(
      fc.constant("*" as const),
      fc.dictionary(fc.constantFrom("AWS", "Service", "Federated", "CanonicalUser"), texts, { minKeys: 1 }),
    ),
    actions: texts,
    resources: texts,
    negated: fc.record({ Principal: fc.boolean(), Action: fc.boolean(), Resource: fc.boolean() }),
    condition: fc.option(condition, { nil: undefined }),
  })
  .map(({ sid, allows, principals, actions, resources, negated, condition: conditions }) => {
    const element = (name: keyof typeof negated) => (negated[name] ? `Not${name}` : name);
    return {
      json: {
        ...(sid !== undefined && { Sid: sid }),
        Effect: allows ? "Allow" : "Deny",
        [element("Principal")]: principals === "*" ? "*" : mapValues(principals, written),
        [element("Action")]: written(actions),
        [element("Resource")]: written(resources),
        ...(conditions !== undefined && { Condition: conditions }),
      },
      reading: {
        allows,
        principals: principals === "*" ? { AWS: ["*"] } : mapValues(principals, ({ texts: all }) => all),
        exceptPrincipals: negated.Principal,
        actions: actions.texts,
        exceptActions: negated.Action,
        resources: resources.texts,
        exceptResources: negated.Resource,
        conditions: Object.entries(conditions ?? {}).flatMap(([name, keys]) =>
          Object.entries(keys).map(([each, values]) => ({
            operator: name.toLowerCase(),
            key: each.toLowerCase(),
            values: values.map(String),
          })),
        ),
      },
    };
  });

function written({ texts: all, asList }: Texts): unknown {
  return asList || all.length > 1 ? all : all[0];
}

function mapValues<T, R>(object: Readonly<Record<string, T>>, convert: (value: T) => R): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(object).map(([name, each]) => [name, convert(each)]));
}

/** What a reading says, whatever prototypes its objects have. */
function plain(reading: unknown): unknown {
  return JSON.parse(JSON.stringify(reading));
}

describe("the reading of policy documents", () => {
  it("gives what was written, in every form that IAM accepts", () => {
    const layout = fc.record({
      asText: fc.boolean(),
      indent: fc.nat(3),
      alone: fc.boolean(),
      Version: fc.constantFrom("2012-10-17", "2008-10-17", null),
    });
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), layout, (statements, { asText, indent, alone, Version }) => {
        const parts = statements.map(({ json }) => json);
        const document = { Version, Statement: alone && parts.length === 1 ? parts[0] : parts };
        const expected = statements.map(({ reading }, index) => ({
          ...reading,
          number: index + 1,
          hasVariables: Version === "2012-10-17",
        }));
        const reading = readPolicy(asText ? JSON.stringify(document, undefined, indent) : document);
        assert.deepEqual(plain(reading), plain({ statements: expected }));
      }),
      { numRuns: 500 },
    );
  });

  it("calls every JSON that is not a policy malformed, and never throws", () => {
    const json = fc.oneof(fc.jsonValue(), fc.record({ Statement: fc.jsonValue() }));
    fc.assert(
      fc.property(json, fc.boolean(), (value, asText) => {
        const reading = readPolicy(asText ? JSON.stringify(value) : value);
        assert.ok("malformed" in reading || (reading.statements.length === 0 && plain(value) !== null));
      }),
      { numRuns: 500 },
    );
  });

  it("calls text that is cut off malformed", () => {
    fc.assert(
      fc.property(statement, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), ({ json }, part) => {
        const text = JSON.stringify({ Statement: [json] });
        assert.ok("malformed" in readPolicy(text.slice(0, Math.floor(text.length * part))));
      }),
    );
  });

  it("takes no longer than a million characters need, in whatever element they are", () => {
    const long = "a".repeat(1_000_000);
    const many = Array.from({ length: 200_000 }, () => "a");
    const good = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
    for (const [element, huge] of [
      ["Sid", long],
      ["Action", many],
      ["Resource", many],
      ["Principal", { AWS: many }],
      ["Condition", { StringEquals: { "aws:SourceArn": many } }],
      ["Condition", { StringEquals: Object.fromEntries(many.map((each, index) => [`${each}${index}`, each])) }],
      [long, ""],
    ] as const) {
      const started = performance.now();
      readPolicy(JSON.stringify({ Statement: [{ ...good, [element]: huge }] }));
      assert.ok(performance.now() - started < soon, element.slice(0, 20));
    }
  });
});
