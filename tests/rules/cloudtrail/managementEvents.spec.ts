import assert from "node:assert/strict";
import { known, unknown } from "../../../rules/facts/fact";
import type { LeftOut } from "../../../rules/facts/leftOut";
import { managementEventsLeftOut } from "../../../rules/cloudtrail/managementEvents";
import { readEventSelectors } from "../../../rules/cloudtrail/readEventSelectors";
import { Property } from "../../../rules/facts/property";
import { odd, type Odd } from "../../policypack/odd";
import { asInPreview, notYetKnown } from "../../policypack/preview";
import type { ClassicTrail, FieldSelector, ItemOf, NativeTrail } from "../../policypack/propertiesOf";

const kms = "kms.amazonaws.com";
const rds = "rdsdata.amazonaws.com";

function leftOut(properties: ClassicTrail | NativeTrail) {
  return managementEventsLeftOut(
    readEventSelectors(Property.ofResource(asInPreview(properties), (path) => unknown(`${path} comes later`, "wait"))),
  );
}

function basic(...eventSelectors: (ItemOf<ClassicTrail["eventSelectors"]> | Odd)[]) {
  return leftOut({ eventSelectors });
}

function advanced(...fields: FieldSelector[]) {
  return leftOut({ advancedEventSelectors: [{ name: "selector", fieldSelectors: fields }] });
}

function both(value: LeftOut) {
  return { read: known(value), write: known(value) };
}

function notKnown(path: string) {
  const reason = unknown(`${path} comes later`, "wait");
  return { read: reason, write: reason };
}

const management: FieldSelector = { field: "eventCategory", equals: ["Management"] };

describe("management events left out without selectors", () => {
  it("are none", () => {
    assert.deepEqual(leftOut({}), both([]));
    assert.deepEqual(leftOut({ eventSelectors: [], advancedEventSelectors: null }), both([]));
  });

  it("are not known where either kind of selectors is not known", () => {
    assert.deepEqual(leftOut({ eventSelectors: notYetKnown }), notKnown("eventSelectors"));
    assert.deepEqual(leftOut({ advancedEventSelectors: notYetKnown }), notKnown("advancedEventSelectors"));
  });

  it("are not known where both kinds are set, which AWS refuses", () => {
    const { read } = leftOut({ eventSelectors: [{}], advancedEventSelectors: [{ fieldSelectors: [management] }] });
    assert.deepEqual(
      read,
      unknown(
        "eventSelectors and advancedEventSelectors are both set, but AWS accepts only one of them",
        "remove one of eventSelectors and advancedEventSelectors",
      ),
    );
  });
});

describe("management events left out by basic selectors", () => {
  it("are none by default", () => {
    assert.deepEqual(basic({}), both([]));
    assert.deepEqual(
      basic({ includeManagementEvents: true, readWriteType: "All", excludeManagementEventSources: [] }),
      both([]),
    );
  });

  it("are all without management events", () => {
    assert.deepEqual(basic({ includeManagementEvents: false }), both("everything"));
    assert.deepEqual(basic({ includeManagementEvents: false, readWriteType: notYetKnown }), both("everything"));
  });

  it("are the other kind where only one is recorded", () => {
    assert.deepEqual(basic({ readWriteType: "WriteOnly" }), { read: known("everything"), write: known([]) });
    assert.deepEqual(basic({ readWriteType: "ReadOnly" }), { read: known([]), write: known("everything") });
  });

  it("are all where the kind is not one of AWS's", () => {
    assert.deepEqual(basic({ readWriteType: "Everything" }), both("everything"));
  });

  it("are those of excluded sources", () => {
    assert.deepEqual(basic({ excludeManagementEventSources: [rds, kms] }), both([kms, rds]));
  });

  it("are only what every selector leaves out", () => {
    assert.deepEqual(basic({ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" }), both([]));
    assert.deepEqual(basic({ includeManagementEvents: false }, {}), both([]));
    assert.deepEqual(
      basic({ excludeManagementEventSources: [kms] }, { excludeManagementEventSources: [kms, rds] }),
      both([kms]),
    );
  });

  it("are known where they are certain", () => {
    assert.deepEqual(basic({ readWriteType: notYetKnown }), notKnown("eventSelectors[0].readWriteType"));
    assert.deepEqual(
      basic({ includeManagementEvents: notYetKnown }),
      notKnown("eventSelectors[0].includeManagementEvents"),
    );
    assert.deepEqual(
      basic({ excludeManagementEventSources: [kms, notYetKnown] }),
      notKnown("eventSelectors[0].excludeManagementEventSources[1]"),
    );
    assert.deepEqual(basic({ readWriteType: "WriteOnly", excludeManagementEventSources: notYetKnown }), {
      read: known("everything"),
      write: notKnown("eventSelectors[0].excludeManagementEventSources").write,
    });
    assert.deepEqual(basic({ readWriteType: notYetKnown }, {}), both([]));
    assert.deepEqual(basic(notYetKnown), notKnown("eventSelectors[0]"));
  });

  it("are not known where values have another type", () => {
    const misfit = (why: string, remedy: string) => ({ read: unknown(why, remedy), write: unknown(why, remedy) });
    assert.deepEqual(
      basic({ includeManagementEvents: odd("false") }),
      misfit(
        "eventSelectors[0].includeManagementEvents is a string, not a boolean",
        "make eventSelectors[0].includeManagementEvents a boolean",
      ),
    );
    assert.deepEqual(
      leftOut({ eventSelectors: {} }),
      misfit("eventSelectors is an object, not a list", "make eventSelectors a list"),
    );
    assert.deepEqual(
      basic(odd("All")),
      misfit("eventSelectors[0] is a string, not an object", "make eventSelectors[0] an object"),
    );
    assert.deepEqual(
      basic(odd(null)),
      misfit("eventSelectors[0] is empty, not an object", "make eventSelectors[0] an object"),
    );
  });
});

describe("management events left out by advanced selectors", () => {
  it("are none with the category alone", () => {
    assert.deepEqual(advanced(management), both([]));
    assert.deepEqual(advanced({ ...management, notEquals: [], startsWiths: [] }), both([]));
  });

  it("are all without the category", () => {
    assert.deepEqual(
      advanced({ field: "eventCategory", equals: ["Data"] }, { field: "resources.type", equals: ["AWS::S3::Object"] }),
      both("everything"),
    );
    assert.deepEqual(advanced({ field: "readOnly", equals: ["true", "false"] }), both("everything"));
    assert.deepEqual(advanced(), both("everything"));
    assert.deepEqual(leftOut({ advancedEventSelectors: [{}] }), both("everything"));
  });

  it("are all with Data, even where the rest is not known", () => {
    assert.deepEqual(
      advanced({ field: "eventCategory", equals: ["Data"] }, { field: "readOnly", equals: notYetKnown }),
      both("everything"),
    );
  });

  it("are the other kind where readOnly is set", () => {
    assert.deepEqual(advanced(management, { field: "readOnly", equals: ["true"] }), {
      read: known([]),
      write: known("everything"),
    });
    assert.deepEqual(advanced(management, { field: "readOnly", equals: ["false"] }), {
      read: known("everything"),
      write: known([]),
    });
  });

  it("are those of sources under notEquals", () => {
    assert.deepEqual(advanced(management, { field: "eventSource", notEquals: [kms] }), both([kms]));
  });

  it("are taken to be all under any other condition", () => {
    assert.deepEqual(advanced(management, { field: "eventSource", equals: [kms] }), both("everything"));
    assert.deepEqual(advanced(management, { field: "eventSource", notStartsWiths: ["kms"] }), both("everything"));
    assert.deepEqual(advanced(management, { field: "eventSource", notStartsWith: ["kms"] }), both("everything"));
    assert.deepEqual(advanced(management, { field: "eventName", notEquals: ["Decrypt"] }), both("everything"));
    assert.deepEqual(advanced(management, { field: "readOnly", notEquals: ["true"] }), both("everything"));
  });

  it("are only what every selector leaves out", () => {
    const selector = (readOnly: string) => ({
      fieldSelectors: [management, { field: "readOnly", equals: [readOnly] }],
    });
    assert.deepEqual(leftOut({ advancedEventSelectors: [selector("true"), selector("false")] }), both([]));
  });

  it("are known where they are certain", () => {
    const path = "advancedEventSelectors[0].fieldSelectors";
    assert.deepEqual(advanced(management, { field: "readOnly", equals: notYetKnown }), notKnown(`${path}[1].equals`));
    assert.deepEqual(advanced(management, { field: notYetKnown, equals: ["x"] }), notKnown(`${path}[1].field`));
    assert.deepEqual(advanced({ field: notYetKnown, equals: ["Management"] }), notKnown(`${path}[0].field`));
    assert.deepEqual(advanced({ field: "eventCategory", equals: [notYetKnown] }), notKnown(`${path}[0].equals[0]`));
    assert.deepEqual(advanced({ ...management, notEquals: notYetKnown }), notKnown(`${path}[0].notEquals`));
    assert.deepEqual(leftOut({ advancedEventSelectors: [{ fieldSelectors: notYetKnown }] }), notKnown(path));
    assert.deepEqual(
      leftOut({ advancedEventSelectors: [{ fieldSelectors: notYetKnown }, { fieldSelectors: [management] }] }),
      both([]),
    );
  });
});
