// The licences of what is in the bundle, beside it.
import { readFileSync, writeFileSync } from "node:fs";

const parts = [
  ["minisearch", "LICENSE.txt"],
  ["svg-pan-zoom", "LICENSE"],
].map(([name, file]) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  const text = readFileSync(`node_modules/${name}/${file}`, "utf8").replace(/\r/g, "").trim();
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync(
  "../resources/dev/headwater/web/assets/LICENSES.txt",
  "site.js holds these libraries:\n\n" + parts.join("\n----\n\n"),
);
