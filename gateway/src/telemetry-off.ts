/*
 * Switches off the federation library's own telemetry: it would otherwise look for a collector in the cloud.
 * Imported first by whatever starts a gateway process, before the library is loaded.
 */
process.env.APOLLO_TELEMETRY_DISABLED = "true";
