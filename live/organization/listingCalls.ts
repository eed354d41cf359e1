import type { Call } from "../calls";

/**
 * The calls that list the accounts of an organization, which its management account and its delegated administrators may
 * make. None of them changes anything.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
export const listingCalls = {
  describeOrganization: {
    tells: "which organization the credentials are in, and its management account",
    permission: "organizations:DescribeOrganization",
  },
  listAccounts: { tells: "its accounts", permission: "organizations:ListAccounts" },
  listAccountsForParent: {
    tells: "the accounts of an organizational unit, where these are narrowed to some",
    permission: "organizations:ListAccountsForParent",
  },
  listOrganizationalUnitsForParent: {
    tells: "the units below these",
    permission: "organizations:ListOrganizationalUnitsForParent",
  },
  listTagsForResource: {
    tells: "the tags of an account, where accounts are narrowed to some",
    permission: "organizations:ListTagsForResource",
  },
} as const satisfies Readonly<Record<string, Call>>;

/** The name of a call that lists accounts. */
export type ListingCall = keyof typeof listingCalls;
