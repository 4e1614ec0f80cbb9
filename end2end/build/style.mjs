// One style sheet out of style/main.css and what it imports:
//   node build/style.mjs MAIN OUT [--minify]
import { writeFileSync } from "node:fs";
import { bundle } from "lightningcss";

// The oldest browsers that get what they can read: the last ones for phones and PCs that
// no longer receive updates but are still in use in town halls and at home.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  chrome: version(109),
  edge: version(109),
  firefox: version(115),
  safari: version(15, 4),
  ios_saf: version(15, 4),
};

const [main, out, minify] = process.argv.slice(2);
try {
  const { code, warnings } = bundle({ filename: main, targets, minify: minify === "--minify" });
  for (const warning of warnings) console.error(`${warning.loc.filename}:${warning.loc.line}: ${warning.message}`);
  if (warnings.length) process.exit(1);
  writeFileSync(out, code);
} catch (fault) {
  console.error(`${fault.fileName ?? main}:${fault.loc?.line ?? "?"}: ${fault.message}`);
  process.exit(1);
}
