/*
 * What the environment may say about the broker; the same for whoever publishes and whoever follows.
 * Before: the config.ts of a process, which spreads these settings among its own.
 */
import { durationMs, setting, text, url } from "@park-hub/config";

const DAY_MS = 86_400_000;

/** Settings of a part that speaks to the broker, for readEnv(). */
export const EVENT_SETTINGS = {
  events: setting<string | null>({
    key: "HUB_EVENTS",
    rule: url("nats:", "tls:"),
    default: null,
    isSecret: true,
    description: "NATS server with JetStream that carries the change feed; without it sites are followed over HTTP.",
  }),
  eventsPrefix: setting({
    key: "HUB_EVENTS_PREFIX",
    rule: text(/^[a-z][a-z0-9-]{0,30}$/, "of the form [a-z][a-z0-9-]{0,30}"),
    default: "hub",
    description: "First word of the hub's subjects and its stream's name: one for each hub on a server.",
  }),
  eventsDomain: setting<string | null>({
    key: "HUB_EVENTS_DOMAIN",
    rule: text(/^[A-Za-z0-9_-]{1,32}$/, "up to 32 letters, digits, - or _"),
    default: null,
    description: "JetStream domain that holds the stream: needed where parts reach it through leaf nodes.",
  }),
  eventsKeptMs: setting({
    key: "HUB_EVENTS_KEPT",
    rule: durationMs({ min: 60_000, max: 3_650 * DAY_MS }),
    default: 7 * DAY_MS,
    description: "How long a stream that this part creates keeps changes; an existing stream stays as it is.",
  }),
} as const;

/** The broker that carries the change feed. */
export interface EventBroker {
  /** HUB_EVENTS; may hold credentials. */
  readonly url: string;
  /** HUB_EVENTS_PREFIX. */
  readonly prefix: string;
  /** HUB_EVENTS_DOMAIN; null: that of the server. */
  readonly domain: string | null;
  /** HUB_EVENTS_KEPT, in ms: for a stream that is made here. */
  readonly keptMs: number;
}

/** The broker that the settings name; null without HUB_EVENTS. */
export function brokerOf(values: {
  readonly events: string | null;
  readonly eventsPrefix: string;
  readonly eventsDomain: string | null;
  readonly eventsKeptMs: number;
}): EventBroker | null {
  const { events, eventsPrefix: prefix, eventsDomain: domain, eventsKeptMs: keptMs } = values;
  return events === null ? null : { url: events, prefix, domain, keptMs };
}
