import { type Checked, collecting, type Given, type Range, text, wholeNumber } from "../audit/options";
import {
  accountArguments,
  faultsTogether,
  type GivenSurveyOptions,
  paceArguments,
  type SurveyArguments,
} from "../audit/surveyArguments";

/** What stands behind each option; `true` where nothing does. */
export interface GivenPlanOptions extends GivenSurveyOptions {
  readonly adopt?: Given;
  readonly maxAccounts?: Given;
  readonly out?: Given;
}

/** What to plan, and where the plan goes. */
export interface PlanArguments extends SurveyArguments {
  readonly adopt: boolean;
  /** How many accounts the plan may change. */
  readonly maxAccounts: number;
  /** Where the plan goes as JSON: the path of a file, or `-` for standard output. */
  readonly out?: string;
}

/** How many accounts a plan may change: an organization has fewer where nobody says. */
const mostAccounts: Range = { minimum: 0, maximum: 999_999, byDefault: Infinity };

/** The options as arguments, or every fault, a sentence each without its full stop, in the order of the help. */
export function planArguments(given: GivenPlanOptions): Checked<PlanArguments> {
  const { faults, check } = collecting();
  const accounts = accountArguments(given, check);
  const maxAccounts = check(wholeNumber("--max-accounts", given.maxAccounts, mostAccounts));
  const out = check(text("--out", given.out));
  const pace = paceArguments(given, check);
  return {
    faults: [...faults, ...faultsTogether(given)],
    value: {
      ...accounts,
      adopt: given.adopt !== undefined,
      maxAccounts,
      ...(out !== undefined && { out }),
      ...pace,
    },
  };
}
