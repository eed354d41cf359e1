export { ensureToolchain, type Toolchain } from "./ensureToolchain";
export { createPulumiHome } from "./pulumiHome";
