import type { Command } from "commander";
import { styleText } from "node:util";
import { explainRule, listRules, type PageLayout } from "../../audit/explain/explainRule";
import { wordsOf } from "../commandLine";
import { exitCodes } from "../exitCodes";
import type { Surroundings } from "../lazyCommand";
import { ruleNameFaults } from "./ruleNameFaults";
import { type Output, showsColours, writeTo } from "../streams";

/** Wider lines are hard to read. */
const widest = 100;

/** `cloudtrail-baseline audit explain [RULE]` */
export async function explainCommand(command: Command, { streams, ended, refused }: Surroundings): Promise<void> {
  const { operands, faults } = wordsOf(command, 1);
  const [name] = operands;
  const allFaults = [...faults, ...ruleNameFaults(operands)];
  if (allFaults.length > 0) {
    refused(command, allFaults);
    return;
  }
  const layout = layoutFor(streams.out);
  await writeTo(streams.out, name === undefined ? listRules(layout) : (explainRule(name, layout) ?? ""));
  ended(exitCodes.done);
}

function layoutFor(out: Output): PageLayout {
  const isColoured = showsColours(out);
  return {
    width: Math.min(out.columns ?? widest, widest),
    title: (text) => (isColoured ? styleText("bold", text, { validateStream: false }) : text),
  };
}
