/** How many missing permissions are named; more would hide the first. */
export const mostPermissions = 6;

/** How what is unknown for want of permissions can be known, sentences. */
export const howToPermit =
  "Allow them to the role of the audit, and see that no service control policy denies them. " +
  "Where it is a bucket of another account, name that account with --log-account.";
