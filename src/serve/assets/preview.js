// The preview's own: reloads when the site changed, swaps style sheets, shows the author's bar and what is wrong.
"use strict";
(() => {
  const template = document.getElementById("huikan-preview");
  const shown = { pages: template.dataset.pages, styles: template.dataset.styles };
  const broken = JSON.parse(template.dataset.broken);
  const place = "huikan:" + location.pathname;

  const host = document.createElement("huikan-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = template.dataset.ours + "/preview.css";
  shadow.append(style, template.content.cloneNode(true));
  document.documentElement.append(host);

  const scroll = sessionStorage.getItem(place);
  if (scroll !== null) {
    sessionStorage.removeItem(place);
    const back = () => scrollTo({ top: Number(scroll), behavior: "instant" });
    back();
    addEventListener("load", back);
  }

  const reload = () => {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };

  const swapStyles = (version) => {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(old.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set("preview", version);
      const fresh = old.cloneNode();
      fresh.href = address.href;
      fresh.addEventListener("load", () => old.remove());
      fresh.addEventListener("error", () => fresh.remove());
      old.after(fresh);
    }
  };

  const overlay = (title, findings) => {
    shadow.querySelector(".overlay")?.remove();
    if (findings.length === 0) return;
    const section = document.createElement("section");
    section.className = "overlay";
    section.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = title;
    section.append(heading);
    for (const finding of findings) {
      const box = document.createElement("pre");
      box.textContent = finding.text;
      section.append(box);
      if (!finding.href) continue;
      const link = document.createElement("a");
      link.href = finding.href;
      link.textContent = finding.place;
      section.append(link);
    }
    shadow.append(section);
  };

  // The editor opens at the last marked line above the middle of the window.
  const edit = shadow.querySelector("a.edit");
  edit?.addEventListener("click", () => {
    let line = edit.dataset.line;
    for (const anchor of document.querySelectorAll("[id^='L']")) {
      const found = /^L(\d+)$/.exec(anchor.id);
      if (found && anchor.getBoundingClientRect().top < innerHeight / 2) line = found[1];
    }
    edit.href = edit.dataset.pattern.replace("{line}", line);
  });

  new EventSource(template.dataset.ours + "/events").addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    overlay(now.title, broken.concat(now.findings));
    if (now.pages !== shown.pages) return reload();
    if (String(now.styles) !== shown.styles) {
      shown.styles = String(now.styles);
      swapStyles(shown.styles);
    }
  });
})();
