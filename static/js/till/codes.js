// @ts-check
/** Receipts by what a scanner or a cashier gives: the address in the QR code, or the number alone. */

const NUMBER = /([A-Z0-9]{1,12}-\d{6,})$/;

/** The receipt's number in an address or as it is, null when there is none. @param {string} code */
export function receiptOf(code) {
  const found = NUMBER.exec(code.trim().toUpperCase());
  if (!found) return null;
  const alone = found[1] === code.trim().toUpperCase();
  return alone || /\/receipts\//i.test(code) ? (found[1] ?? null) : null;
}
