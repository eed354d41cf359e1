// `npm run bench [-- NAME...]`: what our program and our policy pack cost, each against a named alternative in the same
// run. BENCH_ROUNDS says how often each is measured.
import { main } from "../sandbox/main";
import { openSandbox } from "../sandbox/sandbox";
import { audit } from "./audit";
import { firstUp } from "./firstUp";
import { fullPreview } from "./fullPreview";
import { largeStack } from "./largeStack";
import { manyAccounts } from "./manyAccounts";
import { packStart } from "./packStart";
import { rolloutPlan } from "./rolloutPlan";
import { yamlPreview } from "./yamlPreview";

const benches = { firstUp, fullPreview, yamlPreview, packStart, largeStack, audit, manyAccounts, rolloutPlan };

function isBench(name: string): name is keyof typeof benches {
  return Object.hasOwn(benches, name);
}

void main(async (progress) => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !isBench(name));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(", ")} to measure. There are ${Object.keys(benches).join(", ")}.`);
    return 2;
  }
  const sandbox = await openSandbox(progress, { yaml: wanted.length === 0 || wanted.includes(yamlPreview.name) });
  try {
    for (const [name, bench] of Object.entries(benches)) {
      if (wanted.length === 0 || wanted.includes(name)) await bench(sandbox);
    }
    return 0;
  } finally {
    await sandbox.close();
  }
});
