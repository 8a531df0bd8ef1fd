// What the reader chose, large type or the other colours: put on before the page is painted, and kept for the next page.
"use strict";
(() => {
  const root = document.documentElement;
  const names = { size: "huikan-size", scheme: "huikan-scheme" };
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // Where the browser keeps nothing, a choice holds for the page.
  const kept = (choice) => {
    try { return localStorage.getItem(names[choice]); } catch { return null; }
  };
  const keep = (choice, value) => {
    try { value ? localStorage.setItem(names[choice], value) : localStorage.removeItem(names[choice]); } catch { /* as said */ }
  };
  const wear = (choice, value) => {
    if (value) root.dataset[choice] = value; else delete root.dataset[choice];
  };

  const isOn = { size: () => root.dataset.size === "large", scheme: () => (root.dataset.scheme ?? (dark.matches ? "dark" : "light")) === "dark" };
  const other = { size: () => (isOn.size() ? null : "large"), scheme: () => (isOn.scheme() === dark.matches ? (dark.matches ? "light" : "dark") : null) };

  for (const choice of Object.keys(names)) wear(choice, kept(choice));

  addEventListener("DOMContentLoaded", () => {
    const buttons = document.querySelectorAll("[data-choice]");
    const show = () => buttons.forEach((button) => button.setAttribute("aria-pressed", String(isOn[button.dataset.choice]())));
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const choice = button.dataset.choice;
        const value = other[choice]();
        wear(choice, value);
        keep(choice, value);
        show();
      });
      button.parentElement.hidden = false;
    }
    dark.addEventListener("change", show);
    show();
  });
})();
