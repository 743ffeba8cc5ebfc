// Zoom and pan of a diagram. A click on a box is a link, and stays one.
import svgPanZoom from "svg-pan-zoom";

const TALLEST = 0.72;

// Smaller letters cannot be read: then the picture begins at its subject.
const SMALLEST = 0.5;
const READABLE = 0.8;

export function picture(place) {
  const closed = place.closest("details:not([open])");
  if (closed) {
    closed.addEventListener("toggle", () => picture(place), { once: true });
    return;
  }
  const svg = place.querySelector("svg");
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  const room = place.clientWidth;
  const scale = Math.min(1, room / width);
  place.classList.add("moves");
  place.style.height = Math.ceil(Math.min(height * scale, innerHeight * TALLEST)) + 2 + "px";
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  let moved = false;
  const view = svgPanZoom(svg, {
    fit: true,
    center: true,
    minZoom: 0.2,
    maxZoom: 12,
    zoomScaleSensitivity: 0.3,
    dblClickZoomEnabled: false,
    mouseWheelZoomEnabled: false,
    onPan: () => (moved = true),
  });

  function home() {
    view.resize();
    view.reset();
    if (view.getSizes().realZoom > 1) {
      view.zoom(view.getZoom() / view.getSizes().realZoom);
      view.center();
    }
  }

  function begin() {
    home();
    const subject = svg.querySelector(".subject");
    if (subject && view.getSizes().realZoom < SMALLEST) {
      view.zoom((view.getZoom() * READABLE) / view.getSizes().realZoom);
      const box = subject.getBoundingClientRect();
      const frame = place.getBoundingClientRect();
      view.panBy({
        x: frame.left + frame.width / 2 - (box.left + box.width / 2),
        y: frame.top + frame.height / 2 - (box.top + box.height / 2),
      });
    }
  }

  // A wheel scrolls the page, until the reader takes hold of the picture.
  svg.addEventListener("pointerdown", () => {
    moved = false;
    view.enableMouseWheelZoom();
  });
  place.addEventListener("pointerleave", () => view.disableMouseWheelZoom());
  // The end of a pan is no click.
  svg.addEventListener("click", (event) => moved && event.preventDefault(), true);

  const tools = document.createElement("div");
  tools.className = "tools";
  for (const [text, label, work] of [
    ["+", "Zoom in", () => view.zoomIn()],
    ["−", "Zoom out", () => view.zoomOut()],
    ["⤢", "Show all", home],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", work);
    tools.append(button);
  }
  place.append(tools);
  begin();
  addEventListener("resize", begin);
}
