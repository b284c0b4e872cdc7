/* A started hub whose webhooks go to a receiver on this machine, with pauses that a test can wait for. */
import { collectCleanup } from "@park-hub/testkit";
import { LegalAidPark } from "../src/legal-aid-park";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";
import { Receiver } from "./receiver";

/** What a webhook says of itself. */
export interface ShownWebhook {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly cursor: string;
  readonly deliveredCount: number;
  readonly failureCount: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly deadLetterCount: number;
}

/** Something to mend. */
export interface ShownProblem {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** What a mutation answers. */
export interface Changed {
  readonly webhook: ShownWebhook | null;
  readonly problems: readonly ShownProblem[];
}

/** Fields of a webhook that the tests look at. */
export const WEBHOOK = `id url state reason detail cursor deliveredCount failureCount lastStatus lastError deadLetterCount`;

/** Refusals until an event is set aside, as the hub is started. */
export const ATTEMPTS = 3;

/** Who the department's system is. */
export const OFFICER = { role: "DEPARTMENT_OFFICER", site: "justice" } as const;

/** Starts it. */
export async function startHookedHub(options: {
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly matchProcesses?: number;
}) {
  const cleanup = collectCleanup();
  const receiver = cleanup.add(await new Receiver().start(), (one) => one.stop());
  const hub = cleanup.add(
    await startTestHub({
      hosts: [
        { name: "station-host", sites: sitesNamed("baihe") },
        { name: "department-host", sites: sitesNamed("justice") },
      ],
      ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
      ...(options.matchProcesses === undefined ? {} : { matchProcesses: options.matchProcesses }),
      env: {
        HUB_WEBHOOK_ATTEMPTS: String(ATTEMPTS),
        HUB_WEBHOOK_FIRST_PAUSE: "50ms",
        HUB_WEBHOOK_LONGEST_PAUSE: "200ms",
        // Both longer than a busy machine stands still: else a gateway loses a webhook, or tells an event again
        HUB_WEBHOOK_LEASE: "8s",
        HUB_WEBHOOK_TIMEOUT: "8s",
        ...options.env,
      },
    }),
    (one) => one.stop(),
  );
  const park = await LegalAidPark.open(hub);

  return {
    hub,
    receiver,
    cleanup,

    /** The park publishes a project; gives its id. */
    publish: (fields?: readonly string[]) => park.publish(fields),

    /** Registers a webhook to the receiver's endpoint of that path; gives its id. */
    async follow(path: string, input: Readonly<Record<string, unknown>> = {}): Promise<ShownWebhook> {
      const filter = { event: "PROJECT_PUBLISHED", fields: ["LEGAL_AID"] };
      const create = async () => {
        const { data, errors } = await hub.ask<{ createWebhook: (Changed & { secret: string | null }) | null }>(
          `mutation Create($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { ${WEBHOOK} } secret problems { field code message } } }`,
          { input: { url: receiver.url(path), ...("operation" in input ? {} : { filter }), ...input } },
          OFFICER,
        );
        const { webhook, secret, problems } = data?.createWebhook ?? {};
        if (webhook == null || secret == null) throw new Error(JSON.stringify({ problems, errors }));
        return { webhook, secret };
      };
      // The first message may overtake the answer that holds the secret
      const created = create();
      receiver.knows(
        path,
        created.then(({ secret }) => secret),
      );
      return (await created).webhook;
    },

    /** What became of a mutation about one webhook. */
    async change(
      name: "deleteWebhook" | "disableWebhook" | "replayWebhook",
      input: Readonly<Record<string, unknown>>,
      as: Parameters<TestHub["token"]>[0] = OFFICER,
    ): Promise<Changed> {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const selection = name === "deleteWebhook" ? "webhookId" : `webhook { ${WEBHOOK} }`;
      const { data, errors } = await hub.ask<Record<string, Changed | null>>(
        `mutation Change($input: ${type}!) { ${name}(input: $input) { ${selection} problems { field code message } } }`,
        { input },
        as,
      );
      const changed = data?.[name];
      if (changed == null) throw new Error(JSON.stringify(errors));
      return changed;
    },

    /** The webhook as its owner sees it. */
    async shown(id: string): Promise<ShownWebhook> {
      const { data, errors } = await hub.ask<{ webhook: ShownWebhook | null } | null>(
        `query Shown($id: ID!) { webhook(id: $id) { ${WEBHOOK} } }`,
        { id },
        OFFICER,
      );
      if (data?.webhook == null) throw new Error(JSON.stringify(errors));
      return data.webhook;
    },
  };
}

/** A hub with a receiver. */
export type HookedHub = Awaited<ReturnType<typeof startHookedHub>>;
