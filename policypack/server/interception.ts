import { createRequire } from "node:module";

/** Answers a call of Pulumi's. */
export type Answer = (error: { readonly message: string } | undefined | null, answer?: unknown) => void;

/** What answers one kind of call. */
export type Handler<Request> = (call: { readonly request: Request }, answer: Answer) => void;

/** What the SDK answers Pulumi's calls with, by the name of the call. */
export type Handlers = Readonly<Record<string, Handler<never> | undefined>>;

/** The class that the SDK serves a policy pack with. */
interface ServerClass {
  readonly prototype: { addService?: (service: unknown, handlers: Handlers) => void };
}

/**
 * Starts a policy pack whose calls are seen before the SDK answers them, since it offers no such way: while the pack
 * starts, `addService` of the SDK's gRPC server takes the handlers that are made of its own. Where the SDK is built in
 * another way the pack starts all the same, with the SDK's handlers.
 *
 * @param made makes the handlers that stand in for some of the SDK's
 */
export function startIntercepted(made: (handlers: Handlers) => Handlers, start: () => void): void {
  const { prototype } = serverClass() ?? {};
  const original = prototype?.addService;
  if (prototype === undefined || original === undefined) {
    start();
    return;
  }
  prototype.addService = function (service, handlers) {
    original.call(this, service, { ...handlers, ...made(handlers) });
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
