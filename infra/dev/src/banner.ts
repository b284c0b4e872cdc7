/*
 * What a person reads when the hub stands: where it is, three questions to paste, how to get a token.
 */

/** What the text tells. */
export interface BannerFacts {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** `PORT=4300 ` and the like: what the commands need to find a hub that is not at the default place; often empty. */
  readonly settings: string;
  readonly sites: number;
  readonly isEmpty: boolean;
}

/** The text. */
export function banner({ url, settings, sites, isEmpty }: BannerFacts): string {
  return `
The park hub answers at ${url}
${sites} sites${isEmpty ? ", lists empty" : " with the Yinzhou demo data"}. Ctrl-C stops everything; the data stays.

Three questions to paste (each is one line):

1. Who can help with corridors full of junk? (哪些项目能解决楼道堆物?)
   curl -s ${url} -H 'content-type: application/json' -d '{"query":"{ findProjects(text: \\"楼道堆物 老人\\", first: 3) { nodes { snapshot { title organizationName siteCode } matchedTerms } } }"}'

2. A demand list brought to one counter, with reasons (一站式定制):
   curl -s ${url} -H 'content-type: application/json' -d '{"query":"{ proposal(items: [{ title: \\"楼道堆物\\", description: \\"楼道清了又堆,老人舍不得扔\\", audiences: [ELDERLY], areaCode: \\"330212011\\" }], firstEach: 3) { items { verdict matches { rank reasons snapshot { title } } } } }"}'

3. Every site with its newest demand (各站点最新需求):
   curl -s ${url} -H 'content-type: application/json' -d '{"query":"{ sites(kind: STATION) { nodes { name health demands(first: 1) { nodes { title state } } } } }"}'

A token for writing:   ${settings}npm run hub -- token --role STATION_WORKER --site baihe
The state of the hub:  ${settings}npm run hub -- status
`;
}
