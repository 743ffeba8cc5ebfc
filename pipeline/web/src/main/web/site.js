// The pages do this beyond being read. They work without it, and from a file system.
import { picture } from "./picture.js";
import { search } from "./search.js";
import { sidebar } from "./sidebar.js";
import { theme } from "./theme.js";

// Before anything is painted.
const themeButton = theme(document.documentElement);

document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement.dataset.root;
  const objects = (window.headwaterObjects || []).map(([kind, scope, name, href, said], id) => ({
    id,
    kind,
    scope,
    name,
    full: scope ? scope + "." + name : name,
    href: root + href,
    page: href.replace(/#.*/, ""),
    isPage: !href.includes("#"),
    said,
  }));
  themeButton(document.querySelector(".theme"));
  search(document.querySelector(".search"), objects);
  sidebar(document.querySelector(".side"), document.querySelector(".menu"), objects);
  document.querySelectorAll(".picture").forEach(picture);
});
