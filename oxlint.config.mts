import { defineConfig, type OxlintOverride } from "oxlint";
import type { Restriction } from "./lint/restrictedSyntax.mts";

/** Imports that a file may not hold. */
interface ForbiddenImports {
  /** Matches what is imported. */
  readonly pattern: string;
  readonly message: string;
}

/** ARNs are built from the partition looked up, so that `aws-cn` and `aws-us-gov` work. */
const noLiteralPartition: readonly Restriction[] = [
  {
    selector: "Literal[value=/arn:aws:/]",
    message: "Build the ARN from the partition looked up, not from `arn:aws:`.",
  },
  {
    selector: "TemplateElement[value.raw=/arn:aws:/]",
    message: "Build the ARN from the partition looked up, not from `arn:aws:`.",
  },
];

/** The folders of code, and what each may import of the others; nothing imports from a folder that is not listed for it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  rules: [],
  live: ["rules"],
  components: ["live", "rules"],
  policypack: ["live", "rules"],
  audit: ["live", "rules"],
  rollout: ["audit", "components", "live", "rules"],
  cli: ["audit", "rollout"],
  sandbox: [],
};
const everyFolder = [...Object.keys(mayImport), "docs", "bench", "tests", "examples", "lint"];

/** The packages that a folder may not import, where it may not import every one. */
const mayNotImportPackages: Readonly<Record<string, ForbiddenImports>> = {
  // Pure: the same in a policy pack, in an audit and in a browser.
  rules: { pattern: "^[^.]", message: "rules/ is pure: it imports no package, not even Node.js's own." },
  live: { pattern: "^(?!\\.|node:|@aws-sdk/)", message: "live/ imports the AWS SDK alone." },
};

/** What else a folder may not hold. */
const mayNotHold: Readonly<Record<string, readonly Restriction[]>> = {
  policypack: [
    {
      selector: "Literal[value=/^aws(-native)?:[a-z]/]",
      message: "Name resource types in policypack/facts/resourceTypes.ts: the pack spares the SDK all others.",
    },
  ],
};

/** Whatever names another module: imports, exports from it, and imports of types and at run time. */
const naming = "ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression, TSImportType";

/** Forbids literal partitions, imports and more syntax; of such overrides that match a file the last one counts. */
function forbid(
  files: string[],
  imports: readonly ForbiddenImports[] = [],
  syntax: readonly Restriction[] = [],
): OxlintOverride {
  const ofImports = imports.map(({ pattern, message }) => ({
    selector: `:matches(${naming}) > Literal[value=/${pattern.replaceAll("/", "\\/")}/]`,
    message,
  }));
  return { files, rules: { "house/restricted-syntax": ["error", ...noLiteralPartition, ...syntax, ...ofImports] } };
}

function forbidFolders(folder: string, allowed: readonly string[]): ForbiddenImports {
  const forbidden = everyFolder.filter((each) => each !== folder && !allowed.includes(each));
  return {
    pattern: `^(\\.{1,2}/)+(${forbidden.join("|")})(/|$)`,
    message: `Of other folders ${folder} may import ${allowed.join(", ") || "nothing"}: see mayImport in oxlint.config.mts.`,
  };
}

function forbidFor([folder, allowed]: [string, readonly string[]]): OxlintOverride {
  const packages = mayNotImportPackages[folder];
  return forbid(
    [`${folder}/**/*.ts`],
    [forbidFolders(folder, allowed), ...(packages === undefined ? [] : [packages])],
    mayNotHold[folder],
  );
}

// What holds besides Oxlint's category "correctness": ESLint's recommended rules, and the strict and the stylistic ones of
// typescript-eslint.

/** In every file. */
const everywhere = [
  "eqeqeq",
  "no-case-declarations",
  "no-empty",
  "no-fallthrough",
  "no-prototype-builtins",
  "no-regex-spaces",
  "no-unexpected-multiline",
  "no-useless-assignment",
  "preserve-caught-error",
];

/** In JavaScript; in TypeScript the compiler knows better. */
const inJavaScript = ["no-redeclare", "no-undef"];

/** In TypeScript. */
const inTypeScript = [
  "no-array-constructor",
  "no-empty-function",
  "no-useless-constructor",
  "no-var",
  "prefer-const",
  "prefer-rest-params",
  "prefer-spread",
  "typescript/adjacent-overload-signatures",
  "typescript/array-type",
  "typescript/ban-tslint-comment",
  "typescript/class-literal-property-style",
  "typescript/consistent-generic-constructors",
  "typescript/consistent-indexed-object-style",
  "typescript/consistent-type-assertions",
  "typescript/consistent-type-definitions",
  "typescript/consistent-type-imports",
  "typescript/dot-notation",
  "typescript/no-confusing-non-null-assertion",
  "typescript/no-confusing-void-expression",
  "typescript/no-deprecated",
  "typescript/no-dynamic-delete",
  "typescript/no-empty-object-type",
  "typescript/no-explicit-any",
  "typescript/no-extraneous-class",
  "typescript/no-generated-empty-object-type",
  "typescript/no-inferrable-types",
  "typescript/no-invalid-void-type",
  "typescript/no-misused-promises",
  "typescript/no-mixed-enums",
  "typescript/no-namespace",
  "typescript/no-non-null-asserted-nullish-coalescing",
  "typescript/no-non-null-assertion",
  "typescript/no-require-imports",
  "typescript/no-unnecessary-boolean-literal-compare",
  "typescript/no-unnecessary-condition",
  "typescript/no-unnecessary-template-expression",
  "typescript/no-unnecessary-type-arguments",
  "typescript/no-unnecessary-type-assertion",
  "typescript/no-unnecessary-type-constraint",
  "typescript/no-unnecessary-type-conversion",
  "typescript/no-unnecessary-type-parameters",
  "typescript/no-unsafe-argument",
  "typescript/no-unsafe-assignment",
  "typescript/no-unsafe-call",
  "typescript/no-unsafe-enum-assignment",
  "typescript/no-unsafe-enum-comparison",
  "typescript/no-unsafe-function-type",
  "typescript/no-unsafe-member-access",
  "typescript/no-unsafe-return",
  "typescript/non-nullable-type-assertion-style",
  "typescript/only-throw-error",
  "typescript/prefer-find",
  "typescript/prefer-for-of",
  "typescript/prefer-function-type",
  "typescript/prefer-includes",
  "typescript/prefer-literal-enum-member",
  "typescript/prefer-nullish-coalescing",
  "typescript/prefer-optional-chain",
  "typescript/prefer-promise-reject-errors",
  "typescript/prefer-reduce-type-parameter",
  "typescript/prefer-regexp-exec",
  "typescript/prefer-return-this-type",
  "typescript/prefer-string-starts-ends-with",
  "typescript/related-getter-setter-pairs",
  "typescript/require-await",
  "typescript/unified-signatures",
  "typescript/use-unknown-in-catch-callback-variable",
];

const asErrors = (rules: readonly string[]) => Object.fromEntries(rules.map((rule) => [rule, "error" as const]));

export default defineConfig({
  plugins: ["typescript", "oxc"],
  jsPlugins: ["./lint/restrictedSyntax.mts"],
  categories: { correctness: "error" },
  options: { typeAware: true, typeCheck: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: ["lib", "**/bin", "docs/api"],
  rules: {
    ...asErrors(everywhere),
    // The order of JSON's texts, which it would forbid, is as good as any.
    "typescript/require-array-sort-compare": "off",
  },
  overrides: [
    {
      files: ["**/*.{ts,mts}"],
      rules: {
        ...asErrors(inTypeScript),
        "typescript/ban-ts-comment": ["error", { minimumDescriptionLength: 10 }],
        "typescript/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
        "typescript/return-await": ["error", "error-handling-correctness-only"],
        // The compiler says it.
        "no-unused-vars": "off",
      },
    },
    forbid(["examples/**/*.ts"]),
    ...Object.entries(mayImport).map(forbidFor),
    // The one file that names resource types.
    forbid(["policypack/facts/resourceTypes.ts"]),
    forbid(["./index.ts", "./config.ts"], [forbidFolders("the program", ["components"])]),
    { files: ["tests/**/*.ts"], rules: { "no-unused-expressions": "off" } },
    {
      files: ["**/*.{js,cjs,mjs}"],
      rules: {
        ...asErrors(inJavaScript),
        // It asks for types.
        "typescript/unbound-method": "off",
      },
    },
    {
      files: ["**/*.{js,cjs}"],
      globals: {
        require: "readonly",
        exports: "writable",
        process: "readonly",
        console: "readonly",
        __dirname: "readonly",
      },
    },
    {
      files: ["**/*.mjs"],
      globals: { process: "readonly", console: "readonly", URL: "readonly", setTimeout: "readonly" },
    },
  ],
});
