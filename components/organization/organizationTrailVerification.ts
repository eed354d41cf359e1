/** How it is known that the organization's trail covers the account. */
export const OrganizationTrailVerification = {
  /** AWS shows it. */
  Live: "live",
  /** The program vouches for it where AWS cannot be asked. */
  Attested: "attested",
} as const;

/** One of the ways to know that the organization's trail covers the account. */
export type OrganizationTrailVerification =
  (typeof OrganizationTrailVerification)[keyof typeof OrganizationTrailVerification];
