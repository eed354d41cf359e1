export { type Browser, ensureBrowser } from "./browser";
export { ensureActionlint, ensureProwler, ensureToolchain, withYaml, type Toolchain } from "./ensureToolchain";
export { createPulumiHome } from "./pulumiHome";
