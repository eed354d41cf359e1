import type { Rule } from "../rules/rule";

/** What an audit found out, the same for every format. It holds no secret. */
export interface AuditReport {
  /** The version of this form. A new optional property does not change it. */
  readonly schemaVersion: 1;
  /** The version of the package that made it. */
  readonly version: string;
  /** When the audit began, in ISO 8601, UTC. */
  readonly startedAt: string;
  /** Whether it went to its end: false where somebody or a time limit stopped it. */
  readonly isComplete: boolean;
  readonly coverage: Coverage;
  /** The organization that the accounts were found in; absent where they were named one by one. */
  readonly organization?: AuditedOrganization;
  /** What has changed since an earlier report; absent where none was compared. */
  readonly changes?: Changes;
  /**
   * In the order of the accounts asked, then of the rules, then by name. They may be gone through several times, and are made
   * anew each time, so that nobody has to hold those of ten thousand accounts.
   */
  readonly results: Iterable<AuditResult>;
  /** What users should know besides: exceptions that match nothing, entries of the configuration that mean nothing here. */
  readonly notes: readonly string[];
}

/** Which accounts were asked and answered. */
export interface Coverage {
  readonly asked: number;
  readonly answered: number;
  readonly notAnswered: readonly NotAnswered[];
}

/** An organization whose accounts were asked. */
export interface AuditedOrganization {
  /** `o-` and 10 to 32 letters and digits. */
  readonly id: string;
  readonly managementAccountId: string;
  /** The accounts that were asked, in the order asked. */
  readonly accounts: readonly OrganizationAccount[];
  /** The accounts that were not asked, and are no failures for it: suspended, not ready yet, excluded. */
  readonly leftOut: readonly LeftOutAccount[];
}

/** An account as its organization names it. */
export interface OrganizationAccount {
  readonly accountId: string;
  /** As its organization calls it; not unique. */
  readonly name: string;
  /** The organizational units that it is in, ids from the root down; absent where AWS does not say. */
  readonly organizationalUnits?: readonly string[];
}

/** An account of the organization that was not asked. */
export interface LeftOutAccount extends OrganizationAccount {
  /** A clause: `it is suspended`. */
  readonly why: string;
}

/** How a report differs from an earlier one. Each list is in the order of the results, what is not seen any more at its end. */
export interface Changes {
  /** When the earlier audit began, in ISO 8601, UTC. */
  readonly since: string;
  /** What complied, was excepted or did not apply, and does not any more; and violations that were unknown. */
  readonly worse: readonly ChangedAnswer[];
  /** What was a violation or unknown, and complies, is excepted or does not apply now. */
  readonly better: readonly ChangedAnswer[];
  /** What the earlier report does not speak of, and what is wrong or not known now. */
  readonly new: readonly ChangedAnswer[];
  /** What the earlier report speaks of, and this one does not. */
  readonly gone: readonly ChangedAnswer[];
}

/** What a rule answered about one thing before and now. */
export interface ChangedAnswer extends Pick<AuditResult, "accountId" | "rule" | "severity" | "resource"> {
  /** Absent for what is new. */
  readonly before?: AuditAnswer;
  /** Absent for what is gone. */
  readonly now?: AuditAnswer;
}

/** An account that did not answer. */
export interface NotAnswered {
  /** Its id, or else how it was to be reached: `profile "audit"`. */
  readonly accountId: string;
  readonly why: string;
  /** What to do, an imperative sentence. */
  readonly remedy: string;
}

/** The answer of a rule about one thing. Only `compliant`, `notApplicable` and `excepted` let anything pass. */
export type AuditAnswer = "compliant" | "violation" | "unknown" | "notApplicable" | "excepted";

/** What one rule answered about one thing in one account. */
export interface AuditResult {
  /** Its id, or how it was to be reached where that is not known. */
  readonly accountId: string;
  /** The rule's name. */
  readonly rule: string;
  readonly severity: Rule<never>["severity"];
  readonly answer: AuditAnswer;
  /** What it is about; absent where it is the account as a whole. */
  readonly resource?: AuditedResource;
  /** What was found, sentences; empty where it is compliant. */
  readonly why: string;
  /** What the rule requires, a clause; absent where nothing is wrong. */
  readonly required?: string;
  /** The permissions whose lack left something unknown, as IAM spells them. */
  readonly missingPermissions?: readonly string[];
  /** The exception that lets it pass. */
  readonly exception?: AuditException;
  /** How to comply; absent where nothing is wrong. */
  readonly fix?: Fix;
}

/** A trail, a bucket or a key. */
export interface AuditedResource {
  readonly kind: "trail" | "bucket" | "key";
  readonly name: string;
  readonly arn: string;
  /** Absent where it is not known. */
  readonly region?: string;
}

/** Why something may stay as it is. */
export interface AuditException {
  readonly reason: string;
  readonly approvedBy: string;
  /** The last day, in UTC: `2027-03-31`. */
  readonly until: string;
}

/** How to comply. */
export interface Fix {
  /** Commands of the AWS CLI to run in this order, one line each; empty where `whyNoCommand` says why. */
  readonly commands: readonly FixCommand[];
  /** Why there are no commands, or what they leave open, sentences. */
  readonly whyNoCommand?: string;
  /** What to change in a Pulumi program, sentences. */
  readonly program: string;
}

/** A command of the AWS CLI. */
export interface FixCommand {
  /** For a POSIX shell, with everything quoted: it can be pasted. */
  readonly command: string;
  /** What can go wrong or cost, a sentence; absent where it is harmless. */
  readonly caution?: string;
}
