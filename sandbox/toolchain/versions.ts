/** The Pulumi CLI, engine and Node.js SDK; the same in package.json and in the go.mod files of the CLI and language host. */
export const pulumiVersion = "3.259.0";

/** The AWS provider plugin that the installed @pulumi/aws asks for. */
export const awsProviderVersion = "7.24.0";

/** What runs Pulumi programs in YAML; the same in its go.mod file. */
export const yamlLanguageHostVersion = "1.30.1";

/** What lints workflows of GitHub Actions; the same in its go.mod file. */
export const actionlintVersion = "1.7.12";

/** The oldest Go that the modules of the CLI, the language hosts and the AWS provider accept, from their go.mod files. */
export const minimumGoVersion = "1.25.11";

/** The oldest Python for which requirements.txt pins packages. */
export const minimumPythonVersion = "3.10";

/** The oldest Chrome or Chromium that shows the page of an audit as it is meant: the first with `light-dark()` in styles. */
export const minimumChromeVersion = "123";

/** Tells whether one dotted version is at least another; missing places count as zero. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [actual, required] = [version, minimum].map((text) => text.split(".").map(Number));
  for (let place = 0; place < 3; place++) {
    const difference = (actual?.[place] ?? 0) - (required?.[place] ?? 0);
    if (difference !== 0) {
      return difference > 0;
    }
  }
  return true;
}
