/* The search thread's main module; search-thread.ts starts it. */
import { parentPort, workerData } from "node:worker_threads";
import { SearchHost } from "./search-host";
import type { SearchSetUp } from "./search-messages";

if (parentPort !== null) new SearchHost(parentPort, workerData as SearchSetUp);
