// Takes types out of TypeScript and leaves the rest as it is: the fastest way to run it, and its lines stay the same.
const { addHook } = require("sucrase/dist/register");

addHook(".ts", { transforms: ["typescript", "imports"], disableESTransforms: true, preserveDynamicImport: true });
