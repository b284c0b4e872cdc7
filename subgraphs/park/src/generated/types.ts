/* Generated from SDL by infra/scripts/codegen.mjs. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Organization as OrganizationObject } from '../model/organization';
import type { Residency as ResidencyObject } from '../model/residency';
import type { ProjectReference, SiteReference } from '../model/reference';
import type { ParkContext } from '../context';
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
  /** One organisation, by exactly one of its id and its credit code. 按编号或统一社会信用代码(二选一)查社会组织。 */
  readonly organization?: Maybe<Organization>;
  /** Organisations, newest first. 社会组织,新的在前。 */
  readonly organizations?: Maybe<OrganizationConnection>;
};


export type QueryOrganizationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  creditCode?: InputMaybe<Scalars['String']['input']>;
};


export type QueryOrganizationsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Site = {
  readonly __typename?: 'Site';
  readonly code: Scalars['ID']['output'];
};

/**
 * A registered social organisation; organisations belong to the park.
 * 已登记的社会组织,由园区管理。
 */
export type Organization = {
  readonly __typename?: 'Organization';
  /** `park:<ULID>`. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** At most 80 characters. 名称,最多 80 字。 */
  readonly name: Scalars['String']['output'];
  /** Unified social credit code, 18 characters, GB 32100-2015. 统一社会信用代码。 */
  readonly creditCode: Scalars['String']['output'];
  /** Its category, which the code's prefix tells. 类别,与代码前缀一致。 */
  readonly category: OrganizationCategory;
  /** When it was founded. 成立日期。 */
  readonly foundedOn?: Maybe<Scalars['Date']['output']>;
  /** What it does; at most 2,000 characters. 简介,最多 2000 字。 */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** Its credit standing. 信用状况。 */
  readonly creditStanding: CreditStanding;
  /** Counts its changes; pass it to change the organisation. 版本号,修改时回传。 */
  readonly version: Scalars['Int']['output'];
};

/** A page of organisations. 社会组织分页。 */
export type OrganizationConnection = {
  readonly __typename?: 'OrganizationConnection';
  /** The organisations of the page. 本页社会组织。 */
  readonly nodes: ReadonlyArray<Organization>;
  /** The organisations with their cursors. 带游标的社会组织。 */
  readonly edges: ReadonlyArray<OrganizationEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** An organisation with its cursor. 带游标的社会组织。 */
export type OrganizationEdge = {
  readonly __typename?: 'OrganizationEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The organisation. 社会组织。 */
  readonly node: Organization;
};

export type Project = {
  readonly __typename?: 'Project';
  readonly id: Scalars['ID']['output'];
  /** Its residency at the park; null when it never was a resident. 入驻情况,未入驻为空。 */
  readonly residency?: Maybe<Residency>;
  /** The project that it grew out of. 由哪个项目衍生而来。 */
  readonly derivedFrom?: Maybe<Project>;
};

/**
 * A project's residency at the park: the project, not the organisation, is the resident.
 * 项目入驻:入驻的是项目,不是组织。
 */
export type Residency = {
  readonly __typename?: 'Residency';
  /** `park:<ULID>`. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** Long or short. 长期或短期。 */
  readonly kind: ResidencyKind;
  /** First day. 入驻日期。 */
  readonly since: Scalars['Date']['output'];
  /** Last day, when it has ended. 退出日期。 */
  readonly until?: Maybe<Scalars['Date']['output']>;
  /** Where it stands. 状态。 */
  readonly state: ResidencyState;
  /** Counts its changes; pass it to end the residency. 版本号,办理退出时回传。 */
  readonly version: Scalars['Int']['output'];
};

/** Kinds of residency. 入驻类型。 */
export type ResidencyKind =
  /** One project that leaves after it has landed. 短期入驻,落地后退出。 */
  | 'SHORT_STAY'
  /** A project that stays. 长期入驻。 */
  | 'LONG_STAY';

/** States of a residency. 入驻状态。 */
export type ResidencyState =
  /** At the park. 在园。 */
  | 'ACTIVE'
  /** Has left. 已退出。 */
  | 'ENDED';

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Registers an organisation; ORGANISATION, PARK_STEWARD or OPERATOR. 登记社会组织。 */
  readonly registerOrganization?: Maybe<OrganizationPayload>;
  /** Changes an organisation. 修改社会组织。 */
  readonly updateOrganization?: Maybe<OrganizationPayload>;
  /** Takes a project in as a resident; PARK_STEWARD. 办理项目入驻。 */
  readonly admitProject?: Maybe<ResidencyPayload>;
  /** Ends a residency; PARK_STEWARD. 办理项目退出。 */
  readonly endResidency?: Maybe<ResidencyPayload>;
  /** Records that one project grew out of another; PARK_STEWARD. 登记项目来源。 */
  readonly recordLineage?: Maybe<LineagePayload>;
  /** Registers a community or village by name, so that `places` finds it. 登记村社名称,供地名查询。 */
  readonly registerCommunity?: Maybe<CommunityPayload>;
  /** Registers a site that joins the hub. 登记新站点。 */
  readonly registerSite?: Maybe<SitePayload>;
  /** Retires a site; it stays readable and its code is never re-used. 站点退役,仍可读取,代码不复用。 */
  readonly retireSite?: Maybe<SitePayload>;
};


export type MutationRegisterOrganizationArgs = {
  input: RegisterOrganizationInput;
};


export type MutationUpdateOrganizationArgs = {
  input: UpdateOrganizationInput;
};


export type MutationAdmitProjectArgs = {
  input: AdmitProjectInput;
};


export type MutationEndResidencyArgs = {
  input: EndResidencyInput;
};


export type MutationRecordLineageArgs = {
  input: RecordLineageInput;
};


export type MutationRegisterCommunityArgs = {
  input: RegisterCommunityInput;
};


export type MutationRegisterSiteArgs = {
  input: RegisterSiteInput;
};


export type MutationRetireSiteArgs = {
  input: RetireSiteInput;
};

/** A new organisation. 新社会组织。 */
export type RegisterOrganizationInput = {
  /** The same key with the same input returns the first answer, for seven days. 幂等键,七天有效。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 80 characters. 名称,1 至 80 字。 */
  readonly name: Scalars['String']['input'];
  /** Unified social credit code, 18 characters, GB 32100-2015. 统一社会信用代码。 */
  readonly creditCode: Scalars['String']['input'];
  /** Its category; 51 association, 52 social service agency, 53 foundation. 类别,须与代码前缀一致。 */
  readonly category: OrganizationCategory;
  /** When it was founded. 成立日期。 */
  readonly foundedOn?: InputMaybe<Scalars['Date']['input']>;
  /** At most 2,000 characters. 简介,最多 2000 字。 */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
};

/** A change to an organisation; what is left out stays. 社会组织修改,未填写者不变。 */
export type UpdateOrganizationInput = {
  /** Which one. 编号。 */
  readonly id: Scalars['ID']['input'];
  /** The version that the change is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** 1 to 80 characters. 名称。 */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** When it was founded. 成立日期。 */
  readonly foundedOn?: InputMaybe<Scalars['Date']['input']>;
  /** At most 2,000 characters. 简介。 */
  readonly summary?: InputMaybe<Scalars['String']['input']>;
  /** Its credit standing; PARK_STEWARD or OPERATOR. 信用状况,仅园区可改。 */
  readonly creditStanding?: InputMaybe<CreditStanding>;
};

/** A project's admission. 项目入驻。 */
export type AdmitProjectInput = {
  /** Which project. 项目编号。 */
  readonly projectId: Scalars['ID']['input'];
  /** Long or short. 长期或短期。 */
  readonly kind: ResidencyKind;
  /** First day; today when left out. 入驻日期,默认当天。 */
  readonly since?: InputMaybe<Scalars['Date']['input']>;
};

/** The end of a residency. 项目退出。 */
export type EndResidencyInput = {
  /** Which residency. 入驻编号。 */
  readonly id: Scalars['ID']['input'];
  /** The version that this is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** Last day; today when left out. 退出日期,默认当天。 */
  readonly until?: InputMaybe<Scalars['Date']['input']>;
};

/** A project's lineage. 项目来源。 */
export type RecordLineageInput = {
  /** The younger project. 衍生项目编号。 */
  readonly projectId: Scalars['ID']['input'];
  /** The project that it grew out of. 来源项目编号。 */
  readonly derivedFromId: Scalars['ID']['input'];
};

/** A community or village. 村社。 */
export type RegisterCommunityInput = {
  /** 1 to 40 characters. 名称,1 至 40 字。 */
  readonly name: Scalars['String']['input'];
  /** Division code of its township, 9 digits. 所属镇街代码,9 位。 */
  readonly areaCode: Scalars['String']['input'];
  /** Code of the site that serves it. 服务站点代码。 */
  readonly site?: InputMaybe<Scalars['ID']['input']>;
};

/** A new site. 新站点。 */
export type RegisterSiteInput = {
  /** `[a-z][a-z0-9-]{1,30}`, never used before. 站点代码,不得复用。 */
  readonly code: Scalars['ID']['input'];
  /** 1 to 80 characters. 名称,1 至 80 字。 */
  readonly name: Scalars['String']['input'];
  /** Its kind. 类型。 */
  readonly kind: SiteKind;
  /** Division code of the area that it serves. 服务区划代码。 */
  readonly areaCode: Scalars['String']['input'];
  /** Base URL of the process that hosts it. 承载进程的基础地址。 */
  readonly url: Scalars['String']['input'];
  /** Its Ed25519 public key as a JWK in JSON. 公钥(JWK,JSON 文本)。 */
  readonly publicKey: Scalars['String']['input'];
};

/** Which site to retire. 退役站点。 */
export type RetireSiteInput = {
  /** Its code. 站点代码。 */
  readonly code: Scalars['ID']['input'];
};

/** What became of a mutation of an organisation. 社会组织变更结果。 */
export type OrganizationPayload = {
  readonly __typename?: 'OrganizationPayload';
  /** The organisation as it is now; null when problems kept it from being made. 当前社会组织。 */
  readonly organization?: Maybe<Organization>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a mutation of a residency. 入驻变更结果。 */
export type ResidencyPayload = {
  readonly __typename?: 'ResidencyPayload';
  /** The residency as it is now. 当前入驻。 */
  readonly residency?: Maybe<Residency>;
  /** The project. 项目。 */
  readonly project?: Maybe<Project>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of recording a lineage. 来源登记结果。 */
export type LineagePayload = {
  readonly __typename?: 'LineagePayload';
  /** The younger project. 衍生项目。 */
  readonly project?: Maybe<Project>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of registering a community. 村社登记结果。 */
export type CommunityPayload = {
  readonly __typename?: 'CommunityPayload';
  /** Its name. 名称。 */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Division code of its township. 所属镇街代码。 */
  readonly areaCode?: Maybe<Scalars['String']['output']>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a mutation of a site. 站点变更结果。 */
export type SitePayload = {
  readonly __typename?: 'SitePayload';
  /** The site. 站点。 */
  readonly site?: Maybe<Site>;
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
  Organization: Organization;
  Project: Project;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
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
  Organization: ResolverTypeWrapper<OrganizationObject>;
  OrganizationConnection: ResolverTypeWrapper<Omit<OrganizationConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Organization']>, edges: ReadonlyArray<ResolversTypes['OrganizationEdge']> }>;
  OrganizationEdge: ResolverTypeWrapper<Omit<OrganizationEdge, 'node'> & { node: ResolversTypes['Organization'] }>;
  Project: ResolverTypeWrapper<ProjectReference>;
  Residency: ResolverTypeWrapper<ResidencyObject>;
  ResidencyKind: ResidencyKind;
  ResidencyState: ResidencyState;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterOrganizationInput: RegisterOrganizationInput;
  UpdateOrganizationInput: UpdateOrganizationInput;
  AdmitProjectInput: AdmitProjectInput;
  EndResidencyInput: EndResidencyInput;
  RecordLineageInput: RecordLineageInput;
  RegisterCommunityInput: RegisterCommunityInput;
  RegisterSiteInput: RegisterSiteInput;
  RetireSiteInput: RetireSiteInput;
  OrganizationPayload: ResolverTypeWrapper<Omit<OrganizationPayload, 'organization'> & { organization?: Maybe<ResolversTypes['Organization']> }>;
  ResidencyPayload: ResolverTypeWrapper<Omit<ResidencyPayload, 'residency' | 'project'> & { residency?: Maybe<ResolversTypes['Residency']>, project?: Maybe<ResolversTypes['Project']> }>;
  LineagePayload: ResolverTypeWrapper<Omit<LineagePayload, 'project'> & { project?: Maybe<ResolversTypes['Project']> }>;
  CommunityPayload: ResolverTypeWrapper<CommunityPayload>;
  SitePayload: ResolverTypeWrapper<Omit<SitePayload, 'site'> & { site?: Maybe<ResolversTypes['Site']> }>;
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
  Organization: OrganizationObject;
  OrganizationConnection: Omit<OrganizationConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Organization']>, edges: ReadonlyArray<ResolversParentTypes['OrganizationEdge']> };
  OrganizationEdge: Omit<OrganizationEdge, 'node'> & { node: ResolversParentTypes['Organization'] };
  Project: ProjectReference;
  Residency: ResidencyObject;
  Mutation: Record<PropertyKey, never>;
  RegisterOrganizationInput: RegisterOrganizationInput;
  UpdateOrganizationInput: UpdateOrganizationInput;
  AdmitProjectInput: AdmitProjectInput;
  EndResidencyInput: EndResidencyInput;
  RecordLineageInput: RecordLineageInput;
  RegisterCommunityInput: RegisterCommunityInput;
  RegisterSiteInput: RegisterSiteInput;
  RetireSiteInput: RetireSiteInput;
  OrganizationPayload: Omit<OrganizationPayload, 'organization'> & { organization?: Maybe<ResolversParentTypes['Organization']> };
  ResidencyPayload: Omit<ResidencyPayload, 'residency' | 'project'> & { residency?: Maybe<ResolversParentTypes['Residency']>, project?: Maybe<ResolversParentTypes['Project']> };
  LineagePayload: Omit<LineagePayload, 'project'> & { project?: Maybe<ResolversParentTypes['Project']> };
  CommunityPayload: CommunityPayload;
  SitePayload: Omit<SitePayload, 'site'> & { site?: Maybe<ResolversParentTypes['Site']> };
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], unknown> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], unknown> {
  name: 'Date';
}

export type PageInfoResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyRangeResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['MoneyRange'] = ResolversParentTypes['MoneyRange']> = {
  min?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType, Partial<QueryOrganizationArgs>>;
  organizations?: Resolver<Maybe<ResolversTypes['OrganizationConnection']>, ParentType, ContextType, RequireFields<QueryOrganizationsArgs, 'first'>>;
};

export type SiteResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creditCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['OrganizationCategory'], ParentType, ContextType>;
  foundedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creditStanding?: Resolver<ResolversTypes['CreditStanding'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationConnectionResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['OrganizationConnection'] = ResolversParentTypes['OrganizationConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationEdgeResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['OrganizationEdge'] = ResolversParentTypes['OrganizationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  residency?: Resolver<Maybe<ResolversTypes['Residency']>, ParentType, ContextType>;
  derivedFrom?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
};

export type ResidencyResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['Residency'] = ResolversParentTypes['Residency']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResidencyKind'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ResidencyState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerOrganization?: Resolver<Maybe<ResolversTypes['OrganizationPayload']>, ParentType, ContextType, RequireFields<MutationRegisterOrganizationArgs, 'input'>>;
  updateOrganization?: Resolver<Maybe<ResolversTypes['OrganizationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateOrganizationArgs, 'input'>>;
  admitProject?: Resolver<Maybe<ResolversTypes['ResidencyPayload']>, ParentType, ContextType, RequireFields<MutationAdmitProjectArgs, 'input'>>;
  endResidency?: Resolver<Maybe<ResolversTypes['ResidencyPayload']>, ParentType, ContextType, RequireFields<MutationEndResidencyArgs, 'input'>>;
  recordLineage?: Resolver<Maybe<ResolversTypes['LineagePayload']>, ParentType, ContextType, RequireFields<MutationRecordLineageArgs, 'input'>>;
  registerCommunity?: Resolver<Maybe<ResolversTypes['CommunityPayload']>, ParentType, ContextType, RequireFields<MutationRegisterCommunityArgs, 'input'>>;
  registerSite?: Resolver<Maybe<ResolversTypes['SitePayload']>, ParentType, ContextType, RequireFields<MutationRegisterSiteArgs, 'input'>>;
  retireSite?: Resolver<Maybe<ResolversTypes['SitePayload']>, ParentType, ContextType, RequireFields<MutationRetireSiteArgs, 'input'>>;
};

export type OrganizationPayloadResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['OrganizationPayload'] = ResolversParentTypes['OrganizationPayload']> = {
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ResidencyPayloadResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['ResidencyPayload'] = ResolversParentTypes['ResidencyPayload']> = {
  residency?: Resolver<Maybe<ResolversTypes['Residency']>, ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type LineagePayloadResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['LineagePayload'] = ResolversParentTypes['LineagePayload']> = {
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CommunityPayloadResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['CommunityPayload'] = ResolversParentTypes['CommunityPayload']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  areaCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type SitePayloadResolvers<ContextType = ParkContext, ParentType extends ResolversParentTypes['SitePayload'] = ResolversParentTypes['SitePayload']> = {
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = ParkContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationConnection?: OrganizationConnectionResolvers<ContextType>;
  OrganizationEdge?: OrganizationEdgeResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Residency?: ResidencyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OrganizationPayload?: OrganizationPayloadResolvers<ContextType>;
  ResidencyPayload?: ResidencyPayloadResolvers<ContextType>;
  LineagePayload?: LineagePayloadResolvers<ContextType>;
  CommunityPayload?: CommunityPayloadResolvers<ContextType>;
  SitePayload?: SitePayloadResolvers<ContextType>;
};
