import { byId } from "./dom";

/** Lets the buttons beside commands, and the one for links, copy. */
export function enableCopying(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.classList.contains("copy") === true) {
      const command = button.parentElement?.querySelector("code");
      if (command !== null && command !== undefined) void copy(command.textContent, button, command);
    } else if (button?.classList.contains("copy-link") === true) {
      void copy(location.href, button, byId("details-title"));
    }
  });
}

/** Copies a text, and says so on the button. Where browsers do not allow it, the text is marked for the reader to copy. */
async function copy(text: string, button: HTMLButtonElement, source: Node): Promise<void> {
  const before = button.dataset["words"] ?? button.textContent;
  button.dataset["words"] = before;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    getSelection()?.selectAllChildren(source);
    button.textContent = "Press Ctrl+C";
  }
  const said = button.closest("dialog")?.querySelector("[role=status]");
  if (said !== null && said !== undefined) said.textContent = button.textContent;
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
