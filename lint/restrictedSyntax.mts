// The rule of this repository that Oxlint has not: ESLint's no-restricted-syntax. Oxlint loads it as a plugin.

/** Syntax that a file may not hold. */
export interface Restriction {
  /** Which nodes, as ESLint selects them: https://eslint.org/docs/latest/extend/selectors */
  readonly selector: string;
  readonly message: string;
}

interface Context {
  readonly options: readonly Restriction[];
  report(problem: { readonly node: unknown; readonly message: string }): void;
}

export default {
  meta: { name: "house" },
  rules: {
    "restricted-syntax": {
      meta: {
        schema: {
          type: "array",
          items: {
            type: "object",
            properties: { selector: { type: "string" }, message: { type: "string" } },
            required: ["selector", "message"],
          },
        },
      },
      create(context: Context) {
        const report =
          (message: string) =>
          (node: unknown): void => {
            context.report({ node, message });
          };
        return Object.fromEntries(context.options.map(({ selector, message }) => [selector, report(message)]));
      },
    },
  },
};
