// @ts-check
/** The till's calls to the server. A failure of the network is not an error of the till: it is told as null. */

const BASE = "/api/v1/";

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
 */
export async function call(credential, path, { method = "GET", body, etag } = {}) {
  const headers = new Headers({ Authorization: `Bearer ${credential}` });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (etag) headers.set("If-None-Match", etag);
  const answer = await reach(BASE + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  if (answer === null || answer.status >= 502) return null;
  if (answer.status === 304) return { status: 304, body: null, etag: etag ?? null };
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, told.error ?? { code: "error", message: String(answer.status) });
  return { status: answer.status, body: told, etag: answer.headers.get("ETag") };
}

/** @param {string} address @param {RequestInit} request */
async function reach(address, request) {
  try {
    return await fetch(address, { ...request, cache: "no-store", credentials: "omit" });
  } catch {
    return null;
  }
}

/**
 * Turn a one-time code into this browser's credential; raises Refused, null when the server is out of reach.
 * @param {string} code
 */
export const enrol = (code) => call("", "tills/enrol", { method: "POST", body: { code } });

/**
 * Make this browser the demonstration till.
 * @param {string} address
 * @param {string} forgery
 */
export async function enrolDemonstration(address, forgery) {
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": forgery } });
  if (!answer.ok) throw new Refused(answer.status, { code: "error", message: String(answer.status) });
  return { status: answer.status, body: await answer.json(), etag: null };
}
