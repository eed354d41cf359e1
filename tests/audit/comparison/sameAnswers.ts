/** The same account through the pack and through an audit: random accounts, made in the local AWS and written as stacks. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { AnalyzerProcess } from "../../policypack/truthTable/analyzerProcess";
import { Account } from "../../sandbox/localAws/account";
import { useServer } from "../../sandbox/localAws/server";
import { answersOfAudit, answersOfPack, configuration, differences, sharedRules } from "./answers";
import { useEnvironmentOf } from "./askAudit";
import { deploy } from "./deploy";
import { accountSetups } from "./setups";

/** Random accounts are in no organization. */
const onlyOfOrganizations = ["cloudtrail-organization-trail-bucket-policy"];

/** Has accounts judged both ways, in a test of the `describe` block. */
export function judgesAlike(runs: number): void {
  const aws = useServer();
  useEnvironmentOf(aws);
  let analyzer: AnalyzerProcess;
  before(async () => {
    analyzer = await AnalyzerProcess.start();
    await analyzer.configure(configuration);
  });
  after(() => analyzer.stop());

  it(`is judged alike, in ${String(runs)} random states`, async () => {
    const broken = new Set<string>();
    await fc.assert(
      fc.asyncProperty(accountSetups, async (setup) => {
        const account = await Account.enter(aws().endpoint);
        const made = await deploy(setup, account);
        const [pack, audit] = await Promise.all([
          answersOfPack(analyzer, made, account.id),
          answersOfAudit(account.id),
        ]);
        assert.deepEqual(differences(pack, audit), []);
        pack.forEach((_, subject) => broken.add(subject.replace(/ of .*/, "")));
      }),
      { numRuns: runs, seed: 15 },
    );
    // Otherwise the two might agree in always saying nothing.
    const unbroken = sharedRules.map(({ rule }) => rule.name).filter((name) => !broken.has(name));
    assert.deepEqual(unbroken, onlyOfOrganizations);
  });
}
