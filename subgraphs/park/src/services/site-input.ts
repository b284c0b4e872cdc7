/*
 * What a mutation says of a site, checked. Pure: problems are collected, nothing is thrown.
 */
import { isSiteCode, type SiteKind } from "@park-hub/contracts";
import { jwkSchema, RESERVED_CODES, type Jwk } from "@park-hub/identity";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { MAX_SITE_NAME_LENGTH, MAX_URL_LENGTH } from "../model/register";

/** A new site. */
export interface RegisterSite {
  readonly code: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly areaCode: string;
  readonly url: string;
  /** An Ed25519 public key as a JWK, in JSON. */
  readonly publicKey: string;
}

/** A site's code: its form, and that no other part of the hub goes by it. */
export function checkSiteCode(code: string, problems: ProblemCollector): string {
  if (!isSiteCode(code)) {
    problems.add(
      "code",
      "BAD_FORMAT",
      `站点代码「${code.slice(0, 40)}」须以小写字母开头,共 2 至 31 位小写字母、数字或连字符`,
    );
  } else if (RESERVED_CODES.has(code)) {
    problems.add("code", "BAD_FORMAT", `站点代码「${code}」为系统保留,请换一个`);
  }
  return code;
}

/** A site's name. */
export function checkSiteName(name: string, problems: ProblemCollector): string {
  return problems.text("name", name.replace(/\s+/gu, " "), { label: "站点名称", max: MAX_SITE_NAME_LENGTH });
}

/** Why a text is no base URL of a host, in Chinese; null when it is one. */
export function hostUrlProblem(url: string): string | null {
  if (url.length > MAX_URL_LENGTH) return `地址有 ${url.length} 个字符,最多 ${MAX_URL_LENGTH} 个`;
  const shown = `地址「${url}」`;
  if (!URL.canParse(url)) return `${shown}不是完整的网址,须以 http:// 或 https:// 开头`;
  const { protocol, username, password, search, hash } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return `${shown}的协议为 ${protocol} ,须为 http 或 https`;
  return username + password + search + hash === "" ? null : "地址不得含有用户名、密码、查询参数或锚点";
}

/** The base URL as it is kept: without a slash at the end. */
export function normalizeHostUrl(url: string): string {
  return url.trim().replace(/\/+$/, "");
}

/** The base URL of the host. */
export function checkHostUrl(given: string, problems: ProblemCollector): string {
  const url = normalizeHostUrl(given);
  const problem = hostUrlProblem(url);
  if (problem !== null) problems.add("url", "BAD_FORMAT", problem);
  return url;
}

/** The public key; a private key is refused, because nobody but the site may ever have seen it. */
export function checkPublicKey(text: string, problems: ProblemCollector): Jwk | null {
  const value = parseJson(text);
  if (value !== null && typeof value === "object" && "d" in value) {
    problems.add("publicKey", "BAD_FORMAT", "所填为私钥(含成员 d):请作废该密钥,另生成一对后只填公钥");
    return null;
  }
  const parsed = jwkSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.add(
    "publicKey",
    "BAD_FORMAT",
    '公钥须为 Ed25519 公钥的 JWK(JSON 文本),如 {"kty":"OKP","crv":"Ed25519","x":"…"}',
  );
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no key either; the caller says so
    return null;
  }
}
