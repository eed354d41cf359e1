import type { Account } from "@aws-sdk/client-organizations";
import { printable } from "../../rules/text";

/** An account as its organization lists it. */
export interface Member {
  readonly id: string;
  /** As its organization calls it, printable; not unique. */
  readonly name: string;
  /** Where in its life it is: `ACTIVE`. Absent where AWS does not say. */
  readonly state?: string;
  /** The organizational units that it is in, ids from the root down; absent where AWS does not say. */
  readonly units?: readonly string[];
}

/** Organizations lets names have 50 characters. */
const longestName = 120;

/** How the id of an organizational unit begins, among those of the organization, the root and the account in a path. */
const unit = "ou-";

/**
 * Reads an account. `State` takes the place of `Status`, which AWS retires.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
export function memberFrom({ Id = "", Name = "", State, Status, Paths }: Account): Member {
  const state = State ?? Status;
  // An account is in one place.
  const path = Paths?.[0];
  return {
    id: printable(Id, longestName),
    name: printable(Name, longestName),
    ...(state !== undefined && { state }),
    ...(path !== undefined && { units: path.split("/").filter((part) => part.startsWith(unit)) }),
  };
}
