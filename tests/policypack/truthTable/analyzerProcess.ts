/** The executable policy pack, started and asked over gRPC as the CLI does it: thousands of answers for one start. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  type AnalyzeDiagnostic,
  AnalyzeRequest,
  type AnalyzeResponse,
  type AnalyzerInfo,
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
  ConfigureAnalyzerRequest,
  EnforcementLevel,
  PolicyConfig,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { readTypes } from "../../../policypack/facts/resourceTypes";
import { executable } from "../analyzer";
import type { RuleSettings } from "./case";
import { type Entry, root } from "./snapshot";

type Struct = NonNullable<ReturnType<AnalyzeRequest["getProperties"]>>;
type Answer<T> = (error: unknown, answer: T | undefined) => void;

/** What Pulumi itself talks gRPC with. */
const requireOfPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const { credentials } = requireOfPulumi("@grpc/grpc-js") as {
  credentials: { createInsecure(): ConstructorParameters<typeof AnalyzerClient>[1] };
};
const { Struct: StructClass } = requireOfPulumi("google-protobuf/google/protobuf/struct_pb") as {
  Struct: { fromJavaScript(value: object): Struct };
};
const { Empty } = requireOfPulumi("google-protobuf/google/protobuf/empty_pb") as {
  Empty: new () => Parameters<AnalyzerClient["getAnalyzerInfo"]>[0];
};

/** One report of a policy. */
export interface Report {
  readonly policyName: string;
  readonly enforcementLevel: string;
  readonly resourceUrn: string;
  readonly message: string;
}

/** The policy pack, running. */
export class AnalyzerProcess {
  readonly #child: ChildProcess;
  readonly #client: AnalyzerClient;
  #knownInfo: AnalyzerInfo | undefined;

  private constructor(child: ChildProcess, port: string) {
    this.#child = child;
    this.#client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  /** Starts it and waits for the port it tells. */
  static async start(): Promise<AnalyzerProcess> {
    const child = spawn(executable, ["127.0.0.1:1"], { cwd: tmpdir(), stdio: ["ignore", "pipe", "inherit"] });
    const [port] = (await once(createInterface(child.stdout), "line")) as [string];
    return new AnalyzerProcess(child, port);
  }

  /** Ends it. */
  async stop(): Promise<void> {
    this.#client.close();
    const ended = once(this.#child, "exit");
    this.#child.kill();
    await ended;
  }

  /**
   * Configures it: like the CLI with every policy, and with the policies' own defaults for what is not set.
   *
   * @throws Error where it refuses the configuration
   */
  async configure(settings: RuleSettings): Promise<void> {
    const info = await this.#info();
    const request = new ConfigureAnalyzerRequest();
    for (const policy of info.getPoliciesList()) {
      const { enforcementLevel, ...chosen } = settings[policy.getName()] ?? {};
      const schemas = (policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {}) as object;
      const defaults = Object.entries(schemas).map(([name, schema]): [string, unknown] => [
        name,
        (schema as { readonly default: unknown }).default,
      ]);
      const config = new PolicyConfig();
      config.setEnforcementlevel(levelOf(enforcementLevel) ?? policy.getEnforcementlevel());
      config.setProperties(structOf({ ...Object.fromEntries(defaults), ...chosen }));
      request.getPolicyconfigMap().set(policy.getName(), config);
    }
    await answerOf((answer) => this.#client.configure(request, answer));
  }

  /**
   * What the policies report about a stack: first about each resource that rules read, then about the stack. The CLI asks
   * about every resource.
   */
  async analyze(entries: readonly Entry[]): Promise<readonly Report[]> {
    const all = [root, ...entries];
    const providers = new Map(
      all.filter(({ type }) => type.startsWith("pulumi:providers:")).map((one) => [one.urn, one]),
    );
    const reports: Report[] = [];
    for (const entry of all.filter(({ type }) => readTypes.has(type))) {
      const request = filled(new AnalyzeRequest(), entry, entry.inputs, providers);
      const response = await answerOf<AnalyzeResponse>((answer) => this.#client.analyze(request, answer));
      reports.push(...response.getDiagnosticsList().map((diagnostic) => reportOf(diagnostic, entry.urn)));
    }
    const request = new AnalyzeStackRequest();
    request.setResourcesList(all.map((entry) => stackResource(entry, providers)));
    const response = await answerOf<AnalyzeResponse>((answer) => this.#client.analyzeStack(request, answer));
    return [...reports, ...response.getDiagnosticsList().map((diagnostic) => reportOf(diagnostic, root.urn))];
  }

  async #info(): Promise<AnalyzerInfo> {
    const info =
      this.#knownInfo ?? (await answerOf<AnalyzerInfo>((answer) => this.#client.getAnalyzerInfo(new Empty(), answer)));
    this.#knownInfo = info;
    return info;
  }
}

async function answerOf<T>(call: (answer: Answer<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, answer) => {
      if (answer === undefined) {
        reject(error instanceof Error ? error : new Error("The policy pack does not answer."));
      } else {
        resolve(answer);
      }
    });
  });
}

function stackResource(entry: Entry, providers: ReadonlyMap<string, Entry>): AnalyzerResource {
  const resource = filled(new AnalyzerResource(), entry, entry.outputs, providers);
  for (const [property, urns] of Object.entries(entry.propertyDependencies ?? {})) {
    resource.getPropertydependenciesMap().set(property, new AnalyzerPropertyDependencies().setUrnsList([...urns]));
  }
  return resource;
}

function filled<T extends AnalyzeRequest | AnalyzerResource>(
  message: T,
  { urn, type, provider }: Entry,
  properties: object,
  providers: ReadonlyMap<string, Entry>,
): T {
  message.setUrn(urn);
  message.setType(type);
  message.setName(nameIn(urn));
  message.setProperties(structOf(properties));
  message.setOptions(new AnalyzerResourceOptions());
  const entry = providers.get(provider?.replace(/::id$/, "") ?? "");
  if (entry !== undefined) {
    const found = new AnalyzerProviderResource();
    found.setUrn(entry.urn).setType(entry.type).setName(nameIn(entry.urn)).setProperties(structOf(entry.inputs));
    message.setProvider(found);
  }
  return message;
}

/** The name that ends a URN. */
export function nameIn(urn: string): string {
  return urn.split("::")[3] ?? "";
}

function reportOf(diagnostic: AnalyzeDiagnostic, urn: string): Report {
  return {
    policyName: diagnostic.getPolicyname(),
    enforcementLevel: diagnostic.getEnforcementlevel() === EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
    resourceUrn: diagnostic.getUrn() || urn,
    message: diagnostic.getMessage(),
  };
}

function levelOf(name: unknown): EnforcementLevel | undefined {
  return name === "mandatory" ? EnforcementLevel.MANDATORY : undefined;
}

/** Without what is undefined, which JSON does not know, and with secrets as the engine passes them on: decrypted. */
function structOf(value: object): Struct {
  return StructClass.fromJavaScript(JSON.parse(JSON.stringify(value), decrypted) as object);
}

function decrypted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("plaintext" in value)) {
    return value;
  }
  const { plaintext, ...signature } = value;
  return { ...signature, value: JSON.parse(String(plaintext)) as unknown };
}
