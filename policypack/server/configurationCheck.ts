import type { Settings } from "../../rules/rule";
import { listed } from "../../rules/configuration/configurationFaults";
import type { Handler, Handlers } from "./interception";

/** Tells what is wrong with a configuration, given as settings by policy; sentences without their full stop. */
type Check = (config: Readonly<Record<string, Settings>>) => readonly string[];

/** What this needs of Pulumi's message that configures a policy pack. */
interface ConfigureRequest {
  getPolicyconfigMap(): {
    entries(): Iterable<[string, { getProperties(): { toJavaScript(): Settings } | undefined }]>;
  };
}

/** More faults would not fit into an answer. */
const mostFaults = 20;

/**
 * Refuses a faulty configuration, with all its faults at once and before anything is evaluated.
 *
 * Pulumi accepts unknown policies and settings, so a typo would silently leave a gate as it is, and the SDK offers no way to
 * look at a configuration as a whole. Rules check their own settings all the same.
 */
export function checkedConfiguration({ configure }: Handlers, check: Check): Handlers {
  return configure === undefined ? {} : { configure: checked(configure, check) };
}

function checked(configure: Handler<never>, check: Check): Handler<ConfigureRequest> {
  return (call, answer) => {
    const faults = faultsOf(call.request, check);
    if (faults.length === 0) {
      (configure as Handler<ConfigureRequest>)(call, answer);
      return;
    }
    const told = faults.slice(0, mostFaults).map(listed);
    const more = faults.length > mostFaults ? [`- and ${faults.length - mostFaults} more.`] : [];
    answer({ message: ["its configuration is faulty.", ...told, ...more].join("\n") });
  };
}

function faultsOf(request: ConfigureRequest, check: Check): readonly string[] {
  try {
    const entries = [...request.getPolicyconfigMap().entries()];
    return check(
      Object.fromEntries(entries.map(([name, entry]) => [name, entry.getProperties()?.toJavaScript() ?? {}])),
    );
  } catch {
    // A message of another shape is left to the SDK.
    return [];
  }
}
