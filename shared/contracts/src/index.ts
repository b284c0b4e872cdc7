export {
  AREA_LEVELS,
  AUDIENCES,
  CREDIT_STANDINGS,
  DECLINE_REASONS,
  DEMAND_STATES,
  FORMATS,
  ORGANIZATION_CATEGORIES,
  PLACEMENT_OUTCOMES,
  PLACEMENT_STATES,
  PROJECT_STAGES,
  RESOURCE_KINDS,
  SERVICE_FIELDS,
  SITE_KINDS,
} from "./vocabulary";
export type {
  AreaLevel,
  Audience,
  CreditStanding,
  DeclineReason,
  DemandState,
  Format,
  OrganizationCategory,
  PlacementOutcome,
  PlacementState,
  ProjectStage,
  ResourceKind,
  ServiceField,
  SiteKind,
} from "./vocabulary";
export { FEED_KINDS } from "./feed";
export type {
  DemandFeed,
  FeedKind,
  OrganizationFeed,
  PlacementFeed,
  ProjectFeed,
  ResourceFeed,
  SiteFeed,
} from "./feed";
export { isSiteCode, newObjectId, parseObjectId, siteCodeOf } from "./object-id";
export { CONTRACT_GRAPHS, GRAPHS, isShardedGraph, servesGraph, SHARDED_GRAPHS } from "./graph";
export type { ContractGraph, Graph, ShardedGraph } from "./graph";
export { contractSdl, sharedSdl } from "./contract-sdl";
export { readRoutingRules } from "./routing-rules";
export type { RoutedRoot, RoutingRule, RoutingRules } from "./routing-rules";
export { readFieldRights } from "./field-rights";
export type { FieldRight, FieldRights } from "./field-rights";
export { stripForComposition } from "./strip-for-composition";
export { compareContract } from "./compare-contract";
export type { ContractComparison, ContractRelation } from "./compare-contract";
export {
  DEAD_LETTER_STATES,
  WEBHOOK_DELIVERY_CALLS,
  WEBHOOK_DESK_CALLS,
  WEBHOOK_REASONS,
  WEBHOOK_STATES,
} from "./webhooks";
export type {
  DeadLetterRecord,
  DeadLetterState,
  LeasedWebhook,
  WebhookCall,
  WebhookReason,
  WebhookRecord,
  WebhookState,
} from "./webhooks";
