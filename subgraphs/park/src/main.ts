/*
 * The process: the only module that sees the environment.
 */
import { runSiteHost } from "@park-hub/site";
import { hostProgram } from "./config";
import { startParkHost } from "./server";

runSiteHost({ ...hostProgram, environment: process.env, start: startParkHost });
