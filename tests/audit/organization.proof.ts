import { judgesOrganizations } from "./organization/proof";

describe("organizations of hundreds of accounts", function () {
  this.timeout("1h");
  judgesOrganizations({ withoutTrail: 300, withTrail: 100 });
});
