// @ts-check
/** Each window of a till has a cart of its own, remembered under a key that no other window uses. */

const MOST_WINDOWS = 20;

/**
 * Claim the first free key for as long as the window lives. A cart that a crash left under it is found again.
 * @returns {Promise<string>}
 */
export async function claimCart() {
  for (let n = 1; navigator.locks && n <= MOST_WINDOWS; n += 1) {
    const key = n === 1 ? "cart" : `cart:${n}`;
    if (await hold(`ganh-${key}`)) return key;
  }
  return "cart";
}

/** @param {string} name @returns {Promise<boolean>} */
const hold = (name) =>
  new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise(() => undefined) : undefined;
    });
  });
