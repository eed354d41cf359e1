// Required before programs in JavaScript that tests start: of what the Pulumi SDK loads at every start, the three quarters that
// no program here uses wait until somebody does. That is the compiler of TypeScript and the inspector, which read functions
// that become lambdas, `@npmcli/arborist`, which finds their packages, and what sends traces. `source-map-support` reads a map of
// the SDK's sources whenever the SDK notes where a promise was made.
const Module = require("node:module");

const load = Module._load;

const tracing = /^@opentelemetry\/(exporter|instrumentation|resources|sdk)\b/;

/** A module whose functions and classes are taken out of it at once, and whose loading waits until one of them is called. */
function whenCalled(loadModule) {
  const called = (name) =>
    new Proxy(function () {}, {
      apply: (_, self, args) => Reflect.apply(loadModule()[name], self, args),
      construct: (_, args) => Reflect.construct(loadModule()[name], args),
    });
  return new Proxy({}, { get: (_, name) => (name === "__esModule" ? true : called(name)) });
}

/** A module whose loading waits until anything of it is read. */
function whenRead(loadModule) {
  return new Proxy({}, { get: (_, name) => loadModule()[name] });
}

Module._load = function (request, ...rest) {
  const loadModule = () => Reflect.apply(load, this, [request, ...rest]);
  if (request === "source-map-support/register") return {};
  if (request === "@npmcli/arborist" || tracing.test(request)) return whenCalled(loadModule);
  if (request.endsWith("/typescript-shim")) return whenRead(loadModule);
  // What starts a program asks for it, so that it is there early. Who needs it asks by another path, and starts it then.
  if (request === "../../runtime/closure/v8Hooks") return { isInitializedAsync: () => Promise.resolve() };
  return loadModule();
};
