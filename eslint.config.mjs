import eslint from "@eslint/js";
import typescript from "typescript";
import tseslint from "typescript-eslint";

/** ARNs are built from the partition looked up, so that `aws-cn` and `aws-us-gov` work. */
const noLiteralPartition = [
  "error",
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
const mayImport = {
  rules: [],
  live: ["rules"],
  components: ["live", "rules"],
  policypack: ["live", "rules"],
  audit: ["live", "rules"],
  rollout: ["audit", "components", "live", "rules"],
  cli: ["audit", "rollout"],
  sandbox: [],
};
const everyFolder = [...Object.keys(mayImport), "docs", "bench", "tests", "examples"];

/** The packages that a folder may import, where not every one. */
const mayImportPackages = {
  // Pure: the same in a policy pack, in an audit and in a browser.
  rules: { pattern: "^[^.]", message: "rules/ is pure: it imports no package, not even Node.js's own." },
  live: { pattern: "^(?!\\.|node:|@aws-sdk/)", message: "live/ imports the AWS SDK alone." },
};

/** What else a folder may not hold. */
const mayNotHold = {
  policypack: [
    {
      selector: "Literal[value=/^aws(-native)?:[a-z]/]",
      message: "Name resource types in policypack/facts/resourceTypes.ts: the pack spares the SDK all others.",
    },
  ],
};

/** Forbids what matches in imports of every form, and more syntax. */
function forbidImports(files, forbidden, moreSyntax = []) {
  return {
    files,
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: forbidden.map(({ pattern, message }) => ({ regex: pattern, message })) },
      ],
      "no-restricted-syntax": [
        ...noLiteralPartition,
        ...moreSyntax,
        ...forbidden.map(({ pattern, message }) => ({
          selector: `ImportExpression > Literal[value=/${pattern.replaceAll("/", "\\/")}/]`,
          message,
        })),
      ],
    },
  };
}

function forbidFolders(folder, allowed) {
  const forbidden = everyFolder.filter((each) => each !== folder && !allowed.includes(each));
  return {
    pattern: `^(\\.{1,2}/)+(${forbidden.join("|")})(/|$)`,
    message: `Of other folders ${folder} may import ${allowed.join(", ") || "nothing"}: see mayImport in eslint.config.mjs.`,
  };
}

/**
 * What the compiler says about a file. The program that other rules ask for types knows it: a compiler of its own would read
 * all files once more.
 */
const compiles = {
  meta: { type: "problem", schema: [] },
  create({ sourceCode, report }) {
    const { program, esTreeNodeToTSNodeMap } = sourceCode.parserServices;
    return {
      Program(node) {
        const file = esTreeNodeToTSNodeMap.get(node);
        const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
        for (const { start = 0, length = 0, messageText } of diagnostics) {
          const [from, to] = [start, start + length].map((index) => sourceCode.getLocFromIndex(index));
          const message = typescript.flattenDiagnosticMessageText(messageText, "\n");
          report({ loc: { start: from, end: to }, message: "{{message}}", data: { message } });
        }
      },
    };
  },
};

export default tseslint.config(
  { ignores: ["**/node_modules", "lib", "**/bin", "docs/api"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    // One program for all, where a service would make one for each tsconfig.json, with the types of all of AWS in each.
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.json", "audit/formats/html/page/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { house: { rules: { compiles } } },
    rules: {
      "house/compiles": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // The compiler says it.
      "@typescript-eslint/no-unused-vars": "off",
      // A sixth of all time, for enumerations and classes that take each other's values: there are no enumerations here, and
      // hardly any classes.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      eqeqeq: "error",
    },
  },
  { files: ["examples/**/*.ts"], rules: { "no-restricted-syntax": noLiteralPartition } },
  ...Object.entries(mayImport).map(([folder, allowed]) =>
    forbidImports(
      [`${folder}/**/*.ts`],
      [forbidFolders(folder, allowed), ...(folder in mayImportPackages ? [mayImportPackages[folder]] : [])],
      mayNotHold[folder],
    ),
  ),
  // The one file that names resource types.
  { files: ["policypack/facts/resourceTypes.ts"], rules: { "no-restricted-syntax": noLiteralPartition } },
  forbidImports(["index.ts", "config.ts"], [forbidFolders("the program", ["components"])]),
  {
    files: ["tests/**/*.ts"],
    rules: { "@typescript-eslint/no-unused-expressions": "off" },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        require: "readonly",
        exports: "writable",
        process: "readonly",
        console: "readonly",
        __dirname: "readonly",
      },
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", setTimeout: "readonly" } },
  },
);
