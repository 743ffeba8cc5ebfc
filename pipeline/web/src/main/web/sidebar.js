// The list of all pages. It is built here, so that a new table does not change every page.
const FOLDERS = [
  ["tables", "Tables"],
  ["views", "Views"],
  ["types", "Types"],
  ["routines", "Routines"],
];

export function sidebar(nav, button, objects) {
  const page = document.documentElement.dataset.page;
  const current = page.replace(/^[^/]*\//, "");
  const schemas = objects.filter((object) => object.kind === "schema");
  const byPlace = new Map();
  for (const object of objects) {
    const place = object.scope + "\n" + object.page.replace(/\/.*/, "");
    if (object.kind !== "schema" && FOLDERS.some(([folder]) => object.page.startsWith(folder + "/"))) {
      const pages = byPlace.get(place) || new Map();
      const isWhole = object.isPage || object.page.startsWith("routines/");
      if (isWhole && !pages.has(object.page)) {
        pages.set(object.page, object);
      }
      byPlace.set(place, pages);
    }
  }
  for (const schema of schemas) {
    const groups = FOLDERS.map(([folder, title]) => [
      folder,
      title,
      [...(byPlace.get(schema.name + "\n" + folder) || new Map()).values()],
    ]).filter(([, , items]) => items.length > 0);
    const all = groups.flatMap(([, , items]) => items);
    const holdsPage = all.some((item) => item.page === page) || schema.page === page;
    const details = disclosure(schema.name, all.length, holdsPage || schemas.length === 1 || (page === "index.html" && all.length < 200));
    for (const [folder, title, items] of groups) {
      const open = folder === "tables" || page.startsWith(folder + "/");
      const group = disclosure(title, items.length, open);
      const list = document.createElement("ul");
      items.forEach((item) => list.append(entry(item, page)));
      group.append(list);
      details.append(group);
    }
    nav.append(details);
  }
  if (current) {
    nav.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
    document.scrollingElement.scrollTop = location.hash ? document.scrollingElement.scrollTop : 0;
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(nav.classList.toggle("open")));
  });
}

function disclosure(title, number, open) {
  const details = document.createElement("details");
  details.open = open;
  const summary = document.createElement("summary");
  const count = document.createElement("span");
  count.className = "count";
  count.textContent = number;
  const name = document.createElement("bdi");
  name.textContent = title;
  summary.append(name, " ", count);
  details.append(summary);
  return details;
}

function entry(item, page) {
  const li = document.createElement("li");
  const a = document.createElement("a");
  const isRoutine = item.page.startsWith("routines/");
  a.textContent = isRoutine ? item.name.replace(/^("(?:[^"]|"")*"|[^(]*)\(.*/s, "$1") : item.name;
  a.title = item.name;
  a.href = isRoutine ? item.href.replace(/#.*/, "") : item.href;
  a.dir = "auto";
  if (item.page === page) {
    a.setAttribute("aria-current", "page");
  }
  li.append(a);
  return li;
}
