// One line to the server for all tabs of a preview: a browser opens six to an address and lets a seventh wait.
"use strict";
const tabs = new Set();
let source;
onconnect = ({ ports: [tab] }) => {
  tabs.add(tab);
  tab.onmessage = () => tabs.delete(tab);
  // Asked anew for whoever comes: what was heard last may be older than the new page.
  source?.close();
  source = new EventSource("events");
  source.onmessage = ({ data }) => tabs.forEach((each) => each.postMessage(data));
};
