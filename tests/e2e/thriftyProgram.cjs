// Required before programs in JavaScript that tests start: of what the Pulumi SDK loads at every start, the two thirds that no
// program here uses wait until somebody does. `@npmcli/arborist` finds the packages of functions that become lambdas, and
// `source-map-support` reads a map of the SDK's sources whenever the SDK notes where a promise was made.
const Module = require("node:module");

const load = Module._load;

Module._load = function (request, ...rest) {
  switch (request) {
    case "@npmcli/arborist":
      return {
        __esModule: true,
        get Arborist() {
          return load(request, ...rest).Arborist;
        },
      };
    case "source-map-support/register":
      return {};
    default:
      return load.call(this, request, ...rest);
  }
};
