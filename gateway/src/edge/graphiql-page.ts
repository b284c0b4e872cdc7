/*
 * GraphiQL on `/` for development, from the files of its npm package: works without any network but the hub's own.
 * The page's policy lets a browser load nothing from elsewhere. Without the package (a production install) there is none.
 */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { FastifyInstance } from "fastify";

/** What the page loads: name below /graphiql/, package, file in the package. */
const ASSETS = [
  { name: "graphiql.css", from: "graphiql", file: "graphiql.min.css", type: "text/css" },
  { name: "react.js", from: "react", file: "umd/react.production.min.js", type: "text/javascript" },
  { name: "react-dom.js", from: "react-dom", file: "umd/react-dom.production.min.js", type: "text/javascript" },
  { name: "graphiql.js", from: "graphiql", file: "graphiql.min.js", type: "text/javascript" },
] as const;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // GraphiQL's editor sets styles on elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Park hub</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/graphiql/graphiql.css">
    <link rel="stylesheet" href="/graphiql/page.css">
  </head>
  <body>
    <div id="graphiql">Loading…</div>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/page.js"></script>
  </body>
</html>
`;

const PAGE_CSS = "body { margin: 0 } #graphiql { height: 100vh }\n";

const PAGE_SCRIPT = `const socket = location.origin.replace(/^http/, "ws") + "/graphql";
const defaultQuery = \`# The park hub: one graph over the park, its stations and the departments.
# 一张图,一个入口:创新园、各站点与职能部门。
# Another role: npm run hub -- token --role STATION_WORKER --site <code>, then below under Headers
# { "authorization": "Bearer <token>" }

query Stations {
  sites(kind: STATION) {
    nodes {
      code
      name
      demands(first: 1) {
        nodes {
          title
          state
        }
      }
    }
  }
}
\`;
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql", subscriptionUrl: socket }),
    defaultEditorToolsVisibility: true,
    shouldPersistHeaders: false,
    defaultQuery,
  }),
);
`;

/** Adds the page; false when the package is not installed. */
export function serveGraphiQL(app: FastifyInstance): boolean {
  const folders = new Map(ASSETS.map(({ from }) => [from, folderOf(from)]));
  for (const { name, from, file, type } of ASSETS) {
    const folder = folders.get(from) ?? null;
    if (folder === null) return false;
    serve(app, `/graphiql/${name}`, type, () => readFile(join(folder, file)));
  }
  serve(app, "/graphiql/page.css", "text/css", () => PAGE_CSS);
  serve(app, "/graphiql/page.js", "text/javascript", () => PAGE_SCRIPT);
  serve(app, "/", "text/html", () => PAGE);
  return true;
}

function serve(app: FastifyInstance, url: string, type: string, content: () => string | Promise<Buffer>): void {
  app.get(url, async (_request, reply) => {
    const headers = {
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    };
    return reply
      .headers(headers)
      .type(`${type}; charset=utf-8`)
      .send(await content());
  });
}

function folderOf(name: string): string | null {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    // Installed without devDependencies: there is no page then.
    return null;
  }
}
