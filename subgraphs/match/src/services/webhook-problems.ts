/* What a person can mend about a webhook, in Chinese. */
import { HubError } from "@park-hub/errors";
import type { Problem } from "@park-hub/subgraph-kit";
import { readLogHead } from "../data/change-log";
import type { MatchDatabase } from "../data/match-database";
import { readLogCursor } from "./log-cursor";

/** There is none, or none of the caller's. */
export function notFound(id: string): Problem {
  return { field: ["id"], code: "NOT_FOUND", message: `没有 webhook「${id.slice(0, 64)}」` };
}

/** The caller has as many as one may have. */
export function tooMany(count: number, max: number): Problem {
  return { field: ["url"], code: "NO_CAPACITY", message: `已登记 ${count} 个 webhook,最多 ${max} 个,请先删除不用的` };
}

/** The key was used for something else. */
export function alreadyUsed(key: string): Problem {
  const message = `幂等键「${key}」七天内已用于内容不同的请求,须换用新的幂等键`;
  return { field: ["idempotencyKey"], code: "IDEMPOTENCY_MISMATCH", message };
}

/** Only an operator starts what an operator stopped. */
export function disabledByOperator(): Problem {
  return { field: ["id"], code: "FORBIDDEN", message: "该 webhook 由运维人员停用,仅运维人员可恢复" };
}

/** Nobody can sign for it any more. */
export function secretLost(): Problem {
  const message = "该 webhook 的签名密钥已无法解密(match 的密钥已更换),请重新登记";
  return { field: ["id"], code: "WRONG_STATE", message };
}

/** What keeps deliveries from beginning behind the cursor, or null. */
export async function cursorProblem(database: MatchDatabase, cursor: string): Promise<Problem | null> {
  const head = await readLogHead(database.reader);
  try {
    readLogCursor(head, cursor);
    return null;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    if (error.code === "CURSOR_EXPIRED") {
      const message = `游标之后的事件已不再保留,最早可用的游标为「${String(error.details.oldest)}」`;
      return { field: ["after"], code: "OUT_OF_RANGE", message };
    }
    return { field: ["after"], code: "BAD_FORMAT", message: `「${cursor.slice(0, 80)}」不是本枢纽给出的游标` };
  }
}
