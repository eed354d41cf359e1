import type { AuditException, AuditResult, Fix, FixCommand } from "../../../auditReport";
import { sentence } from "../../sentence";
import type { PageRule } from "../reportData";
import { answerWords } from "../words";
import { type Child, element } from "./dom";

/** What is said of a result: its answer, what was found and how to comply. */
export function finding(result: AuditResult): HTMLElement {
  const { answer, resource, why, required, missingPermissions = [], exception, fix } = result;
  return element(
    "div",
    { class: `finding ${answer}` },
    element(
      "p",
      { class: "badge" },
      element("span", { class: `sign ${answer}`, "aria-hidden": "true" }, answerWords[answer].sign),
      ` ${answerWords[answer].word}`,
    ),
    ...(resource === undefined ? [] : [resourceLine(resource)]),
    ...labelled("Found", why === "" ? "" : sentence(why)),
    ...labelled("Required", required === undefined ? "" : sentence(required)),
    ...(missingPermissions.length === 0
      ? []
      : labelled("Missing permissions", element("code", {}, missingPermissions.join(", ")))),
    ...(exception === undefined ? [] : labelled("Exception", exceptionWords(exception))),
    ...(fix === undefined ? [] : fixes(fix)),
  );
}

function resourceLine({ kind, name, arn, region }: NonNullable<AuditResult["resource"]>): HTMLElement {
  return element(
    "p",
    { class: "resource" },
    `${kind} `,
    element("b", {}, name),
    region === undefined ? "" : ` in ${region}`,
    ...(arn === name || arn === "" ? [] : [element("br"), element("code", {}, arn)]),
  );
}

function labelled(label: string, content: Child): readonly HTMLElement[] {
  return content === "" ? [] : [element("h4", {}, label), element("p", { class: "text" }, content)];
}

function exceptionWords({ reason, approvedBy, until }: AuditException): string {
  return `${sentence(reason)} Approved by ${approvedBy}, until ${until} (UTC).`;
}

function fixes({ commands, whyNoCommand, program }: Fix): readonly HTMLElement[] {
  return [
    ...(commands.length === 0
      ? []
      : [
          element("h4", {}, "Fix, with credentials of this account"),
          element("ol", { class: "commands" }, ...commands.map(commandItem)),
        ]),
    ...labelled(commands.length === 0 ? "Fix" : "Besides", whyNoCommand === undefined ? "" : sentence(whyNoCommand)),
    ...labelled("In a Pulumi program", sentence(program)),
  ];
}

function commandItem({ command, caution }: FixCommand): HTMLElement {
  return element(
    "li",
    {},
    ...(caution === undefined
      ? []
      : [element("p", { class: "caution" }, element("b", {}, "Caution: "), sentence(caution))]),
    element(
      "div",
      { class: "command" },
      element("pre", { tabindex: "0", "aria-label": "Command" }, element("code", {}, ...words(command))),
      element("button", { type: "button", class: "copy" }, "Copy"),
    ),
  );
}

/** The words of a command, so that a line breaks between them and not after the hyphens of an option. */
function words(command: string): readonly HTMLElement[] {
  return command.split(/(?<= )/).map((word) => element("span", { class: "word" }, word));
}

/** What a rule asks, the controls that it serves, and where more is said. */
export function aboutRule({ name, description, severity, controls, url }: PageRule): HTMLElement {
  return element(
    "div",
    { class: "rule" },
    ...labelled("The rule", description === "" ? name : description),
    ...(controls.length === 0
      ? []
      : [
          element("h4", {}, "Controls"),
          element(
            "dl",
            { class: "controls" },
            ...controls.flatMap(({ catalogue, ids }) => [
              element("dt", {}, catalogue),
              element("dd", {}, ids.join(", ")),
            ]),
          ),
        ]),
    element(
      "p",
      { class: "more" },
      element("code", {}, name),
      `, ${severity}. `,
      ...(url === undefined
        ? []
        : [element("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, "AWS's page"), ". "]),
      "In a terminal: ",
      element("code", {}, `cloudtrail-baseline audit explain ${name}`),
    ),
  );
}
