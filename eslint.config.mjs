import eslint from "@eslint/js";
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

export default tseslint.config(
  { ignores: ["**/node_modules", "lib", "**/bin", "docs/api"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
    },
  },
  {
    // Their own tsconfig.json finds the package only where it is installed.
    files: ["examples/**/*.ts"],
    languageOptions: { parserOptions: { projectService: false, project: "tsconfig.json" } },
  },
  {
    files: ["index.ts", "components/**/*.ts", "policypack/**/*.ts", "sandbox/**/*.ts", "examples/**/*.ts"],
    rules: { "no-restricted-syntax": noLiteralPartition },
  },
  {
    files: ["tests/**/*.ts"],
    rules: { "@typescript-eslint/no-unused-expressions": "off" },
  },
  {
    files: ["**/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { require: "readonly", exports: "writable", process: "readonly", __dirname: "readonly" },
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", setTimeout: "readonly" } },
  },
);
