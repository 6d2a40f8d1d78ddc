// @ts-check
/** Moments and days in Vietnam: UTC+7 without summer time, a constant. Moments are Unix milliseconds. */

const VIETNAM_MS = 7 * 3_600_000;

/** The calendar day in Vietnam, YYYY-MM-DD. @param {number} moment */
export const dayOf = (moment) => new Date(moment + VIETNAM_MS).toISOString().slice(0, 10);

/** The time on the clock in Vietnam: 14:05. @param {number} moment */
export const clockTime = (moment) => new Date(moment + VIETNAM_MS).toISOString().slice(11, 16);

/** A moment on calendar and clock in Vietnam: 24/11/2026 14:05. @param {number} moment */
export function dayAndTime(moment) {
  const [year, month, day] = dayOf(moment).split("-");
  return `${day}/${month}/${year} ${clockTime(moment)}`;
}

/** A moment in UTC as the API writes it. @param {number} moment */
export const utc = (moment) => new Date(moment).toISOString();
