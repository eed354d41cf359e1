import { Agent, get } from "node:http";
import { eachOf } from "../../live/eachOf";
import type { ReplayedAws } from "./replayedAws";

/** How many accounts are asked at the same time: as many as an audit may ask. */
export const atOnce = 50;

/** What the gate needs to know of an account with one trail, as steps: calls that wait for each other, and side by side. */
const steps = [1, 1, 2] as const;

/** The seconds that latency alone takes. */
export function floor(accounts: number, delay: number): number {
  return (Math.ceil(accounts / atOnce) * steps.length * delay) / 1000;
}

/** Makes as many requests in the same order as an audit by the gate, which ask nothing. */
export async function plainRequests({ endpoint }: ReplayedAws, accountIds: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const request = (): Promise<void> =>
    new Promise((resolve, reject) => {
      get(endpoint, { agent }, (response) => {
        response.resume().once("end", resolve);
      }).once("error", reject);
    });
  await eachOf(accountIds, atOnce, async () => {
    for (const calls of steps) {
      await Promise.all(Array.from({ length: calls }, request));
    }
  });
  agent.destroy();
}
