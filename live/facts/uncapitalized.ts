/**
 * An answer of AWS with property names as those of CloudFormation in camel case, which is how the rules read documents
 * (`BlockPublicAcls`, `URI`: `blockPublicAcls`, `uri`), and dates in ISO 8601.
 */
export function uncapitalized(answer: unknown): unknown {
  if (answer instanceof Date) {
    return answer.toISOString();
  }
  if (Array.isArray(answer)) {
    return answer.map(uncapitalized);
  }
  if (typeof answer !== "object" || answer === null) {
    return answer;
  }
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [nameOf(name), uncapitalized(value)]));
}

function nameOf(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
