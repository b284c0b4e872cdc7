/* Generated from SDL by infra/scripts/codegen.mjs. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SiteReference, AreaReference, OrganizationReference, ProjectParent, DemandParent } from '../model/references';
import type { Resource as ResourceRecord } from '../model/resource';
import type { Placement as PlacementRecord, PlacementStep as PlacementStepRecord } from '../model/placement';
import type { ProjectPage, DemandPage, ResourcePage, PlacementPage } from '../loaders/list-page';
import type { SiteContext } from '../context/site-context';
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
  /** One project by its id. 按编号查项目。 */
  readonly project?: Maybe<Project>;
  /** One demand by its id. 按编号查需求。 */
  readonly demand?: Maybe<Demand>;
  /** One resource by its id. 按编号查资源。 */
  readonly resource?: Maybe<Resource>;
  /** One placement by its id. 按编号查对接单。 */
  readonly placement?: Maybe<Placement>;
};


export type QueryProjectArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDemandArgs = {
  id: Scalars['ID']['input'];
};


export type QueryResourceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPlacementArgs = {
  id: Scalars['ID']['input'];
};

export type Site = {
  readonly __typename?: 'Site';
  readonly code: Scalars['ID']['output'];
  /** Projects of this site. 本站项目清单。 */
  readonly projects?: Maybe<ProjectConnection>;
  /** Demands of this site. 本站需求清单。 */
  readonly demands?: Maybe<DemandConnection>;
  /** Resources of this site. 本站资源清单。 */
  readonly resources?: Maybe<ResourceConnection>;
  /** Placements of this site's demands. 本站需求的对接单。 */
  readonly placements?: Maybe<PlacementConnection>;
};


export type SiteProjectsArgs = {
  stage?: InputMaybe<ReadonlyArray<ProjectStage>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SiteDemandsArgs = {
  state?: InputMaybe<ReadonlyArray<DemandState>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SiteResourcesArgs = {
  kind?: InputMaybe<ReadonlyArray<ResourceKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SitePlacementsArgs = {
  state?: InputMaybe<ReadonlyArray<PlacementState>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Area = {
  readonly __typename?: 'Area';
  readonly code: Scalars['String']['output'];
};

export type Organization = {
  readonly __typename?: 'Organization';
  readonly id: Scalars['ID']['output'];
};

/**
 * A project: what an organisation offers to do, kept on a site's project list.
 * 项目:社会组织可提供的服务,列入某站点的项目清单。
 */
export type Project = {
  readonly __typename?: 'Project';
  /** `<site>:<ULID>`. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** Code of the site on whose list it stands. 所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** The site on whose list it stands. 所在站点。 */
  readonly site?: Maybe<Site>;
  /** Id of the organisation that runs it. 承办组织编号。 */
  readonly organizationId: Scalars['ID']['output'];
  /** The organisation that runs it. 承办组织。 */
  readonly organization?: Maybe<Organization>;
  /** At most 80 characters. 名称,最多 80 字。 */
  readonly title: Scalars['String']['output'];
  /** Who is served, what is done, how; at most 2,000 characters. 简介,最多 2000 字。 */
  readonly summary: Scalars['String']['output'];
  /** Fields of service. 服务领域。 */
  readonly fields: ReadonlyArray<ServiceField>;
  /** Whom it serves. 服务对象。 */
  readonly audiences: ReadonlyArray<Audience>;
  /** In which form it works. 服务形式。 */
  readonly formats: ReadonlyArray<Format>;
  /** What one placement costs, in yuan. 单次落地费用(元)。 */
  readonly budget?: Maybe<MoneyRange>;
  /** Division codes it serves; a 6-digit code covers its townships, 330200 the city. 服务区划代码。 */
  readonly serviceAreaCodes: ReadonlyArray<Scalars['String']['output']>;
  /** The areas it serves. 服务区域。 */
  readonly serviceAreas: ReadonlyArray<Maybe<Area>>;
  /** How many placements it could take when its capacity was last set. 可承接名额。 */
  readonly capacity: Scalars['Int']['output'];
  /** How many it can still take. 剩余名额。 */
  readonly placesLeft: Scalars['Int']['output'];
  /** First day it can work. 可开始日期。 */
  readonly availableFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day it can work. 可结束日期。 */
  readonly availableTo?: Maybe<Scalars['Date']['output']>;
  /** Busy up to and including this day. 忙至该日。 */
  readonly busyUntil?: Maybe<Scalars['Date']['output']>;
  /** How far it has come. 阶段。 */
  readonly stage: ProjectStage;
  /** Counts its changes; pass it to change the project. 版本号,修改时回传。 */
  readonly version: Scalars['Int']['output'];
  /** When it was published. 发布时间。 */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was last changed. 最近修改时间。 */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/**
 * A demand: what a community or department needs, kept on a site's demand list.
 * 需求:社区或部门所需,列入某站点的需求清单。
 */
export type Demand = {
  readonly __typename?: 'Demand';
  /** `<site>:<ULID>`. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** Code of the site on whose list it stands. 所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** The site on whose list it stands. 所在站点。 */
  readonly site?: Maybe<Site>;
  /** Division code of where the service is to land. 落地区划代码。 */
  readonly areaCode?: Maybe<Scalars['String']['output']>;
  /** Where the service is to land. 落地区域。 */
  readonly area?: Maybe<Area>;
  /** Name of the community or village. 社区或村名。 */
  readonly community?: Maybe<Scalars['String']['output']>;
  /** At most 80 characters. 标题,最多 80 字。 */
  readonly title: Scalars['String']['output'];
  /** The need in the words of those who live with it; at most 2,000 characters. 需求描述,最多 2000 字。 */
  readonly description: Scalars['String']['output'];
  /** Fields of service. 服务领域。 */
  readonly fields: ReadonlyArray<ServiceField>;
  /** Whom it is for. 服务对象。 */
  readonly audiences: ReadonlyArray<Audience>;
  /** What can be paid at most, in yuan. 预算上限(元)。 */
  readonly budgetMax?: Maybe<Scalars['Int']['output']>;
  /** First day it is needed. 需要开始日期。 */
  readonly neededFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day it is needed. 需要截止日期。 */
  readonly neededBy?: Maybe<Scalars['Date']['output']>;
  /** What was tried before. 已试过的办法。 */
  readonly tried: ReadonlyArray<Scalars['String']['output']>;
  /** How far it has come. 状态。 */
  readonly state: DemandState;
  /** Counts its changes; pass it to change the demand. 版本号,修改时回传。 */
  readonly version: Scalars['Int']['output'];
  /** When it was posted. 发布时间。 */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was last changed. 最近修改时间。 */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Placements of this demand, newest first. 该需求的对接单,新的在前。 */
  readonly placements?: Maybe<PlacementConnection>;
};


/**
 * A demand: what a community or department needs, kept on a site's demand list.
 * 需求:社区或部门所需,列入某站点的需求清单。
 */
export type DemandPlacementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A resource: a venue, fund, mentor, team, equipment or policy that a site can lend.
 * 资源:站点可提供的场地、资金、导师、队伍、设备或政策。
 */
export type Resource = {
  readonly __typename?: 'Resource';
  /** `<site>:<ULID>`. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** Code of the site on whose list it stands. 所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** The site on whose list it stands. 所在站点。 */
  readonly site?: Maybe<Site>;
  /** Its kind. 类型。 */
  readonly kind: ResourceKind;
  /** At most 80 characters. 名称,最多 80 字。 */
  readonly title: Scalars['String']['output'];
  /** What it is and how it is had; at most 2,000 characters. 说明,最多 2000 字。 */
  readonly summary: Scalars['String']['output'];
  /** Division code of where it is. 所在区划代码。 */
  readonly areaCode?: Maybe<Scalars['String']['output']>;
  /** Where it is. 所在区域。 */
  readonly area?: Maybe<Area>;
  /** How much there is of it. 数量。 */
  readonly quantity: Scalars['Int']['output'];
  /** What is counted; at most 16 characters. 单位,最多 16 字。 */
  readonly unit: Scalars['String']['output'];
  /** First day it can be had. 可用开始日期。 */
  readonly availableFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day it can be had. 可用截止日期。 */
  readonly availableTo?: Maybe<Scalars['Date']['output']>;
  /** Counts its changes; pass it to change the resource. 版本号,修改时回传。 */
  readonly version: Scalars['Int']['output'];
};

/** A page of projects. 项目分页。 */
export type ProjectConnection = {
  readonly __typename?: 'ProjectConnection';
  /** The projects of the page. 本页项目。 */
  readonly nodes: ReadonlyArray<Project>;
  /** The projects with their cursors. 带游标的项目。 */
  readonly edges: ReadonlyArray<ProjectEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A project with its cursor. 带游标的项目。 */
export type ProjectEdge = {
  readonly __typename?: 'ProjectEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The project. 项目。 */
  readonly node: Project;
};

/** A page of demands. 需求分页。 */
export type DemandConnection = {
  readonly __typename?: 'DemandConnection';
  /** The demands of the page. 本页需求。 */
  readonly nodes: ReadonlyArray<Demand>;
  /** The demands with their cursors. 带游标的需求。 */
  readonly edges: ReadonlyArray<DemandEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A demand with its cursor. 带游标的需求。 */
export type DemandEdge = {
  readonly __typename?: 'DemandEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The demand. 需求。 */
  readonly node: Demand;
};

/** A page of resources. 资源分页。 */
export type ResourceConnection = {
  readonly __typename?: 'ResourceConnection';
  /** The resources of the page. 本页资源。 */
  readonly nodes: ReadonlyArray<Resource>;
  /** The resources with their cursors. 带游标的资源。 */
  readonly edges: ReadonlyArray<ResourceEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A resource with its cursor. 带游标的资源。 */
export type ResourceEdge = {
  readonly __typename?: 'ResourceEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The resource. 资源。 */
  readonly node: Resource;
};

/** Changes; each needs a token. 变更,均需令牌。 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Puts a project on a site's list. 发布项目。 */
  readonly publishProject?: Maybe<ProjectPayload>;
  /** Changes a project. 修改项目。 */
  readonly updateProject?: Maybe<ProjectPayload>;
  /** Takes a project back. 撤回项目。 */
  readonly withdrawProject?: Maybe<ProjectPayload>;
  /** Puts a demand on a site's list. 发布需求。 */
  readonly postDemand?: Maybe<DemandPayload>;
  /** Says a demand more precisely, or closes it. 细化或关闭需求。 */
  readonly refineDemand?: Maybe<DemandPayload>;
  /** Takes a demand back. 撤回需求。 */
  readonly withdrawDemand?: Maybe<DemandPayload>;
  /** Puts a resource on a site's list. 登记资源。 */
  readonly offerResource?: Maybe<ResourcePayload>;
  /** Changes a resource. 修改资源。 */
  readonly updateResource?: Maybe<ResourcePayload>;
  /** Takes a resource back. 撤回资源。 */
  readonly withdrawResource?: Maybe<ResourcePayload>;
  /** Brings a demand and a project together. 建立对接单。 */
  readonly openPlacement?: Maybe<PlacementPayload>;
  /** Moves a placement along its states. 推进对接单。 */
  readonly advancePlacement?: Maybe<PlacementPayload>;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationPublishProjectArgs = {
  input: PublishProjectInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationUpdateProjectArgs = {
  input: UpdateProjectInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationWithdrawProjectArgs = {
  input: WithdrawInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationPostDemandArgs = {
  input: PostDemandInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationRefineDemandArgs = {
  input: RefineDemandInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationWithdrawDemandArgs = {
  input: WithdrawInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationOfferResourceArgs = {
  input: OfferResourceInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationUpdateResourceArgs = {
  input: UpdateResourceInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationWithdrawResourceArgs = {
  input: WithdrawInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationOpenPlacementArgs = {
  input: OpenPlacementInput;
};


/** Changes; each needs a token. 变更,均需令牌。 */
export type MutationAdvancePlacementArgs = {
  input: AdvancePlacementInput;
};

/** A range in whole yuan. 金额区间(元)。 */
export type MoneyRangeInput = {
  /** At least, in yuan. 下限。 */
  readonly min?: InputMaybe<Scalars['Int']['input']>;
  /** At most, in yuan. 上限。 */
  readonly max?: InputMaybe<Scalars['Int']['input']>;
};

/** A new project. 新项目。 */
export type PublishProjectInput = {
  /** Code of the site on whose list it is put. 站点代码。 */
  readonly site: Scalars['ID']['input'];
  /** The same key with the same input returns the first answer, for seven days. 幂等键,七天有效。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Who runs it. 承办组织编号。 */
  readonly organizationId: Scalars['ID']['input'];
  /** 1 to 80 characters. 名称,1 至 80 字。 */
  readonly title: Scalars['String']['input'];
  /** 1 to 2,000 characters. 简介,1 至 2000 字。 */
  readonly summary: Scalars['String']['input'];
  /** Fields of service. 服务领域。 */
  readonly fields?: ReadonlyArray<ServiceField>;
  /** Whom it serves. 服务对象。 */
  readonly audiences?: ReadonlyArray<Audience>;
  /** In which form it works. 服务形式。 */
  readonly formats?: ReadonlyArray<Format>;
  /** What one placement costs. 单次落地费用。 */
  readonly budget?: InputMaybe<MoneyRangeInput>;
  /** Division codes it serves, 1 to 200. 服务区划代码,1 至 200 个。 */
  readonly serviceAreaCodes: ReadonlyArray<Scalars['String']['input']>;
  /** How many placements it can take, 0 to 10,000. 名额,0 至 10000。 */
  readonly capacity: Scalars['Int']['input'];
  /** First day it can work. 可开始日期。 */
  readonly availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it can work. 可结束日期。 */
  readonly availableTo?: InputMaybe<Scalars['Date']['input']>;
  /** Busy up to and including this day. 忙至该日。 */
  readonly busyUntil?: InputMaybe<Scalars['Date']['input']>;
  /** DRAFT, INCUBATING or OPEN. 草稿、孵化中或开放。 */
  readonly stage?: ProjectStage;
};

/** A change to a project; what is left out stays. 项目修改,未填写者不变。 */
export type UpdateProjectInput = {
  /** Which one. 编号。 */
  readonly id: Scalars['ID']['input'];
  /** The version that the change is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** 1 to 80 characters. 名称。 */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 2,000 characters. 简介。 */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Fields of service. 服务领域。 */
  readonly fields?: InputMaybe<ReadonlyArray<ServiceField>>;
  /** Whom it serves. 服务对象。 */
  readonly audiences?: InputMaybe<ReadonlyArray<Audience>>;
  /** In which form it works. 服务形式。 */
  readonly formats?: InputMaybe<ReadonlyArray<Format>>;
  /** What one placement costs; null removes it. 单次落地费用,null 为清除。 */
  readonly budget?: InputMaybe<MoneyRangeInput>;
  /** Division codes it serves. 服务区划代码。 */
  readonly serviceAreaCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How many placements it can take in all, landed ones included. 名额(含已落地)。 */
  readonly capacity?: InputMaybe<Scalars['Int']['input']>;
  /** First day it can work. 可开始日期。 */
  readonly availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it can work. 可结束日期。 */
  readonly availableTo?: InputMaybe<Scalars['Date']['input']>;
  /** Busy up to and including this day. 忙至该日。 */
  readonly busyUntil?: InputMaybe<Scalars['Date']['input']>;
  /** A stage that follows the present one. 后续阶段。 */
  readonly stage?: InputMaybe<ProjectStage>;
};

/** What to take back. 撤回。 */
export type WithdrawInput = {
  /** Which one. 编号。 */
  readonly id: Scalars['ID']['input'];
  /** The version that this is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** Why; at most 200 characters. 原因,最多 200 字。 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** A new demand. 新需求。 */
export type PostDemandInput = {
  /** Code of the site on whose list it is put. 站点代码。 */
  readonly site: Scalars['ID']['input'];
  /** The same key with the same input returns the first answer, for seven days. 幂等键,七天有效。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Division code of where the service is to land. 落地区划代码。 */
  readonly areaCode?: InputMaybe<Scalars['String']['input']>;
  /** Name of the community or village, at most 40 characters. 社区或村名,最多 40 字。 */
  readonly community?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 80 characters. 标题,1 至 80 字。 */
  readonly title: Scalars['String']['input'];
  /** 1 to 2,000 characters. 描述,1 至 2000 字。 */
  readonly description: Scalars['String']['input'];
  /** Fields of service. 服务领域。 */
  readonly fields?: ReadonlyArray<ServiceField>;
  /** Whom it is for. 服务对象。 */
  readonly audiences?: ReadonlyArray<Audience>;
  /** What can be paid at most, in yuan. 预算上限(元)。 */
  readonly budgetMax?: InputMaybe<Scalars['Int']['input']>;
  /** First day it is needed. 需要开始日期。 */
  readonly neededFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it is needed. 需要截止日期。 */
  readonly neededBy?: InputMaybe<Scalars['Date']['input']>;
  /** What was tried before, at most 20 entries of at most 200 characters. 已试过的办法。 */
  readonly tried?: ReadonlyArray<Scalars['String']['input']>;
  /** DRAFT or OPEN. 草稿或待对接。 */
  readonly state?: DemandState;
};

/** A change to a demand; what is left out stays. 需求修改,未填写者不变。 */
export type RefineDemandInput = {
  /** Which one. 编号。 */
  readonly id: Scalars['ID']['input'];
  /** The version that the change is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** Division code of where the service is to land. 落地区划代码。 */
  readonly areaCode?: InputMaybe<Scalars['String']['input']>;
  /** Name of the community or village. 社区或村名。 */
  readonly community?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 80 characters. 标题。 */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 2,000 characters. 描述。 */
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
  /** OPEN (from DRAFT) or CLOSED. 发布或关闭。 */
  readonly state?: InputMaybe<DemandState>;
};

/** A new resource. 新资源。 */
export type OfferResourceInput = {
  /** Code of the site on whose list it is put. 站点代码。 */
  readonly site: Scalars['ID']['input'];
  /** The same key with the same input returns the first answer, for seven days. 幂等键,七天有效。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Its kind. 类型。 */
  readonly kind: ResourceKind;
  /** 1 to 80 characters. 名称,1 至 80 字。 */
  readonly title: Scalars['String']['input'];
  /** 1 to 2,000 characters. 说明,1 至 2000 字。 */
  readonly summary: Scalars['String']['input'];
  /** Division code of where it is. 所在区划代码。 */
  readonly areaCode?: InputMaybe<Scalars['String']['input']>;
  /** How much there is of it, at least 0. 数量,不小于 0。 */
  readonly quantity: Scalars['Int']['input'];
  /** What is counted, 1 to 16 characters. 单位,1 至 16 字。 */
  readonly unit: Scalars['String']['input'];
  /** First day it can be had. 可用开始日期。 */
  readonly availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it can be had. 可用截止日期。 */
  readonly availableTo?: InputMaybe<Scalars['Date']['input']>;
};

/** A change to a resource; what is left out stays. 资源修改,未填写者不变。 */
export type UpdateResourceInput = {
  /** Which one. 编号。 */
  readonly id: Scalars['ID']['input'];
  /** The version that the change is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** 1 to 80 characters. 名称。 */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 2,000 characters. 说明。 */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Division code of where it is. 所在区划代码。 */
  readonly areaCode?: InputMaybe<Scalars['String']['input']>;
  /** How much there is of it. 数量。 */
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  /** What is counted. 单位。 */
  readonly unit?: InputMaybe<Scalars['String']['input']>;
  /** First day it can be had. 可用开始日期。 */
  readonly availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day it can be had. 可用截止日期。 */
  readonly availableTo?: InputMaybe<Scalars['Date']['input']>;
};

/** What became of a mutation of a project. 项目变更结果。 */
export type ProjectPayload = {
  readonly __typename?: 'ProjectPayload';
  /** The project as it is now; null when problems kept it from being made. 当前项目。 */
  readonly project?: Maybe<Project>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a mutation of a demand. 需求变更结果。 */
export type DemandPayload = {
  readonly __typename?: 'DemandPayload';
  /** The demand as it is now; null when problems kept it from being made. 当前需求。 */
  readonly demand?: Maybe<Demand>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a mutation of a resource. 资源变更结果。 */
export type ResourcePayload = {
  readonly __typename?: 'ResourcePayload';
  /** The resource as it is now; null when problems kept it from being made. 当前资源。 */
  readonly resource?: Maybe<Resource>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/**
 * A placement (对接单): a demand and a project on their way to each other. It belongs to the demand's site; both sides act on it.
 * 对接单:需求与项目的对接过程,归需求所在站点,双方均可推进。
 */
export type Placement = {
  readonly __typename?: 'Placement';
  /** `<site>:<ULID>`. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** Code of the demand's site. 需求所在站点代码。 */
  readonly siteCode: Scalars['ID']['output'];
  /** Id of the demand. 需求编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** The demand. 需求。 */
  readonly demand?: Maybe<Demand>;
  /** Id of the project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** The project, at whichever site it lives. 项目,可在其他站点。 */
  readonly project?: Maybe<Project>;
  /** How far it has come. 状态。 */
  readonly state: PlacementState;
  /** Every state it has passed, oldest first. 历次状态,旧的在前。 */
  readonly history: ReadonlyArray<PlacementStep>;
  /** How it ended, when CLOSED. 结项结果。 */
  readonly outcome?: Maybe<PlacementOutcome>;
  /** Why it was declined, when DECLINED. 婉拒原因。 */
  readonly declineReason?: Maybe<DeclineReason>;
  /** Counts its changes; pass it to advance the placement. 版本号,推进时回传。 */
  readonly version: Scalars['Int']['output'];
  /** When it was opened. 建立时间。 */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was last advanced. 最近推进时间。 */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** One step of a placement. 对接单的一步。 */
export type PlacementStep = {
  readonly __typename?: 'PlacementStep';
  /** The state that was reached. 到达的状态。 */
  readonly state: PlacementState;
  /** When. 时间。 */
  readonly at: Scalars['DateTime']['output'];
  /** Who: the subject of the caller's identity; to others than the parties and the park `—`. 经办身份,仅对接双方与园区可见,其他人为 —。 */
  readonly by: Scalars['String']['output'];
  /** Note, at most 500 characters; to others than the parties and the park null. 备注,最多 500 字,仅对接双方与园区可见。 */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** How a landed project ended. 结项结果。 */
export type PlacementOutcome =
  /** The demand was met. 已满足。 */
  | 'MET'
  /** It was met in part. 部分满足。 */
  | 'PARTLY_MET'
  /** It was not met. 未满足。 */
  | 'NOT_MET';

/** Why a placement was declined. 婉拒原因。 */
export type DeclineReason =
  /** The organisation is busy. 手上有项目走不开。 */
  | 'BUSY'
  /** It does not fit. 不合适。 */
  | 'UNFIT'
  /** The area is not served. 不在服务区域。 */
  | 'AREA'
  /** The budget does not suffice. 经费不够。 */
  | 'BUDGET'
  /** The dates do not meet. 时间不合。 */
  | 'DATES'
  /** Another reason, said in the note. 其他,见备注。 */
  | 'OTHER';

/** A page of placements. 对接单分页。 */
export type PlacementConnection = {
  readonly __typename?: 'PlacementConnection';
  /** The placements of the page. 本页对接单。 */
  readonly nodes: ReadonlyArray<Placement>;
  /** The placements with their cursors. 带游标的对接单。 */
  readonly edges: ReadonlyArray<PlacementEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A placement with its cursor. 带游标的对接单。 */
export type PlacementEdge = {
  readonly __typename?: 'PlacementEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The placement. 对接单。 */
  readonly node: Placement;
};

/** A new placement. 新对接单。 */
export type OpenPlacementInput = {
  /** The demand. 需求编号。 */
  readonly demandId: Scalars['ID']['input'];
  /** The project, at whichever site it lives. 项目编号,可在其他站点。 */
  readonly projectId: Scalars['ID']['input'];
  /** The same key with the same input returns the first answer, for seven days. 幂等键,七天有效。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Note, at most 500 characters. 备注,最多 500 字。 */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** A step of a placement. 推进对接单。 */
export type AdvancePlacementInput = {
  /** Which one. 编号。 */
  readonly id: Scalars['ID']['input'];
  /** The version that the step is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** The state to reach. 目标状态。 */
  readonly to: PlacementState;
  /** Note, at most 500 characters; closing needs one as its reason, and declining for OTHER. 备注;结项须写明原因。 */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** How it ended; needed to close. 结项结果,结项必填。 */
  readonly outcome?: InputMaybe<PlacementOutcome>;
  /** Why; needed to decline. 婉拒原因,婉拒必填。 */
  readonly declineReason?: InputMaybe<DeclineReason>;
};

/** What became of a mutation of a placement. 对接单变更结果。 */
export type PlacementPayload = {
  readonly __typename?: 'PlacementPayload';
  /** The placement as it is now; null when problems kept it from being made. 当前对接单。 */
  readonly placement?: Maybe<Placement>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
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
  Site: Site;
  Project: Project;
  Demand: Demand;
  Resource: Resource;
  Placement: Placement;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Site:
    ( { __typename: 'Site' }
    & GraphQLRecursivePick<FederationTypes['Site'], {"code":true}> );
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
  Demand:
    ( { __typename: 'Demand' }
    & GraphQLRecursivePick<FederationTypes['Demand'], {"id":true}> );
  Resource:
    ( { __typename: 'Resource' }
    & GraphQLRecursivePick<FederationTypes['Resource'], {"id":true}> );
  Placement:
    ( { __typename: 'Placement' }
    & GraphQLRecursivePick<FederationTypes['Placement'], {"id":true}> );
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
  Site: ResolverTypeWrapper<SiteReference>;
  Area: ResolverTypeWrapper<AreaReference>;
  Organization: ResolverTypeWrapper<OrganizationReference>;
  Project: ResolverTypeWrapper<ProjectParent>;
  Demand: ResolverTypeWrapper<DemandParent>;
  Resource: ResolverTypeWrapper<ResourceRecord>;
  ProjectConnection: ResolverTypeWrapper<ProjectPage>;
  ProjectEdge: ResolverTypeWrapper<Omit<ProjectEdge, 'node'> & { node: ResolversTypes['Project'] }>;
  DemandConnection: ResolverTypeWrapper<DemandPage>;
  DemandEdge: ResolverTypeWrapper<Omit<DemandEdge, 'node'> & { node: ResolversTypes['Demand'] }>;
  ResourceConnection: ResolverTypeWrapper<ResourcePage>;
  ResourceEdge: ResolverTypeWrapper<Omit<ResourceEdge, 'node'> & { node: ResolversTypes['Resource'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MoneyRangeInput: MoneyRangeInput;
  PublishProjectInput: PublishProjectInput;
  UpdateProjectInput: UpdateProjectInput;
  WithdrawInput: WithdrawInput;
  PostDemandInput: PostDemandInput;
  RefineDemandInput: RefineDemandInput;
  OfferResourceInput: OfferResourceInput;
  UpdateResourceInput: UpdateResourceInput;
  ProjectPayload: ResolverTypeWrapper<Omit<ProjectPayload, 'project'> & { project?: Maybe<ResolversTypes['Project']> }>;
  DemandPayload: ResolverTypeWrapper<Omit<DemandPayload, 'demand'> & { demand?: Maybe<ResolversTypes['Demand']> }>;
  ResourcePayload: ResolverTypeWrapper<Omit<ResourcePayload, 'resource'> & { resource?: Maybe<ResolversTypes['Resource']> }>;
  Placement: ResolverTypeWrapper<PlacementRecord>;
  PlacementStep: ResolverTypeWrapper<PlacementStepRecord>;
  PlacementOutcome: PlacementOutcome;
  DeclineReason: DeclineReason;
  PlacementConnection: ResolverTypeWrapper<PlacementPage>;
  PlacementEdge: ResolverTypeWrapper<Omit<PlacementEdge, 'node'> & { node: ResolversTypes['Placement'] }>;
  OpenPlacementInput: OpenPlacementInput;
  AdvancePlacementInput: AdvancePlacementInput;
  PlacementPayload: ResolverTypeWrapper<Omit<PlacementPayload, 'placement'> & { placement?: Maybe<ResolversTypes['Placement']> }>;
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
  Site: SiteReference;
  Area: AreaReference;
  Organization: OrganizationReference;
  Project: ProjectParent;
  Demand: DemandParent;
  Resource: ResourceRecord;
  ProjectConnection: ProjectPage;
  ProjectEdge: Omit<ProjectEdge, 'node'> & { node: ResolversParentTypes['Project'] };
  DemandConnection: DemandPage;
  DemandEdge: Omit<DemandEdge, 'node'> & { node: ResolversParentTypes['Demand'] };
  ResourceConnection: ResourcePage;
  ResourceEdge: Omit<ResourceEdge, 'node'> & { node: ResolversParentTypes['Resource'] };
  Mutation: Record<PropertyKey, never>;
  MoneyRangeInput: MoneyRangeInput;
  PublishProjectInput: PublishProjectInput;
  UpdateProjectInput: UpdateProjectInput;
  WithdrawInput: WithdrawInput;
  PostDemandInput: PostDemandInput;
  RefineDemandInput: RefineDemandInput;
  OfferResourceInput: OfferResourceInput;
  UpdateResourceInput: UpdateResourceInput;
  ProjectPayload: Omit<ProjectPayload, 'project'> & { project?: Maybe<ResolversParentTypes['Project']> };
  DemandPayload: Omit<DemandPayload, 'demand'> & { demand?: Maybe<ResolversParentTypes['Demand']> };
  ResourcePayload: Omit<ResourcePayload, 'resource'> & { resource?: Maybe<ResolversParentTypes['Resource']> };
  Placement: PlacementRecord;
  PlacementStep: PlacementStepRecord;
  PlacementConnection: PlacementPage;
  PlacementEdge: Omit<PlacementEdge, 'node'> & { node: ResolversParentTypes['Placement'] };
  OpenPlacementInput: OpenPlacementInput;
  AdvancePlacementInput: AdvancePlacementInput;
  PlacementPayload: Omit<PlacementPayload, 'placement'> & { placement?: Maybe<ResolversParentTypes['Placement']> };
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], unknown> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], unknown> {
  name: 'Date';
}

export type PageInfoResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyRangeResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['MoneyRange'] = ResolversParentTypes['MoneyRange']> = {
  min?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<QueryProjectArgs, 'id'>>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType, RequireFields<QueryDemandArgs, 'id'>>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<QueryResourceArgs, 'id'>>;
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType, RequireFields<QueryPlacementArgs, 'id'>>;
};

export type SiteResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site'], FederationReferenceType extends FederationReferenceTypes['Site'] = FederationReferenceTypes['Site']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Site']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projects?: Resolver<Maybe<ResolversTypes['ProjectConnection']>, ParentType, ContextType, RequireFields<SiteProjectsArgs, 'first'>>;
  demands?: Resolver<Maybe<ResolversTypes['DemandConnection']>, ParentType, ContextType, RequireFields<SiteDemandsArgs, 'first'>>;
  resources?: Resolver<Maybe<ResolversTypes['ResourceConnection']>, ParentType, ContextType, RequireFields<SiteResourcesArgs, 'first'>>;
  placements?: Resolver<Maybe<ResolversTypes['PlacementConnection']>, ParentType, ContextType, RequireFields<SitePlacementsArgs, 'first'>>;
};

export type AreaResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Area'] = ResolversParentTypes['Area']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  organizationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['ServiceField']>, ParentType, ContextType>;
  audiences?: Resolver<ReadonlyArray<ResolversTypes['Audience']>, ParentType, ContextType>;
  formats?: Resolver<ReadonlyArray<ResolversTypes['Format']>, ParentType, ContextType>;
  budget?: Resolver<Maybe<ResolversTypes['MoneyRange']>, ParentType, ContextType>;
  serviceAreaCodes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  serviceAreas?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Area']>>, ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  placesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  availableFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  availableTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  busyUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ProjectStage'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DemandResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Demand'] = ResolversParentTypes['Demand'], FederationReferenceType extends FederationReferenceTypes['Demand'] = FederationReferenceTypes['Demand']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Demand']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  areaCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  community?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['ServiceField']>, ParentType, ContextType>;
  audiences?: Resolver<ReadonlyArray<ResolversTypes['Audience']>, ParentType, ContextType>;
  budgetMax?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  neededFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  neededBy?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  tried?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DemandState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  placements?: Resolver<Maybe<ResolversTypes['PlacementConnection']>, ParentType, ContextType, RequireFields<DemandPlacementsArgs, 'first'>>;
};

export type ResourceResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource'], FederationReferenceType extends FederationReferenceTypes['Resource'] = FederationReferenceTypes['Resource']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Resource']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  areaCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  availableFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  availableTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectConnectionResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['ProjectConnection'] = ResolversParentTypes['ProjectConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProjectEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectEdgeResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['ProjectEdge'] = ResolversParentTypes['ProjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
};

export type DemandConnectionResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['DemandConnection'] = ResolversParentTypes['DemandConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Demand']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['DemandEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DemandEdgeResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['DemandEdge'] = ResolversParentTypes['DemandEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Demand'], ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Resource']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceEdgeResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['ResourceEdge'] = ResolversParentTypes['ResourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  publishProject?: Resolver<Maybe<ResolversTypes['ProjectPayload']>, ParentType, ContextType, RequireFields<MutationPublishProjectArgs, 'input'>>;
  updateProject?: Resolver<Maybe<ResolversTypes['ProjectPayload']>, ParentType, ContextType, RequireFields<MutationUpdateProjectArgs, 'input'>>;
  withdrawProject?: Resolver<Maybe<ResolversTypes['ProjectPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawProjectArgs, 'input'>>;
  postDemand?: Resolver<Maybe<ResolversTypes['DemandPayload']>, ParentType, ContextType, RequireFields<MutationPostDemandArgs, 'input'>>;
  refineDemand?: Resolver<Maybe<ResolversTypes['DemandPayload']>, ParentType, ContextType, RequireFields<MutationRefineDemandArgs, 'input'>>;
  withdrawDemand?: Resolver<Maybe<ResolversTypes['DemandPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawDemandArgs, 'input'>>;
  offerResource?: Resolver<Maybe<ResolversTypes['ResourcePayload']>, ParentType, ContextType, RequireFields<MutationOfferResourceArgs, 'input'>>;
  updateResource?: Resolver<Maybe<ResolversTypes['ResourcePayload']>, ParentType, ContextType, RequireFields<MutationUpdateResourceArgs, 'input'>>;
  withdrawResource?: Resolver<Maybe<ResolversTypes['ResourcePayload']>, ParentType, ContextType, RequireFields<MutationWithdrawResourceArgs, 'input'>>;
  openPlacement?: Resolver<Maybe<ResolversTypes['PlacementPayload']>, ParentType, ContextType, RequireFields<MutationOpenPlacementArgs, 'input'>>;
  advancePlacement?: Resolver<Maybe<ResolversTypes['PlacementPayload']>, ParentType, ContextType, RequireFields<MutationAdvancePlacementArgs, 'input'>>;
};

export type ProjectPayloadResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['ProjectPayload'] = ResolversParentTypes['ProjectPayload']> = {
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type DemandPayloadResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['DemandPayload'] = ResolversParentTypes['DemandPayload']> = {
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ResourcePayloadResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['ResourcePayload'] = ResolversParentTypes['ResourcePayload']> = {
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type PlacementResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['Placement'] = ResolversParentTypes['Placement'], FederationReferenceType extends FederationReferenceTypes['Placement'] = FederationReferenceTypes['Placement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Placement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  siteCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  demand?: Resolver<Maybe<ResolversTypes['Demand']>, ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PlacementState'], ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['PlacementStep']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['PlacementOutcome']>, ParentType, ContextType>;
  declineReason?: Resolver<Maybe<ResolversTypes['DeclineReason']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PlacementStepResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['PlacementStep'] = ResolversParentTypes['PlacementStep']> = {
  state?: Resolver<ResolversTypes['PlacementState'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlacementConnectionResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['PlacementConnection'] = ResolversParentTypes['PlacementConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Placement']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlacementEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlacementEdgeResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['PlacementEdge'] = ResolversParentTypes['PlacementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Placement'], ParentType, ContextType>;
};

export type PlacementPayloadResolvers<ContextType = SiteContext, ParentType extends ResolversParentTypes['PlacementPayload'] = ResolversParentTypes['PlacementPayload']> = {
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SiteContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  Area?: AreaResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Demand?: DemandResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ProjectConnection?: ProjectConnectionResolvers<ContextType>;
  ProjectEdge?: ProjectEdgeResolvers<ContextType>;
  DemandConnection?: DemandConnectionResolvers<ContextType>;
  DemandEdge?: DemandEdgeResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ResourceEdge?: ResourceEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ProjectPayload?: ProjectPayloadResolvers<ContextType>;
  DemandPayload?: DemandPayloadResolvers<ContextType>;
  ResourcePayload?: ResourcePayloadResolvers<ContextType>;
  Placement?: PlacementResolvers<ContextType>;
  PlacementStep?: PlacementStepResolvers<ContextType>;
  PlacementConnection?: PlacementConnectionResolvers<ContextType>;
  PlacementEdge?: PlacementEdgeResolvers<ContextType>;
  PlacementPayload?: PlacementPayloadResolvers<ContextType>;
};
