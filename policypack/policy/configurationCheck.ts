import { createRequire } from "node:module";
import type { Settings } from "../rule";

/** What a configuration lacks, from the settings by policy; sentences without their full stop. */
type Check = (config: Readonly<Record<string, Settings>>) => readonly string[];

/** What this needs of a message of Pulumi's that configures a policy pack. */
interface ConfigureCall {
  readonly request: {
    getPolicyconfigMap(): {
      entries(): Iterable<[string, { getProperties(): { toJavaScript(): Settings } | undefined }]>;
    };
  };
}

type Answer = (error: { readonly message: string } | undefined, answer?: unknown) => void;
type Configure = (call: ConfigureCall, answer: Answer) => void;

/** The class that the SDK serves a policy pack with. */
interface ServerClass {
  readonly prototype: { addService?: (service: unknown, handlers: { configure?: Configure }) => void };
}

/** More than these would not fit into an answer. */
const mostFaults = 20;

/**
 * Starts a policy pack that refuses a faulty configuration, all of it at once and before anything is evaluated.
 *
 * Pulumi passes policies and settings on that nobody knows, so that a slip of the pen would leave a gate as it is, and the
 * SDK offers no way to look at a configuration as a whole. So the call that brings it is checked on its way in: while the
 * pack starts, `addService` of the SDK's gRPC server wraps that one handler. Where the SDK is built in another way the
 * pack starts all the same; rules then check their own settings.
 */
export function startChecked(check: Check, start: () => void): void {
  const { prototype } = serverClass() ?? {};
  const original = prototype?.addService;
  if (prototype === undefined || original === undefined) {
    start();
    return;
  }
  prototype.addService = function (service, handlers) {
    const { configure } = handlers;
    const checked = configure === undefined ? {} : { configure: checkedConfigure(configure, check) };
    original.call(this, service, { ...handlers, ...checked });
  };
  try {
    start();
  } finally {
    prototype.addService = original;
  }
}

/** The very module that the SDK loads, which may not be the one found from here. */
function serverClass(): ServerClass | undefined {
  try {
    const { Server } = createRequire(require.resolve("@pulumi/policy"))("@grpc/grpc-js") as { Server?: ServerClass };
    return Server;
  } catch {
    return undefined;
  }
}

function checkedConfigure(configure: Configure, check: Check): Configure {
  return (call, answer) => {
    const faults = faultsOf(call, check);
    if (faults.length === 0) {
      configure(call, answer);
      return;
    }
    const told = faults.slice(0, mostFaults).map((fault) => `- ${fault.endsWith("?") ? fault : `${fault}.`}`);
    const more = faults.length > mostFaults ? [`- and ${faults.length - mostFaults} more.`] : [];
    answer({ message: ["its configuration is faulty.", ...told, ...more].join("\n") });
  };
}

function faultsOf(call: ConfigureCall, check: Check): readonly string[] {
  try {
    const entries = [...call.request.getPolicyconfigMap().entries()];
    return check(
      Object.fromEntries(entries.map(([name, entry]) => [name, entry.getProperties()?.toJavaScript() ?? {}])),
    );
  } catch {
    // A message of another shape is for the SDK to understand.
    return [];
  }
}
