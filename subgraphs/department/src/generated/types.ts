/* Generated from SDL by infra/scripts/codegen.mjs. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Department as DepartmentObject, SiteReference } from '../model/department';
import type { Programme as ProgrammeObject } from '../model/programme';
import type { DepartmentContext } from '../context';
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

export type Site = {
  readonly __typename?: 'Site';
  readonly code: Scalars['ID']['output'];
  /** The department; null for other kinds of sites. 部门,其他类型站点为空。 */
  readonly department?: Maybe<Department>;
};

/**
 * A partner department: justice, civil affairs, trade union, youth league …
 * 合作部门:司法局、民政局、总工会、团委等。
 */
export type Department = {
  readonly __typename?: 'Department';
  /** What it is charged with; at most 200 characters. 职责,最多 200 字。 */
  readonly remit?: Maybe<Scalars['String']['output']>;
  /** Its programmes, newest first. 部门计划,新的在前。 */
  readonly programmes?: Maybe<ProgrammeConnection>;
  /** Counts its changes; pass it to change the department. 版本号,修改时回传。 */
  readonly version: Scalars['Int']['output'];
};


/**
 * A partner department: justice, civil affairs, trade union, youth league …
 * 合作部门:司法局、民政局、总工会、团委等。
 */
export type DepartmentProgrammesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A programme of a department, such as 银河计划. 部门计划。 */
export type Programme = {
  readonly __typename?: 'Programme';
  /** `<site>:<ULID>`. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** At most 80 characters. 名称,最多 80 字。 */
  readonly title: Scalars['String']['output'];
  /** At most 2,000 characters. 说明,最多 2000 字。 */
  readonly summary: Scalars['String']['output'];
  /** Fields of service. 服务领域。 */
  readonly fields: ReadonlyArray<ServiceField>;
  /** What it has to spend, in whole yuan. 预算(元)。 */
  readonly budget?: Maybe<Scalars['Int']['output']>;
  /** First day. 开始日期。 */
  readonly startsOn?: Maybe<Scalars['Date']['output']>;
  /** Last day. 结束日期。 */
  readonly endsOn?: Maybe<Scalars['Date']['output']>;
  /** Counts its changes. 版本号。 */
  readonly version: Scalars['Int']['output'];
};

/** A page of programmes. 部门计划分页。 */
export type ProgrammeConnection = {
  readonly __typename?: 'ProgrammeConnection';
  /** The programmes of the page. 本页计划。 */
  readonly nodes: ReadonlyArray<Programme>;
  /** The programmes with their cursors. 带游标的计划。 */
  readonly edges: ReadonlyArray<ProgrammeEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A programme with its cursor. 带游标的计划。 */
export type ProgrammeEdge = {
  readonly __typename?: 'ProgrammeEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The programme. 计划。 */
  readonly node: Programme;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Changes what a department says of itself. 修改部门信息。 */
  readonly updateDepartment?: Maybe<DepartmentPayload>;
  /** Opens a programme. 设立部门计划。 */
  readonly openProgramme?: Maybe<ProgrammePayload>;
};


export type MutationUpdateDepartmentArgs = {
  input: UpdateDepartmentInput;
};


export type MutationOpenProgrammeArgs = {
  input: OpenProgrammeInput;
};

/** A change to a department; what is left out stays. 部门修改,未填写者不变。 */
export type UpdateDepartmentInput = {
  /** Code of the department. 站点代码。 */
  readonly site: Scalars['ID']['input'];
  /** The version that the change is based on. 所依据的版本号。 */
  readonly version: Scalars['Int']['input'];
  /** At most 200 characters; null removes it. 职责,null 为清除。 */
  readonly remit?: InputMaybe<Scalars['String']['input']>;
};

/** A new programme. 新计划。 */
export type OpenProgrammeInput = {
  /** Code of the department. 站点代码。 */
  readonly site: Scalars['ID']['input'];
  /** The same key with the same input returns the first answer, for seven days. 幂等键,七天有效。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 80 characters. 名称,1 至 80 字。 */
  readonly title: Scalars['String']['input'];
  /** 1 to 2,000 characters. 说明,1 至 2000 字。 */
  readonly summary: Scalars['String']['input'];
  /** Fields of service. 服务领域。 */
  readonly fields?: ReadonlyArray<ServiceField>;
  /** In whole yuan. 预算(元)。 */
  readonly budget?: InputMaybe<Scalars['Int']['input']>;
  /** First day. 开始日期。 */
  readonly startsOn?: InputMaybe<Scalars['Date']['input']>;
  /** Last day. 结束日期。 */
  readonly endsOn?: InputMaybe<Scalars['Date']['input']>;
};

/** What became of a change to a department. 部门变更结果。 */
export type DepartmentPayload = {
  readonly __typename?: 'DepartmentPayload';
  /** The department as it is now. 当前部门信息。 */
  readonly department?: Maybe<Department>;
  /** What a person can mend; empty when all went well. 待改正的问题,空表示成功。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of opening a programme. 设立计划结果。 */
export type ProgrammePayload = {
  readonly __typename?: 'ProgrammePayload';
  /** The programme; null when problems kept it from being made. 计划。 */
  readonly programme?: Maybe<Programme>;
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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Site:
    ( { __typename: 'Site' }
    & GraphQLRecursivePick<FederationTypes['Site'], {"code":true}> );
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
  Site: ResolverTypeWrapper<SiteReference>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Department: ResolverTypeWrapper<DepartmentObject>;
  Programme: ResolverTypeWrapper<ProgrammeObject>;
  ProgrammeConnection: ResolverTypeWrapper<Omit<ProgrammeConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Programme']>, edges: ReadonlyArray<ResolversTypes['ProgrammeEdge']> }>;
  ProgrammeEdge: ResolverTypeWrapper<Omit<ProgrammeEdge, 'node'> & { node: ResolversTypes['Programme'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UpdateDepartmentInput: UpdateDepartmentInput;
  OpenProgrammeInput: OpenProgrammeInput;
  DepartmentPayload: ResolverTypeWrapper<Omit<DepartmentPayload, 'department'> & { department?: Maybe<ResolversTypes['Department']> }>;
  ProgrammePayload: ResolverTypeWrapper<Omit<ProgrammePayload, 'programme'> & { programme?: Maybe<ResolversTypes['Programme']> }>;
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
  Site: SiteReference;
  ID: Scalars['ID']['output'];
  Department: DepartmentObject;
  Programme: ProgrammeObject;
  ProgrammeConnection: Omit<ProgrammeConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Programme']>, edges: ReadonlyArray<ResolversParentTypes['ProgrammeEdge']> };
  ProgrammeEdge: Omit<ProgrammeEdge, 'node'> & { node: ResolversParentTypes['Programme'] };
  Mutation: Record<PropertyKey, never>;
  UpdateDepartmentInput: UpdateDepartmentInput;
  OpenProgrammeInput: OpenProgrammeInput;
  DepartmentPayload: Omit<DepartmentPayload, 'department'> & { department?: Maybe<ResolversParentTypes['Department']> };
  ProgrammePayload: Omit<ProgrammePayload, 'programme'> & { programme?: Maybe<ResolversParentTypes['Programme']> };
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], unknown> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], unknown> {
  name: 'Date';
}

export type PageInfoResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyRangeResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['MoneyRange'] = ResolversParentTypes['MoneyRange']> = {
  min?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SiteResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site'], FederationReferenceType extends FederationReferenceTypes['Site'] = FederationReferenceTypes['Site']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Site']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
};

export type DepartmentResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['Department'] = ResolversParentTypes['Department']> = {
  remit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  programmes?: Resolver<Maybe<ResolversTypes['ProgrammeConnection']>, ParentType, ContextType, RequireFields<DepartmentProgrammesArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProgrammeResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['Programme'] = ResolversParentTypes['Programme']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['ServiceField']>, ParentType, ContextType>;
  budget?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProgrammeConnectionResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['ProgrammeConnection'] = ResolversParentTypes['ProgrammeConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Programme']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProgrammeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProgrammeEdgeResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['ProgrammeEdge'] = ResolversParentTypes['ProgrammeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Programme'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  updateDepartment?: Resolver<Maybe<ResolversTypes['DepartmentPayload']>, ParentType, ContextType, RequireFields<MutationUpdateDepartmentArgs, 'input'>>;
  openProgramme?: Resolver<Maybe<ResolversTypes['ProgrammePayload']>, ParentType, ContextType, RequireFields<MutationOpenProgrammeArgs, 'input'>>;
};

export type DepartmentPayloadResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['DepartmentPayload'] = ResolversParentTypes['DepartmentPayload']> = {
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ProgrammePayloadResolvers<ContextType = DepartmentContext, ParentType extends ResolversParentTypes['ProgrammePayload'] = ResolversParentTypes['ProgrammePayload']> = {
  programme?: Resolver<Maybe<ResolversTypes['Programme']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = DepartmentContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  Department?: DepartmentResolvers<ContextType>;
  Programme?: ProgrammeResolvers<ContextType>;
  ProgrammeConnection?: ProgrammeConnectionResolvers<ContextType>;
  ProgrammeEdge?: ProgrammeEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  DepartmentPayload?: DepartmentPayloadResolvers<ContextType>;
  ProgrammePayload?: ProgrammePayloadResolvers<ContextType>;
};
