import { IDENTITY_HEADER } from "@park-hub/identity";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { startTestHub, workerAt, type TestHub } from "./host-fixture";

const ORGANIZATION = "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0B";

describeOnEachDatabase("a host with two sites", (database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub(database);
    await hub.startHost(["baihe", "minglou"]);
  });
  afterAll(() => hub.dispose());

  it("publishes a project and answers it by id and in the site's list", async () => {
    const published = await hub.ask<any>("baihe", {
      query: `mutation Publish($input: PublishProjectInput!) {
        publishProject(input: $input) { project { id siteCode title stage placesLeft version budget { min max } } problems { field code message } }
      }`,
      variables: {
        input: {
          site: "baihe",
          organizationId: ORGANIZATION,
          title: " 社区故事绘 ",
          summary: "画",
          serviceAreaCodes: ["330212"],
          capacity: 2,
        },
      },
      as: workerAt("baihe"),
    });
    expect(published).toMatchObject({ status: 200, errors: [] });
    const { id } = published.data.publishProject.project;
    const answer = await hub.ask<any>("baihe", {
      query: `query Q($id: ID!) { project(id: $id) { id title serviceAreas { code } organization { id } createdAt }
        _entities(representations: [{ __typename: "Site", code: "baihe" }]) { ... on Site { projects { totalCount nodes { id } pageInfo { hasNextPage } } } } }`,
      variables: { id },
    });
  });
});
