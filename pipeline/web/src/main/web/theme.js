// Light or dark: as the system has it, until the reader chooses.
const KEY = "headwater-theme";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // some browsers keep nothing for files
  }
}

function keep(choice) {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // It holds for this page.
  }
}

export function theme(html) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (html.dataset.theme ? html.dataset.theme === "dark" : dark.matches);
  const choice = stored();
  if (choice === "dark" || choice === "light") {
    html.dataset.theme = choice;
  }
  return (button) => {
    const show = () => {
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      html.dataset.theme = isDark() ? "light" : "dark";
      keep(html.dataset.theme);
      show();
    });
    dark.addEventListener("change", show);
    show();
  };
}
