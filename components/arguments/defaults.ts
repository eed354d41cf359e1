import { argumentChecks } from "./argumentChecks";

type Checks = typeof argumentChecks;

/** The default of each argument that declares one. */
type Defaults = {
  readonly [
    Name in keyof Checks as Checks[Name] extends { readonly default: unknown } ? Name : never
  ]: Checks[Name] extends { readonly default: infer Value } ? Value : never;
};

/** Values of arguments that are left out. */
export const defaults = Object.fromEntries(
  Object.entries(argumentChecks).flatMap(([name, check]) => ("default" in check ? [[name, check.default]] : [])),
) as Defaults;
