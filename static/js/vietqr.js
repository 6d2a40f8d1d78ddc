// @ts-check
/** VietQR: the text in a QR code from which a bank's app fills in a transfer. The same as core.vietqr.encode. */

const GUID = "A000000727";
const TO_ACCOUNT = "QRIBFTTA";
const PURPOSE_LENGTH = 25;
const AMOUNT_LENGTH = 13;
const LINE_BREAKS = /\r\n|[\t\n\v\f\r\x85\u2028\u2029]/g;
const TONES = "\u0300\u0301\u0303\u0309\u0323";
/** The marks that make another vowel. @type {Record<string, string>} */
const SHAPES = { a: "\u0302\u0306", e: "\u0302", i: "", o: "\u0302\u031b", u: "\u031b", y: "" };

/** The transfer cannot be written as a VietQR. */
export class VietQRError extends Error {}

/**
 * The text of a VietQR: for one payment if it names an amount, else for any number of them.
 * @param {{bankBin: string, account: string, amountDong?: number | null, purpose?: string}} transfer
 * @returns {string}
 * @throws {VietQRError} for anything that has no place in the format
 */
export function encode({ bankBin, account, amountDong = null, purpose = "" }) {
  if (!/^[0-9]{6}$/.test(bankBin)) throw new VietQRError("a bank is named by six figures");
  if (!/^[0-9A-Za-z]{1,19}$/.test(account)) throw new VietQRError("an account has 1 to 19 letters and figures");
  const receiver = field("00", bankBin) + field("01", account);
  const body = [
    field("00", "01"),
    field("01", amountDong === null ? "11" : "12"),
    field("38", field("00", GUID) + field("01", receiver) + field("02", TO_ACCOUNT)),
    field("53", "704"),
    amountDong === null ? "" : field("54", writtenAmount(amountDong)),
    field("58", "VN"),
    additional(purpose),
    "6304",
  ].join("");
  return body + checksum(body);
}

/**
 * CRC-16/CCITT-FALSE of an ASCII text: four hex figures.
 * @param {string} text
 */
export function checksum(text) {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}

/**
 * A text as banks take it: Vietnamese letters without their marks, any other foreign character left out.
 * @param {string} text
 */
export function toAscii(text) {
  const line = text.replace(LINE_BREAKS, " ").normalize("NFC");
  return [...line]
    .map(plain)
    .join("")
    .replace(/[^\x20-\x7e]/g, "");
}

/** @param {string} letter */
function plain(letter) {
  if (letter === "đ") return "d";
  if (letter === "Đ") return "D";
  const [base, ...marks] = letter.normalize("NFD");
  return marks.length && isVietnamese(base.toLowerCase(), marks) ? base : letter;
}

/**
 * Whether marks stand on a vowel as Vietnamese writes them: é is such a letter, ñ and ü are not.
 * @param {string} vowel
 * @param {string[]} marks
 */
function isVietnamese(vowel, marks) {
  const rest = marks.filter((mark) => !(SHAPES[vowel] ?? "").includes(mark));
  return (
    vowel in SHAPES && marks.length - rest.length <= 1 && rest.length <= 1 && rest.every((mark) => TONES.includes(mark))
  );
}

/**
 * @param {string} id
 * @param {string} value
 */
const field = (id, value) => `${id}${String(value.length).padStart(2, "0")}${value}`;

/** @param {number} amountDong */
function writtenAmount(amountDong) {
  const amount = String(amountDong);
  if (!Number.isSafeInteger(amountDong) || amountDong < 1 || amount.length > AMOUNT_LENGTH)
    throw new VietQRError(`an amount has 1 to ${AMOUNT_LENGTH} figures and is not zero`);
  return amount;
}

/** @param {string} purpose */
function additional(purpose) {
  const words = toAscii(purpose).split(" ").filter(Boolean);
  const note = words.join(" ").slice(0, PURPOSE_LENGTH).trimEnd();
  return note ? field("62", field("08", note)) : "";
}
