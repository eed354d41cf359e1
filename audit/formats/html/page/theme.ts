import { byId } from "./dom";

const key = "cloudtrail-baseline-theme";

/** The switch between light and dark. Until it is used, the page follows the system. */
export function enableTheme(): void {
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = (): boolean =>
    (document.documentElement.dataset["theme"] ?? (system.matches ? "dark" : "light")) === "dark";
  const name = (): void => {
    button.textContent = isDark() ? "Light" : "Dark";
  };
  const chosen = remembered();
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset["theme"] = chosen;
  name();
  system.addEventListener("change", name);
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset["theme"] = theme;
    remember(theme);
    name();
  });
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Where browsers do not keep anything, the choice lasts as long as the page. */
function remember(theme: string): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return;
  }
}
