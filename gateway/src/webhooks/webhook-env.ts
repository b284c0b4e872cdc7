/* The keys of the environment that webhooks read; part of GATEWAY_SETTINGS. */
import { boolean, durationMs, integer, list, setting, type Rule } from "@park-hub/config";
import ipaddr from "ipaddr.js";

import { DEFAULT_WEBHOOK_SETTINGS, type WebhookSettings } from "./webhook-settings";

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const DEFAULTS = DEFAULT_WEBHOOK_SETTINGS;

const network: Rule<string> = {
  expected: "a network such as 10.20.0.0/16 or fd00::/8",
  parse: (value) => (ipaddr.isValidCIDR(value) ? value : undefined),
};

/** Every setting of webhooks. */
export const WEBHOOK_SETTINGS = {
  webhookConcurrency: setting({
    key: "HUB_WEBHOOK_CONCURRENCY",
    rule: integer({ min: 0, max: 10_000 }),
    default: DEFAULTS.concurrency,
    description: "Webhooks that one gateway process delivers for at a time; 0 leaves them to other gateways.",
  }),
  webhookAllowHttp: setting({
    key: "HUB_WEBHOOK_ALLOW_HTTP",
    rule: boolean(),
    default: DEFAULTS.allowsHttp,
    description: "Whether webhooks may go to plain http.",
  }),
  webhookAllowedNetworks: setting<readonly string[]>({
    key: "HUB_WEBHOOK_ALLOWED_NETWORKS",
    rule: list(network),
    default: DEFAULTS.allowedNetworks,
    description: "Networks that webhooks may go to though they are not public (CIDR, separated by commas).",
  }),
  webhookTimeoutMs: setting({
    key: "HUB_WEBHOOK_TIMEOUT",
    rule: durationMs({ min: 100, max: 60 * SECOND_MS }),
    default: DEFAULTS.timeoutMs,
    description: "Until when the endpoint of a webhook must have answered.",
  }),
  webhookAttempts: setting({
    key: "HUB_WEBHOOK_ATTEMPTS",
    rule: integer({ min: 1, max: 1_000 }),
    default: DEFAULTS.maxAttempts,
    description: "Refusals after which an event becomes a dead letter and the next one is sent.",
  }),
  webhookFirstPauseMs: setting({
    key: "HUB_WEBHOOK_FIRST_PAUSE",
    rule: durationMs({ min: 10, max: DAY_MS }),
    default: DEFAULTS.firstPauseMs,
    description: "Pause after the first failure; doubles with each further one.",
  }),
  webhookLongestPauseMs: setting({
    key: "HUB_WEBHOOK_LONGEST_PAUSE",
    rule: durationMs({ min: 10, max: DAY_MS }),
    default: DEFAULTS.longestPauseMs,
    description: "Longest pause between two attempts.",
  }),
  webhookDisableAfterMs: setting({
    key: "HUB_WEBHOOK_DISABLE_AFTER",
    rule: durationMs({ min: 100, max: 30 * DAY_MS }),
    default: DEFAULTS.disableAfterMs,
    description: "How long an endpoint may fail without a success before its webhook is disabled.",
  }),
  webhookLeaseMs: setting({
    key: "HUB_WEBHOOK_LEASE",
    rule: durationMs({ min: 500, max: 600 * SECOND_MS }),
    default: DEFAULTS.leaseMs,
    description: "After how long without a sign another gateway takes over a webhook.",
  }),
};

/** WEBHOOK_SETTINGS as they were read. */
export interface WebhookValues {
  readonly webhookConcurrency: number;
  readonly webhookAllowHttp: boolean;
  readonly webhookAllowedNetworks: readonly string[];
  readonly webhookTimeoutMs: number;
  readonly webhookAttempts: number;
  readonly webhookFirstPauseMs: number;
  readonly webhookLongestPauseMs: number;
  readonly webhookDisableAfterMs: number;
  readonly webhookLeaseMs: number;
}

/** The settings of the stage. */
export function webhookSettings(values: WebhookValues): Partial<WebhookSettings> {
  return {
    concurrency: values.webhookConcurrency,
    allowsHttp: values.webhookAllowHttp,
    allowedNetworks: values.webhookAllowedNetworks,
    timeoutMs: values.webhookTimeoutMs,
    maxAttempts: values.webhookAttempts,
    firstPauseMs: values.webhookFirstPauseMs,
    longestPauseMs: values.webhookLongestPauseMs,
    disableAfterMs: values.webhookDisableAfterMs,
    leaseMs: values.webhookLeaseMs,
    // A short lease needs looks that are short enough to renew it.
    pollMs: Math.min(DEFAULTS.pollMs, Math.floor(values.webhookLeaseMs / 8)),
  };
}
