/*
 * What the park does in the stories of who follows it: registers an organisation and publishes its projects.
 */
import { eventually } from "./eventually";
import type { TestHub } from "./test-hub";

/** The organisation that the park publishes for. */
export const LEGAL_AID_CENTRE = {
  name: "明理法律服务中心",
  creditCode: "52330212MJY3644972",
  category: "SOCIAL_SERVICE_AGENCY",
} as const;

const STEWARD = { role: "PARK_STEWARD" } as const;

/** A park that publishes. */
export class LegalAidPark {
  #published = 0;

  private constructor(
    private readonly hub: TestHub,
    private readonly organizationId: string,
  ) {}

  /** Registers the organisation; resolves when match knows it, too. @throws {Error} with what was answered instead. */
  static async open(hub: TestHub): Promise<LegalAidPark> {
    const { data, errors } = await hub.ask<{
      registerOrganization: { organization: { id: string } | null; problems: unknown } | null;
    } | null>(
      `mutation Register($input: RegisterOrganizationInput!) {
        registerOrganization(input: $input) { organization { id } problems { message } }
      }`,
      { input: LEGAL_AID_CENTRE },
      STEWARD,
    );
    const id = data?.registerOrganization?.organization?.id;
    if (id === undefined) throw new Error(JSON.stringify({ errors, data }));
    await hub.settle();
    return new LegalAidPark(hub, id);
  }

  /** Publishes one more project, tried again with the same key until it is acknowledged; gives its id. */
  async publish(fields: readonly string[] = ["LEGAL_AID"]): Promise<string> {
    this.#published += 1;
    const title = `楼宇公益法律服务站 ${this.#published}`;
    const input = {
      site: "park",
      idempotencyKey: title,
      organizationId: this.organizationId,
      title,
      summary: "每周两次到楼宇驻点,解答企业与居民的法律问题",
      fields,
      serviceAreaCodes: ["330212"],
      capacity: 3,
    };
    const id = await eventually(
      async () => {
        const { data } = await this.hub.ask<{ publishProject: { project: { id: string } | null } | null } | null>(
          `mutation Publish($input: PublishProjectInput!) { publishProject(input: $input) { project { id } problems { message } } }`,
          { input },
          STEWARD,
        );
        return data?.publishProject?.project?.id ?? null;
      },
      (project) => project !== null,
    );
    return id ?? "";
  }
}
