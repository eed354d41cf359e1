import assert from "node:assert/strict";
import { cisAlarms } from "../../../components/alerts/cisAlarms";
import { withAlarmTable } from "../../../docs/generator/alarmTable";

describe("withAlarmTable", () => {
  it("writes a line for each alarm between the comments, with its control, and leaves the rest alone", () => {
    const page = withAlarmTable("before\n<!-- table of alarms -->\nold\n<!-- end of table -->\nafter\n");
    assert.ok(page.startsWith("before\n") && page.endsWith("\nafter\n") && !page.includes("old"));
    const rows = page.split("\n").filter((line) => line.startsWith("| `"));
    assert.equal(rows.length, cisAlarms.length);
    assert.ok(
      rows.includes("| `root-usage` | 4.3 | CloudWatch.1 | Somebody acted as the root user of the account. |"),
      page,
    );
    assert.match(rows.at(-1) ?? "", /^\| `organizations-changes` \| 4\.15 \| – \|/);
  });

  it("fails where there is no place for the table", () => {
    assert.throws(() => withAlarmTable("nothing"), /no place for the table of alarms/);
  });
});
