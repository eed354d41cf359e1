import { dirname } from "node:path";

/** Absolute path of the checkout this file belongs to. */
export const repository = dirname(__dirname);
