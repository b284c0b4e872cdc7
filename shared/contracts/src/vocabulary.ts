/*
 * The field's closed lists, as the public schema names them, with the Chinese label that staff read.
 * The SDL (graphql/shared.graphql) states the same values; vocabulary.test.ts keeps the two together.
 */

/** Service fields with their Chinese label (服务领域). */
export const SERVICE_FIELDS = {
  ELDERLY_CARE: "养老服务",
  CHILD_PROTECTION: "儿童保护",
  ENVIRONMENT: "环境整治",
  VOLUNTEERING: "志愿服务",
  COMMUNITY_BUILDING: "社区营造",
  MEDIATION: "矛盾调解",
  LEGAL_AID: "法律服务",
  MENTAL_HEALTH: "心理健康",
  DISABILITY: "助残服务",
  HEALTH: "健康促进",
  EMPLOYMENT: "就业创业",
  RURAL_REVIVAL: "乡村振兴",
  CULTURE_ARTS: "文化艺术",
  EDUCATION: "教育成长",
  FAMILY_WOMEN: "家庭妇女",
  YOUTH: "青年发展",
  SAFETY: "安全治理",
  PARTY_BUILDING: "党建引领",
  PUBLIC_VENTURE: "公益创投",
  CHARITY_RELIEF: "慈善救助",
} as const;
/** One service field. */
export type ServiceField = keyof typeof SERVICE_FIELDS;

/** Audiences with their Chinese label (服务对象). */
export const AUDIENCES = {
  ELDERLY: "老年人",
  CHILDREN: "儿童",
  TEENAGERS: "青少年",
  YOUTH: "青年",
  WOMEN: "妇女",
  FAMILIES: "家庭",
  PERSONS_WITH_DISABILITIES: "残障人士",
  MIGRANTS: "新市民",
  LOW_INCOME: "困难群众",
  VETERANS: "退役军人",
  VILLAGERS: "村民",
  NEW_EMPLOYMENT_WORKERS: "新就业群体",
  VOLUNTEERS: "志愿者",
  ALL_RESIDENTS: "全体居民",
} as const;
/** One audience. */
export type Audience = keyof typeof AUDIENCES;

/** Formats of a project with their Chinese label (服务形式). */
export const FORMATS = {
  WORKSHOP: "工作坊",
  HOME_VISIT: "入户探访",
  COUNSELLING: "咨询辅导",
  TRAINING: "培训",
  EVENT: "活动",
  MARKET: "市集",
  EXHIBITION: "展览",
  COMPETITION: "比赛",
  TOUR: "游学参访",
  ON_SITE_SERVICE: "驻点服务",
  HOTLINE: "热线",
  SPACE_RENEWAL: "空间改造",
  TEAM_BUILDING: "队伍培育",
} as const;
/** One format. */
export type Format = keyof typeof FORMATS;

/** Kinds of resources with their Chinese label (资源类型). */
export const RESOURCE_KINDS = {
  VENUE: "场地",
  FUND: "资金",
  MENTOR: "导师",
  VOLUNTEERS: "志愿者队伍",
  EQUIPMENT: "设备",
  POLICY: "政策",
} as const;
/** One kind of resource. */
export type ResourceKind = keyof typeof RESOURCE_KINDS;

/** Categories of organisations with their Chinese label (社会组织类别). */
export const ORGANIZATION_CATEGORIES = {
  SOCIAL_ASSOCIATION: "社会团体",
  FOUNDATION: "基金会",
  SOCIAL_SERVICE_AGENCY: "社会服务机构",
} as const;
/** One category of organisation. */
export type OrganizationCategory = keyof typeof ORGANIZATION_CATEGORIES;

/** Credit standings with their Chinese label (信用状况). */
export const CREDIT_STANDINGS = {
  GOOD: "良好",
  ABNORMAL: "活动异常",
  SERIOUSLY_DISHONEST: "严重违法失信",
} as const;
/** One credit standing. */
export type CreditStanding = keyof typeof CREDIT_STANDINGS;

/** Stages of a project with their Chinese label (项目阶段). */
export const PROJECT_STAGES = {
  DRAFT: "草稿",
  INCUBATING: "孵化中",
  OPEN: "开放对接",
  FULL: "名额已满",
  PAUSED: "暂停",
  ENDED: "已结束",
  WITHDRAWN: "已撤回",
} as const;
/** One stage of a project. */
export type ProjectStage = keyof typeof PROJECT_STAGES;

/** States of a demand with their Chinese label (需求状态). */
export const DEMAND_STATES = {
  DRAFT: "草稿",
  OPEN: "待对接",
  MATCHING: "对接中",
  PLACED: "已落地",
  CLOSED: "已关闭",
  WITHDRAWN: "已撤回",
} as const;
/** One state of a demand. */
export type DemandState = keyof typeof DEMAND_STATES;

/** States of a placement with their Chinese label (对接单状态). */
export const PLACEMENT_STATES = {
  PROPOSED: "已提出",
  CONTACTED: "已联系",
  MEETING: "对接会",
  ADAPTING: "方案调整",
  AGREED: "已签约",
  LANDED: "已落地",
  CLOSED: "已结项",
  DECLINED: "已婉拒",
} as const;
/** One state of a placement. */
export type PlacementState = keyof typeof PLACEMENT_STATES;

/** Outcomes of a closed placement. */
export const PLACEMENT_OUTCOMES = { MET: "已满足", PARTLY_MET: "部分满足", NOT_MET: "未满足" } as const;
/** One outcome. */
export type PlacementOutcome = keyof typeof PLACEMENT_OUTCOMES;

/** Reasons for declining a placement. */
export const DECLINE_REASONS = {
  BUSY: "手上有项目走不开",
  UNFIT: "不合适",
  AREA: "不在服务区域",
  BUDGET: "经费不够",
  DATES: "时间不合",
  OTHER: "其他",
} as const;
/** One reason. */
export type DeclineReason = keyof typeof DECLINE_REASONS;

/** Kinds of sites. */
export const SITE_KINDS = { PARK: "创新园", STATION: "社工站", DEPARTMENT: "部门" } as const;
/** One kind of site. */
export type SiteKind = keyof typeof SITE_KINDS;

/** Levels of areas. */
export const AREA_LEVELS = { CITY: "市", DISTRICT: "区县", TOWNSHIP: "镇街", COMMUNITY: "村社" } as const;
/** One level. */
export type AreaLevel = keyof typeof AREA_LEVELS;
