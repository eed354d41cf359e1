import { isTrail, noticePartTypes, noticeTypes, readTypes, trailTypes } from "../facts/resourceTypes";
import type { Answer, Handler, Handlers } from "./interception";

/** What this needs of a message about one resource. */
export interface ResourceMessage {
  getType(): string;
  getUrn(): string;
  getProperties(): { clearFieldsMap(): unknown } | undefined;
  getProvider(): { getUrn(): string } | undefined;
  getPropertydependenciesMap(): { entries(): Iterable<[string, { getUrnsList(): readonly string[] }]> };
}

/** What this needs of a message about a stack. */
export interface StackMessage {
  getResourcesList(): readonly ResourceMessage[];
  setResourcesList(resources: readonly ResourceMessage[]): unknown;
}

/** Types of the resources that rules remedy before they are deployed. */
const remediedTypes: ReadonlySet<string> = new Set(Object.values(trailTypes));

/**
 * Spares the SDK what no rule reads, which is most of a large stack: it would turn the properties of each resource into
 * objects for each policy anew.
 *
 * - Of a stack, the resources remain that rules read (topics and roles where a trail refers to them), those that these refer
 *   to, and one for each provider and package, which shows that something is deployed there. The last two lose their
 *   properties.
 * - What the SDK says to a single resource that no rule reads, or of a type that none remedies, is the same for all of
 *   them: that policies do not apply. It is asked once.
 */
export function paredCalls({ analyze, remediate, analyzeStack, configure }: Handlers): Handlers {
  const forgetful: (() => void)[] = [];
  const saidOnce = (handler: Handler<never>, except: ReadonlySet<string>): Handler<never> => {
    const { handler: sparing, forget } = answeringOnce(handler as Handler<ResourceMessage>, except);
    forgetful.push(forget);
    return sparing;
  };
  return {
    ...(analyze !== undefined && { analyze: saidOnce(analyze, readTypes) }),
    ...(remediate !== undefined && { remediate: saidOnce(remediate, remediedTypes) }),
    ...(analyzeStack !== undefined && { analyzeStack: pared(analyzeStack as Handler<StackMessage>) }),
    ...(configure !== undefined && {
      configure: (call, answer) => {
        for (const forget of forgetful) forget();
        configure(call, answer);
      },
    }),
  };
}

/** Keeps the answer for resources of other types than these until the pack is configured again. */
function answeringOnce(
  handler: Handler<ResourceMessage>,
  except: ReadonlySet<string>,
): { handler: Handler<ResourceMessage>; forget: () => void } {
  let kept: unknown;
  let configuration = 0;
  return {
    handler: (call, answer) => {
      if (except.has(call.request.getType())) {
        handler(call, answer);
        return;
      }
      if (kept !== undefined) {
        answer(null, kept);
        return;
      }
      call.request.getProperties()?.clearFieldsMap();
      const asked = configuration;
      const keep: Answer = (error, response) => {
        if (!error && asked === configuration) kept = response;
        answer(error, response);
      };
      handler(call, keep);
    },
    forget: () => {
      kept = undefined;
      configuration++;
    },
  };
}

function pared(analyzeStack: Handler<StackMessage>): Handler<StackMessage> {
  return (call, answer) => {
    const resources = call.request.getResourcesList();
    const noticed = noticedByTrails(resources);
    const isRead = (resource: ResourceMessage) => readTypes.has(resource.getType()) || noticed.has(resource);
    const referred = new Set(resources.filter(isRead).flatMap((one) => referencesOf(one)));
    const providers = new Set<string>();
    call.request.setResourcesList(
      resources.filter((resource) => {
        if (isRead(resource)) return true;
        const provider = `${resource.getType().split(":", 1)[0] ?? ""} ${resource.getProvider()?.getUrn() ?? ""}`;
        const isKept = !providers.has(provider) || referred.has(resource.getUrn());
        providers.add(provider);
        if (isKept) resource.getProperties()?.clearFieldsMap();
        return isKept;
      }),
    );
    analyzeStack(call, answer);
  };
}

/** The topics and roles that trails refer to, and what sets something about them, or does not say by origin for what it is. */
function noticedByTrails(resources: readonly ResourceMessage[]): ReadonlySet<ResourceMessage> {
  const byTrails = new Set(
    resources.filter((one) => isTrail({ type: one.getType() })).flatMap((one) => referencesOf(one)),
  );
  const noticed = resources.filter((one) => noticeTypes.has(one.getType()) && byTrails.has(one.getUrn()));
  if (noticed.length === 0) {
    return new Set();
  }
  const urns = new Set(noticed.map((one) => one.getUrn()));
  const parts = resources.filter((one) => {
    const property = noticePartTypes.get(one.getType());
    const owners = property === undefined ? undefined : referencesOf(one, property);
    return owners !== undefined && (owners.length === 0 || owners.some((urn) => urns.has(urn)));
  });
  return new Set([...noticed, ...parts]);
}

/** URNs of the resources that a resource's properties come from, or one of them. */
function referencesOf(resource: ResourceMessage, property?: string): readonly string[] {
  return [...resource.getPropertydependenciesMap().entries()]
    .filter(([name]) => property === undefined || name === property)
    .flatMap(([, urns]) => urns.getUrnsList());
}
