import { judgesOrganizations } from "./organization/proof";

describe("organizations of some accounts", () => {
  judgesOrganizations({ withoutTrail: 30, withTrail: 12 });
});
