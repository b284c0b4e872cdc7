/*
 * Adds to the lock files, the project's and that of the bench's peers, the optional platform packages that their writer's
 * registry did not have.
 * npm leaves them out, and then `npm ci` refuses the lock file, or installs no binary, on the platforms concerned.
 * Versions are pinned by the parent; there is no integrity for what nobody could download here.
 * `node infra/scripts/complete-lock.mjs [--check]`: with --check nothing is written and a gap is exit code 1.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const LOCK_FILES = ["package-lock.json", "infra/bench/peers/package-lock.json"];

const OPERATING_SYSTEMS = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  linuxmusl: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const PROCESSORS = {
  64: "x64",
  aarch64: "arm64",
  arm: "arm",
  arm64: "arm64",
  ia32: "ia32",
  loong64: "loong64",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  wasm32: "wasm32",
  x64: "x64",
  x86_64: "x64",
};
const LIBRARIES = { gnu: "glibc", musl: "musl" };

/** What the name of a platform package says of where it runs, as npm writes it. */
function platformOf(name) {
  const words = name.slice(name.lastIndexOf("/") + 1).split("-");
  const system = words.map((word) => OPERATING_SYSTEMS[word]).find((found) => found !== undefined);
  const processor = words.map((word) => PROCESSORS[word]).findLast((found) => found !== undefined);
  const library = system === "linux" ? LIBRARIES[words.at(-1)] : undefined;
  return {
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(library === undefined ? {} : { libc: [library] }),
    ...(system === undefined ? {} : { os: [system] }),
  };
}

/** The version that a parent pins: `1.2.3`, or the least that `^1.2.3` admits, since such packages are published together. */
function pinnedBy(range) {
  return /^\^?(\d[^\s|]*)$/.exec(range)?.[1];
}

function missingEntries(packages) {
  return Object.entries(packages).flatMap(([where, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name, range]) => {
        const isThere = packages[`${where}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
        return isThere === undefined && pinnedBy(range) !== undefined;
      })
      .map(([name, range]) => {
        const { dev, devOptional, license } = parent;
        const { cpu, ...rest } = platformOf(name);
        const version = pinnedBy(range);
        return [`node_modules/${name}`, { version, cpu, dev, devOptional, license, optional: true, ...rest }];
      }),
  );
}

function complete(name, isCheck) {
  const lockFile = join(repository, name);
  const lock = JSON.parse(readFileSync(lockFile, "utf8"));
  const missing = missingEntries(lock.packages);
  if (missing.length === 0) {
    console.log(`${name} names every platform's packages`);
  } else if (isCheck) {
    console.error(`${name} lacks ${missing.length} platform packages; run: node infra/scripts/complete-lock.mjs`);
    process.exitCode = 1;
  } else {
    const all = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
    lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, "en")));
    writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`${name}: added ${missing.length} platform packages`);
  }
}

for (const name of LOCK_FILES) complete(name, process.argv.includes("--check"));
