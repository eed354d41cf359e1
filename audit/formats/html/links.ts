/** Where a cell of the matrix is, for links that can be passed on: `#111122223333/cloudtrail-logging-enabled`. */
export function cellLink(accountId: string, rule?: string): string {
  return `#${[accountId, ...(rule === undefined ? [] : [rule])].map(encodeURIComponent).join("/")}`;
}

/** Where the matrix is filtered: `#?rule=cloudtrail-logging-enabled&answer=violation`. */
export function filterLink(filters: Readonly<Record<string, string>>): string {
  return `#?${new URLSearchParams(filters).toString()}`;
}
