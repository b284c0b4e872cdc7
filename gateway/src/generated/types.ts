/* Generated from SDL by infra/scripts/codegen.mjs. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DirectorySite, DirectoryArea, DirectoryPlace } from '@park-hub/directory';
import type { Principal } from '@park-hub/identity';
import type { CarriedOutPair, PlacementReference, CarryOutProblem, DirectoryContext } from '../directory/directory-context';
import type { WebhookRecord, DeadLetterRecord } from '@park-hub/contracts';
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

/** Questions. 查询。 */
export type Query = {
  readonly __typename?: 'Query';
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
  /** The caller's own webhooks, newest first; all for an OPERATOR. 本人登记的 webhook,新的在前;运维人员可见全部。 */
  readonly webhooks?: Maybe<WebhookConnection>;
  /** One webhook of the caller's; null when there is none. 按编号查 webhook。 */
  readonly webhook?: Maybe<Webhook>;
};


/** Questions. 查询。 */
export type QuerySiteArgs = {
  code: Scalars['ID']['input'];
};


/** Questions. 查询。 */
export type QuerySitesArgs = {
  kind?: InputMaybe<SiteKind>;
  within?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. 查询。 */
export type QueryAreaArgs = {
  code: Scalars['String']['input'];
};


/** Questions. 查询。 */
export type QueryPlacesArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Questions. 查询。 */
export type QueryWebhooksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Questions. 查询。 */
export type QueryWebhookArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Approves a plan of a matchmaking event and opens its placements, each at the site of its demand, with the caller's own rights there. May be repeated: each pair's placement is opened once. 批准对接会方案并逐对建立对接单,以批准人本人的权限在各需求所在站点执行;可重复执行,每对只建一次。 */
  readonly carryOutMatchmaking?: Maybe<CarryOutMatchmakingPayload>;
  /** Registers an address to which events are posted as they happen, in order, each at least once, signed by the Standard Webhooks scheme. Events are read with the caller's rights of this moment. 登记接收地址:事件按序推送,至少一次,按 Standard Webhooks 规范签名;以登记人此刻的权限读取。 */
  readonly createWebhook?: Maybe<CreateWebhookPayload>;
  /** Removes a webhook with its dead letters: the way to take a person's deliveries back, too. 删除 webhook 及其死信;收回某人权限时亦须删除其 webhook。 */
  readonly deleteWebhook?: Maybe<DeleteWebhookPayload>;
  /** Stops deliveries until replayWebhook; what an OPERATOR stops only an OPERATOR starts. 停止推送,直至 replayWebhook;运维人员停用的仅运维人员可恢复。 */
  readonly disableWebhook?: Maybe<WebhookPayload>;
  /** Starts a webhook again, whatever stopped it: behind `after`, else where it stopped; queued dead letters go first. 恢复或重放推送:从 after 之后,缺省从停下处;所选死信先发。 */
  readonly replayWebhook?: Maybe<ReplayWebhookPayload>;
  /** Posts a signed test message now and tells what came back; once in five seconds a webhook. 立即发送一条签名测试消息并给出结果,每个 webhook 五秒一次。 */
  readonly testWebhook?: Maybe<TestWebhookPayload>;
};


export type MutationCarryOutMatchmakingArgs = {
  input: CarryOutMatchmakingInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationDeleteWebhookArgs = {
  input: DeleteWebhookInput;
};


export type MutationDisableWebhookArgs = {
  input: DisableWebhookInput;
};


export type MutationReplayWebhookArgs = {
  input: ReplayWebhookInput;
};


export type MutationTestWebhookArgs = {
  input: TestWebhookInput;
};

/** What is registered as a webhook; exactly one of operation and filter. webhook 登记内容,operation 与 filter 恰给一个。 */
export type CreateWebhookInput = {
  /** Makes the call repeatable: the same key with the same input gives the first answer, for seven days. 幂等键,七天内同键同内容返回首次结果。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What people call it, at most 80 characters. 名称,最多 80 字。 */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Where to post: https, at a public address unless this hub is configured otherwise; at most 2,000 characters. 接收地址,https 公网网址,最多 2000 字符。 */
  readonly url: Scalars['String']['input'];
  /** `whsec_` and the base64 of 24 to 64 bytes; left out, one is made. 签名密钥,缺省由枢纽生成。 */
  readonly secret?: InputMaybe<Scalars['String']['input']>;
  /** One subscription as GraphQL text, without `after`; its selection may reach across all graphs. 订阅操作(GraphQL),不带 after,可跨图选取字段。 */
  readonly operation?: InputMaybe<Scalars['String']['input']>;
  /** Variables of the operation as JSON. 订阅操作的变量,JSON 文本。 */
  readonly variables?: InputMaybe<Scalars['String']['input']>;
  /** Which events, without writing GraphQL. 事件筛选,无需书写 GraphQL。 */
  readonly filter?: InputMaybe<WebhookFilter>;
  /** Begin behind this cursor of an event or of changes; left out, now. 起始游标,缺省从此刻开始。 */
  readonly after?: InputMaybe<Scalars['String']['input']>;
};

/** Which events a webhook is for; all of the event when nothing else is given. webhook 的事件筛选。 */
export type WebhookFilter = {
  /** The event. 事件。 */
  readonly event: WebhookEvent;
  /** Projects and demands: any of these fields. 项目、需求:任一服务领域。 */
  readonly fields?: InputMaybe<ReadonlyArray<ServiceField>>;
  /** Projects and demands: any of these audiences. 项目、需求:任一服务对象。 */
  readonly audiences?: InputMaybe<ReadonlyArray<Audience>>;
  /** Projects: on lists of sites within this division code; demands: needed within it. 项目:站点所在区划;需求:落地区划。 */
  readonly within?: InputMaybe<Scalars['String']['input']>;
  /** Projects: serves this division code. 项目:可服务该区划。 */
  readonly servesArea?: InputMaybe<Scalars['String']['input']>;
  /** At these sites. 仅这些站点。 */
  readonly sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Placements: with projects of these sites. 对接单:项目所在站点。 */
  readonly projectSites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Projects and placements: of this organisation. 项目、对接单:承办组织。 */
  readonly organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Placements: entering any of these states. 对接单:进入任一状态。 */
  readonly states?: InputMaybe<ReadonlyArray<PlacementState>>;
  /** Changes: of objects of these kinds. 变更:对象类型。 */
  readonly kinds?: InputMaybe<ReadonlyArray<WebhookObjectKind>>;
};

/** Events that a webhook can be for. webhook 事件。 */
export type WebhookEvent =
  /** A project enters OPEN for the first time. 项目首次开放对接。 */
  | 'PROJECT_PUBLISHED'
  /** A demand enters OPEN for the first time. 需求首次发布。 */
  | 'DEMAND_POSTED'
  /** A placement is opened or moves to another state. 对接单新建或状态推进。 */
  | 'PLACEMENT_ADVANCED'
  /** Every change that its owner may see. 可见范围内的每一条变更。 */
  | 'CHANGE';

/** Kinds of objects that change. 变更对象类型。 */
export type WebhookObjectKind =
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

/** Which webhook is removed. 删除哪个 webhook。 */
export type DeleteWebhookInput = {
  /** The webhook. 编号。 */
  readonly id: Scalars['ID']['input'];
};

/** Which webhook is disabled. 停用哪个 webhook。 */
export type DisableWebhookInput = {
  /** The webhook. 编号。 */
  readonly id: Scalars['ID']['input'];
};

/** From where a webhook starts again. webhook 从何处恢复。 */
export type ReplayWebhookInput = {
  /** The webhook. 编号。 */
  readonly id: Scalars['ID']['input'];
  /** Behind this cursor, with the same message ids as before; left out, where it stopped. 从该游标之后重放,消息编号不变;缺省从停下处。 */
  readonly after?: InputMaybe<Scalars['String']['input']>;
  /** Dead letters to deliver again. 要重发的死信。 */
  readonly deadLetterIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** All of its dead letters. 重发全部死信。 */
  readonly allDeadLetters?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which webhook is tested. 测试哪个 webhook。 */
export type TestWebhookInput = {
  /** The webhook. 编号。 */
  readonly id: Scalars['ID']['input'];
};

/** What became of a registration. 登记结果。 */
export type CreateWebhookPayload = {
  readonly __typename?: 'CreateWebhookPayload';
  /** The webhook; null when problems kept it from being registered. 已登记的 webhook,有问题时为空。 */
  readonly webhook?: Maybe<Webhook>;
  /** Its secret: here and never again. 签名密钥,仅此一次给出。 */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** What a person can mend. 待改正的问题。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a removal. 删除结果。 */
export type DeleteWebhookPayload = {
  readonly __typename?: 'DeleteWebhookPayload';
  /** Id of the webhook that is gone. 已删除的编号。 */
  readonly webhookId?: Maybe<Scalars['ID']['output']>;
  /** What a person can mend. 待改正的问题。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** A webhook after a change. 变更结果。 */
export type WebhookPayload = {
  readonly __typename?: 'WebhookPayload';
  /** The webhook as it is now. webhook 现状。 */
  readonly webhook?: Maybe<Webhook>;
  /** What a person can mend. 待改正的问题。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a replay. 恢复或重放结果。 */
export type ReplayWebhookPayload = {
  readonly __typename?: 'ReplayWebhookPayload';
  /** The webhook as it is now. webhook 现状。 */
  readonly webhook?: Maybe<Webhook>;
  /** How many dead letters were queued. 已排队重发的死信数。 */
  readonly queued: Scalars['Int']['output'];
  /** What a person can mend. 待改正的问题。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a test. 测试结果。 */
export type TestWebhookPayload = {
  readonly __typename?: 'TestWebhookPayload';
  /** What came back; null when problems kept it from being sent. 接收端的答复,有问题时为空。 */
  readonly delivery?: Maybe<WebhookTest>;
  /** What a person can mend. 待改正的问题。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What came back from a test message. 测试消息的答复。 */
export type WebhookTest = {
  readonly __typename?: 'WebhookTest';
  /** Whether it was answered with 2xx. 是否以 2xx 答复。 */
  readonly isAccepted: Scalars['Boolean']['output'];
  /** The `webhook-id` that was sent. 消息编号。 */
  readonly messageId: Scalars['String']['output'];
  /** HTTP status; null without an answer. 状态码,无答复为空。 */
  readonly status?: Maybe<Scalars['Int']['output']>;
  /** How long it took, in milliseconds. 耗时(毫秒)。 */
  readonly durationMs: Scalars['Int']['output'];
  /** What was wrong. 出错原因。 */
  readonly error?: Maybe<Scalars['String']['output']>;
};

/**
 * An address to which events are posted.
 * 推送事件的接收地址。
 */
export type Webhook = {
  readonly __typename?: 'Webhook';
  /** Its id. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** What people call it. 名称。 */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Where to. 接收地址。 */
  readonly url: Scalars['String']['output'];
  /** Field of Subscription that it follows. 所订阅的根字段。 */
  readonly event: Scalars['String']['output'];
  /** Its operation. 订阅操作。 */
  readonly operation: Scalars['String']['output'];
  /** The operation's variables as JSON. 变量,JSON 文本。 */
  readonly variables: Scalars['String']['output'];
  /** Who registered it: events are read with the rights that they had then. 登记人,以其登记时的权限读取事件。 */
  readonly ownerSubject: Scalars['String']['output'];
  /** Code of the site that its owner works at. 登记人所属站点代码。 */
  readonly ownerSite?: Maybe<Scalars['ID']['output']>;
  /** Whether it is delivered to. 状态。 */
  readonly state: WebhookState;
  /** Why it is disabled. 停用原因。 */
  readonly reason?: Maybe<WebhookReason>;
  /** The reason in words, with what to do. 停用说明及处理办法。 */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** Since when it is in that state. 状态起始时间。 */
  readonly stateAt: Scalars['DateTime']['output'];
  /** Everything up to there is delivered, set aside or of no concern. 已处理到的游标。 */
  readonly cursor: Scalars['String']['output'];
  /** When it was registered. 登记时间。 */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How many events were delivered. 已推送条数。 */
  readonly deliveredCount: Scalars['Int']['output'];
  /** When the last one was. 最近成功推送时间。 */
  readonly lastDeliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Failures since the last success. 连续失败次数。 */
  readonly failureCount: Scalars['Int']['output'];
  /** When the first of them was. 连续失败起始时间。 */
  readonly failingSince?: Maybe<Scalars['DateTime']['output']>;
  /** When it is tried again. 下次重试时间。 */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** HTTP status of the last attempt. 最近一次状态码。 */
  readonly lastStatus?: Maybe<Scalars['Int']['output']>;
  /** What was wrong with it. 最近一次出错原因。 */
  readonly lastError?: Maybe<Scalars['String']['output']>;
  /** How many events were given up for it. 死信条数。 */
  readonly deadLetterCount: Scalars['Int']['output'];
  /** Events that the endpoint refused again and again, newest first; null when match is away. 接收端多次拒收的事件,新的在前。 */
  readonly deadLetters?: Maybe<WebhookDeadLetterConnection>;
};


/**
 * An address to which events are posted.
 * 推送事件的接收地址。
 */
export type WebhookDeadLettersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a webhook is delivered to. webhook 状态。 */
export type WebhookState =
  /** It is. 推送中。 */
  | 'ACTIVE'
  /** It is not, until replayWebhook. 已停用。 */
  | 'DISABLED';

/** Why a webhook is disabled. webhook 停用原因。 */
export type WebhookReason =
  /** Its owner stopped it. 登记人停用。 */
  | 'BY_OWNER'
  /** An operator stopped it. 运维人员停用。 */
  | 'BY_OPERATOR'
  /** Its endpoint failed for days. 接收端持续失败。 */
  | 'ENDPOINT_FAILING'
  /** Its endpoint answered 410: it wants no more. 接收端答复 410。 */
  | 'ENDPOINT_GONE'
  /** Its list of dead letters is full. 死信已满。 */
  | 'DEAD_LETTERS_FULL'
  /** Its operation no longer fits the graph, or its owner's rights. 订阅操作已不符合现行接口或权限。 */
  | 'OPERATION_INVALID'
  /** It stood still for so long that what follows is no longer kept. 停用过久,后续事件已不再保留。 */
  | 'CURSOR_EXPIRED'
  /** The log that its cursor belongs to is lost. 游标所属日志已不存在。 */
  | 'CURSOR_INVALID'
  /** Its secret cannot be read any more: match has another key. 签名密钥已无法解密:match 的密钥已更换。 */
  | 'SECRET_LOST';

/** An event that an endpoint refused again and again. 死信:接收端多次拒收的事件。 */
export type WebhookDeadLetter = {
  readonly __typename?: 'WebhookDeadLetter';
  /** Its id. 编号。 */
  readonly id: Scalars['ID']['output'];
  /** The `webhook-id` that it was and will be sent with. 消息编号,重发不变。 */
  readonly messageId: Scalars['String']['output'];
  /** Cursor of the event. 事件游标。 */
  readonly cursor: Scalars['String']['output'];
  /** Whether it waits for somebody. 状态。 */
  readonly state: WebhookDeadLetterState;
  /** How often it was refused. 被拒次数。 */
  readonly attempts: Scalars['Int']['output'];
  /** HTTP status of the last refusal. 最近一次状态码。 */
  readonly lastStatus?: Maybe<Scalars['Int']['output']>;
  /** What was wrong. 出错原因。 */
  readonly lastError: Scalars['String']['output'];
  /** When it was set aside. 列入死信的时间。 */
  readonly setAsideAt: Scalars['DateTime']['output'];
  /** The message as it was sent. 消息原文。 */
  readonly body: Scalars['String']['output'];
};

/** Whether a dead letter waits for somebody. 死信状态。 */
export type WebhookDeadLetterState =
  /** It does. 待处理。 */
  | 'WAITING'
  /** It is about to be delivered again. 待重发。 */
  | 'QUEUED';

/** A page of webhooks. webhook 分页。 */
export type WebhookConnection = {
  readonly __typename?: 'WebhookConnection';
  /** The webhooks of the page. 本页 webhook。 */
  readonly nodes: ReadonlyArray<Webhook>;
  /** The webhooks with their cursors. 带游标的 webhook。 */
  readonly edges: ReadonlyArray<WebhookEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A webhook with its cursor. 带游标的 webhook。 */
export type WebhookEdge = {
  readonly __typename?: 'WebhookEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The webhook. 该 webhook。 */
  readonly node: Webhook;
};

/** A page of dead letters. 死信分页。 */
export type WebhookDeadLetterConnection = {
  readonly __typename?: 'WebhookDeadLetterConnection';
  /** The dead letters of the page. 本页死信。 */
  readonly nodes: ReadonlyArray<WebhookDeadLetter>;
  /** The dead letters with their cursors. 带游标的死信。 */
  readonly edges: ReadonlyArray<WebhookDeadLetterEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A dead letter with its cursor. 带游标的死信。 */
export type WebhookDeadLetterEdge = {
  readonly __typename?: 'WebhookDeadLetterEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The dead letter. 死信。 */
  readonly node: WebhookDeadLetter;
};

/** Which plan is carried out. 执行哪个方案。 */
export type CarryOutMatchmakingInput = {
  /** The plan. 方案编号。 */
  readonly planId: Scalars['ID']['input'];
};

/** What became of a plan. 方案执行结果。 */
export type CarryOutMatchmakingPayload = {
  readonly __typename?: 'CarryOutMatchmakingPayload';
  /** The plan. 方案编号。 */
  readonly planId: Scalars['ID']['output'];
  /** One for each pair of the plan, in its order. 逐对结果。 */
  readonly placements: ReadonlyArray<PlannedPlacement>;
  /** What kept the plan from being carried out at all; empty when all went well. 方案本身的问题,空表示已执行。 */
  readonly problems: ReadonlyArray<Problem>;
};

/** What became of a pair of a plan. 一对的执行结果。 */
export type PlannedPlacement = {
  readonly __typename?: 'PlannedPlacement';
  /** The demand. 需求编号。 */
  readonly demandId: Scalars['ID']['output'];
  /** The project. 项目编号。 */
  readonly projectId: Scalars['ID']['output'];
  /** Id of its placement; null when problems kept it from being opened. 对接单编号,有问题时为空。 */
  readonly placementId?: Maybe<Scalars['ID']['output']>;
  /** The placement; null when its site is away. 对接单,站点不可达时为空。 */
  readonly placement?: Maybe<Placement>;
  /** What a person can mend about this pair; empty when its placement is open. 这一对待改正的问题。 */
  readonly problems: ReadonlyArray<Problem>;
};

export type Placement = {
  readonly __typename?: 'Placement';
  readonly id: Scalars['ID']['output'];
};

/**
 * A site: whoever keeps three lists.
 * 站点:持有三张清单的一方。
 */
export type Site = {
  readonly __typename?: 'Site';
  /** Its code, never re-used. 站点代码,永不复用。 */
  readonly code: Scalars['ID']['output'];
  /** Its name. 名称。 */
  readonly name: Scalars['String']['output'];
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
  /** Where its schema differs from the contract, one sentence each, contradictions first; 50 at most. 与契约的差异。 */
  readonly contractDifferences: ReadonlyArray<Scalars['String']['output']>;
};

/** Life cycle of a site. 站点生命周期。 */
export type SiteLifecycle =
  /** Active. 在用。 */
  | 'ACTIVE'
  /** Retired; still readable. 已退役,仍可读取。 */
  | 'RETIRED';

/** Whether a site answers. 站点健康状况。 */
export type SiteHealth =
  /** It answers. 正常。 */
  | 'UP'
  /** It answers late or not always. 不稳定。 */
  | 'DEGRADED'
  /** It does not answer. 不可达。 */
  | 'DOWN';

/** How a site's schema relates to the hub's contract. 站点接口与契约的关系。 */
export type ContractState =
  /** The same. 一致。 */
  | 'SAME'
  /** It lacks output fields. 落后,缺少部分输出字段。 */
  | 'BEHIND'
  /** It has more than the contract. 超前。 */
  | 'AHEAD'
  /** It contradicts the contract and is not asked. 不兼容,不予访问。 */
  | 'INCOMPATIBLE'
  /** Not yet compared. 尚未比对。 */
  | 'UNKNOWN';

/**
 * An administrative area.
 * 行政区划。
 */
export type Area = {
  readonly __typename?: 'Area';
  /** Division code: 330200, 330212, 330212011. 区划代码。 */
  readonly code: Scalars['String']['output'];
  /** Its name. 名称。 */
  readonly name: Scalars['String']['output'];
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
  | 'CITY'
  /** District or county. 区县(市)。 */
  | 'DISTRICT'
  /** Township or street. 镇街。 */
  | 'TOWNSHIP'
  /** Community or village. 村社。 */
  | 'COMMUNITY';

/** A division code with the scheme that it belongs to. 某编码体系下的区划代码。 */
export type DivisionCode = {
  readonly __typename?: 'DivisionCode';
  /** The scheme, e.g. `GB/T 2260`. 编码体系。 */
  readonly scheme: Scalars['String']['output'];
  /** The code. 代码。 */
  readonly code: Scalars['String']['output'];
};

/** A place found by name. 按名称找到的地方。 */
export type Place = {
  readonly __typename?: 'Place';
  /** Its name. 名称。 */
  readonly name: Scalars['String']['output'];
  /** Its level. 级别。 */
  readonly level: AreaLevel;
  /** The township that it lies in, or the area that it is. 所属镇街,或其自身区划。 */
  readonly area?: Maybe<Area>;
  /** Code of the site that serves it. 服务站点代码。 */
  readonly siteCode?: Maybe<Scalars['ID']['output']>;
};

/** A page of sites. 站点分页。 */
export type SiteConnection = {
  readonly __typename?: 'SiteConnection';
  /** The sites of the page. 本页站点。 */
  readonly nodes: ReadonlyArray<Site>;
  /** The sites with their cursors. 带游标的站点。 */
  readonly edges: ReadonlyArray<SiteEdge>;
  /** Where the page lies. 分页信息。 */
  readonly pageInfo: PageInfo;
  /** How many there are in all. 总数。 */
  readonly totalCount: Scalars['Int']['output'];
};

/** A site with its cursor. 带游标的站点。 */
export type SiteEdge = {
  readonly __typename?: 'SiteEdge';
  /** Its cursor. 游标。 */
  readonly cursor: Scalars['String']['output'];
  /** The site. 站点。 */
  readonly node: Site;
};

/** Who is asking, as the bearer token says. 当前访问者,依令牌。 */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Subject of the token; `public` without one. 令牌主体,无令牌为 public。 */
  readonly subject: Scalars['String']['output'];
  /** Roles. 角色。 */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** Code of the site that the caller works at. 所属站点代码。 */
  readonly siteCode?: Maybe<Scalars['ID']['output']>;
  /** The site that the caller works at. 所属站点。 */
  readonly site?: Maybe<Site>;
  /** Id of the organisation that the caller speaks for. 所代表组织编号。 */
  readonly organizationId?: Maybe<Scalars['ID']['output']>;
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
  Area: Area;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Site:
    ( { __typename: 'Site' }
    & GraphQLRecursivePick<FederationTypes['Site'], {"code":true}> );
  Area:
    ( { __typename: 'Area' }
    & GraphQLRecursivePick<FederationTypes['Area'], {"code":true}> );
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
  Problem: ResolverTypeWrapper<CarryOutProblem>;
  ProblemCode: ProblemCode;
  OrganizationCategory: OrganizationCategory;
  CreditStanding: CreditStanding;
  OrganizationFilter: OrganizationFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  CreateWebhookInput: CreateWebhookInput;
  WebhookFilter: WebhookFilter;
  WebhookEvent: WebhookEvent;
  WebhookObjectKind: WebhookObjectKind;
  DeleteWebhookInput: DeleteWebhookInput;
  DisableWebhookInput: DisableWebhookInput;
  ReplayWebhookInput: ReplayWebhookInput;
  TestWebhookInput: TestWebhookInput;
  CreateWebhookPayload: ResolverTypeWrapper<Omit<CreateWebhookPayload, 'webhook' | 'problems'> & { webhook?: Maybe<ResolversTypes['Webhook']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DeleteWebhookPayload: ResolverTypeWrapper<Omit<DeleteWebhookPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  WebhookPayload: ResolverTypeWrapper<Omit<WebhookPayload, 'webhook' | 'problems'> & { webhook?: Maybe<ResolversTypes['Webhook']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  ReplayWebhookPayload: ResolverTypeWrapper<Omit<ReplayWebhookPayload, 'webhook' | 'problems'> & { webhook?: Maybe<ResolversTypes['Webhook']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  TestWebhookPayload: ResolverTypeWrapper<Omit<TestWebhookPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  WebhookTest: ResolverTypeWrapper<WebhookTest>;
  Webhook: ResolverTypeWrapper<WebhookRecord>;
  WebhookState: WebhookState;
  WebhookReason: WebhookReason;
  WebhookDeadLetter: ResolverTypeWrapper<DeadLetterRecord>;
  WebhookDeadLetterState: WebhookDeadLetterState;
  WebhookConnection: ResolverTypeWrapper<Omit<WebhookConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Webhook']>, edges: ReadonlyArray<ResolversTypes['WebhookEdge']> }>;
  WebhookEdge: ResolverTypeWrapper<Omit<WebhookEdge, 'node'> & { node: ResolversTypes['Webhook'] }>;
  WebhookDeadLetterConnection: ResolverTypeWrapper<Omit<WebhookDeadLetterConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['WebhookDeadLetter']>, edges: ReadonlyArray<ResolversTypes['WebhookDeadLetterEdge']> }>;
  WebhookDeadLetterEdge: ResolverTypeWrapper<Omit<WebhookDeadLetterEdge, 'node'> & { node: ResolversTypes['WebhookDeadLetter'] }>;
  CarryOutMatchmakingInput: CarryOutMatchmakingInput;
  CarryOutMatchmakingPayload: ResolverTypeWrapper<Omit<CarryOutMatchmakingPayload, 'placements' | 'problems'> & { placements: ReadonlyArray<ResolversTypes['PlannedPlacement']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
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
  SiteConnection: ResolverTypeWrapper<Omit<SiteConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Site']>, edges: ReadonlyArray<ResolversTypes['SiteEdge']> }>;
  SiteEdge: ResolverTypeWrapper<Omit<SiteEdge, 'node'> & { node: ResolversTypes['Site'] }>;
  Viewer: ResolverTypeWrapper<Principal>;
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
  Problem: CarryOutProblem;
  OrganizationFilter: OrganizationFilter;
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  CreateWebhookInput: CreateWebhookInput;
  WebhookFilter: WebhookFilter;
  DeleteWebhookInput: DeleteWebhookInput;
  DisableWebhookInput: DisableWebhookInput;
  ReplayWebhookInput: ReplayWebhookInput;
  TestWebhookInput: TestWebhookInput;
  CreateWebhookPayload: Omit<CreateWebhookPayload, 'webhook' | 'problems'> & { webhook?: Maybe<ResolversParentTypes['Webhook']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DeleteWebhookPayload: Omit<DeleteWebhookPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  WebhookPayload: Omit<WebhookPayload, 'webhook' | 'problems'> & { webhook?: Maybe<ResolversParentTypes['Webhook']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  ReplayWebhookPayload: Omit<ReplayWebhookPayload, 'webhook' | 'problems'> & { webhook?: Maybe<ResolversParentTypes['Webhook']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  TestWebhookPayload: Omit<TestWebhookPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  WebhookTest: WebhookTest;
  Webhook: WebhookRecord;
  WebhookDeadLetter: DeadLetterRecord;
  WebhookConnection: Omit<WebhookConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Webhook']>, edges: ReadonlyArray<ResolversParentTypes['WebhookEdge']> };
  WebhookEdge: Omit<WebhookEdge, 'node'> & { node: ResolversParentTypes['Webhook'] };
  WebhookDeadLetterConnection: Omit<WebhookDeadLetterConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['WebhookDeadLetter']>, edges: ReadonlyArray<ResolversParentTypes['WebhookDeadLetterEdge']> };
  WebhookDeadLetterEdge: Omit<WebhookDeadLetterEdge, 'node'> & { node: ResolversParentTypes['WebhookDeadLetter'] };
  CarryOutMatchmakingInput: CarryOutMatchmakingInput;
  CarryOutMatchmakingPayload: Omit<CarryOutMatchmakingPayload, 'placements' | 'problems'> & { placements: ReadonlyArray<ResolversParentTypes['PlannedPlacement']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  PlannedPlacement: CarriedOutPair;
  Placement: PlacementReference;
  Site: DirectorySite;
  Area: DirectoryArea;
  DivisionCode: DivisionCode;
  Place: DirectoryPlace;
  SiteConnection: Omit<SiteConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Site']>, edges: ReadonlyArray<ResolversParentTypes['SiteEdge']> };
  SiteEdge: Omit<SiteEdge, 'node'> & { node: ResolversParentTypes['Site'] };
  Viewer: Principal;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], unknown> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], unknown> {
  name: 'Date';
}

export type PageInfoResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyRangeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['MoneyRange'] = ResolversParentTypes['MoneyRange']> = {
  min?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  field?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType, RequireFields<QuerySiteArgs, 'code'>>;
  sites?: Resolver<Maybe<ResolversTypes['SiteConnection']>, ParentType, ContextType, RequireFields<QuerySitesArgs, 'first'>>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType, RequireFields<QueryAreaArgs, 'code'>>;
  places?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Place']>>>, ParentType, ContextType, RequireFields<QueryPlacesArgs, 'text' | 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  webhooks?: Resolver<Maybe<ResolversTypes['WebhookConnection']>, ParentType, ContextType, RequireFields<QueryWebhooksArgs, 'first'>>;
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType, RequireFields<QueryWebhookArgs, 'id'>>;
};

export type MutationResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  carryOutMatchmaking?: Resolver<Maybe<ResolversTypes['CarryOutMatchmakingPayload']>, ParentType, ContextType, RequireFields<MutationCarryOutMatchmakingArgs, 'input'>>;
  createWebhook?: Resolver<Maybe<ResolversTypes['CreateWebhookPayload']>, ParentType, ContextType, RequireFields<MutationCreateWebhookArgs, 'input'>>;
  deleteWebhook?: Resolver<Maybe<ResolversTypes['DeleteWebhookPayload']>, ParentType, ContextType, RequireFields<MutationDeleteWebhookArgs, 'input'>>;
  disableWebhook?: Resolver<Maybe<ResolversTypes['WebhookPayload']>, ParentType, ContextType, RequireFields<MutationDisableWebhookArgs, 'input'>>;
  replayWebhook?: Resolver<Maybe<ResolversTypes['ReplayWebhookPayload']>, ParentType, ContextType, RequireFields<MutationReplayWebhookArgs, 'input'>>;
  testWebhook?: Resolver<Maybe<ResolversTypes['TestWebhookPayload']>, ParentType, ContextType, RequireFields<MutationTestWebhookArgs, 'input'>>;
};

export type CreateWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['CreateWebhookPayload'] = ResolversParentTypes['CreateWebhookPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type DeleteWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['DeleteWebhookPayload'] = ResolversParentTypes['DeleteWebhookPayload']> = {
  webhookId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type WebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookPayload'] = ResolversParentTypes['WebhookPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ReplayWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['ReplayWebhookPayload'] = ResolversParentTypes['ReplayWebhookPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  queued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type TestWebhookPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['TestWebhookPayload'] = ResolversParentTypes['TestWebhookPayload']> = {
  delivery?: Resolver<Maybe<ResolversTypes['WebhookTest']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type WebhookTestResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookTest'] = ResolversParentTypes['WebhookTest']> = {
  isAccepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variables?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownerSubject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownerSite?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookState'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['WebhookReason']>, ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stateAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveredCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastDeliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failureCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deadLetterCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deadLetters?: Resolver<Maybe<ResolversTypes['WebhookDeadLetterConnection']>, ParentType, ContextType, RequireFields<WebhookDeadLettersArgs, 'first'>>;
};

export type WebhookDeadLetterResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookDeadLetter'] = ResolversParentTypes['WebhookDeadLetter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeadLetterState'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastError?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  setAsideAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookConnection'] = ResolversParentTypes['WebhookConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Webhook']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookEdge'] = ResolversParentTypes['WebhookEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Webhook'], ParentType, ContextType>;
};

export type WebhookDeadLetterConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookDeadLetterConnection'] = ResolversParentTypes['WebhookDeadLetterConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeadLetter']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeadLetterEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WebhookDeadLetterEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['WebhookDeadLetterEdge'] = ResolversParentTypes['WebhookDeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDeadLetter'], ParentType, ContextType>;
};

export type CarryOutMatchmakingPayloadResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['CarryOutMatchmakingPayload'] = ResolversParentTypes['CarryOutMatchmakingPayload']> = {
  planId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  placements?: Resolver<ReadonlyArray<ResolversTypes['PlannedPlacement']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type PlannedPlacementResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['PlannedPlacement'] = ResolversParentTypes['PlannedPlacement']> = {
  demandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  projectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  placementId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type PlacementResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Placement'] = ResolversParentTypes['Placement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SiteResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site'], FederationReferenceType extends FederationReferenceTypes['Site'] = FederationReferenceTypes['Site']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Site']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SiteKind'], ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['SiteLifecycle'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['SiteHealth'], ParentType, ContextType>;
  contract?: Resolver<ResolversTypes['ContractState'], ParentType, ContextType>;
  contractDifferences?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AreaResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Area'] = ResolversParentTypes['Area'], FederationReferenceType extends FederationReferenceTypes['Area'] = FederationReferenceTypes['Area']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Area']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['AreaLevel'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  codes?: Resolver<ReadonlyArray<ResolversTypes['DivisionCode']>, ParentType, ContextType>;
};

export type DivisionCodeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['DivisionCode'] = ResolversParentTypes['DivisionCode']> = {
  scheme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['AreaLevel'], ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type SiteConnectionResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SiteConnection'] = ResolversParentTypes['SiteConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Site']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SiteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SiteEdgeResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['SiteEdge'] = ResolversParentTypes['SiteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = DirectoryContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  siteCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  organizationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = DirectoryContext> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  CreateWebhookPayload?: CreateWebhookPayloadResolvers<ContextType>;
  DeleteWebhookPayload?: DeleteWebhookPayloadResolvers<ContextType>;
  WebhookPayload?: WebhookPayloadResolvers<ContextType>;
  ReplayWebhookPayload?: ReplayWebhookPayloadResolvers<ContextType>;
  TestWebhookPayload?: TestWebhookPayloadResolvers<ContextType>;
  WebhookTest?: WebhookTestResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookDeadLetter?: WebhookDeadLetterResolvers<ContextType>;
  WebhookConnection?: WebhookConnectionResolvers<ContextType>;
  WebhookEdge?: WebhookEdgeResolvers<ContextType>;
  WebhookDeadLetterConnection?: WebhookDeadLetterConnectionResolvers<ContextType>;
  WebhookDeadLetterEdge?: WebhookDeadLetterEdgeResolvers<ContextType>;
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
