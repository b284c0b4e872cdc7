/*
 * What a linter can check of the house style. Types are read through each package's tsconfig (tests: tsconfig.tests.json).
 * Layers are dependency-cruiser.cjs's, formatting is prettier's.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

const exportsByName = [
  { selector: "ExportDefaultDeclaration", message: "Export by name; there are no default exports." },
  { selector: "ExportAllDeclaration", message: "Name what is exported; there is no `export *`." },
];

const testFiles = ["**/*.test.ts", "**/{tests,scripts}/**/*.ts", "infra/e2e/**/*.ts"];

export default tseslint.config(
  {
    ignores: ["**/dist/**", "**/generated/**", "**/node_modules/**", "**/.data/**", "**/*.cjs", "**/*.mjs", "**/*.js"],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { tsconfigRootDir: repository } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // `async` without `await` keeps a synchronous throw inside the promise, which references rely on (DESIGN §2).
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/ban-ts-comment": "error",
      // What was caught is passed on as it is: it was somebody's error before.
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingUnknown: true }],
      "@typescript-eslint/prefer-promise-reject-errors": ["error", { allowThrowingUnknown: true }],
      // graphql-js compares node kinds, which are enum members and plain text at once.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // Text from outside is searched for control characters.
      "no-control-regex": "off",
      "no-restricted-syntax": ["error", ...exportsByName],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@park-hub/*/*"], message: "A package is entered by its index.ts." }] },
      ],
      "max-lines": ["error", { max: 300 }],
      "no-empty": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["**/*.ts"],
    ignores: testFiles,
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    // Matchers such as expect.any() are typed any; methods are taken off objects to be spied on.
    files: testFiles,
    languageOptions: { parserOptions: { project: [join(repository, "infra/config/tsconfig.tests.json")] } },
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/unbound-method": "off",
      "max-lines": ["error", { max: 500 }],
      "no-restricted-syntax": [
        "error",
        ...exportsByName,
        {
          selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]",
          message: "No skipped or focused tests.",
        },
      ],
    },
  },
);
