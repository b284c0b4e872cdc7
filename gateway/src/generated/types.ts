/* Generated from SDL by infra/scripts/codegen.mjs. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from "graphql";
import type { DirectorySite, DirectoryArea, DirectoryPlace } from "@park-hub/directory";
import type { Principal } from "@park-hub/identity";
import type {
  CarriedOutPair,
  PlacementReference,
  CarryOutProblem,
  DirectoryContext,
} from "../directory/directory-context";
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  /**
   * An instant, RFC 3339 in UTC with milliseconds: `2026-11-23T08:00:00.000Z`.
   * 时刻,UTC,毫秒精度。
   */
  DateTime: { input: string; output: string };
  /**
   * A calendar day, `YYYY-MM-DD`, in the hub's time zone.
   * 日期,按枢纽所在时区。
   */
  Date: { input: string; output: string };
};

/**
 * What kind of site keeps the lists.
 * 站点类型。
 */
export type SiteKind =
  /** The innovation park, headquarters. 社会组织创新园(总公司)。 */
  | "PARK"
  /** A town or street social-work station or party-service centre, a branch. 镇街社工站或党群服务中心(分公司)。 */
  | "STATION"
  /** A partner department. 合作部门。 */
  | "DEPARTMENT";

/**
 * How far a project has come. Only OPEN projects with places left are matched.
 * 项目阶段。只有开放且有名额的项目参与匹配。
 */
export type ProjectStage =
  /** Being written; seen by its site, its organisation and the park's stewards only. 草稿。 */
  | "DRAFT"
  /** Cultivated at the park, published, not yet open. 孵化中。 */
  | "INCUBATING"
  /** Open to demands. 开放对接。 */
  | "OPEN"
  /** Open, but every place is taken. 名额已满。 */
  | "FULL"
  /** Paused by its organisation. 暂停。 */
  | "PAUSED"
  /** Ended. 已结束。 */
  | "ENDED"
  /** Taken back. 已撤回。 */
  | "WITHDRAWN";

/**
 * How far a demand has come.
 * 需求状态。
 */
export type DemandState =
  /** Being written; seen by its site and the park's stewards only. 草稿。 */
  | "DRAFT"
  /** Published, looking for a project. 待对接。 */
  | "OPEN"
  /** At least one placement is under way. 对接中。 */
  | "MATCHING"
  /** A project has landed. 已落地。 */
  | "PLACED"
  /** Closed. 已关闭。 */
  | "CLOSED"
  /** Taken back. 已撤回。 */
  | "WITHDRAWN";

/**
 * How far a placement (对接单) has come.
 * 对接单状态。
 */
export type PlacementState =
  /** Proposed by one side. 已提出。 */
  | "PROPOSED"
  /** The sides have spoken. 已联系。 */
  | "CONTACTED"
  /** A matching meeting is set or held. 对接会。 */
  | "MEETING"
  /** The plan is being adapted to the community. 社区化方案调整。 */
  | "ADAPTING"
  /** Both sides agreed. 已签约。 */
  | "AGREED"
  /** The project works on site; one of its places is taken. 已落地,占用一个名额。 */
  | "LANDED"
  /** Ended with an outcome. 已结项。 */
  | "CLOSED"
  /** Declined with a reason. 已婉拒。 */
  | "DECLINED";

/**
 * Fields of service.
 * 服务领域。
 */
export type ServiceField =
  /** Elderly care. 养老服务。 */
  | "ELDERLY_CARE"
  /** Child protection. 儿童保护。 */
  | "CHILD_PROTECTION"
  /** Environment. 环境整治。 */
  | "ENVIRONMENT"
  /** Volunteering. 志愿服务。 */
  | "VOLUNTEERING"
  /** Community building. 社区营造。 */
  | "COMMUNITY_BUILDING"
  /** Mediation. 矛盾调解。 */
  | "MEDIATION"
  /** Legal aid. 法律服务。 */
  | "LEGAL_AID"
  /** Mental health. 心理健康。 */
  | "MENTAL_HEALTH"
  /** Disability. 助残服务。 */
  | "DISABILITY"
  /** Health. 健康促进。 */
  | "HEALTH"
  /** Employment. 就业创业。 */
  | "EMPLOYMENT"
  /** Rural revival. 乡村振兴。 */
  | "RURAL_REVIVAL"
  /** Culture and arts. 文化艺术。 */
  | "CULTURE_ARTS"
  /** Education. 教育成长。 */
  | "EDUCATION"
  /** Families and women. 家庭妇女。 */
  | "FAMILY_WOMEN"
  /** Youth. 青年发展。 */
  | "YOUTH"
  /** Safety. 安全治理。 */
  | "SAFETY"
  /** Party building. 党建引领。 */
  | "PARTY_BUILDING"
  /** Public venture. 公益创投。 */
  | "PUBLIC_VENTURE"
  /** Charity relief. 慈善救助。 */
  | "CHARITY_RELIEF";

/**
 * Whom a project serves or a demand speaks for.
 * 服务对象。
 */
export type Audience =
  /** Elderly. 老年人。 */
  | "ELDERLY"
  /** Children. 儿童。 */
  | "CHILDREN"
  /** Teenagers. 青少年。 */
  | "TEENAGERS"
  /** Youth. 青年。 */
  | "YOUTH"
  /** Women. 妇女。 */
  | "WOMEN"
  /** Families. 家庭。 */
  | "FAMILIES"
  /** Persons with disabilities. 残障人士。 */
  | "PERSONS_WITH_DISABILITIES"
  /** New residents of the city. 新市民。 */
  | "MIGRANTS"
  /** Households of low income. 困难群众。 */
  | "LOW_INCOME"
  /** Veterans. 退役军人。 */
  | "VETERANS"
  /** Villagers. 村民。 */
  | "VILLAGERS"
  /** Workers of new forms of employment. 新就业群体。 */
  | "NEW_EMPLOYMENT_WORKERS"
  /** Volunteers. 志愿者。 */
  | "VOLUNTEERS"
  /** All residents. 全体居民。 */
  | "ALL_RESIDENTS";

/**
 * In which form a project works.
 * 服务形式。
 */
export type Format =
  /** Workshop. 工作坊。 */
  | "WORKSHOP"
  /** Home visit. 入户探访。 */
  | "HOME_VISIT"
  /** Counselling. 咨询辅导。 */
  | "COUNSELLING"
  /** Training. 培训。 */
  | "TRAINING"
  /** Event. 活动。 */
  | "EVENT"
  /** Market stalls. 市集。 */
  | "MARKET"
  /** Exhibition. 展览。 */
  | "EXHIBITION"
  /** Competition. 比赛。 */
  | "COMPETITION"
  /** Study tour. 游学参访。 */
  | "TOUR"
  /** Service on site. 驻点服务。 */
  | "ON_SITE_SERVICE"
  /** Hotline. 热线。 */
  | "HOTLINE"
  /** Space renewal. 空间改造。 */
  | "SPACE_RENEWAL"
  /** Building of teams. 队伍培育。 */
  | "TEAM_BUILDING";

/**
 * Kinds of resources.
 * 资源类型。
 */
export type ResourceKind =
  /** Venue. 场地。 */
  | "VENUE"
  /** Fund. 资金。 */
  | "FUND"
  /** Mentor. 导师。 */
  | "MENTOR"
  /** Volunteers. 志愿者队伍。 */
  | "VOLUNTEERS"
  /** Equipment. 设备。 */
  | "EQUIPMENT"
  /** Policy. 政策。 */
  | "POLICY";

/**
 * Where a page of a connection lies.
 * 分页信息。
 */
export type PageInfo = {
  readonly __typename?: "PageInfo";
  /** Whether more follow. 是否还有下一页。 */
  readonly hasNextPage: Scalars["Boolean"]["output"];
  /** Whether some came before. 是否有上一页。 */
  readonly hasPreviousPage: Scalars["Boolean"]["output"];
  /** Cursor of the first edge of the page. 首条游标。 */
  readonly startCursor?: Maybe<Scalars["String"]["output"]>;
  /** Cursor of the last edge of the page; pass it as `after`. 末条游标,作为下一页的 after。 */
  readonly endCursor?: Maybe<Scalars["String"]["output"]>;
};

/**
 * A range in whole yuan; a missing end is open.
 * 金额区间(元),缺一端表示不限。
 */
export type MoneyRange = {
  readonly __typename?: "MoneyRange";
  /** At least, in yuan. 下限。 */
  readonly min?: Maybe<Scalars["Int"]["output"]>;
  /** At most, in yuan. 上限。 */
  readonly max?: Maybe<Scalars["Int"]["output"]>;
};

/**
 * Something in the input that a person can mend.
 * 输入中可由填报人改正的问题。
 */
export type Problem = {
  readonly __typename?: "Problem";
  /** Path in the input, e.g. `["creditCode"]`. 输入中的路径。 */
  readonly field: ReadonlyArray<Scalars["String"]["output"]>;
  /** What rule was broken. 违反的规则。 */
  readonly code: ProblemCode;
  /** The thing, the value and the rule, in Chinese for station staff. 中文说明:对象、所见值与规则。 */
  readonly message: Scalars["String"]["output"];
};

/**
 * Rules that an input can break.
 * 问题代码。
 */
export type ProblemCode =
  /** A value is missing. 必填。 */
  | "REQUIRED"
  /** A text has too many characters. 过长。 */
  | "TOO_LONG"
  /** A number or date lies outside its range, or dates are out of order. 超出范围或先后颠倒。 */
  | "OUT_OF_RANGE"
  /** A value has not the form it must have. 格式不符。 */
  | "BAD_FORMAT"
  /** The check character of a unified social credit code is wrong. 统一社会信用代码校验位不符。 */
  | "BAD_CHECK_CHARACTER"
  /** There is no such object. 不存在。 */
  | "NOT_FOUND"
  /** The object is not in a state that allows this. 当前状态不允许。 */
  | "WRONG_STATE"
  /** Somebody changed the object since; the message gives the current version. 版本冲突。 */
  | "CONFLICT"
  /** There is such an object already. 重复。 */
  | "DUPLICATE"
  /** No place is left. 名额已满。 */
  | "NO_CAPACITY"
  /** The idempotency key was used with another input. 幂等键与另一输入重复。 */
  | "IDEMPOTENCY_MISMATCH"
  /** Another site that has to agree cannot be reached; nothing was changed. 另一站点暂不可达,未作任何改动。 */
  | "OTHER_SITE_UNAVAILABLE"
  /** A rule about this object forbids it to the caller. 无权对此对象操作。 */
  | "FORBIDDEN";

/**
 * Categories of social organisations.
 * 社会组织类别。
 */
export type OrganizationCategory =
  /** Social association (51). 社会团体。 */
  | "SOCIAL_ASSOCIATION"
  /** Foundation (53). 基金会。 */
  | "FOUNDATION"
  /** Social service agency (52). 社会服务机构。 */
  | "SOCIAL_SERVICE_AGENCY";

/**
 * Credit standing of an organisation; only GOOD ones are matched.
 * 信用状况,仅良好者参与匹配。
 */
export type CreditStanding =
  /** Good. 良好。 */
  | "GOOD"
  /** On the list of abnormal activity. 活动异常。 */
  | "ABNORMAL"
  /** On the list of serious violations. 严重违法失信。 */
  | "SERIOUSLY_DISHONEST";

/** Which organisations. 社会组织筛选。 */
export type OrganizationFilter = {
  /** Only these categories. 仅这些类别。 */
  readonly categories?: InputMaybe<ReadonlyArray<OrganizationCategory>>;
  /** Only these credit standings. 仅这些信用状况。 */
  readonly creditStanding?: InputMaybe<ReadonlyArray<CreditStanding>>;
};

/** Questions. 查询。 */
export type Query = {
  readonly __typename?: "Query";
  /** One site by its code; null when there is none. 按代码查站点。 */
  readonly site?: Maybe<Site>;
  /** Sites in the order of their registration, retired ones last. 站点列表,按登记先后。 */
  readonly sites?: Maybe<SiteConnection>;
  /** One area by its division code; null when there is none. 按区划代码查区域。 */
  readonly area?: Maybe<Area>;
  /** Townships, communities and villages whose name holds the text; namesakes all appear, none is guessed. 按名称查镇街、村社,同名者全部列出。 */
  readonly places?: Maybe<ReadonlyArray<Maybe<Place>>>;
  /** Who is asking. 当前访问者。 */
  readonly viewer?: Maybe<Viewer>;
};

/** Questions. 查询。 */
export type QuerySiteArgs = {
  code: Scalars["ID"]["input"];
};

/** Questions. 查询。 */
export type QuerySitesArgs = {
  kind?: InputMaybe<SiteKind>;
  within?: InputMaybe<Scalars["String"]["input"]>;
  first?: InputMaybe<Scalars["Int"]["input"]>;
  after?: InputMaybe<Scalars["String"]["input"]>;
};

/** Questions. 查询。 */
export type QueryAreaArgs = {
  code: Scalars["String"]["input"];
};

/** Questions. 查询。 */
export type QueryPlacesArgs = {
  text: Scalars["String"]["input"];
  first?: InputMaybe<Scalars["Int"]["input"]>;
};

export type Mutation = {
  readonly __typename?: "Mutation";
  /** Approves a plan of a matchmaking event and opens its placements, each at the site of its demand, with the caller's own rights there. May be repeated: each pair's placement is opened once. 批准对接会方案并逐对建立对接单,以批准人本人的权限在各需求所在站点执行;可重复执行,每对只建一次。 */
  readonly carryOutMatchmaking?: Maybe<CarryOutMatchmakingPayload>;
};

export type MutationCarryOutMatchmakingArgs = {
  input: CarryOutMatchmakingInput;
};

/** Which plan is carried out. 执行哪个方案。 */
export type CarryOutMatchmakingInput = {
  /** The plan. 方案编号。 */
  readonly planId: Scalars["ID"]["input"];
};

/** What became of a plan. 方案执行结果。 */
export type CarryOutMatchmakingPayload = {
  readonly __typename?: "CarryOutMatchmakingPayload";
  /** The plan. 方案编号。 */
  readonly planId: Scalars["ID"]["output"];
  /** One for each pair of the plan, in its order. 逐对结果。 */
  readonly placements: ReadonlyArray<PlannedPlacement>;
  /** What kept the plan from being carried out at all; empty when all went well. 方案本身的问题,空表示已执行。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a pair of a plan. 一对的执行结果。 */
export type PlannedPlacement = {
  readonly __typename?: "PlannedPlacement";
  /** The demand. 需求编号。 */
  readonly demandId: Scalars["ID"]["output"];
  /** The project. 项目编号。 */
  readonly projectId: Scalars["ID"]["output"];
  /** Id of its placement; null when problems kept it from being opened. 对接单编号,有问题时为空。 */
  readonly placementId?: Maybe<Scalars["ID"]["output"]>;
  /** The placement; null when its site is away. 对接单,站点不可达时为空。 */
  readonly placement?: Maybe<Placement>;
  /** What a person can mend about this pair; empty when its placement is open. 这一对待改正的问题。 */
  readonly problems: ReadonlyArray<Problem>;
};

export type Placement = {
  readonly __typename?: "Placement";
  readonly id: Scalars["ID"]["output"];
};

/**
 * A site: whoever keeps three lists.
 * 站点:持有三张清单的一方。
 */
export type Site = {
  readonly __typename?: "Site";
  /** Its code, never re-used. 站点代码,永不复用。 */
  readonly code: Scalars["ID"]["output"];
  /** Its name. 名称。 */
  readonly name: Scalars["String"]["output"];
  /** Its kind. 类型。 */
  readonly kind: SiteKind;
  /** The area that it serves. 服务区域。 */
  readonly area?: Maybe<Area>;
  /** Whether it is active or retired. 在用或退役。 */
  readonly lifecycle: SiteLifecycle;
  /** Whether it answers. 健康状况。 */
  readonly health: SiteHealth;
  /** How its schema relates to the hub's contract. 接口契约状况。 */
  readonly contract: ContractState;
};

/** Life cycle of a site. 站点生命周期。 */
export type SiteLifecycle =
  /** Active. 在用。 */
  | "ACTIVE"
  /** Retired; still readable. 已退役,仍可读取。 */
  | "RETIRED";

/** Whether a site answers. 站点健康状况。 */
export type SiteHealth =
  /** It answers. 正常。 */
  | "UP"
  /** It answers late or not always. 不稳定。 */
  | "DEGRADED"
  /** It does not answer. 不可达。 */
  | "DOWN";

/** How a site's schema relates to the hub's contract. 站点接口与契约的关系。 */
export type ContractState =
  /** The same. 一致。 */
  | "SAME"
  /** It lacks output fields. 落后,缺少部分输出字段。 */
  | "BEHIND"
  /** It has more than the contract. 超前。 */
  | "AHEAD"
  /** It contradicts the contract and is not asked. 不兼容,不予访问。 */
  | "INCOMPATIBLE"
  /** Not yet compared. 尚未比对。 */
  | "UNKNOWN";

/**
 * An administrative area.
 * 行政区划。
 */
export type Area = {
  readonly __typename?: "Area";
  /** Division code: 330200, 330212, 330212011. 区划代码。 */
  readonly code: Scalars["String"]["output"];
  /** Its name. 名称。 */
  readonly name: Scalars["String"]["output"];
  /** Its level. 级别。 */
  readonly level: AreaLevel;
  /** The area above. 上级区域。 */
  readonly parent?: Maybe<Area>;
  /** Codes that sources give it. 各来源的代码。 */
  readonly codes: ReadonlyArray<DivisionCode>;
};

/** Levels of areas. 区划级别。 */
export type AreaLevel =
  /** City. 市。 */
  | "CITY"
  /** District or county. 区县(市)。 */
  | "DISTRICT"
  /** Township or street. 镇街。 */
  | "TOWNSHIP"
  /** Community or village. 村社。 */
  | "COMMUNITY";

/** A division code with the scheme that it belongs to. 某编码体系下的区划代码。 */
export type DivisionCode = {
  readonly __typename?: "DivisionCode";
  /** The scheme, e.g. `GB/T 2260`. 编码体系。 */
  readonly scheme: Scalars["String"]["output"];
  /** The code. 代码。 */
  readonly code: Scalars["String"]["output"];
};

/** A place found by name. 按名称找到的地方。 */
export type Place = {
  readonly __typename?: "Place";
  /** Its name. 名称。 */
  readonly name: Scalars["String"]["output"];
  /** Its level. 级别。 */
  readonly level: AreaLevel;
  /** The township that it lies in, or the area that it is. 所属镇街,或其自身区划。 */
  readonly area?: Maybe<Area>;
  /** Code of the site that serves it. 服务站点代码。 */
  readonly siteCode?: Maybe<Scalars["ID"]["output"]>;
};

/** A page of sites. 站点分页。 */
export type SiteConnection = {
  readonly __typename?: "SiteConnection";
  /** The sites of the page. 本页站点。 */
  readonly nodes: ReadonlyArray<Site>;
  /** The sites with their cursors. 带游标的站点。 */
  readonly edges: ReadonlyArray<SiteEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars["Int"]["output"];
};

/** A site with its cursor. 带游标的站点。 */
export type SiteEdge = {
  readonly __typename?: "SiteEdge";
  /** Its cursor. 游标。 */
  readonly cursor: Scalars["String"]["output"];
  /** The site. 站点。 */
  readonly node: Site;
};

/** Who is asking, as the bearer token says. 当前访问者,依令牌。 */
export type Viewer = {
  readonly __typename?: "Viewer";
  /** Subject of the token; `public` without one. 令牌主体,无令牌为 public。 */
  readonly subject: Scalars["String"]["output"];
  /** Roles. 角色。 */
  readonly roles: ReadonlyArray<Scalars["String"]["output"]>;
  /** Code of the site that the caller works at. 所属站点代码。 */
  readonly siteCode?: Maybe<Scalars["ID"]["output"]>;
  /** The site that the caller works at. 所属站点。 */
  readonly site?: Maybe<Site>;
  /** Id of the organisation that the caller speaks for. 所代表组织编号。 */
  readonly organizationId?: Maybe<Scalars["ID"]["output"]>;
};

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
  reference: TReference,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<
  TResult,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
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

export type SubscriptionResolver<
  TResult,
  TKey extends string,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> =
  | ((...args: unknown[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo,
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  obj: T,
  context: TContext,
  info: GraphQLResolveInfo,
) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<
  TResult = Record<PropertyKey, never>,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Site: Site;
  Area: Area;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Site: { __typename: "Site" } & GraphQLRecursivePick<FederationTypes["Site"], { code: true }>;
  Area: { __typename: "Area" } & GraphQLRecursivePick<FederationTypes["Area"], { code: true }>;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars["DateTime"]["output"]>;
  Date: ResolverTypeWrapper<Scalars["Date"]["output"]>;
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
  Int: ResolverTypeWrapper<Scalars["Int"]["output"]>;
  Problem: ResolverTypeWrapper<CarryOutProblem>;
  ProblemCode: ProblemCode;
  OrganizationCategory: OrganizationCategory;
  CreditStanding: CreditStanding;
  OrganizationFilter: OrganizationFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars["ID"]["output"]>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  CarryOutMatchmakingInput: CarryOutMatchmakingInput;
  CarryOutMatchmakingPayload: ResolverTypeWrapper<
    Omit<CarryOutMatchmakingPayload, "placements" | "problems"> & {
      placements: ReadonlyArray<ResolversTypes["PlannedPlacement"]>;
      problems: ReadonlyArray<ResolversTypes["Problem"]>;
    }
  >;
  PlannedPlacement: ResolverTypeWrapper<CarriedOutPair>;
  Placement: ResolverTypeWrapper<PlacementReference>;
  Site: ResolverTypeWrapper<DirectorySite>;
  SiteLifecycle: SiteLifecycle;
  SiteHealth: SiteHealth;
  ContractState: ContractState;
  Area: ResolverTypeWrapper<DirectoryArea>;
  AreaLevel: AreaLevel;
  DivisionCode: ResolverTypeWrapper<DivisionCode>;
  Place: ResolverTypeWrapper<DirectoryPlace>;
  SiteConnection: ResolverTypeWrapper<
    Omit<SiteConnection, "nodes" | "edges"> & {
      nodes: ReadonlyArray<ResolversTypes["Site"]>;
      edges: ReadonlyArray<ResolversTypes["SiteEdge"]>;
    }
  >;
  SiteEdge: ResolverTypeWrapper<Omit<SiteEdge, "node"> & { node: ResolversTypes["Site"] }>;
  Viewer: ResolverTypeWrapper<Principal>;
  String: ResolverTypeWrapper<Scalars["String"]["output"]>;
  Boolean: ResolverTypeWrapper<Scalars["Boolean"]["output"]>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars["DateTime"]["output"];
  Date: Scalars["Date"]["output"];
  PageInfo: PageInfo;
  MoneyRange: MoneyRange;
  Int: Scalars["Int"]["output"];
  Problem: CarryOutProblem;
  OrganizationFilter: OrganizationFilter;
  Query: Record<PropertyKey, never>;
  ID: Scalars["ID"]["output"];
  Mutation: Record<PropertyKey, never>;
  CarryOutMatchmakingInput: CarryOutMatchmakingInput;
  CarryOutMatchmakingPayload: Omit<CarryOutMatchmakingPayload, "placements" | "problems"> & {
    placements: ReadonlyArray<ResolversParentTypes["PlannedPlacement"]>;
    problems: ReadonlyArray<ResolversParentTypes["Problem"]>;
  };
  PlannedPlacement: CarriedOutPair;
  Placement: PlacementReference;
  Site: DirectorySite;
  Area: DirectoryArea;
  DivisionCode: DivisionCode;
  Place: DirectoryPlace;
  SiteConnection: Omit<SiteConnection, "nodes" | "edges"> & {
    nodes: ReadonlyArray<ResolversParentTypes["Site"]>;
    edges: ReadonlyArray<ResolversParentTypes["SiteEdge"]>;
  };
  SiteEdge: Omit<SiteEdge, "node"> & { node: ResolversParentTypes["Site"] };
  Viewer: Principal;
  String: Scalars["String"]["output"];
  Boolean: Scalars["Boolean"]["output"];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes["DateTime"], unknown> {
  name: "DateTime";
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes["Date"], unknown> {
  name: "Date";
}

export type PageInfoResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["PageInfo"] = ResolversParentTypes["PageInfo"],
> = {
  hasNextPage?: Resolver<ResolversTypes["Boolean"], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes["Boolean"], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes["String"]>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes["String"]>, ParentType, ContextType>;
};

export type MoneyRangeResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["MoneyRange"] = ResolversParentTypes["MoneyRange"],
> = {
  min?: Resolver<Maybe<ResolversTypes["Int"]>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes["Int"]>, ParentType, ContextType>;
};

export type ProblemResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Problem"] = ResolversParentTypes["Problem"],
> = {
  field?: Resolver<ReadonlyArray<ResolversTypes["String"]>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes["ProblemCode"], ParentType, ContextType>;
  message?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
};

export type QueryResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Query"] = ResolversParentTypes["Query"],
> = {
  site?: Resolver<Maybe<ResolversTypes["Site"]>, ParentType, ContextType, RequireFields<QuerySiteArgs, "code">>;
  sites?: Resolver<
    Maybe<ResolversTypes["SiteConnection"]>,
    ParentType,
    ContextType,
    RequireFields<QuerySitesArgs, "first">
  >;
  area?: Resolver<Maybe<ResolversTypes["Area"]>, ParentType, ContextType, RequireFields<QueryAreaArgs, "code">>;
  places?: Resolver<
    Maybe<ReadonlyArray<Maybe<ResolversTypes["Place"]>>>,
    ParentType,
    ContextType,
    RequireFields<QueryPlacesArgs, "text" | "first">
  >;
  viewer?: Resolver<Maybe<ResolversTypes["Viewer"]>, ParentType, ContextType>;
};

export type MutationResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Mutation"] = ResolversParentTypes["Mutation"],
> = {
  carryOutMatchmaking?: Resolver<
    Maybe<ResolversTypes["CarryOutMatchmakingPayload"]>,
    ParentType,
    ContextType,
    RequireFields<MutationCarryOutMatchmakingArgs, "input">
  >;
};

export type CarryOutMatchmakingPayloadResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["CarryOutMatchmakingPayload"] =
    ResolversParentTypes["CarryOutMatchmakingPayload"],
> = {
  planId?: Resolver<ResolversTypes["ID"], ParentType, ContextType>;
  placements?: Resolver<ReadonlyArray<ResolversTypes["PlannedPlacement"]>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes["Problem"]>, ParentType, ContextType>;
};

export type PlannedPlacementResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["PlannedPlacement"] = ResolversParentTypes["PlannedPlacement"],
> = {
  demandId?: Resolver<ResolversTypes["ID"], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes["ID"], ParentType, ContextType>;
  placementId?: Resolver<Maybe<ResolversTypes["ID"]>, ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes["Placement"]>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes["Problem"]>, ParentType, ContextType>;
};

export type PlacementResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Placement"] = ResolversParentTypes["Placement"],
> = {
  id?: Resolver<ResolversTypes["ID"], ParentType, ContextType>;
};

export type SiteResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Site"] = ResolversParentTypes["Site"],
  FederationReferenceType extends FederationReferenceTypes["Site"] = FederationReferenceTypes["Site"],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes["Site"]> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  code?: Resolver<ResolversTypes["ID"], ParentType, ContextType>;
  name?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes["SiteKind"], ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes["Area"]>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes["SiteLifecycle"], ParentType, ContextType>;
  health?: Resolver<ResolversTypes["SiteHealth"], ParentType, ContextType>;
  contract?: Resolver<ResolversTypes["ContractState"], ParentType, ContextType>;
};

export type AreaResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Area"] = ResolversParentTypes["Area"],
  FederationReferenceType extends FederationReferenceTypes["Area"] = FederationReferenceTypes["Area"],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes["Area"]> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  code?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
  name?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
  level?: Resolver<ResolversTypes["AreaLevel"], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes["Area"]>, ParentType, ContextType>;
  codes?: Resolver<ReadonlyArray<ResolversTypes["DivisionCode"]>, ParentType, ContextType>;
};

export type DivisionCodeResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["DivisionCode"] = ResolversParentTypes["DivisionCode"],
> = {
  scheme?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
  code?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
};

export type PlaceResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Place"] = ResolversParentTypes["Place"],
> = {
  name?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
  level?: Resolver<ResolversTypes["AreaLevel"], ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes["Area"]>, ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes["ID"]>, ParentType, ContextType>;
};

export type SiteConnectionResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["SiteConnection"] = ResolversParentTypes["SiteConnection"],
> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes["Site"]>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes["SiteEdge"]>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes["PageInfo"], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes["Int"], ParentType, ContextType>;
};

export type SiteEdgeResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["SiteEdge"] = ResolversParentTypes["SiteEdge"],
> = {
  cursor?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
  node?: Resolver<ResolversTypes["Site"], ParentType, ContextType>;
};

export type ViewerResolvers<
  ContextType = DirectoryContext,
  ParentType extends ResolversParentTypes["Viewer"] = ResolversParentTypes["Viewer"],
> = {
  subject?: Resolver<ResolversTypes["String"], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes["String"]>, ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes["ID"]>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes["Site"]>, ParentType, ContextType>;
  organizationId?: Resolver<Maybe<ResolversTypes["ID"]>, ParentType, ContextType>;
};

export type Resolvers<ContextType = DirectoryContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  CarryOutMatchmakingPayload?: CarryOutMatchmakingPayloadResolvers<ContextType>;
  PlannedPlacement?: PlannedPlacementResolvers<ContextType>;
  Placement?: PlacementResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  Area?: AreaResolvers<ContextType>;
  DivisionCode?: DivisionCodeResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  SiteConnection?: SiteConnectionResolvers<ContextType>;
  SiteEdge?: SiteEdgeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};
