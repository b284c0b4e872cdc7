/*
 * `npm start`: the whole hub with one command. The Node version is checked before anything else is loaded.
 */
const MINIMUM = [20, 19] as const;

function isNodeTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]);
}

if (isNodeTooOld(process.versions.node)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: the park hub needs Node ${MINIMUM.join(".")} or newer\n`,
  );
  process.exit(1);
}

void import("./start.js").then(({ runStart }) => runStart());
