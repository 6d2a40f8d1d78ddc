// @ts-check
/** The till's calls to the server. That it is out of reach is no error of the till: it is told as null. */

const BASE = "/api/v1/";
const PATIENCE_MS = 15_000;
/** 502 and above come from something before the server, or say that it is busy. */
const OUT_OF_REACH = 502;

/** The server answered, and said no. */
export class Refused extends Error {
  /** @param {number} status @param {{code: string, message: string}} error */
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.code = error.code;
  }
}

/**
 * @param {string} credential
 * @param {string} path
 * @param {{method?: string, body?: unknown, etag?: string}} [options]
 * @returns {Promise<{status: number, body: any, etag: string | null} | null>} null when the server is out of reach
 * @throws {Refused}
 */
export async function call(credential, path, { method = "GET", body, etag } = {}) {
  const headers = new Headers(credential ? { Authorization: `Bearer ${credential}` } : {});
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (etag) headers.set("If-None-Match", etag);
  const answer = await reach(BASE + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  if (answer === null || answer.status >= OUT_OF_REACH) return null;
  if (answer.status === 304) return { status: 304, body: null, etag: etag ?? null };
  return told(answer);
}

/** @param {string} address @param {RequestInit} request */
async function reach(address, request) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(address, { ...request, signal, cache: "no-store", credentials: "omit" });
  } catch {
    return null;
  }
}

/** @param {Response} answer */
async function told(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, body.error ?? { code: "error", message: String(answer.status) });
  return { status: answer.status, body, etag: answer.headers.get("ETag") };
}

/**
 * Turn a one-time code into this browser's credential; null when the server is out of reach.
 * @param {string} code
 */
export const enrol = (code) => call("", "tills/enrol", { method: "POST", body: { code } });

/**
 * Make this browser the demonstration till.
 * @param {string} address
 * @param {string} forgery
 */
export async function enrolDemonstration(address, forgery) {
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": forgery } }).catch(() => null);
  return answer && told(answer);
}
