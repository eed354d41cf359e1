import { createRequire } from "node:module";

/** Answers a call of Pulumi's. */
export type Answer = (error: { readonly message: string } | undefined | null, answer?: unknown) => void;

/** Answers one kind of call. */
export type Handler<Request> = (call: { readonly request: Request }, answer: Answer) => void;

/** The functions with which the SDK answers Pulumi's calls, by the name of the call. */
export type Handlers = Readonly<Record<string, Handler<never> | undefined>>;

/** The class that the SDK serves a policy pack with. */
interface ServerClass {
  readonly prototype: { addService?: (service: unknown, handlers: Handlers) => void };
}

/**
 * Starts a policy pack whose calls pass through our handlers before the SDK answers them. The SDK offers no way to do so:
 * while the pack starts, we replace `addService` of its gRPC server. Where the SDK is built differently, the pack starts
 * all the same, with the SDK's own handlers.
 *
 * @param made - makes the handlers that replace some of the SDK's
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
