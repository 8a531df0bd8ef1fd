// The preview's own: reloads when the site changed, swaps style sheets, shows the author's bar and what is wrong.
"use strict";
(() => {
  const template = document.getElementById("huikan-preview");
  const ours = template.dataset.ours;
  const shown = { pages: template.dataset.pages, styles: template.dataset.styles, findings: "" };
  const broken = JSON.parse(template.dataset.broken);

  const host = document.createElement("huikan-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = ours + "/preview.css";
  shadow.append(style, template.content.cloneNode(true));
  document.documentElement.append(host);

  // What the reader opened or put away stays so in this tab.
  const keepOpen = (details) => {
    const key = "huikan:open:" + details.dataset.name;
    const kept = sessionStorage.getItem(key);
    if (kept !== null) details.open = kept === "true";
    details.addEventListener("toggle", () => sessionStorage.setItem(key, String(details.open)));
  };
  shadow.querySelectorAll("details").forEach(keepOpen);

  // Below the page there is room for the bar.
  const bar = shadow.querySelector(".bar");
  if (bar) new ResizeObserver(() => { host.style.height = bar.offsetHeight + 24 + "px"; }).observe(bar);

  // The blocks of the page's text, in order, and the letters and digits of one.
  const blocks = () => {
    const all = document.body.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, tr, dt, dd, pre");
    return [...all].filter((block) => !block.closest("nav, aside") && !block.querySelector(":scope > p"));
  };
  const letters = (block) => block.textContent.replace(/[^\p{Alphabetic}\p{N}]/gu, "");
  const topOf = (block) => block.getBoundingClientRect().top;

  // The blocks whose text stands on the page only once, by that text.
  const landmarks = () => {
    const found = new Map();
    for (const block of blocks()) {
      const text = letters(block).slice(0, 100);
      found.set(text, found.has(text) ? null : block);
    }
    return [...found].filter(([text, block]) => text && block && block.getClientRects().length > 0);
  };

  const place = "huikan:" + location.pathname;
  const reload = () => {
    const near = landmarks().map(([text, block]) => [text, topOf(block)]);
    near.sort(([, one], [, other]) => Math.abs(one) - Math.abs(other));
    sessionStorage.setItem(place, JSON.stringify({ scroll: scrollY, near: near.slice(0, 40) }));
    history.scrollRestoration = "manual";
    location.reload();
  };

  // What stood at the top of the window stands there again, whatever came or went above it.
  const goBack = ({ scroll, near }) => {
    const now = new Map(landmarks());
    const [text, top] = near.find(([text]) => now.has(text)) ?? [];
    const to = text === undefined ? scroll : scrollY + topOf(now.get(text)) - top;
    scrollTo({ top: to, behavior: "instant" });
  };
  const left = sessionStorage.getItem(place);
  if (left !== null) {
    sessionStorage.removeItem(place);
    goBack(JSON.parse(left));
    addEventListener("load", () => {
      goBack(JSON.parse(left));
      // The browser itself goes back to where the window was when it may, until it has shown the page.
      setTimeout(() => { history.scrollRestoration = "auto"; }, 1000);
    });
  }

  // Of every sheet one is on its way at most; the newest wins.
  const coming = new Set();
  const swapStyles = (version) => {
    coming.forEach((late) => late.remove());
    coming.clear();
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(old.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set("preview", version);
      const fresh = old.cloneNode();
      fresh.href = address.href;
      fresh.addEventListener("load", () => coming.delete(fresh) && old.remove());
      fresh.addEventListener("error", () => coming.delete(fresh) && fresh.remove());
      coming.add(fresh);
      old.after(fresh);
    }
  };

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  const overlay = (title, findings) => {
    const told = JSON.stringify(findings);
    if (told === shown.findings) return;
    shown.findings = told;
    shadow.querySelector(".overlay")?.remove();
    if (findings.length === 0) return;
    const box = document.createElement("details");
    box.className = "overlay";
    box.dataset.name = "overlay";
    box.open = true;
    box.setAttribute("role", "alert");
    box.append(element("summary", title));
    for (const finding of findings) {
      box.append(element("pre", finding.text));
      if (!finding.href) continue;
      const link = element("a", finding.place);
      link.href = finding.href;
      box.append(link);
    }
    keepOpen(box);
    shadow.append(box);
  };

  // The line that a block was written on. Of blocks with the same text it is the one with the same neighbours.
  const lineOf = (all, at, lines) => {
    const fits = (distance, line) => {
      const text = lines[line + distance]?.[1];
      return text && all[at + distance]?.startsWith(text);
    };
    const likeness = (line) => [-4, -3, -2, -1, 1, 2, 3, 4].filter((distance) => fits(distance, line)).length;
    const found = lines.flatMap(([number], line) => (fits(0, line) ? [[likeness(line), number]] : []));
    return found.sort(([one], [other]) => other - one)[0]?.[1];
  };

  // The editor opens at the line of what is marked, else of what stands in the middle of the window.
  const edit = shadow.querySelector("a.edit");
  const aim = () => {
    const all = blocks();
    const texts = all.map(letters);
    const lines = JSON.parse(edit.dataset.lines);
    const marked = getSelection();
    const isMarked = (block) => block.contains(marked.anchorNode) && Math.abs(topOf(block)) < innerHeight;
    let at = marked.isCollapsed ? -1 : all.findLastIndex(isMarked);
    if (at < 0) at = all.findLastIndex((block) => topOf(block) < innerHeight / 2);
    let line;
    while (at >= 0 && line === undefined) line = lineOf(texts, at--, lines);
    edit.href = edit.dataset.pattern.replace("{line}", line ?? edit.dataset.line);
  };
  edit?.addEventListener("pointerdown", aim);
  edit?.addEventListener("keydown", aim);

  const hear = (data) => {
    const now = JSON.parse(data);
    overlay(now.title, broken.concat(now.findings));
    if (now.pages !== shown.pages) return reload();
    if (String(now.styles) !== shown.styles) {
      shown.styles = String(now.styles);
      swapStyles(shown.styles);
    }
  };

  // Without a worker that all tabs share, each listens by itself while it is looked at.
  let source;
  const listenAlone = () => {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(ours + "/events");
    source.onmessage = ({ data }) => hear(data);
  };
  const listen = () => {
    const worker = new SharedWorker(ours + "/events.js");
    worker.port.onmessage = ({ data }) => hear(data);
    worker.onerror = listenAlone;
    addEventListener("pagehide", () => worker.port.postMessage("gone"), { once: true });
  };
  const shares = typeof SharedWorker === "function";
  if (!shares) addEventListener("visibilitychange", listenAlone);
  const start = shares ? listen : listenAlone;
  start();
  // A page that the back button brings from where the browser kept it.
  addEventListener("pageshow", (event) => event.persisted && start());
})();
