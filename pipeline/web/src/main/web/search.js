// Search over all objects, from every page.
import MiniSearch from "minisearch";

const MOST = 40;

/** Readers look for these first. */
const WEIGHT = { table: 3, view: 2.6, "materialized view": 2.6, column: 1.6, enum: 2, domain: 2, function: 2 };

function words(text) {
  return text.split(/[^\p{L}\p{N}]+/u);
}

export function search(place, objects) {
  const input = place.querySelector("input");
  const list = place.querySelector("ul");
  let index;
  let chosen = -1;

  function find(text) {
    if (!index) {
      index = new MiniSearch({ fields: ["name", "full", "said"], tokenize: words });
      index.addAll(objects);
    }
    return index
      .search(text, {
        prefix: true,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        combineWith: "AND",
        boost: { name: 4, full: 2 },
        boostDocument: (id) => {
          const object = objects[id];
          const exact = object.name === text || object.full === text ? 8 : 1;
          return exact * (WEIGHT[object.kind] || 1);
        },
      })
      .slice(0, MOST)
      .map((hit) => objects[hit.id]);
  }

  function show() {
    const text = input.value.trim();
    const hits = text ? find(text) : [];
    list.replaceChildren(...hits.map(option));
    if (text && hits.length === 0) {
      const none = document.createElement("li");
      none.textContent = "Nothing has that name.";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    list.hidden = !text;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(hits.length > 0 ? 0 : -1);
  }

  function option(object, number) {
    const li = document.createElement("li");
    li.id = "found-" + number;
    li.setAttribute("role", "option");
    li.dataset.href = object.href;
    const where = document.createElement("bdi");
    where.className = "where";
    where.textContent = object.full;
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = object.kind;
    li.append(where, kind);
    if (object.said) {
      const said = document.createElement("span");
      said.className = "said";
      said.dir = "auto";
      said.textContent = object.said;
      li.append(said);
    }
    li.addEventListener("pointerdown", (event) => event.preventDefault());
    li.addEventListener("click", () => go(li));
    return li;
  }

  function choose(number) {
    const options = [...list.children].filter((li) => li.dataset.href);
    chosen = options.length === 0 ? -1 : (number + options.length) % options.length;
    options.forEach((li, i) => li.setAttribute("aria-selected", String(i === chosen)));
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    }
  }

  function go(li) {
    close();
    location.href = li.dataset.href;
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  place.hidden = false;
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value.trim() && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      go(list.children[chosen]);
    } else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (!typing && (event.key === "/" || ((event.ctrlKey || event.metaKey) && event.key === "k"))) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}
