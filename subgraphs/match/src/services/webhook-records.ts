/* Webhooks and dead letters as their owners see them. Pure: never a secret, never a lease. */
import type { DeadLetterRecord, WebhookReason, WebhookRecord } from "@park-hub/contracts";
import type { DeadLetterRow } from "../data/entities/dead-letter-row";
import type { WebhookRow } from "../data/entities/webhook-row";

/** A webhook for its owner. */
export function webhookRecordOf(row: WebhookRow, deadLetterCount: number): WebhookRecord {
  const { id, name, url, event, operation, variables, ownerSubject, principal, state, reason, detail, cursor } = row;
  const { deliveredCount, failureCount, lastStatus, lastError } = row;
  return {
    id,
    name,
    url,
    event,
    operation,
    variables: { ...variables },
    ownerSubject,
    ownerSite: principal.site ?? null,
    state,
    reason,
    detail,
    stateAt: row.stateAt.toISOString(),
    cursor,
    createdAt: row.createdAt.toISOString(),
    deliveredCount,
    lastDeliveredAt: instant(row.lastDeliveredAt),
    failureCount,
    failingSince: instant(row.failingSince),
    nextAttemptAt: state === "ACTIVE" ? instant(row.nextAttemptAt) : null,
    lastStatus,
    lastError,
    deadLetterCount,
  };
}

/** A dead letter for its webhook's owner. */
export function deadLetterRecordOf(row: DeadLetterRow): DeadLetterRecord {
  const { createdAt, ...rest } = row;
  return { ...rest, at: createdAt.toISOString() };
}

/** Why a webhook is disabled and what to do, in one Chinese sentence for its owner. */
export function sentenceOf(reason: WebhookReason, what: string): string {
  return `${SENTENCES[reason]}${what === "" ? "" : `(${what})`}`.slice(0, 400);
}

const SENTENCES: Readonly<Record<WebhookReason, string>> = {
  BY_OWNER: "由登记人停用,可用 replayWebhook 恢复",
  BY_OPERATOR: "由运维人员停用,仅运维人员可恢复",
  ENDPOINT_FAILING: "接收端持续失败,已停用;修复后用 testWebhook 检查,再用 replayWebhook 从停下处继续",
  ENDPOINT_GONE: "接收端答复 410,表示不再接收,已停用;可用 replayWebhook 恢复",
  DEAD_LETTERS_FULL: "死信已满,已停用;请修复接收端后用 replayWebhook 重发死信",
  OPERATION_INVALID: "订阅操作已不符合现行接口或权限,已停用;请按现行接口重新登记",
  CURSOR_EXPIRED: "停用过久,后续事件已不再保留;请用 replayWebhook 指定 after 继续,并从清单补齐缺失部分",
  CURSOR_INVALID: "游标所属日志已不存在;请用 replayWebhook 指定 after 继续,并从清单补齐缺失部分",
  SECRET_LOST: "签名密钥已无法解密(match 的密钥已更换),已停用;请重新登记,用 after 从停下处继续",
};

function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
