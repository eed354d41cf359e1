export { type Browser, ensureBrowser } from "./browser";
export { ensureProwler, ensureToolchain, withYaml, type Toolchain } from "./ensureToolchain";
export { createPulumiHome } from "./pulumiHome";
