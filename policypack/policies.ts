import type {
  EnforcementLevel,
  Policies,
  Policy,
  ReportViolation,
  ResourceValidation,
  StackValidation,
} from "@pulumi/policy";
import { accountRules, trailRules } from "./catalogue";
import type { AccountFacts } from "./facts/accountFacts";
import { hasNoProperties, type Resource } from "./facts/pulumi/resource";
import { accountFromStack } from "./facts/pulumi/stack";
import { trailFromResource, trailTypes } from "./facts/pulumi/trail";
import type { TrailFacts } from "./facts/trailFacts";
import { report } from "./report";
import type { Rule, Setting, Settings, Verdict } from "./rule";

/**
 * A stack without the trail is blocked. A single trail without log-file validation is not: the gate already asks for it
 * on one trail, and the published rule's own procedure calls it optional.
 */
const enforcementLevels: Readonly<Record<string, EnforcementLevel>> = {
  "multi-region-cloudtrail-enabled": "mandatory",
  "cloud-trail-log-file-validation-enabled": "advisory",
};

/** The way out of a rule on accounts that no rule knows: a stack shows only its own part of the account. */
const elsewhere =
  "If another stack keeps the trail of this account, let this one pass with --policy-pack-config FILE, where FILE holds ";

/**
 * The rules as policies of a pack.
 *
 * Policies of stacks see what a preview expects as outcome, but cost the reading of every resource; policies bound to a
 * type cost nothing for others. So rules on trails are bound: to the type of `aws` as policies of resources, which also
 * stops an `up` before it makes the trail, and to that of `aws-native`, as a function takes one type only, over stacks.
 */
export function policies(): Policies {
  const registered = new Map<string, object>();
  return [
    ...accountRules.map((rule) => accountPolicy(rule, registered)),
    ...trailRules.map((rule) => trailPolicy(rule, registered)),
  ];
}

function accountPolicy(rule: Rule<AccountFacts>, registered: ReadonlyMap<string, object>): Policies[number] {
  const validateStack: StackValidation = (args, reportViolation) => {
    const judgement = judge(
      rule,
      () => rule.evaluate(accountFromStack(args.resources, registered), args.getConfig()),
      `${elsewhere}{"${rule.name}": "advisory"}.`,
    );
    if (judgement.complaint !== undefined) {
      reportViolation(judgement.complaint);
    } else if (judgement.notApplicable !== undefined) {
      args.notApplicable(judgement.notApplicable);
    }
  };
  return { ...metadata(rule), validateStack };
}

/** Notes the properties of each trail on the way, for a gate that may get no outputs to judge by. */
function trailPolicy(rule: Rule<TrailFacts>, registered: Map<string, object>): Policies[number] {
  const validate = (resource: Resource, settings: Settings, reportViolation: ReportViolation): void => {
    const { complaint } = judge(rule, () => {
      const trail = trailFromResource(resource);
      return trail === undefined ? { answer: "notApplicable", why: "it is no trail" } : rule.evaluate(trail, settings);
    });
    if (complaint !== undefined) {
      reportViolation(complaint, resource.urn);
    }
  };
  const validateResource: ResourceValidation = (args, reportViolation) => {
    if (!hasNoProperties(args.props)) {
      registered.set(args.urn, args.props);
    }
    validate(args, args.getConfig(), reportViolation);
  };
  const validateStack: StackValidation = (args, reportViolation) => {
    for (const resource of args.resources.filter(({ type }) => type === trailTypes.native)) {
      validate(resource, args.getConfig(), reportViolation);
    }
  };
  return {
    ...metadata(rule),
    validateResource: onlyFor(trailTypes.classic, validateResource),
    validateStack: onlyFor(trailTypes.native, validateStack),
  };
}

/** What a policy has to say about a verdict; nothing when it is compliant. */
interface Judgement {
  readonly complaint?: string;
  readonly notApplicable?: string;
}

/**
 * Evaluates without ever throwing: of the exceptions that leave a policy, one the SDK knows passes as a mere note and any
 * other ends the whole operation. The message of an exception may hold a secret, its name and place do not.
 */
function judge(rule: Rule<never>, evaluate: () => Verdict, hint?: string): Judgement {
  try {
    const verdict = evaluate();
    switch (verdict.answer) {
      case "compliant":
        return {};
      case "notApplicable":
        return { notApplicable: verdict.why };
      case "violation":
      case "unknown":
        return { complaint: report(rule, verdict, hint) };
    }
  } catch (error) {
    const name = error instanceof Error ? error.constructor.name : typeof error;
    const place = error instanceof Error ? (/^ {4}at .*$/m.exec(error.stack ?? "")?.[0].trim() ?? "") : "";
    return {
      complaint:
        `This rule could not be evaluated and so lets nothing pass: ${name} ${place}.\n` +
        "This is a defect of the policy pack. Please report it to its maintainers.",
    };
  }
}

function metadata(rule: Rule<never>): Policy {
  const controls = rule.controls.nist80053Rev4;
  return {
    name: rule.name,
    displayName: rule.displayName,
    description: rule.description,
    enforcementLevel: enforcementLevels[rule.name] ?? "mandatory",
    severity: rule.severity,
    framework: {
      name: "NIST SP 800-53",
      version: "Rev. 4",
      reference: controls.join(", "),
      specification: "https://csrc.nist.gov/pubs/sp/800/53/r4/upd3/final",
    },
    remediationSteps: rule.remediation,
    url: rule.url,
    ...(rule.settings === undefined ? {} : { configSchema: { properties: configSchema(rule.settings) } }),
  };
}

function configSchema(settings: Readonly<Record<string, Setting>>) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, { description, values, default: chosen }]) => [
      name,
      { type: "string" as const, enum: [...values], default: chosen, description },
    ]),
  );
}

/** Binds a function to a resource type, as the SDK's own helpers do with a class: without the type it is not called. */
function onlyFor<F extends object>(type: string, validation: F): F {
  return Object.assign(validation, { __pulumiType: type });
}
