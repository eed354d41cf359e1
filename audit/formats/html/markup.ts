/** Text that is HTML already. Only {@link html} makes it. */
export interface Markup {
  readonly markup: string;
}

/** What can stand in markup: text and numbers, which are escaped, and markup. */
export type Content = string | number | Markup | readonly Markup[];

/** HTML with text from anywhere in it, between tags or in an attribute with quotation marks. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: parts.map((part, index) => part + textOf(contents[index] ?? "")).join("") };
}

/** Nothing, where there is nothing to say. */
export const nothing: Markup = { markup: "" };

function textOf(content: Content): string {
  if (typeof content === "object") {
    return "markup" in content ? content.markup : content.map(({ markup }) => markup).join("");
  }
  return String(content).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
