import { severities } from "../../../severities";
import { answers } from "../../../answers";
import { byId } from "./dom";
import { type View, wholeView } from "./view";

/** The controls above the matrix. */
export class Filters {
  readonly #form = byId("filters", HTMLFormElement);

  /** @param changed - is called when the reader changes a control */
  constructor(changed: (view: View) => void) {
    this.#form.addEventListener("input", () => {
      changed(this.#view());
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    this.#form.addEventListener("reset", (event) => {
      event.preventDefault();
      changed(wholeView);
    });
  }

  /** Makes the controls say what is shown. */
  set(view: View): void {
    const values: Readonly<Record<string, readonly string[]>> = { answer: view.answers, severity: view.severities };
    for (const control of this.#form.elements) {
      if (control instanceof HTMLInputElement && control.type === "checkbox") {
        control.checked = values[control.name]?.includes(control.value) === true;
      } else if (control instanceof HTMLInputElement) {
        // Setting the same text would move the cursor.
        if (control.value !== view.search) control.value = view.search;
      } else if (control instanceof HTMLSelectElement) {
        control.value = control.name === "rule" ? view.rule : view.sort;
      }
    }
  }

  #view(): View {
    const data = new FormData(this.#form);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    return {
      search: text("q"),
      answers: answers.filter((answer) => data.getAll("answer").includes(answer)),
      severities: severities.filter((severity) => data.getAll("severity").includes(severity)),
      rule: text("rule"),
      sort: text("sort"),
    };
  }
}
