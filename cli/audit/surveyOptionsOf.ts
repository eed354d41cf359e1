import type { SurveyOptions } from "../../audit/surveyAccounts";
import type { SurveyInputs } from "./auditInputs";
import type { SurveyArguments } from "./surveyArguments";

/** What to ask of whom, from arguments and the files that they name. */
export function surveyOptionsOf(args: SurveyArguments, { accounts }: Pick<SurveyInputs, "accounts">): SurveyOptions {
  const { profiles, organization, logAccount, roleName, externalId, region, journal } = args;
  const { concurrency, accountSeconds, runSeconds } = args;
  return {
    profiles,
    accounts,
    organization,
    logAccount,
    roleName,
    externalId,
    region,
    journal,
    limits: { concurrency, accountTimeout: 1000 * accountSeconds, runTimeout: 1000 * runSeconds },
  };
}
