/* Generated from SDL by infra/scripts/codegen.mjs. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Reference } from '../model/reference';
import type { ProjectHit as ProjectHitRecord, DemandHit as DemandHitRecord, ResourceHit as ResourceHitRecord, OrganizationHit as OrganizationHitRecord, PlacementHit as PlacementHitRecord } from '../services/find-service';
import type { ShownMatch } from '../services/match-service';
import type { ProposalSetMember as ProposalSetMemberRecord, ProposalSetItem as ProposalSetItemRecord } from '../model/match-result';
import type { LiveProjectEvent, LiveDemandEvent, LivePlacementEvent } from '../services/live-events';
import type { MatchmakingPlan as MatchmakingPlanRecord, LeftOver, IdleProject as IdleProjectRecord, BlockingPair as BlockingPairRecord } from '../model/matchmaking';
import type { ShownPair } from '../services/show-plan';
import type { UnmetDemand as UnmetDemandRecord, UnusedProject as UnusedProjectRecord, RebalanceMove as RebalanceMoveRecord } from '../model/supply-and-demand';
import type { MatchContext } from '../context';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * An instant, RFC 3339 in UTC with milliseconds: `2026-11-23T08:00:00.000Z`.
   * 时刻,UTC,毫秒精度。
   */
  DateTime: { input: string; output: string; }
  /**
   * A calendar day, `YYYY-MM-DD`, in the hub's time zone.
   * 日期,按枢纽所在时区。
   */
  Date: { input: string; output: string; }
};

/**
 * What kind of site keeps the lists.
 * 站点类型。
 */
export type SiteKind =
  /** The innovation park, headquarters. 社会组织创新园(总公司)。 */
  | 'PARK'
  /** A town or street social-work station or party-service centre, a branch. 镇街社工站或党群服务中心(分公司)。 */
  | 'STATION'
  /** A partner department. 合作部门。 */
  | 'DEPARTMENT';

/**
 * How far a project has come. Only OPEN projects with places left are matched.
 * 项目阶段。只有开放且有名额的项目参与匹配。
 */
export type ProjectStage =
  /** Being written; seen by its site, its organisation and the park's stewards only. 草稿。 */
  | 'DRAFT'
  /** Cultivated at the park, published, not yet open. 孵化中。 */
  | 'INCUBATING'
  /** Open to demands. 开放对接。 */
  | 'OPEN'
  /** Open, but every place is taken. 名额已满。 */
  | 'FULL'
  /** Paused by its organisation. 暂停。 */
  | 'PAUSED'
  /** Ended. 已结束。 */
  | 'ENDED'
  /** Taken back. 已撤回。 */
  | 'WITHDRAWN';

/**
 * How far a demand has come.
 * 需求状态。
 */
export type DemandState =
  /** Being written; seen by its site and the park's stewards only. 草稿。 */
  | 'DRAFT'
  /** Published, looking for a project. 待对接。 */
  | 'OPEN'
  /** At least one placement is under way. 对接中。 */
  | 'MATCHING'
  /** A project has landed. 已落地。 */
  | 'PLACED'
  /** Closed. 已关闭。 */
  | 'CLOSED'
  /** Taken back. 已撤回。 */
  | 'WITHDRAWN';

/**
 * How far a placement (对接单) has come.
 * 对接单状态。
 */
export type PlacementState =
  /** Proposed by one side. 已提出。 */
  | 'PROPOSED'
  /** The sides have spoken. 已联系。 */
  | 'CONTACTED'
  /** A matching meeting is set or held. 对接会。 */
  | 'MEETING'
  /** The plan is being adapted to the community. 社区化方案调整。 */
  | 'ADAPTING'
  /** Both sides agreed. 已签约。 */
  | 'AGREED'
  /** The project works on site; one of its places is taken. 已落地,占用一个名额。 */
  | 'LANDED'
  /** Ended with an outcome. 已结项。 */
  | 'CLOSED'
  /** Declined with a reason. 已婉拒。 */
  | 'DECLINED';

/**
 * Fields of service.
 * 服务领域。
 */
export type ServiceField =
  /** Elderly care. 养老服务。 */
  | 'ELDERLY_CARE'
  /** Child protection. 儿童保护。 */
  | 'CHILD_PROTECTION'
  /** Environment. 环境整治。 */
  | 'ENVIRONMENT'
  /** Volunteering. 志愿服务。 */
  | 'VOLUNTEERING'
  /** Community building. 社区营造。 */
  | 'COMMUNITY_BUILDING'
  /** Mediation. 矛盾调解。 */
  | 'MEDIATION'
  /** Legal aid. 法律服务。 */
  | 'LEGAL_AID'
  /** Mental health. 心理健康。 */
  | 'MENTAL_HEALTH'
  /** Disability. 助残服务。 */
  | 'DISABILITY'
  /** Health. 健康促进。 */
  | 'HEALTH'
  /** Employment. 就业创业。 */
  | 'EMPLOYMENT'
  /** Rural revival. 乡村振兴。 */
  | 'RURAL_REVIVAL'
  /** Culture and arts. 文化艺术。 */
  | 'CULTURE_ARTS'
  /** Education. 教育成长。 */
  | 'EDUCATION'
  /** Families and women. 家庭妇女。 */
  | 'FAMILY_WOMEN'
  /** Youth. 青年发展。 */
  | 'YOUTH'
  /** Safety. 安全治理。 */
  | 'SAFETY'
  /** Party building. 党建引领。 */
  | 'PARTY_BUILDING'
  /** Public venture. 公益创投。 */
  | 'PUBLIC_VENTURE'
  /** Charity relief. 慈善救助。 */
  | 'CHARITY_RELIEF';

/**
 * Whom a project serves or a demand speaks for.
 * 服务对象。
 */
export type Audience =
  /** Elderly. 老年人。 */
  | 'ELDERLY'
  /** Children. 儿童。 */
  | 'CHILDREN'
  /** Teenagers. 青少年。 */
  | 'TEENAGERS'
  /** Youth. 青年。 */
  | 'YOUTH'
  /** Women. 妇女。 */
  | 'WOMEN'
  /** Families. 家庭。 */
  | 'FAMILIES'
  /** Persons with disabilities. 残障人士。 */
  | 'PERSONS_WITH_DISABILITIES'
  /** New residents of the city. 新市民。 */
  | 'MIGRANTS'
  /** Households of low income. 困难群众。 */
  | 'LOW_INCOME'
  /** Veterans. 退役军人。 */
  | 'VETERANS'
  /** Villagers. 村民。 */
  | 'VILLAGERS'
  /** Workers of new forms of employment. 新就业群体。 */
  | 'NEW_EMPLOYMENT_WORKERS'
  /** Volunteers. 志愿者。 */
  | 'VOLUNTEERS'
  /** All residents. 全体居民。 */
  | 'ALL_RESIDENTS';

/**
 * In which form a project works.
 * 服务形式。
 */
export type Format =
  /** Workshop. 工作坊。 */
  | 'WORKSHOP'
  /** Home visit. 入户探访。 */
  | 'HOME_VISIT'
  /** Counselling. 咨询辅导。 */
  | 'COUNSELLING'
  /** Training. 培训。 */
  | 'TRAINING'
  /** Event. 活动。 */
  | 'EVENT'
  /** Market stalls. 市集。 */
  | 'MARKET'
  /** Exhibition. 展览。 */
  | 'EXHIBITION'
  /** Competition. 比赛。 */
  | 'COMPETITION'
  /** Study tour. 游学参访。 */
  | 'TOUR'
  /** Service on site. 驻点服务。 */
  | 'ON_SITE_SERVICE'
  /** Hotline. 热线。 */
  | 'HOTLINE'
  /** Space renewal. 空间改造。 */
  | 'SPACE_RENEWAL'
  /** Building of teams. 队伍培育。 */
  | 'TEAM_BUILDING';

/**
 * Kinds of resources.
 * 资源类型。
 */
export type ResourceKind =
  /** Venue. 场地。 */
  | 'VENUE'
  /** Fund. 资金。 */
  | 'FUND'
  /** Mentor. 导师。 */
  | 'MENTOR'
  /** Volunteers. 志愿者队伍。 */
  | 'VOLUNTEERS'
  /** Equipment. 设备。 */
  | 'EQUIPMENT'
  /** Policy. 政策。 */
  | 'POLICY';

/**
 * Where a page of a connection lies.
 * 分页信息。
 */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether more follow. 是否还有下一页。 */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether some came before. 是否有上一页。 */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge of the page. 首条游标。 */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last edge of the page; pass it as `after`. 末条游标,作为下一页的 after。 */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/**
 * A range in whole yuan; a missing end is open.
 * 金额区间(元),缺一端表示不限。
 */
export type MoneyRange = {
  readonly __typename?: 'MoneyRange';
  /** At least, in yuan. 下限。 */
  readonly min?: Maybe<Scalars['Int']['output']>;
  /** At most, in yuan. 上限。 */
  readonly max?: Maybe<Scalars['Int']['output']>;
};

/**
 * Something in the input that a person can mend.
 * 输入中可由填报人改正的问题。
 */
export type Problem = {
  readonly __typename?: 'Problem';
  /** Path in the input, e.g. `["creditCode"]`. 输入中的路径。 */
  readonly field: ReadonlyArray<Scalars['String']['output']>;
  /** What rule was broken. 违反的规则。 */
  readonly code: ProblemCode;
  /** The thing, the value and the rule, in Chinese for station staff. 中文说明:对象、所见值与规则。 */
  readonly message: Scalars['String']['output'];
};

/**
 * Rules that an input can break.
 * 问题代码。
 */
export type ProblemCode =
  /** A value is missing. 必填。 */
  | 'REQUIRED'
  /** A text has too many characters. 过长。 */
  | 'TOO_LONG'
  /** A number or date lies outside its range, or dates are out of order. 超出范围或先后颠倒。 */
  | 'OUT_OF_RANGE'
  /** A value has not the form it must have. 格式不符。 */
  | 'BAD_FORMAT'
  /** The check character of a unified social credit code is wrong. 统一社会信用代码校验位不符。 */
  | 'BAD_CHECK_CHARACTER'
  /** There is no such object. 不存在。 */
  | 'NOT_FOUND'
  /** The object is not in a state that allows this. 当前状态不允许。 */
  | 'WRONG_STATE'
  /** Somebody changed the object since; the message gives the current version. 版本冲突。 */
  | 'CONFLICT'
  /** There is such an object already. 重复。 */
  | 'DUPLICATE'
  /** No place is left. 名额已满。 */
  | 'NO_CAPACITY'
  /** The idempotency key was used with another input. 幂等键与另一输入重复。 */
  | 'IDEMPOTENCY_MISMATCH'
  /** Another site that has to agree cannot be reached; nothing was changed. 另一站点暂不可达,未作任何改动。 */
  | 'OTHER_SITE_UNAVAILABLE'
  /** A rule about this object forbids it to the caller. 无权对此对象操作。 */
  | 'FORBIDDEN';

/**
 * Categories of social organisations.
 * 社会组织类别。
 */
export type OrganizationCategory =
  /** Social association (51). 社会团体。 */
  | 'SOCIAL_ASSOCIATION'
  /** Foundation (53). 基金会。 */
  | 'FOUNDATION'
  /** Social service agency (52). 社会服务机构。 */
  | 'SOCIAL_SERVICE_AGENCY';

/**
 * Credit standing of an organisation; only GOOD ones are matched.
 * 信用状况,仅良好者参与匹配。
 */
export type CreditStanding =
  /** Good. 良好。 */
  | 'GOOD'
  /** On the list of abnormal activity. 活动异常。 */
  | 'ABNORMAL'
  /** On the list of serious violations. 严重违法失信。 */
  | 'SERIOUSLY_DISHONEST';

/** Which organisations. 社会组织筛选。 */
export type OrganizationFilter = {
  /** Only these categories. 仅这些类别。 */
  readonly categories?: InputMaybe<ReadonlyArray<OrganizationCategory>>;
  /** Only these credit standings. 仅这些信用状况。 */
  readonly creditStanding?: InputMaybe<ReadonlyArray<CreditStanding>>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** Projects of all sites. 跨站点查项目。 */
  readonly findProjects?: Maybe<ProjectHitConnection>;
  /** Demands of all sites. 跨站点查需求。 */
  readonly findDemands?: Maybe<DemandHitConnection>;
  /** Resources of all sites. 跨站点查资源。 */
  readonly findResources?: Maybe<ResourceHitConnection>;
  /** Organisations of the park. 查社会组织。 */
  readonly findOrganizations?: Maybe<OrganizationHitConnection>;
  /** Placements of all sites, by either party, newest first. 跨站点查对接单,新的在前。 */
  readonly findPlacements?: Maybe<PlacementHitConnection>;
  /** Projects for a demand, from the index: also when the demand's site is away. 为需求找项目,需求所在站点不可达时亦可。 */
  readonly matchesFor?: Maybe<MatchConnection>;
  /** A list of demands brought to one counter: for each item its ranked projects with reasons, or the gate that failed. 一站式定制:为一批需求逐条给出项目、理由或未满足的原因。 */
  readonly proposal?: Maybe<Proposal>;
  /** A plan for a batch matchmaking event: who serves whom, each pair with its reasons, what is left over and why. Stored under an id; nothing happens before a person approves it. 批量对接会(公益资源相亲会)方案:配对及理由、未配上的需求与空闲项目及原因。方案存档,经人批准前不产生任何对接。 */
  readonly planMatchmaking?: Maybe<MatchmakingPlan>;
  /** A stored plan, for its maker and stewards. 已存档的方案,仅制定者与园区管家可见。 */
  readonly matchmakingPlan?: Maybe<MatchmakingPlan>;
  /** What is there and what is missing: counts, unmet demands, idle projects, unserved communities, gaps by up to two dimensions. 供需总览:数量、未满足需求、空闲项目、未覆盖村社,以及按至多两个维度统计的缺口。 */
  readonly supplyAndDemand?: Maybe<SupplyAndDemand>;
  /** Moves of idle projects towards townships with unmet demand, with reasons; nothing happens before a person approves their plan. 调配建议:空闲项目去往有未满足需求的镇街,附理由,经人批准后方可执行。 */
  readonly rebalance?: Maybe<Rebalance>;
  /** What changed at all sites, oldest first. 全部站点的变更,旧的在前。 */
  readonly changes?: Maybe<ChangeConnection>;
};


export type QueryFindProjectsArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProjectFilter>;
  orderBy?: InputMaybe<FindOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryFindDemandsArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DemandFilter>;
  orderBy?: InputMaybe<FindOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryFindResourcesArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
  orderBy?: InputMaybe<FindOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryFindOrganizationsArgs = {
  text?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryFindPlacementsArgs = {
  filter?: InputMaybe<PlacementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryMatchesForArgs = {
  demandId: Scalars['ID']['input'];
  asIf?: InputMaybe<DemandPatch>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProposalArgs = {
  items: ReadonlyArray<DemandDraft>;
  firstEach?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPlanMatchmakingArgs = {
  input: MatchmakingInput;
};


export type QueryMatchmakingPlanArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySupplyAndDemandArgs = {
  by: ReadonlyArray<GapDimension>;
  within?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRebalanceArgs = {
  within?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryChangesArgs = {
  filter?: InputMaybe<ChangeFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** In which order finds are given. 排序方式。 */
export type FindOrder =
  /** Best first; newest first without a text. 相关度,无关键词时新的在前。 */
  | 'RELEVANCE'
  /** Newest first. 新发布在前。 */
  | 'NEWEST'
  /** Last changed first. 最近修改在前。 */
  | 'UPDATED';

export type Project = {
  readonly __typename?: 'Project';
  readonly id: Scalars['ID']['output'];
  /** Open demands that the project suits. 适合该项目的需求。 */
  readonly suitableDemands?: Maybe<MatchConnection>;
};


export type ProjectSuitableDemandsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Demand = {
  readonly __typename?: 'Demand';
  readonly id: Scalars['ID']['output'];
  /** Projects that suit the demand, best first, each with its reasons. 适合该需求的项目,附理由。 */
  readonly matches?: Maybe<MatchConnection>;
  /** Venues, funds, mentors and other resources that would help. 可用的场地、资金、导师等资源。 */
  readonly suitableResources?: Maybe<ResourceHitConnection>;
};


export type DemandMatchesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asIf?: InputMaybe<DemandPatch>;
};


export type DemandSuitableResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Organization = {
  readonly __typename?: 'Organization';
  readonly id: Scalars['ID']['output'];
  /** Its projects at all sites, newest first. 其在各站点的项目。 */
  readonly projects?: Maybe<ProjectHitConnection>;
};


export type OrganizationProjectsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Resource = {
  readonly __typename?: 'Resource';
  readonly id: Scalars['ID']['output'];
};

export type Placement = {
  readonly __typename?: 'Placement';
  readonly id: Scalars['ID']['output'];
};

/**
 * What a cross-site answer says about itself.
 * 跨站点结果的覆盖情况。
 */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** How many sites the question concerns. 涉及站点数。 */
  readonly asked: Scalars['Int']['output'];
  /** How many of them the index knows. 已有数据的站点数。 */
  readonly answered: Scalars['Int']['output'];
  /** Sites whose facts may be out of date. 数据可能过时的站点。 */
  readonly stale: ReadonlyArray<SiteLag>;
  /** Sites that the index knows nothing of. 缺失的站点。 */
  readonly missing: ReadonlyArray<SiteGap>;
};

/** A site whose facts may be out of date. 数据可能过时的站点。 */
export type SiteLag = {
  readonly __typename?: 'SiteLag';
  /** Its code. 站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** Up to when its facts are known. 数据截至时间。 */
  readonly asOf: Scalars['DateTime']['output'];
};

/** A site that is missing from an answer. 结果中缺失的站点。 */
export type SiteGap = {
  readonly __typename?: 'SiteGap';
  /** Its code. 站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** Why. 原因。 */
  readonly reason: Scalars['String']['output'];
};

/** A page of projects found. 查到的项目分页。 */
export type ProjectHitConnection = {
  readonly __typename?: 'ProjectHitConnection';
  /** The finds of the page. 本页结果。 */
  readonly nodes: ReadonlyArray<ProjectHit>;
  /** The finds with their cursors. 带游标的结果。 */
  readonly edges: ReadonlyArray<ProjectHitEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
  /** Counts by value over all finds. 分面计数。 */
  readonly facets: ReadonlyArray<Facet>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** A find with its cursor. 带游标的结果。 */
export type ProjectHitEdge = {
  readonly __typename?: 'ProjectHitEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The find. 结果。 */
  readonly node: ProjectHit;
};

/** One of the projects found. 一条查到的项目。 */
export type ProjectHit = {
  readonly __typename?: 'ProjectHit';
  /** Its id. 编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** How well it fits; comparable within one answer only. 相关度,仅在同一结果内可比。 */
  readonly score: Scalars['Float']['output'];
  /** Words of the question that it holds. 命中的词。 */
  readonly matchedTerms: ReadonlyArray<Scalars['String']['output']>;
  /** What the index knows of it. 索引所知。 */
  readonly snapshot: ProjectSnapshot;
  /** Whether that may be out of date. 是否可能过时。 */
  readonly stale: Scalars['Boolean']['output'];
  /** The object itself; null when its site is away. 对象本身,站点不可达时为空。 */
  readonly project?: Maybe<Project>;
};

/** What the index knows of one of the projects. 索引所知的项目。 */
export type ProjectSnapshot = {
  readonly __typename?: 'ProjectSnapshot';
  /** Title. 名称。 */
  readonly title: Scalars['String']['output'];
  /** Summary. 简介。 */
  readonly summary: Scalars['String']['output'];
  /** Code of its site. 所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** Name of its organisation. 承办组织名称。 */
  readonly organizationName?: Maybe<Scalars['String']['output']>;
  /** Fields of service. 服务领域。 */
  readonly fields: ReadonlyArray<ServiceField>;
  /** Whom it serves. 服务对象。 */
  readonly audiences: ReadonlyArray<Audience>;
  /** Stage. 阶段。 */
  readonly stage: ProjectStage;
  /** When the index learnt it. 索引获知时间。 */
  readonly asOf: Scalars['DateTime']['output'];
};

/** A page of demands found. 查到的需求分页。 */
export type DemandHitConnection = {
  readonly __typename?: 'DemandHitConnection';
  /** The finds of the page. 本页结果。 */
  readonly nodes: ReadonlyArray<DemandHit>;
  /** The finds with their cursors. 带游标的结果。 */
  readonly edges: ReadonlyArray<DemandHitEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
  /** Counts by value over all finds. 分面计数。 */
  readonly facets: ReadonlyArray<Facet>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** A find with its cursor. 带游标的结果。 */
export type DemandHitEdge = {
  readonly __typename?: 'DemandHitEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The find. 结果。 */
  readonly node: DemandHit;
};

/** One of the demands found. 一条查到的需求。 */
export type DemandHit = {
  readonly __typename?: 'DemandHit';
  /** Its id. 编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** How well it fits; comparable within one answer only. 相关度,仅在同一结果内可比。 */
  readonly score: Scalars['Float']['output'];
  /** Words of the question that it holds. 命中的词。 */
  readonly matchedTerms: ReadonlyArray<Scalars['String']['output']>;
  /** What the index knows of it. 索引所知。 */
  readonly snapshot: DemandSnapshot;
  /** Whether that may be out of date. 是否可能过时。 */
  readonly stale: Scalars['Boolean']['output'];
  /** The object itself; null when its site is away. 对象本身,站点不可达时为空。 */
  readonly demand?: Maybe<Demand>;
};

/** What the index knows of one of the demands. 索引所知的需求。 */
export type DemandSnapshot = {
  readonly __typename?: 'DemandSnapshot';
  /** Title. 标题。 */
  readonly title: Scalars['String']['output'];
  /** Description. 描述。 */
  readonly description: Scalars['String']['output'];
  /** Code of its site. 所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** Division code of where it is needed. 落地区划代码。 */
  readonly areaCode?: Maybe<Scalars['String']['output']>;
  /** Community or village. 村社。 */
  readonly community?: Maybe<Scalars['String']['output']>;
  /** Fields of service. 服务领域。 */
  readonly fields: ReadonlyArray<ServiceField>;
  /** Whom it is for. 服务对象。 */
  readonly audiences: ReadonlyArray<Audience>;
  /** State. 状态。 */
  readonly state: DemandState;
  /** When the index learnt it. 索引获知时间。 */
  readonly asOf: Scalars['DateTime']['output'];
};

/** A page of resources found. 查到的资源分页。 */
export type ResourceHitConnection = {
  readonly __typename?: 'ResourceHitConnection';
  /** The finds of the page. 本页结果。 */
  readonly nodes: ReadonlyArray<ResourceHit>;
  /** The finds with their cursors. 带游标的结果。 */
  readonly edges: ReadonlyArray<ResourceHitEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
  /** Counts by value over all finds. 分面计数。 */
  readonly facets: ReadonlyArray<Facet>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** A find with its cursor. 带游标的结果。 */
export type ResourceHitEdge = {
  readonly __typename?: 'ResourceHitEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The find. 结果。 */
  readonly node: ResourceHit;
};

/** One of the resources found. 一条查到的资源。 */
export type ResourceHit = {
  readonly __typename?: 'ResourceHit';
  /** Its id. 编号。 */
  readonly resourceId: Scalars['ID']['output'];
  /** How well it fits; comparable within one answer only. 相关度,仅在同一结果内可比。 */
  readonly score: Scalars['Float']['output'];
  /** Words of the question that it holds. 命中的词。 */
  readonly matchedTerms: ReadonlyArray<Scalars['String']['output']>;
  /** What the index knows of it. 索引所知。 */
  readonly snapshot: ResourceSnapshot;
  /** Whether that may be out of date. 是否可能过时。 */
  readonly stale: Scalars['Boolean']['output'];
  /** The object itself; null when its site is away. 对象本身,站点不可达时为空。 */
  readonly resource?: Maybe<Resource>;
};

/** What the index knows of one of the resources. 索引所知的资源。 */
export type ResourceSnapshot = {
  readonly __typename?: 'ResourceSnapshot';
  /** Title. 名称。 */
  readonly title: Scalars['String']['output'];
  /** Summary. 说明。 */
  readonly summary: Scalars['String']['output'];
  /** Code of its site. 所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** Kind. 类型。 */
  readonly kind: ResourceKind;
  /** Division code of where it is. 所在区划代码。 */
  readonly areaCode?: Maybe<Scalars['String']['output']>;
  /** How much. 数量。 */
  readonly quantity: Scalars['Int']['output'];
  /** What is counted. 单位。 */
  readonly unit: Scalars['String']['output'];
  /** When the index learnt it. 索引获知时间。 */
  readonly asOf: Scalars['DateTime']['output'];
};

/** A page of organisations found. 查到的社会组织分页。 */
export type OrganizationHitConnection = {
  readonly __typename?: 'OrganizationHitConnection';
  /** The finds of the page. 本页结果。 */
  readonly nodes: ReadonlyArray<OrganizationHit>;
  /** The finds with their cursors. 带游标的结果。 */
  readonly edges: ReadonlyArray<OrganizationHitEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
  /** Counts by value over all finds. 分面计数。 */
  readonly facets: ReadonlyArray<Facet>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** A find with its cursor. 带游标的结果。 */
export type OrganizationHitEdge = {
  readonly __typename?: 'OrganizationHitEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The find. 结果。 */
  readonly node: OrganizationHit;
};

/** One of the organisations found. 一条查到的社会组织。 */
export type OrganizationHit = {
  readonly __typename?: 'OrganizationHit';
  /** Its id. 编号。 */
  readonly organizationId: Scalars['ID']['output'];
  /** How well it fits; comparable within one answer only. 相关度,仅在同一结果内可比。 */
  readonly score: Scalars['Float']['output'];
  /** Words of the question that it holds. 命中的词。 */
  readonly matchedTerms: ReadonlyArray<Scalars['String']['output']>;
  /** What the index knows of it. 索引所知。 */
  readonly snapshot: OrganizationSnapshot;
  /** Whether that may be out of date. 是否可能过时。 */
  readonly stale: Scalars['Boolean']['output'];
  /** The object itself; null when its site is away. 对象本身,站点不可达时为空。 */
  readonly organization?: Maybe<Organization>;
};

/** What the index knows of one of the organisations. 索引所知的社会组织。 */
export type OrganizationSnapshot = {
  readonly __typename?: 'OrganizationSnapshot';
  /** Name. 名称。 */
  readonly name: Scalars['String']['output'];
  /** Summary. 简介。 */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Unified social credit code. 统一社会信用代码。 */
  readonly creditCode: Scalars['String']['output'];
  /** Category. 类别。 */
  readonly category: OrganizationCategory;
  /** Credit standing. 信用状况。 */
  readonly creditStanding: CreditStanding;
  /** When the index learnt it. 索引获知时间。 */
  readonly asOf: Scalars['DateTime']['output'];
};

/** A page of placements found. 查到的对接单分页。 */
export type PlacementHitConnection = {
  readonly __typename?: 'PlacementHitConnection';
  /** The finds of the page. 本页结果。 */
  readonly nodes: ReadonlyArray<PlacementHit>;
  /** The finds with their cursors. 带游标的结果。 */
  readonly edges: ReadonlyArray<PlacementHitEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
  /** Counts by value over all finds. 分面计数。 */
  readonly facets: ReadonlyArray<Facet>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** A find with its cursor. 带游标的结果。 */
export type PlacementHitEdge = {
  readonly __typename?: 'PlacementHitEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The find. 结果。 */
  readonly node: PlacementHit;
};

/** One of the placements found. 一条查到的对接单。 */
export type PlacementHit = {
  readonly __typename?: 'PlacementHit';
  /** Its id. 编号。 */
  readonly placementId: Scalars['ID']['output'];
  /** How well it fits; comparable within one answer only. 相关度,仅在同一结果内可比。 */
  readonly score: Scalars['Float']['output'];
  /** Words of the question that it holds. 命中的词。 */
  readonly matchedTerms: ReadonlyArray<Scalars['String']['output']>;
  /** What the index knows of it. 索引所知。 */
  readonly snapshot: PlacementSnapshot;
  /** Whether that may be out of date. 是否可能过时。 */
  readonly stale: Scalars['Boolean']['output'];
  /** The object itself; null when its site is away. 对象本身,站点不可达时为空。 */
  readonly placement?: Maybe<Placement>;
};

/** What the index knows of one of the placements. 索引所知的对接单。 */
export type PlacementSnapshot = {
  readonly __typename?: 'PlacementSnapshot';
  /** Code of its site. 所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** The demand. 需求编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** The demand's title. 需求标题。 */
  readonly demandTitle?: Maybe<Scalars['String']['output']>;
  /** The project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** The project's title. 项目名称。 */
  readonly projectTitle?: Maybe<Scalars['String']['output']>;
  /** State. 状态。 */
  readonly state: PlacementState;
  /** When the index learnt it. 索引获知时间。 */
  readonly asOf: Scalars['DateTime']['output'];
};

/** Counts of finds by one property. 按某一属性的计数。 */
export type Facet = {
  readonly __typename?: 'Facet';
  /** fields, audiences, formats, sites, districts, stage … 属性名。 */
  readonly name: Scalars['String']['output'];
  /** Its values, most frequent first. 各取值,多的在前。 */
  readonly values: ReadonlyArray<FacetValue>;
};

/** How many finds have a value. 某取值的计数。 */
export type FacetValue = {
  readonly __typename?: 'FacetValue';
  /** The value. 取值。 */
  readonly value: Scalars['String']['output'];
  /** The value as Chinese readers know it. 中文标签。 */
  readonly label: Scalars['String']['output'];
  /** How many. 数量。 */
  readonly count: Scalars['Int']['output'];
};

/** Whether anything found is good. 总体判断。 */
export type Verdict =
  /** At least one fits well. 有合适的。 */
  | 'GOOD'
  /** Some may be worth a look. 勉强可看。 */
  | 'WEAK'
  /** Nothing fits. 没有合适的。 */
  | 'NONE';

/** Gates that a pair must pass before it is scored. 硬性条件。 */
export type Gate =
  /** The project does not serve the demand's area. 不服务该区域。 */
  | 'AREA'
  /** The project costs more than can be paid. 超出预算。 */
  | 'BUDGET'
  /** Their windows share no day. 时间不合。 */
  | 'DATES'
  /** No place is left. 名额已满。 */
  | 'CAPACITY'
  /** The project is not open. 项目未开放。 */
  | 'STAGE'
  /** The organisation's credit standing is not good. 信用状况不良。 */
  | 'CREDIT_STANDING'
  /** The organisation is busy beyond the demand's window. 档期已满。 */
  | 'BUSY';

/** A page of matches. 匹配结果分页。 */
export type MatchConnection = {
  readonly __typename?: 'MatchConnection';
  /** The matches of the page, best first. 本页匹配,好的在前。 */
  readonly nodes: ReadonlyArray<Match>;
  /** The matches with their cursors. 带游标的匹配。 */
  readonly edges: ReadonlyArray<MatchEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** Whether anything found is good. 总体判断。 */
  readonly verdict: Verdict;
  /** Near misses: good by words, refused by a gate. 差一点的:词义相合但不满足硬性条件。 */
  readonly refused: ReadonlyArray<Refusal>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** A match with its cursor. 带游标的匹配。 */
export type MatchEdge = {
  readonly __typename?: 'MatchEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The match. 匹配。 */
  readonly node: Match;
};

/** A project and a demand that suit each other, with the reasons. 一对相合的项目与需求,附理由。 */
export type Match = {
  readonly __typename?: 'Match';
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** Id of the demand; of a draft, `draft:<index>`. 需求编号,草案为 draft:<序号>。 */
  readonly demandId: Scalars['ID']['output'];
  /** 1 is best. 名次,1 为最佳。 */
  readonly rank: Scalars['Int']['output'];
  /** The rank without `asIf`; only with it. 未作假设时的名次。 */
  readonly previousRank?: Maybe<Scalars['Int']['output']>;
  /** 0 to 1, the weighted sum of the parts. 总分,0 至 1。 */
  readonly score: Scalars['Float']['output'];
  /** What the score is made of. 分项。 */
  readonly parts: ReadonlyArray<ScorePart>;
  /** Why, in sentences for a community worker. 理由,写给社工看。 */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** Whether it lies outside the demand's own fields. 是否跨领域。 */
  readonly crossField: Scalars['Boolean']['output'];
  /** What the index knows of the project. 索引所知的项目。 */
  readonly snapshot: ProjectSnapshot;
  /** The project itself; null when its site is away. 项目本身,站点不可达时为空。 */
  readonly project?: Maybe<Project>;
  /** The demand itself; null when its site is away. 需求本身,站点不可达时为空。 */
  readonly demand?: Maybe<Demand>;
};

/** Parts of a score. 评分项。 */
export type ScorePartName =
  /** How well the words fit. 文字相合。 */
  | 'TEXT'
  /** Field of service. 服务领域。 */
  | 'FIELD'
  /** Audience. 服务对象。 */
  | 'AUDIENCE'
  /** Form of the service. 服务形式。 */
  | 'FORMAT'
  /** Nearness of the area. 地域远近。 */
  | 'AREA'
  /** Fit of the budget. 预算相合。 */
  | 'BUDGET'
  /** Whether it was tried before. 是否试过。 */
  | 'TRIED'
  /** What its landings came to. 过往成效。 */
  | 'TRACK_RECORD'
  /** How recent it is. 信息新旧。 */
  | 'FRESHNESS';

/** One part of a score. 一个评分项。 */
export type ScorePart = {
  readonly __typename?: 'ScorePart';
  /** Which one. 名称。 */
  readonly name: ScorePartName;
  /** 0 to 1. 得分。 */
  readonly score: Scalars['Float']['output'];
  /** Its share in the whole. 权重。 */
  readonly weight: Scalars['Float']['output'];
  /** What it rests on, in words. 依据。 */
  readonly evidence: ReadonlyArray<Scalars['String']['output']>;
};

/** A near miss. 差一点的项目。 */
export type Refusal = {
  readonly __typename?: 'Refusal';
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** The gate that it fails. 未满足的硬性条件。 */
  readonly gate: Gate;
  /** How, with both values. 说明双方数值。 */
  readonly detail: Scalars['String']['output'];
  /** What the index knows of the project. 索引所知的项目。 */
  readonly snapshot: ProjectSnapshot;
};

/** Which projects. 项目筛选。 */
export type ProjectFilter = {
  /** Any of these fields. 任一服务领域。 */
  readonly fields?: InputMaybe<ReadonlyArray<ServiceField>>;
  /** Any of these audiences. 任一服务对象。 */
  readonly audiences?: InputMaybe<ReadonlyArray<Audience>>;
  /** Any of these formats. 任一服务形式。 */
  readonly formats?: InputMaybe<ReadonlyArray<Format>>;
  /** On lists of sites whose area lies within this division code. 站点所在区划。 */
  readonly within?: InputMaybe<Scalars['String']['input']>;
  /** Serves this division code. 可服务该区划。 */
  readonly servesArea?: InputMaybe<Scalars['String']['input']>;
  /** On lists of these sites. 仅这些站点。 */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** On lists of sites of these kinds. 仅这些类型的站点。 */
  readonly siteKinds?: InputMaybe<ReadonlyArray<SiteKind>>;
  /** Any of these stages; all that is published when left out. 任一阶段。 */
  readonly stages?: InputMaybe<ReadonlyArray<ProjectStage>>;
  /** Can be had for this many yuan. 可在此预算内承接(元)。 */
  readonly budgetAtMost?: InputMaybe<Scalars['Int']['input']>;
  /** Can work on this day. 该日可开展。 */
  readonly availableOn?: InputMaybe<Scalars['Date']['input']>;
  /** Run by this organisation. 由该组织承办。 */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which demands. 需求筛选。 */
export type DemandFilter = {
  /** Any of these fields. 任一服务领域。 */
  readonly fields?: InputMaybe<ReadonlyArray<ServiceField>>;
  /** Any of these audiences. 任一服务对象。 */
  readonly audiences?: InputMaybe<ReadonlyArray<Audience>>;
  /** Needed within this division code. 落地区划。 */
  readonly within?: InputMaybe<Scalars['String']['input']>;
  /** On lists of these sites. 仅这些站点。 */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** On lists of sites of these kinds. 仅这些类型的站点。 */
  readonly siteKinds?: InputMaybe<ReadonlyArray<SiteKind>>;
  /** Any of these states; all that is published when left out. 任一状态。 */
  readonly states?: InputMaybe<ReadonlyArray<DemandState>>;
  /** Needed by this day or earlier. 截止日期不晚于。 */
  readonly neededBy?: InputMaybe<Scalars['Date']['input']>;
};

/** Which resources. 资源筛选。 */
export type ResourceFilter = {
  /** Any of these kinds. 任一类型。 */
  readonly kinds?: InputMaybe<ReadonlyArray<ResourceKind>>;
  /** Within this division code. 所在区划。 */
  readonly within?: InputMaybe<Scalars['String']['input']>;
  /** On lists of these sites. 仅这些站点。 */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Can be had on this day. 该日可用。 */
  readonly availableOn?: InputMaybe<Scalars['Date']['input']>;
};

/** Which placements. 对接单筛选。 */
export type PlacementFilter = {
  /** Of demands of these sites. 需求所在站点。 */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** With projects of these sites. 项目所在站点。 */
  readonly projectSites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Any of these states. 任一状态。 */
  readonly states?: InputMaybe<ReadonlyArray<PlacementState>>;
  /** With projects of this organisation. 承办组织。 */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
};

/** A change to a demand that is only supposed; what is left out stays. 假设的需求改动。 */
export type DemandPatch = {
  /** Title. 标题。 */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Description. 描述。 */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Fields of service. 服务领域。 */
  readonly fields?: InputMaybe<ReadonlyArray<ServiceField>>;
  /** Whom it is for. 服务对象。 */
  readonly audiences?: InputMaybe<ReadonlyArray<Audience>>;
  /** What can be paid at most, in yuan. 预算上限(元)。 */
  readonly budgetMax?: InputMaybe<Scalars['Int']['input']>;
  /** First day it is needed. 需要开始日期。 */
  readonly neededFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it is needed. 需要截止日期。 */
  readonly neededBy?: InputMaybe<Scalars['Date']['input']>;
  /** What was tried before. 已试过的办法。 */
  readonly tried?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A demand that stands on no list yet. 需求草案。 */
export type DemandDraft = {
  /** 1 to 80 characters. 标题,1 至 80 字。 */
  readonly title: Scalars['String']['input'];
  /** 1 to 2,000 characters. 描述,1 至 2000 字。 */
  readonly description: Scalars['String']['input'];
  /** Fields of service. 服务领域。 */
  readonly fields?: InputMaybe<ReadonlyArray<ServiceField>>;
  /** Whom it is for. 服务对象。 */
  readonly audiences?: InputMaybe<ReadonlyArray<Audience>>;
  /** Division code of where the service is to land. 落地区划代码。 */
  readonly areaCode: Scalars['String']['input'];
  /** What can be paid at most, in yuan. 预算上限(元)。 */
  readonly budgetMax?: InputMaybe<Scalars['Int']['input']>;
  /** First day it is needed. 需要开始日期。 */
  readonly neededFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it is needed. 需要截止日期。 */
  readonly neededBy?: InputMaybe<Scalars['Date']['input']>;
  /** What was tried before. 已试过的办法。 */
  readonly tried?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Answers to a list of demands. 一批需求的方案。 */
export type Proposal = {
  readonly __typename?: 'Proposal';
  /** One for each draft, in the same order. 逐条对应。 */
  readonly items: ReadonlyArray<ProposalItem>;
  /** The best set of organisations for the whole list; null when nothing fits any item. 整份清单的最佳组合,一条都配不上时为空。 */
  readonly bestSet?: Maybe<ProposalSet>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** Whom to deal with for a whole list: as many items served as can be, then the best sum of scores less 0.05 for every organisation, within the places that projects have left. 整份清单找谁:先求满足条数最多,再求总分最高,每多对接一家机构扣 0.05 分,不超过项目剩余名额。 */
export type ProposalSet = {
  readonly __typename?: 'ProposalSet';
  /** The organisations, those that serve most first. 各机构,承接多的在前。 */
  readonly organizations: ReadonlyArray<ProposalSetMember>;
  /** Positions of drafts that nobody in the set serves. 组合中无人承接的序号。 */
  readonly unserved: ReadonlyArray<Scalars['Int']['output']>;
  /** Sum of the scores of what is served. 总分。 */
  readonly totalScore: Scalars['Float']['output'];
  /** No set of the same projects is better by more than this; 0: proven best. 与最优组合至多相差多少,0 为已证明最优。 */
  readonly gap: Scalars['Float']['output'];
  /** Why this set, in sentences for a community worker. 为什么是这个组合。 */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
};

/** An organisation of the set with what it serves. 组合中的一家机构。 */
export type ProposalSetMember = {
  readonly __typename?: 'ProposalSetMember';
  /** Id of the organisation. 组织编号。 */
  readonly organizationId: Scalars['ID']['output'];
  /** Its name, where the index knows it. 名称。 */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What it serves, in the order of the list. 承接的需求。 */
  readonly items: ReadonlyArray<ProposalSetItem>;
  /** The organisation itself; null when the park is away. 组织本身,园区不可达时为空。 */
  readonly organization?: Maybe<Organization>;
};

/** One draft served by one project. 由一个项目承接的一条需求。 */
export type ProposalSetItem = {
  readonly __typename?: 'ProposalSetItem';
  /** Position of the draft, from 0. 需求序号,从 0 起。 */
  readonly index: Scalars['Int']['output'];
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** 0 to 1. 分数,0 至 1。 */
  readonly score: Scalars['Float']['output'];
  /** Its place among all projects for this draft alone. 单看这一条时的名次。 */
  readonly rank: Scalars['Int']['output'];
  /** Why, in sentences for a community worker. 理由,写给社工看。 */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** The project itself; null when its site is away. 项目本身,站点不可达时为空。 */
  readonly project?: Maybe<Project>;
};

/** The answer to one draft. 一条需求的方案。 */
export type ProposalItem = {
  readonly __typename?: 'ProposalItem';
  /** Position of the draft, from 0. 序号,从 0 起。 */
  readonly index: Scalars['Int']['output'];
  /** Projects, best first. 项目,好的在前。 */
  readonly matches: ReadonlyArray<Match>;
  /** The gate at which the good ones failed, when none is left. 未满足时,合适者卡在哪一项。 */
  readonly unmet?: Maybe<Gate>;
  /** Whether anything found is good. 总体判断。 */
  readonly verdict: Verdict;
  /** Resources that would help. 可用资源。 */
  readonly resources: ReadonlyArray<ResourceHit>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Notes that a person approves a plan. Match opens nothing itself: each pair of the plan names the openPlacement input that the approver sends, in the same operation if they like; its key opens each placement once. 批准方案。枢纽不代为建单:方案中每一对都给出 openPlacement 的输入,由批准人发出(可在同一次操作中),凭幂等键每对只建一次。 */
  readonly approveMatchmaking?: Maybe<ApproveMatchmakingPayload>;
};


export type MutationApproveMatchmakingArgs = {
  input: ApproveMatchmakingInput;
};

/** Who takes part in a matchmaking event, and its rules. 对接会的参会方与规则。 */
export type MatchmakingInput = {
  /** Name of the event, at most 80 characters. 活动名称,最多 80 字。 */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 1,000 demands; only open ones can be served. 1 至 1000 条需求,仅待对接或对接中的可配对。 */
  readonly demandIds: ReadonlyArray<Scalars['ID']['input']>;
  /** 1 to 600 projects. 1 至 600 个项目。 */
  readonly projects: ReadonlyArray<MatchmakingProjectInput>;
  /** Pairs that must not be made, at most 10,000. 不得配对的组合。 */
  readonly excluded?: InputMaybe<ReadonlyArray<MatchmakingPairInput>>;
  /** How many demands the projects of one organisation serve together at most. 同一机构最多承接几条。 */
  readonly atMostPerOrganization?: InputMaybe<Scalars['Int']['input']>;
  /** How pairs are chosen. 配对方法。 */
  readonly method?: InputMaybe<MatchmakingMethod>;
  /** Whom demands want, where they said so. 需求方提交的意向排序。 */
  readonly demandRankings?: InputMaybe<ReadonlyArray<DemandRankingInput>>;
  /** Whom projects want, where they said so. 项目方提交的意向排序。 */
  readonly projectRankings?: InputMaybe<ReadonlyArray<ProjectRankingInput>>;
};

/** A project that takes part. 参会项目。 */
export type MatchmakingProjectInput = {
  /** The project. 项目编号。 */
  readonly projectId: Scalars['ID']['input'];
  /** How many demands it may serve; its places left when missing, and never more than those. 最多承接几条,缺省为剩余名额,且不超过剩余名额。 */
  readonly capacity?: InputMaybe<Scalars['Int']['input']>;
};

/** A pair by its ids. 一对编号。 */
export type MatchmakingPairInput = {
  /** The demand. 需求编号。 */
  readonly demandId: Scalars['ID']['input'];
  /** The project. 项目编号。 */
  readonly projectId: Scalars['ID']['input'];
};

/** Whom a demand wants. 需求方的意向。 */
export type DemandRankingInput = {
  /** The demand. 需求编号。 */
  readonly demandId: Scalars['ID']['input'];
  /** Projects, the most wanted first. 项目,最想要的在前。 */
  readonly projectIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** Whom a project wants. 项目方的意向。 */
export type ProjectRankingInput = {
  /** The project. 项目编号。 */
  readonly projectId: Scalars['ID']['input'];
  /** Demands, the most wanted first. 需求,最想要的在前。 */
  readonly demandIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** How pairs are chosen. 配对方法。 */
export type MatchmakingMethod =
  /** Most demands served first, then the best total score. 先求满足最多需求,再求总分最高。 */
  | 'BEST_TOTAL'
  /** By the rankings of both sides, so that no two would rather have each other. Whoever hands in a ranking accepts only what stands in it; whoever hands in none ranks by score. 按双方意向的稳定配对;提交意向者只接受名单内的,未提交者按评分排序。 */
  | 'STABLE';

/** How far a plan has come. 方案状态。 */
export type MatchmakingPlanState =
  /** Made; nobody approved it. 待批准。 */
  | 'PROPOSED'
  /** A person approved it. 已批准。 */
  | 'APPROVED';

/** A plan of a matchmaking event, as it was made. 对接会方案。 */
export type MatchmakingPlan = {
  readonly __typename?: 'MatchmakingPlan';
  /** Its id. 方案编号。 */
  readonly id: Scalars['ID']['output'];
  /** Name of the event. 活动名称。 */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** How pairs were chosen. 配对方法。 */
  readonly method: MatchmakingMethod;
  /** How far it has come. 状态。 */
  readonly state: MatchmakingPlanState;
  /** When it was made. 制定时间。 */
  readonly madeAt: Scalars['DateTime']['output'];
  /** Who made it. 制定人。 */
  readonly madeBy: Scalars['String']['output'];
  /** When it was approved. 批准时间。 */
  readonly approvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who approved it. 批准人。 */
  readonly approvedBy?: Maybe<Scalars['String']['output']>;
  /** Sum of the pairs' scores. 总分。 */
  readonly totalScore: Scalars['Float']['output'];
  /** Who serves whom, in the order of the demands. 配对,按需求次序。 */
  readonly pairs: ReadonlyArray<MatchmakingPair>;
  /** Demands that nobody serves, and why. 未配上的需求及原因。 */
  readonly unmatched: ReadonlyArray<UnmatchedDemand>;
  /** Projects that serve nobody, and why. 空闲的项目及原因。 */
  readonly idleProjects: ReadonlyArray<IdleProject>;
  /** Pairs whose two sides both ranked each other before what they got. 双方都更愿意彼此的组合。 */
  readonly blockingPairs: ReadonlyArray<BlockingPair>;
  /** What the plan covers, as it was made. 制定时的覆盖情况。 */
  readonly coverage: Coverage;
};

/** A pair of a plan. 方案中的一对。 */
export type MatchmakingPair = {
  readonly __typename?: 'MatchmakingPair';
  /** Id of the demand. 需求编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** Title of the demand. 需求标题。 */
  readonly demandTitle: Scalars['String']['output'];
  /** The demand itself; null when its site is away. 需求本身,站点不可达时为空。 */
  readonly demand?: Maybe<Demand>;
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** Title of the project. 项目名称。 */
  readonly projectTitle: Scalars['String']['output'];
  /** The project itself; null when its site is away. 项目本身,站点不可达时为空。 */
  readonly project?: Maybe<Project>;
  /** Id of the organisation that runs the project. 承办组织编号。 */
  readonly organizationId: Scalars['ID']['output'];
  /** How well they suit each other, 0 to 1. 匹配分,0 至 1。 */
  readonly score: Scalars['Float']['output'];
  /** Why, in sentences for a community worker. 理由。 */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** Whether it lies outside the demand's own fields. 是否跨领域。 */
  readonly crossField: Scalars['Boolean']['output'];
  /** The idempotencyKey of this pair's openPlacement: `plan:<plan>/<demand>`. 建立对接单用的幂等键。 */
  readonly idempotencyKey: Scalars['String']['output'];
  /** Id of the placement that is under way between the two, once there is one. 双方进行中的对接单编号。 */
  readonly placementId?: Maybe<Scalars['ID']['output']>;
  /** That placement; null when its site is away. 该对接单,站点不可达时为空。 */
  readonly placement?: Maybe<Placement>;
};

/** Why something is left over. 未配上的原因。 */
export type LeftOverReason =
  /** The index does not know it, or the asker may not see it. 索引中没有或无权查看。 */
  | 'UNKNOWN'
  /** The demand is not open. 需求不在对接状态。 */
  | 'WRONG_STATE'
  /** What would have fitted was stopped by a gate. 合适者不满足硬性条件。 */
  | 'GATE'
  /** Nothing that took part fits. 参会方中没有合适的。 */
  | 'NOTHING_FITS'
  /** What fits was excluded, or stands in no ranking. 合适者被排除或不在意向名单。 */
  | 'EXCLUDED'
  /** The places of what fits were taken. 合适者名额已满。 */
  | 'PLACES_TAKEN'
  /** The organisation serves as many as it may. 承办机构达到上限。 */
  | 'ORGANIZATION_LIMIT'
  /** What it fits is served by others. 合适的需求已由其他项目承接。 */
  | 'NOT_NEEDED';

/** A demand that a plan leaves over. 未配上的需求。 */
export type UnmatchedDemand = {
  readonly __typename?: 'UnmatchedDemand';
  /** Id of the demand. 需求编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** Its title, when it is known. 需求标题。 */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Why. 原因。 */
  readonly reason: LeftOverReason;
  /** The gate that stopped most of what would have fitted; with GATE only. 卡住的硬性条件。 */
  readonly gate?: Maybe<Gate>;
  /** Why, in a sentence. 说明。 */
  readonly detail: Scalars['String']['output'];
  /** The demand itself; null when its site is away. 需求本身,站点不可达时为空。 */
  readonly demand?: Maybe<Demand>;
};

/** A project that a plan leaves over. 空闲的项目。 */
export type IdleProject = {
  readonly __typename?: 'IdleProject';
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** Its title, when it is known. 项目名称。 */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** How many demands it could have served. 可承接数。 */
  readonly capacity: Scalars['Int']['output'];
  /** Why. 原因。 */
  readonly reason: LeftOverReason;
  /** The gate that stopped most of what would have fitted; with GATE only. 卡住的硬性条件。 */
  readonly gate?: Maybe<Gate>;
  /** Why, in a sentence. 说明。 */
  readonly detail: Scalars['String']['output'];
  /** The project itself; null when its site is away. 项目本身,站点不可达时为空。 */
  readonly project?: Maybe<Project>;
};

/** Two that would rather have each other. 彼此更愿意的组合。 */
export type BlockingPair = {
  readonly __typename?: 'BlockingPair';
  /** Id of the demand. 需求编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** What was seen, in a sentence. 说明。 */
  readonly detail: Scalars['String']['output'];
};

/** Which plan a person approves. 批准哪个方案。 */
export type ApproveMatchmakingInput = {
  /** The plan. 方案编号。 */
  readonly planId: Scalars['ID']['input'];
};

/** What became of an approval. 批准结果。 */
export type ApproveMatchmakingPayload = {
  readonly __typename?: 'ApproveMatchmakingPayload';
  /** The plan as it is now. 方案现状。 */
  readonly plan?: Maybe<MatchmakingPlan>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** By what supply and demand are broken down. 统计维度。 */
export type GapDimension =
  /** Field of service. 服务领域。 */
  | 'FIELD'
  /** Audience. 服务对象。 */
  | 'AUDIENCE'
  /** Township or street. 镇街。 */
  | 'TOWNSHIP'
  /** Month: in which a demand needs it, a project can work. 月份:需求所需的月份,项目可开展的月份。 */
  | 'MONTH';

/** What is there and what is missing. 供需总览。 */
export type SupplyAndDemand = {
  readonly __typename?: 'SupplyAndDemand';
  /** Over the whole question; each object counts once. 总数,每个对象计一次。 */
  readonly totals: SupplyTotals;
  /** One for each combination of values that counts anything, the widest gap first. 各取值组合,缺口大的在前。 */
  readonly rows: ReadonlyArray<GapRow>;
  /** Open demands without a placement under way, the longest waiting first; at most 500. 无人承接的需求,等得久的在前,最多 500 条。 */
  readonly unmetDemands: ReadonlyArray<UnmetDemand>;
  /** Open projects with places left and no placement under way, most places first; at most 500. 空闲项目,名额多的在前,最多 500 个。 */
  readonly idleProjects: ReadonlyArray<UnusedProject>;
  /** Communities with open demands of which none was ever helped, most demands first; at most 500. 提过需求而从未得到服务的村社,最多 500 个。 */
  readonly unservedCommunities: ReadonlyArray<UnservedCommunity>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** Counts over the whole question. 总数。 */
export type SupplyTotals = {
  readonly __typename?: 'SupplyTotals';
  /** Published demands, in any state. 已发布的需求。 */
  readonly demands: Scalars['Int']['output'];
  /** Demands that are open or being matched. 待对接与对接中的需求。 */
  readonly openDemands: Scalars['Int']['output'];
  /** Open demands without a placement under way. 无人承接的需求。 */
  readonly unmetDemands: Scalars['Int']['output'];
  /** Published projects, in any stage. 已发布的项目。 */
  readonly projects: Scalars['Int']['output'];
  /** Places left at open projects. 开放项目的剩余名额。 */
  readonly placesLeft: Scalars['Int']['output'];
  /** Open projects with places left and no placement under way. 空闲项目。 */
  readonly idleProjects: Scalars['Int']['output'];
  /** Communities with open demands of which none was ever helped. 未覆盖村社。 */
  readonly unservedCommunities: Scalars['Int']['output'];
  /** Resources that are not withdrawn. 可用资源。 */
  readonly resources: Scalars['Int']['output'];
  /** Placements under way. 进行中的对接单。 */
  readonly activePlacements: Scalars['Int']['output'];
};

/** Counts of one combination of values; an object with several values counts in each. 一个取值组合的数量,多取值对象各计一次。 */
export type GapRow = {
  readonly __typename?: 'GapRow';
  /** The values, one for each dimension asked for. 各维度取值。 */
  readonly keys: ReadonlyArray<GapKey>;
  /** Published demands. 已发布的需求。 */
  readonly demands: Scalars['Int']['output'];
  /** Demands that are open or being matched. 待对接与对接中的需求。 */
  readonly openDemands: Scalars['Int']['output'];
  /** Open demands without a placement under way. 无人承接的需求。 */
  readonly unmetDemands: Scalars['Int']['output'];
  /** Published projects. 已发布的项目。 */
  readonly projects: Scalars['Int']['output'];
  /** Places left at open projects. 开放项目的剩余名额。 */
  readonly placesLeft: Scalars['Int']['output'];
  /** Open projects with places left and no placement under way. 空闲项目。 */
  readonly idleProjects: Scalars['Int']['output'];
  /** Communities with open demands of which none was ever helped. 未覆盖村社。 */
  readonly unservedCommunities: Scalars['Int']['output'];
  /** (D − S) / (D + S): D unmet demands, S places left, each object spread evenly over the combinations that it counts in. 1 is only demand, -1 only supply. 缺口指数:需求与名额之差除以两者之和,各对象均摊到所计入的组合;1 为只有需求,-1 为只有供给。 */
  readonly gapIndex: Scalars['Float']['output'];
};

/** One value of a dimension. 一个维度的取值。 */
export type GapKey = {
  readonly __typename?: 'GapKey';
  /** Which dimension. 维度。 */
  readonly dimension: GapDimension;
  /** The value: an enum value, a division code, a month `YYYY-MM`, or UNSPECIFIED. 取值。 */
  readonly value: Scalars['String']['output'];
  /** The value as Chinese readers know it. 中文标签。 */
  readonly label: Scalars['String']['output'];
};

/** A demand that nobody works on. 无人承接的需求。 */
export type UnmetDemand = {
  readonly __typename?: 'UnmetDemand';
  /** Id of the demand. 需求编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** Its title. 标题。 */
  readonly title: Scalars['String']['output'];
  /** Division code of where the service is to land. 落地区划代码。 */
  readonly areaCode?: Maybe<Scalars['String']['output']>;
  /** Its community. 村社。 */
  readonly community?: Maybe<Scalars['String']['output']>;
  /** Since when it stands on its list. 发布时间。 */
  readonly since: Scalars['DateTime']['output'];
  /** The demand itself; null when its site is away. 需求本身,站点不可达时为空。 */
  readonly demand?: Maybe<Demand>;
};

/** An open project that nobody uses. 空闲项目。 */
export type UnusedProject = {
  readonly __typename?: 'UnusedProject';
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** Its title. 名称。 */
  readonly title: Scalars['String']['output'];
  /** Its places left. 剩余名额。 */
  readonly placesLeft: Scalars['Int']['output'];
  /** The project itself; null when its site is away. 项目本身,站点不可达时为空。 */
  readonly project?: Maybe<Project>;
};

/** A community that asked and got nothing so far. 提过需求而从未得到服务的村社。 */
export type UnservedCommunity = {
  readonly __typename?: 'UnservedCommunity';
  /** Division code of its township. 所在镇街区划代码。 */
  readonly areaCode: Scalars['String']['output'];
  /** Name of its township. 所在镇街。 */
  readonly areaName: Scalars['String']['output'];
  /** Its name. 村社名称。 */
  readonly community: Scalars['String']['output'];
  /** How many open demands it has. 待对接需求数。 */
  readonly openDemands: Scalars['Int']['output'];
};

/** Moves that a person may approve. 调配建议。 */
export type Rebalance = {
  readonly __typename?: 'Rebalance';
  /** The moves, the township with most unmet demands first. 建议,未满足需求多的镇街在前。 */
  readonly moves: ReadonlyArray<RebalanceMove>;
  /** The stored plan that the moves come from, to be approved by approveMatchmaking; null when there is nothing to move. 建议所属方案,供批准;无可调配时为空。 */
  readonly plan?: Maybe<MatchmakingPlan>;
  /** What the answer covers. 覆盖情况。 */
  readonly coverage: Coverage;
};

/** An idle project that would serve demands of one township. 一条调配建议。 */
export type RebalanceMove = {
  readonly __typename?: 'RebalanceMove';
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** Its title. 项目名称。 */
  readonly projectTitle: Scalars['String']['output'];
  /** Division code of the township. 去往的镇街区划代码。 */
  readonly toAreaCode: Scalars['String']['output'];
  /** Name of the township. 去往的镇街。 */
  readonly toAreaName: Scalars['String']['output'];
  /** The demands that it would serve there. 可承接的需求编号。 */
  readonly demandIds: ReadonlyArray<Scalars['ID']['output']>;
  /** Why, in sentences. 理由。 */
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  /** The project itself; null when its site is away. 项目本身,站点不可达时为空。 */
  readonly project?: Maybe<Project>;
};

/** Kinds of changes. 变更对象类型。 */
export type ChangeKind =
  /** A subscription stands; only its cursor. 订阅已就绪,仅含游标。 */
  | 'SUBSCRIPTION_READY'
  /** Project. 项目。 */
  | 'PROJECT'
  /** Demand. 需求。 */
  | 'DEMAND'
  /** Resource. 资源。 */
  | 'RESOURCE'
  /** Placement. 对接单。 */
  | 'PLACEMENT'
  /** Organisation. 社会组织。 */
  | 'ORGANIZATION'
  /** Site. 站点。 */
  | 'SITE';

/** What was done. 变更动作。 */
export type ChangeAction =
  /** It is new. 新增。 */
  | 'CREATED'
  /** It was changed. 修改。 */
  | 'UPDATED'
  /** It was taken back. 撤回。 */
  | 'WITHDRAWN'
  /** It is gone. 移除。 */
  | 'REMOVED';

/** Which changes. 变更筛选。 */
export type ChangeFilter = {
  /** Of these kinds. 仅这些类型。 */
  readonly kinds?: InputMaybe<ReadonlyArray<ChangeKind>>;
  /** At these sites. 仅这些站点。 */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A change at some site. 一条变更。 */
export type Change = {
  readonly __typename?: 'Change';
  /** Its cursor; opaque. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** What changed. 对象类型。 */
  readonly kind: ChangeKind;
  /** What was done. 动作。 */
  readonly action?: Maybe<ChangeAction>;
  /** Where. 站点代码。 */
  readonly siteCode?: Maybe<Scalars['ID']['output']>;
  /** When. 时间。 */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the object; null for SUBSCRIPTION_READY. 对象编号,订阅就绪时为空。 */
  readonly objectId?: Maybe<Scalars['ID']['output']>;
  /** Its version after the change. 变更后的版本号。 */
  readonly version?: Maybe<Scalars['Int']['output']>;
};

/** A page of changes. 变更分页。 */
export type ChangeConnection = {
  readonly __typename?: 'ChangeConnection';
  /** The changes of the page. 本页变更。 */
  readonly nodes: ReadonlyArray<Change>;
  /** The changes with their cursors. 带游标的变更。 */
  readonly edges: ReadonlyArray<ChangeEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
};

/** A change with its cursor. 带游标的变更。 */
export type ChangeEdge = {
  readonly __typename?: 'ChangeEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The change. 变更。 */
  readonly node: Change;
};

/**
 * What happens at all sites, as it happens. Every field takes `after`, the cursor of the last event seen: what was missed comes first, each event once, in order. Without `after` a first event of kind SUBSCRIPTION_READY gives the cursor to resume from.
 * 全部站点的动态订阅。`after` 为最后收到的游标,先补发遗漏、再接实时,不重不漏;不带 `after` 时先给出就绪事件及其游标。
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A project enters OPEN for the first time. 项目首次开放对接。 */
  readonly projectPublished?: Maybe<ProjectEvent>;
  /** A demand enters OPEN for the first time. 需求首次发布。 */
  readonly demandPosted?: Maybe<DemandEvent>;
  /** A placement is opened or moves to another state. 对接单新建或状态推进。 */
  readonly placementAdvanced?: Maybe<PlacementEvent>;
  /** Every change that the subscriber may see. 可见范围内的每一条变更。 */
  readonly changes?: Maybe<Change>;
};


/**
 * What happens at all sites, as it happens. Every field takes `after`, the cursor of the last event seen: what was missed comes first, each event once, in order. Without `after` a first event of kind SUBSCRIPTION_READY gives the cursor to resume from.
 * 全部站点的动态订阅。`after` 为最后收到的游标,先补发遗漏、再接实时,不重不漏;不带 `after` 时先给出就绪事件及其游标。
 */
export type SubscriptionProjectPublishedArgs = {
  filter?: InputMaybe<ProjectFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What happens at all sites, as it happens. Every field takes `after`, the cursor of the last event seen: what was missed comes first, each event once, in order. Without `after` a first event of kind SUBSCRIPTION_READY gives the cursor to resume from.
 * 全部站点的动态订阅。`after` 为最后收到的游标,先补发遗漏、再接实时,不重不漏;不带 `after` 时先给出就绪事件及其游标。
 */
export type SubscriptionDemandPostedArgs = {
  filter?: InputMaybe<DemandFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What happens at all sites, as it happens. Every field takes `after`, the cursor of the last event seen: what was missed comes first, each event once, in order. Without `after` a first event of kind SUBSCRIPTION_READY gives the cursor to resume from.
 * 全部站点的动态订阅。`after` 为最后收到的游标,先补发遗漏、再接实时,不重不漏;不带 `after` 时先给出就绪事件及其游标。
 */
export type SubscriptionPlacementAdvancedArgs = {
  filter?: InputMaybe<PlacementFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What happens at all sites, as it happens. Every field takes `after`, the cursor of the last event seen: what was missed comes first, each event once, in order. Without `after` a first event of kind SUBSCRIPTION_READY gives the cursor to resume from.
 * 全部站点的动态订阅。`after` 为最后收到的游标,先补发遗漏、再接实时,不重不漏;不带 `after` 时先给出就绪事件及其游标。
 */
export type SubscriptionChangesArgs = {
  filter?: InputMaybe<ChangeFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A project was published. 项目发布事件。 */
export type ProjectEvent = {
  readonly __typename?: 'ProjectEvent';
  /** Where to resume from; opaque. 续传游标。 */
  readonly cursor: Scalars['String']['output'];
  /** PROJECT, or SUBSCRIPTION_READY for the first event of a new subscription. 事件类型。 */
  readonly kind: ChangeKind;
  /** Code of its site. 站点代码。 */
  readonly siteCode?: Maybe<Scalars['ID']['output']>;
  /** When it happened. 发生时间。 */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the project. 项目编号。 */
  readonly projectId?: Maybe<Scalars['ID']['output']>;
  /** The project as it was when it was published. 发布时的项目快照。 */
  readonly snapshot?: Maybe<ProjectSnapshot>;
  /** The project itself, as it is now. 项目现状。 */
  readonly project?: Maybe<Project>;
};

/** A demand was posted. 需求发布事件。 */
export type DemandEvent = {
  readonly __typename?: 'DemandEvent';
  /** Where to resume from; opaque. 续传游标。 */
  readonly cursor: Scalars['String']['output'];
  /** DEMAND, or SUBSCRIPTION_READY for the first event of a new subscription. 事件类型。 */
  readonly kind: ChangeKind;
  /** Code of its site. 站点代码。 */
  readonly siteCode?: Maybe<Scalars['ID']['output']>;
  /** When it happened. 发生时间。 */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the demand. 需求编号。 */
  readonly demandId?: Maybe<Scalars['ID']['output']>;
  /** The demand as it was when it was posted. 发布时的需求快照。 */
  readonly snapshot?: Maybe<DemandSnapshot>;
  /** The demand itself, as it is now. 需求现状。 */
  readonly demand?: Maybe<Demand>;
};

/** A placement moved. 对接单推进事件。 */
export type PlacementEvent = {
  readonly __typename?: 'PlacementEvent';
  /** Where to resume from; opaque. 续传游标。 */
  readonly cursor: Scalars['String']['output'];
  /** PLACEMENT, or SUBSCRIPTION_READY for the first event of a new subscription. 事件类型。 */
  readonly kind: ChangeKind;
  /** Code of the demand's site. 需求所在站点代码。 */
  readonly siteCode?: Maybe<Scalars['ID']['output']>;
  /** When it happened. 发生时间。 */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the placement. 对接单编号。 */
  readonly placementId?: Maybe<Scalars['ID']['output']>;
  /** The state that it moved to. 推进后的状态。 */
  readonly state?: Maybe<PlacementState>;
  /** The placement itself, as it is now. 对接单现状。 */
  readonly placement?: Maybe<Placement>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<unknown, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, unknown, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: unknown[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Project: Project;
  Demand: Demand;
  Organization: Organization;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
  Demand:
    ( { __typename: 'Demand' }
    & GraphQLRecursivePick<FederationTypes['Demand'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  SiteKind: SiteKind;
  ProjectStage: ProjectStage;
  DemandState: DemandState;
  PlacementState: PlacementState;
  ServiceField: ServiceField;
  Audience: Audience;
  Format: Format;
  ResourceKind: ResourceKind;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  MoneyRange: ResolverTypeWrapper<MoneyRange>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Problem: ResolverTypeWrapper<Problem>;
  ProblemCode: ProblemCode;
  OrganizationCategory: OrganizationCategory;
  CreditStanding: CreditStanding;
  OrganizationFilter: OrganizationFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  FindOrder: FindOrder;
  Project: ResolverTypeWrapper<Reference>;
  Demand: ResolverTypeWrapper<Reference>;
  Organization: ResolverTypeWrapper<Reference>;
  Resource: ResolverTypeWrapper<Reference>;
  Placement: ResolverTypeWrapper<Reference>;
  Coverage: ResolverTypeWrapper<Coverage>;
  SiteLag: ResolverTypeWrapper<SiteLag>;
  SiteGap: ResolverTypeWrapper<SiteGap>;
  ProjectHitConnection: ResolverTypeWrapper<Omit<ProjectHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['ProjectHit']>, edges: ReadonlyArray<ResolversTypes['ProjectHitEdge']> }>;
  ProjectHitEdge: ResolverTypeWrapper<Omit<ProjectHitEdge, 'node'> & { node: ResolversTypes['ProjectHit'] }>;
  ProjectHit: ResolverTypeWrapper<ProjectHitRecord>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ProjectSnapshot: ResolverTypeWrapper<ProjectSnapshot>;
  DemandHitConnection: ResolverTypeWrapper<Omit<DemandHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['DemandHit']>, edges: ReadonlyArray<ResolversTypes['DemandHitEdge']> }>;
  DemandHitEdge: ResolverTypeWrapper<Omit<DemandHitEdge, 'node'> & { node: ResolversTypes['DemandHit'] }>;
  DemandHit: ResolverTypeWrapper<DemandHitRecord>;
  DemandSnapshot: ResolverTypeWrapper<DemandSnapshot>;
  ResourceHitConnection: ResolverTypeWrapper<Omit<ResourceHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['ResourceHit']>, edges: ReadonlyArray<ResolversTypes['ResourceHitEdge']> }>;
  ResourceHitEdge: ResolverTypeWrapper<Omit<ResourceHitEdge, 'node'> & { node: ResolversTypes['ResourceHit'] }>;
  ResourceHit: ResolverTypeWrapper<ResourceHitRecord>;
  ResourceSnapshot: ResolverTypeWrapper<ResourceSnapshot>;
  OrganizationHitConnection: ResolverTypeWrapper<Omit<OrganizationHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['OrganizationHit']>, edges: ReadonlyArray<ResolversTypes['OrganizationHitEdge']> }>;
  OrganizationHitEdge: ResolverTypeWrapper<Omit<OrganizationHitEdge, 'node'> & { node: ResolversTypes['OrganizationHit'] }>;
  OrganizationHit: ResolverTypeWrapper<OrganizationHitRecord>;
  OrganizationSnapshot: ResolverTypeWrapper<OrganizationSnapshot>;
  PlacementHitConnection: ResolverTypeWrapper<Omit<PlacementHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['PlacementHit']>, edges: ReadonlyArray<ResolversTypes['PlacementHitEdge']> }>;
  PlacementHitEdge: ResolverTypeWrapper<Omit<PlacementHitEdge, 'node'> & { node: ResolversTypes['PlacementHit'] }>;
  PlacementHit: ResolverTypeWrapper<PlacementHitRecord>;
  PlacementSnapshot: ResolverTypeWrapper<PlacementSnapshot>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetValue: ResolverTypeWrapper<FacetValue>;
  Verdict: Verdict;
  Gate: Gate;
  MatchConnection: ResolverTypeWrapper<Omit<MatchConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Match']>, edges: ReadonlyArray<ResolversTypes['MatchEdge']> }>;
  MatchEdge: ResolverTypeWrapper<Omit<MatchEdge, 'node'> & { node: ResolversTypes['Match'] }>;
  Match: ResolverTypeWrapper<ShownMatch>;
  ScorePartName: ScorePartName;
  ScorePart: ResolverTypeWrapper<ScorePart>;
  Refusal: ResolverTypeWrapper<Refusal>;
  ProjectFilter: ProjectFilter;
  DemandFilter: DemandFilter;
  ResourceFilter: ResourceFilter;
  PlacementFilter: PlacementFilter;
  DemandPatch: DemandPatch;
  DemandDraft: DemandDraft;
  Proposal: ResolverTypeWrapper<Omit<Proposal, 'items' | 'bestSet'> & { items: ReadonlyArray<ResolversTypes['ProposalItem']>, bestSet?: Maybe<ResolversTypes['ProposalSet']> }>;
  ProposalSet: ResolverTypeWrapper<Omit<ProposalSet, 'organizations'> & { organizations: ReadonlyArray<ResolversTypes['ProposalSetMember']> }>;
  ProposalSetMember: ResolverTypeWrapper<ProposalSetMemberRecord>;
  ProposalSetItem: ResolverTypeWrapper<ProposalSetItemRecord>;
  ProposalItem: ResolverTypeWrapper<Omit<ProposalItem, 'matches' | 'resources'> & { matches: ReadonlyArray<ResolversTypes['Match']>, resources: ReadonlyArray<ResolversTypes['ResourceHit']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MatchmakingInput: MatchmakingInput;
  MatchmakingProjectInput: MatchmakingProjectInput;
  MatchmakingPairInput: MatchmakingPairInput;
  DemandRankingInput: DemandRankingInput;
  ProjectRankingInput: ProjectRankingInput;
  MatchmakingMethod: MatchmakingMethod;
  MatchmakingPlanState: MatchmakingPlanState;
  MatchmakingPlan: ResolverTypeWrapper<MatchmakingPlanRecord>;
  MatchmakingPair: ResolverTypeWrapper<ShownPair>;
  LeftOverReason: LeftOverReason;
  UnmatchedDemand: ResolverTypeWrapper<LeftOver>;
  IdleProject: ResolverTypeWrapper<IdleProjectRecord>;
  BlockingPair: ResolverTypeWrapper<BlockingPairRecord>;
  ApproveMatchmakingInput: ApproveMatchmakingInput;
  ApproveMatchmakingPayload: ResolverTypeWrapper<Omit<ApproveMatchmakingPayload, 'plan'> & { plan?: Maybe<ResolversTypes['MatchmakingPlan']> }>;
  GapDimension: GapDimension;
  SupplyAndDemand: ResolverTypeWrapper<Omit<SupplyAndDemand, 'unmetDemands' | 'idleProjects'> & { unmetDemands: ReadonlyArray<ResolversTypes['UnmetDemand']>, idleProjects: ReadonlyArray<ResolversTypes['UnusedProject']> }>;
  SupplyTotals: ResolverTypeWrapper<SupplyTotals>;
  GapRow: ResolverTypeWrapper<GapRow>;
  GapKey: ResolverTypeWrapper<GapKey>;
  UnmetDemand: ResolverTypeWrapper<UnmetDemandRecord>;
  UnusedProject: ResolverTypeWrapper<UnusedProjectRecord>;
  UnservedCommunity: ResolverTypeWrapper<UnservedCommunity>;
  Rebalance: ResolverTypeWrapper<Omit<Rebalance, 'moves' | 'plan'> & { moves: ReadonlyArray<ResolversTypes['RebalanceMove']>, plan?: Maybe<ResolversTypes['MatchmakingPlan']> }>;
  RebalanceMove: ResolverTypeWrapper<RebalanceMoveRecord>;
  ChangeKind: ChangeKind;
  ChangeAction: ChangeAction;
  ChangeFilter: ChangeFilter;
  Change: ResolverTypeWrapper<Change>;
  ChangeConnection: ResolverTypeWrapper<ChangeConnection>;
  ChangeEdge: ResolverTypeWrapper<ChangeEdge>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ProjectEvent: ResolverTypeWrapper<LiveProjectEvent>;
  DemandEvent: ResolverTypeWrapper<LiveDemandEvent>;
  PlacementEvent: ResolverTypeWrapper<LivePlacementEvent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  PageInfo: PageInfo;
  MoneyRange: MoneyRange;
  Int: Scalars['Int']['output'];
  Problem: Problem;
  OrganizationFilter: OrganizationFilter;
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Project: Reference;
  Demand: Reference;
  Organization: Reference;
  Resource: Reference;
  Placement: Reference;
  Coverage: Coverage;
  SiteLag: SiteLag;
  SiteGap: SiteGap;
  ProjectHitConnection: Omit<ProjectHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['ProjectHit']>, edges: ReadonlyArray<ResolversParentTypes['ProjectHitEdge']> };
  ProjectHitEdge: Omit<ProjectHitEdge, 'node'> & { node: ResolversParentTypes['ProjectHit'] };
  ProjectHit: ProjectHitRecord;
  Float: Scalars['Float']['output'];
  ProjectSnapshot: ProjectSnapshot;
  DemandHitConnection: Omit<DemandHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['DemandHit']>, edges: ReadonlyArray<ResolversParentTypes['DemandHitEdge']> };
  DemandHitEdge: Omit<DemandHitEdge, 'node'> & { node: ResolversParentTypes['DemandHit'] };
  DemandHit: DemandHitRecord;
  DemandSnapshot: DemandSnapshot;
  ResourceHitConnection: Omit<ResourceHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['ResourceHit']>, edges: ReadonlyArray<ResolversParentTypes['ResourceHitEdge']> };
  ResourceHitEdge: Omit<ResourceHitEdge, 'node'> & { node: ResolversParentTypes['ResourceHit'] };
  ResourceHit: ResourceHitRecord;
  ResourceSnapshot: ResourceSnapshot;
  OrganizationHitConnection: Omit<OrganizationHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['OrganizationHit']>, edges: ReadonlyArray<ResolversParentTypes['OrganizationHitEdge']> };
  OrganizationHitEdge: Omit<OrganizationHitEdge, 'node'> & { node: ResolversParentTypes['OrganizationHit'] };
  OrganizationHit: OrganizationHitRecord;
  OrganizationSnapshot: OrganizationSnapshot;
  PlacementHitConnection: Omit<PlacementHitConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['PlacementHit']>, edges: ReadonlyArray<ResolversParentTypes['PlacementHitEdge']> };
  PlacementHitEdge: Omit<PlacementHitEdge, 'node'> & { node: ResolversParentTypes['PlacementHit'] };
  PlacementHit: PlacementHitRecord;
  PlacementSnapshot: PlacementSnapshot;
  Facet: Facet;
  FacetValue: FacetValue;
  MatchConnection: Omit<MatchConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Match']>, edges: ReadonlyArray<ResolversParentTypes['MatchEdge']> };
  MatchEdge: Omit<MatchEdge, 'node'> & { node: ResolversParentTypes['Match'] };
  Match: ShownMatch;
  ScorePart: ScorePart;
  Refusal: Refusal;
  ProjectFilter: ProjectFilter;
  DemandFilter: DemandFilter;
  ResourceFilter: ResourceFilter;
  PlacementFilter: PlacementFilter;
  DemandPatch: DemandPatch;
  DemandDraft: DemandDraft;
  Proposal: Omit<Proposal, 'items' | 'bestSet'> & { items: ReadonlyArray<ResolversParentTypes['ProposalItem']>, bestSet?: Maybe<ResolversParentTypes['ProposalSet']> };
  ProposalSet: Omit<ProposalSet, 'organizations'> & { organizations: ReadonlyArray<ResolversParentTypes['ProposalSetMember']> };
  ProposalSetMember: ProposalSetMemberRecord;
  ProposalSetItem: ProposalSetItemRecord;
  ProposalItem: Omit<ProposalItem, 'matches' | 'resources'> & { matches: ReadonlyArray<ResolversParentTypes['Match']>, resources: ReadonlyArray<ResolversParentTypes['ResourceHit']> };
  Mutation: Record<PropertyKey, never>;
  MatchmakingInput: MatchmakingInput;
  MatchmakingProjectInput: MatchmakingProjectInput;
  MatchmakingPairInput: MatchmakingPairInput;
  DemandRankingInput: DemandRankingInput;
  ProjectRankingInput: ProjectRankingInput;
  MatchmakingPlan: MatchmakingPlanRecord;
  MatchmakingPair: ShownPair;
  UnmatchedDemand: LeftOver;
  IdleProject: IdleProjectRecord;
  BlockingPair: BlockingPairRecord;
  ApproveMatchmakingInput: ApproveMatchmakingInput;
  ApproveMatchmakingPayload: Omit<ApproveMatchmakingPayload, 'plan'> & { plan?: Maybe<ResolversParentTypes['MatchmakingPlan']> };
  SupplyAndDemand: Omit<SupplyAndDemand, 'unmetDemands' | 'idleProjects'> & { unmetDemands: ReadonlyArray<ResolversParentTypes['UnmetDemand']>, idleProjects: ReadonlyArray<ResolversParentTypes['UnusedProject']> };
  SupplyTotals: SupplyTotals;
  GapRow: GapRow;
  GapKey: GapKey;
  UnmetDemand: UnmetDemandRecord;
  UnusedProject: UnusedProjectRecord;
  UnservedCommunity: UnservedCommunity;
  Rebalance: Omit<Rebalance, 'moves' | 'plan'> & { moves: ReadonlyArray<ResolversParentTypes['RebalanceMove']>, plan?: Maybe<ResolversParentTypes['MatchmakingPlan']> };
  RebalanceMove: RebalanceMoveRecord;
  ChangeFilter: ChangeFilter;
  Change: Change;
  ChangeConnection: ChangeConnection;
  ChangeEdge: ChangeEdge;
  Subscription: Record<PropertyKey, never>;
  ProjectEvent: LiveProjectEvent;
  DemandEvent: LiveDemandEvent;
  PlacementEvent: LivePlacementEvent;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], unknown> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], unknown> {
  name: 'Date';
}

export type PageInfoResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyRangeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['MoneyRange'] = ResolversParentTypes['MoneyRange']> = {
  min?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  findProjects?: Resolver<Maybe<ResolversTypes['ProjectHitConnection']>, ParentType, ContextType, RequireFields<QueryFindProjectsArgs, 'orderBy' | 'first'>>;
  findDemands?: Resolver<Maybe<ResolversTypes['DemandHitConnection']>, ParentType, ContextType, RequireFields<QueryFindDemandsArgs, 'orderBy' | 'first'>>;
  findResources?: Resolver<Maybe<ResolversTypes['ResourceHitConnection']>, ParentType, ContextType, RequireFields<QueryFindResourcesArgs, 'orderBy' | 'first'>>;
  findOrganizations?: Resolver<Maybe<ResolversTypes['OrganizationHitConnection']>, ParentType, ContextType, RequireFields<QueryFindOrganizationsArgs, 'first'>>;
  findPlacements?: Resolver<Maybe<ResolversTypes['PlacementHitConnection']>, ParentType, ContextType, RequireFields<QueryFindPlacementsArgs, 'first'>>;
  matchesFor?: Resolver<Maybe<ResolversTypes['MatchConnection']>, ParentType, ContextType, RequireFields<QueryMatchesForArgs, 'demandId' | 'first'>>;
  proposal?: Resolver<Maybe<ResolversTypes['Proposal']>, ParentType, ContextType, RequireFields<QueryProposalArgs, 'items' | 'firstEach'>>;
  planMatchmaking?: Resolver<Maybe<ResolversTypes['MatchmakingPlan']>, ParentType, ContextType, RequireFields<QueryPlanMatchmakingArgs, 'input'>>;
  matchmakingPlan?: Resolver<Maybe<ResolversTypes['MatchmakingPlan']>, ParentType, ContextType, RequireFields<QueryMatchmakingPlanArgs, 'id'>>;
  supplyAndDemand?: Resolver<Maybe<ResolversTypes['SupplyAndDemand']>, ParentType, ContextType, RequireFields<QuerySupplyAndDemandArgs, 'by'>>;
  rebalance?: Resolver<Maybe<ResolversTypes['Rebalance']>, ParentType, ContextType, RequireFields<QueryRebalanceArgs, 'first'>>;
  changes?: Resolver<Maybe<ResolversTypes['ChangeConnection']>, ParentType, ContextType, RequireFields<QueryChangesArgs, 'first'>>;
};

export type ProjectResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  suitableDemands?: Resolver<Maybe<ResolversTypes['MatchConnection']>, ParentType, ContextType, RequireFields<ProjectSuitableDemandsArgs, 'first'>>;
};

export type DemandResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Demand'] = ResolversParentTypes['Demand'], FederationReferenceType extends FederationReferenceTypes['Demand'] = FederationReferenceTypes['Demand']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Demand']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  matches?: Resolver<Maybe<ResolversTypes['MatchConnection']>, ParentType, ContextType, RequireFields<DemandMatchesArgs, 'first'>>;
  suitableResources?: Resolver<Maybe<ResolversTypes['ResourceHitConnection']>, ParentType, ContextType, RequireFields<DemandSuitableResourcesArgs, 'first'>>;
};

export type OrganizationResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projects?: Resolver<Maybe<ResolversTypes['ProjectHitConnection']>, ParentType, ContextType, RequireFields<OrganizationProjectsArgs, 'first'>>;
};

export type ResourceResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PlacementResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Placement'] = ResolversParentTypes['Placement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  answered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stale?: Resolver<ReadonlyArray<ResolversTypes['SiteLag']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['SiteGap']>, ParentType, ContextType>;
};

export type SiteLagResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['SiteLag'] = ResolversParentTypes['SiteLag']> = {
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SiteGapResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['SiteGap'] = ResolversParentTypes['SiteGap']> = {
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProjectHitConnectionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProjectHitConnection'] = ResolversParentTypes['ProjectHitConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ProjectHit']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProjectHitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type ProjectHitEdgeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProjectHitEdge'] = ResolversParentTypes['ProjectHitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProjectHit'], ParentType, ContextType>;
};

export type ProjectHitResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProjectHit'] = ResolversParentTypes['ProjectHit']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedTerms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['ProjectSnapshot'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type ProjectSnapshotResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProjectSnapshot'] = ResolversParentTypes['ProjectSnapshot']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organizationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['ServiceField']>, ParentType, ContextType>;
  audiences?: Resolver<ReadonlyArray<ResolversTypes['Audience']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ProjectStage'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DemandHitConnectionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['DemandHitConnection'] = ResolversParentTypes['DemandHitConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DemandHit']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['DemandHitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type DemandHitEdgeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['DemandHitEdge'] = ResolversParentTypes['DemandHitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DemandHit'], ParentType, ContextType>;
};

export type DemandHitResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['DemandHit'] = ResolversParentTypes['DemandHit']> = {
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedTerms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['DemandSnapshot'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
};

export type DemandSnapshotResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['DemandSnapshot'] = ResolversParentTypes['DemandSnapshot']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  areaCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['ServiceField']>, ParentType, ContextType>;
  audiences?: Resolver<ReadonlyArray<ResolversTypes['Audience']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DemandState'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ResourceHitConnectionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ResourceHitConnection'] = ResolversParentTypes['ResourceHitConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ResourceHit']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceHitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type ResourceHitEdgeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ResourceHitEdge'] = ResolversParentTypes['ResourceHitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ResourceHit'], ParentType, ContextType>;
};

export type ResourceHitResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ResourceHit'] = ResolversParentTypes['ResourceHit']> = {
  resourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedTerms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['ResourceSnapshot'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
};

export type ResourceSnapshotResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ResourceSnapshot'] = ResolversParentTypes['ResourceSnapshot']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  areaCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrganizationHitConnectionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['OrganizationHitConnection'] = ResolversParentTypes['OrganizationHitConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OrganizationHit']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationHitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type OrganizationHitEdgeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['OrganizationHitEdge'] = ResolversParentTypes['OrganizationHitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrganizationHit'], ParentType, ContextType>;
};

export type OrganizationHitResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['OrganizationHit'] = ResolversParentTypes['OrganizationHit']> = {
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedTerms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['OrganizationSnapshot'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
};

export type OrganizationSnapshotResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['OrganizationSnapshot'] = ResolversParentTypes['OrganizationSnapshot']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creditCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['OrganizationCategory'], ParentType, ContextType>;
  creditStanding?: Resolver<ResolversTypes['CreditStanding'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PlacementHitConnectionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['PlacementHitConnection'] = ResolversParentTypes['PlacementHitConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PlacementHit']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlacementHitEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type PlacementHitEdgeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['PlacementHitEdge'] = ResolversParentTypes['PlacementHitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlacementHit'], ParentType, ContextType>;
};

export type PlacementHitResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['PlacementHit'] = ResolversParentTypes['PlacementHit']> = {
  placementId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedTerms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['PlacementSnapshot'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
};

export type PlacementSnapshotResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['PlacementSnapshot'] = ResolversParentTypes['PlacementSnapshot']> = {
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  demandTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PlacementState'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MatchConnectionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['MatchConnection'] = ResolversParentTypes['MatchConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['MatchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  refused?: Resolver<ReadonlyArray<ResolversTypes['Refusal']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type MatchEdgeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['MatchEdge'] = ResolversParentTypes['MatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Match'], ParentType, ContextType>;
};

export type MatchResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  previousRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['ScorePart']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  crossField?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['ProjectSnapshot'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
};

export type ScorePartResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ScorePart'] = ResolversParentTypes['ScorePart']> = {
  name?: Resolver<ResolversTypes['ScorePartName'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gate?: Resolver<ResolversTypes['Gate'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['ProjectSnapshot'], ParentType, ContextType>;
};

export type ProposalResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Proposal'] = ResolversParentTypes['Proposal']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['ProposalItem']>, ParentType, ContextType>;
  bestSet?: Resolver<Maybe<ResolversTypes['ProposalSet']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type ProposalSetResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProposalSet'] = ResolversParentTypes['ProposalSet']> = {
  organizations?: Resolver<ReadonlyArray<ResolversTypes['ProposalSetMember']>, ParentType, ContextType>;
  unserved?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  totalScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProposalSetMemberResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProposalSetMember'] = ResolversParentTypes['ProposalSetMember']> = {
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ProposalSetItem']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
};

export type ProposalSetItemResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProposalSetItem'] = ResolversParentTypes['ProposalSetItem']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type ProposalItemResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProposalItem'] = ResolversParentTypes['ProposalItem']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matches?: Resolver<ReadonlyArray<ResolversTypes['Match']>, ParentType, ContextType>;
  unmet?: Resolver<Maybe<ResolversTypes['Gate']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  resources?: Resolver<ReadonlyArray<ResolversTypes['ResourceHit']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approveMatchmaking?: Resolver<Maybe<ResolversTypes['ApproveMatchmakingPayload']>, ParentType, ContextType, RequireFields<MutationApproveMatchmakingArgs, 'input'>>;
};

export type MatchmakingPlanResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['MatchmakingPlan'] = ResolversParentTypes['MatchmakingPlan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['MatchmakingMethod'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MatchmakingPlanState'], ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  madeBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  approvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totalScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pairs?: Resolver<ReadonlyArray<ResolversTypes['MatchmakingPair']>, ParentType, ContextType>;
  unmatched?: Resolver<ReadonlyArray<ResolversTypes['UnmatchedDemand']>, ParentType, ContextType>;
  idleProjects?: Resolver<ReadonlyArray<ResolversTypes['IdleProject']>, ParentType, ContextType>;
  blockingPairs?: Resolver<ReadonlyArray<ResolversTypes['BlockingPair']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type MatchmakingPairResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['MatchmakingPair'] = ResolversParentTypes['MatchmakingPair']> = {
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  demandTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  crossField?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placementId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
};

export type UnmatchedDemandResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['UnmatchedDemand'] = ResolversParentTypes['UnmatchedDemand']> = {
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['LeftOverReason'], ParentType, ContextType>;
  gate?: Resolver<Maybe<ResolversTypes['Gate']>, ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
};

export type IdleProjectResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['IdleProject'] = ResolversParentTypes['IdleProject']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['LeftOverReason'], ParentType, ContextType>;
  gate?: Resolver<Maybe<ResolversTypes['Gate']>, ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type BlockingPairResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['BlockingPair'] = ResolversParentTypes['BlockingPair']> = {
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApproveMatchmakingPayloadResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ApproveMatchmakingPayload'] = ResolversParentTypes['ApproveMatchmakingPayload']> = {
  plan?: Resolver<Maybe<ResolversTypes['MatchmakingPlan']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type SupplyAndDemandResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['SupplyAndDemand'] = ResolversParentTypes['SupplyAndDemand']> = {
  totals?: Resolver<ResolversTypes['SupplyTotals'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['GapRow']>, ParentType, ContextType>;
  unmetDemands?: Resolver<ReadonlyArray<ResolversTypes['UnmetDemand']>, ParentType, ContextType>;
  idleProjects?: Resolver<ReadonlyArray<ResolversTypes['UnusedProject']>, ParentType, ContextType>;
  unservedCommunities?: Resolver<ReadonlyArray<ResolversTypes['UnservedCommunity']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type SupplyTotalsResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['SupplyTotals'] = ResolversParentTypes['SupplyTotals']> = {
  demands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openDemands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unmetDemands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  placesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  idleProjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unservedCommunities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  activePlacements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GapRowResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['GapRow'] = ResolversParentTypes['GapRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['GapKey']>, ParentType, ContextType>;
  demands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openDemands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unmetDemands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  placesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  idleProjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unservedCommunities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gapIndex?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type GapKeyResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['GapKey'] = ResolversParentTypes['GapKey']> = {
  dimension?: Resolver<ResolversTypes['GapDimension'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnmetDemandResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['UnmetDemand'] = ResolversParentTypes['UnmetDemand']> = {
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  areaCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
};

export type UnusedProjectResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['UnusedProject'] = ResolversParentTypes['UnusedProject']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type UnservedCommunityResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['UnservedCommunity'] = ResolversParentTypes['UnservedCommunity']> = {
  areaCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  areaName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  community?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openDemands?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RebalanceResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Rebalance'] = ResolversParentTypes['Rebalance']> = {
  moves?: Resolver<ReadonlyArray<ResolversTypes['RebalanceMove']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['MatchmakingPlan']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
};

export type RebalanceMoveResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['RebalanceMove'] = ResolversParentTypes['RebalanceMove']> = {
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toAreaCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toAreaName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  demandIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  action?: Resolver<Maybe<ResolversTypes['ChangeAction']>, ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  objectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ChangeConnectionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ChangeConnection'] = ResolversParentTypes['ChangeConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChangeEdgeResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ChangeEdge'] = ResolversParentTypes['ChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  projectPublished?: SubscriptionResolver<Maybe<ResolversTypes['ProjectEvent']>, "projectPublished", ParentType, ContextType, Partial<SubscriptionProjectPublishedArgs>>;
  demandPosted?: SubscriptionResolver<Maybe<ResolversTypes['DemandEvent']>, "demandPosted", ParentType, ContextType, Partial<SubscriptionDemandPostedArgs>>;
  placementAdvanced?: SubscriptionResolver<Maybe<ResolversTypes['PlacementEvent']>, "placementAdvanced", ParentType, ContextType, Partial<SubscriptionPlacementAdvancedArgs>>;
  changes?: SubscriptionResolver<Maybe<ResolversTypes['Change']>, "changes", ParentType, ContextType, Partial<SubscriptionChangesArgs>>;
};

export type ProjectEventResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['ProjectEvent'] = ResolversParentTypes['ProjectEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  projectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  snapshot?: Resolver<Maybe<ResolversTypes['ProjectSnapshot']>, ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type DemandEventResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['DemandEvent'] = ResolversParentTypes['DemandEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  demandId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  snapshot?: Resolver<Maybe<ResolversTypes['DemandSnapshot']>, ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
};

export type PlacementEventResolvers<ContextType = MatchContext, ParentType extends ResolversParentTypes['PlacementEvent'] = ResolversParentTypes['PlacementEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  placementId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['PlacementState']>, ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = MatchContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Demand?: DemandResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  Placement?: PlacementResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  SiteLag?: SiteLagResolvers<ContextType>;
  SiteGap?: SiteGapResolvers<ContextType>;
  ProjectHitConnection?: ProjectHitConnectionResolvers<ContextType>;
  ProjectHitEdge?: ProjectHitEdgeResolvers<ContextType>;
  ProjectHit?: ProjectHitResolvers<ContextType>;
  ProjectSnapshot?: ProjectSnapshotResolvers<ContextType>;
  DemandHitConnection?: DemandHitConnectionResolvers<ContextType>;
  DemandHitEdge?: DemandHitEdgeResolvers<ContextType>;
  DemandHit?: DemandHitResolvers<ContextType>;
  DemandSnapshot?: DemandSnapshotResolvers<ContextType>;
  ResourceHitConnection?: ResourceHitConnectionResolvers<ContextType>;
  ResourceHitEdge?: ResourceHitEdgeResolvers<ContextType>;
  ResourceHit?: ResourceHitResolvers<ContextType>;
  ResourceSnapshot?: ResourceSnapshotResolvers<ContextType>;
  OrganizationHitConnection?: OrganizationHitConnectionResolvers<ContextType>;
  OrganizationHitEdge?: OrganizationHitEdgeResolvers<ContextType>;
  OrganizationHit?: OrganizationHitResolvers<ContextType>;
  OrganizationSnapshot?: OrganizationSnapshotResolvers<ContextType>;
  PlacementHitConnection?: PlacementHitConnectionResolvers<ContextType>;
  PlacementHitEdge?: PlacementHitEdgeResolvers<ContextType>;
  PlacementHit?: PlacementHitResolvers<ContextType>;
  PlacementSnapshot?: PlacementSnapshotResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  MatchConnection?: MatchConnectionResolvers<ContextType>;
  MatchEdge?: MatchEdgeResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  ScorePart?: ScorePartResolvers<ContextType>;
  Refusal?: RefusalResolvers<ContextType>;
  Proposal?: ProposalResolvers<ContextType>;
  ProposalSet?: ProposalSetResolvers<ContextType>;
  ProposalSetMember?: ProposalSetMemberResolvers<ContextType>;
  ProposalSetItem?: ProposalSetItemResolvers<ContextType>;
  ProposalItem?: ProposalItemResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MatchmakingPlan?: MatchmakingPlanResolvers<ContextType>;
  MatchmakingPair?: MatchmakingPairResolvers<ContextType>;
  UnmatchedDemand?: UnmatchedDemandResolvers<ContextType>;
  IdleProject?: IdleProjectResolvers<ContextType>;
  BlockingPair?: BlockingPairResolvers<ContextType>;
  ApproveMatchmakingPayload?: ApproveMatchmakingPayloadResolvers<ContextType>;
  SupplyAndDemand?: SupplyAndDemandResolvers<ContextType>;
  SupplyTotals?: SupplyTotalsResolvers<ContextType>;
  GapRow?: GapRowResolvers<ContextType>;
  GapKey?: GapKeyResolvers<ContextType>;
  UnmetDemand?: UnmetDemandResolvers<ContextType>;
  UnusedProject?: UnusedProjectResolvers<ContextType>;
  UnservedCommunity?: UnservedCommunityResolvers<ContextType>;
  Rebalance?: RebalanceResolvers<ContextType>;
  RebalanceMove?: RebalanceMoveResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  ChangeConnection?: ChangeConnectionResolvers<ContextType>;
  ChangeEdge?: ChangeEdgeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  ProjectEvent?: ProjectEventResolvers<ContextType>;
  DemandEvent?: DemandEventResolvers<ContextType>;
  PlacementEvent?: PlacementEventResolvers<ContextType>;
};
