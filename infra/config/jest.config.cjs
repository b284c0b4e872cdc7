/*
 * One Jest configuration for the whole repository: `npx jest --config infra/config/jest.config.cjs shared/database`.
 * Every @park-hub package is mapped to its source, so tests of a package need no build; end-to-end tests start the
 * compiled hub, so `npm test` builds first. The database server is started once a run (jest-global-setup.cjs).
 */
const { join } = require("node:path");

const rootDir = join(__dirname, "../..");

/** SWC transpiles as tsc does: CommonJS, legacy decorators without metadata, assigned class fields. */
const transform = {
  "^.+\\.ts$": [
    "@swc/jest",
    {
      jsc: {
        target: "es2022",
        parser: { syntax: "typescript", decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        keepClassNames: true,
      },
      module: { type: "commonjs" },
      sourceMaps: "inline",
    },
  ],
};

const project = {
  rootDir,
  testEnvironment: "node",
  transform,
  moduleFileExtensions: ["ts", "js", "cjs", "mjs", "json", "node"],
  moduleNameMapper: {
    "^@park-hub/(errors|config|telemetry|process|identity|contracts|database|outbox|events-nats|directory|subgraph-kit|site|testkit)$":
      "<rootDir>/shared/$1/src/index.ts",
    "^@park-hub/(park|station|department|match)$": "<rootDir>/subgraphs/$1/src/index.ts",
    "^@park-hub/gateway$": "<rootDir>/gateway/src/index.ts",
    "^@park-hub/(dev|cli|bench|e2e)$": "<rootDir>/infra/$1/src/index.ts",
  },
  modulePathIgnorePatterns: ["/dist/", "/\\.data/", "/\\.turbo/"],
  restoreMocks: true,
  globalSetup: "<rootDir>/infra/config/jest-global-setup.cjs",
  globalTeardown: "<rootDir>/infra/config/jest-global-teardown.cjs",
};

module.exports = {
  rootDir,
  // Far beyond what any test takes on a free machine: a busy one must not decide.
  testTimeout: 120_000,
  // Test files share a process only while it is small: what earlier ones left behind, and its collection, disturbs no later one.
  workerIdleMemoryLimit: "768MB",
  projects: [
    {
      ...project,
      displayName: "unit",
      testMatch: ["<rootDir>/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "/dist/", "<rootDir>/infra/e2e/"],
    },
    {
      ...project,
      displayName: "e2e",
      setupFilesAfterEnv: ["<rootDir>/infra/config/jest-e2e-setup.cjs"],
      testMatch: ["<rootDir>/infra/e2e/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "/dist/"],
    },
  ],
};
