import assert from "node:assert/strict";
import { test } from "node:test";
import { VietQRError, checksum, encode, toAscii } from "../../static/js/vietqr.js";
import { vectors } from "./vectors.mjs";

for (const { payload, decoded } of vectors("vietqr/payloads_valid.json")) {
  test(`the published payload ${payload.slice(-4)} comes out byte for byte`, () => {
    const written = encode({
      bankBin: decoded.bank_bin,
      account: decoded.account_or_card,
      amountDong: decoded.amount ? Number(decoded.amount) : null,
      purpose: decoded.purpose,
    });
    assert.equal(written, payload);
  });
}

for (const { in: text, crc16_ccitt_false: crc } of vectors("vietqr/crc16_vectors.json")) {
  test(`the checksum of ${text}`, () => assert.equal(checksum(text), crc));
}

test("a purpose becomes short plain ASCII", () => {
  const purpose = (text) => encode({ bankBin: "970436", account: "0123456789", purpose: text });
  assert.ok(purpose("OC7K3M9 Đơn hàng KG01-000123 của Lan").includes("62290825OC7K3M9 Don hang KG01-000"));
  assert.ok(purpose("Trả  tiền\thàng \n").includes("62170813Tra tien hang"));
  assert.ok(purpose("123456789012345678901234 6789").includes("0824123456789012345678901234"));
  assert.ok(!purpose("谢谢").includes("6208"));
});

test("only Vietnamese letters lose their marks; other foreign ones are left out", () => {
  assert.equal(toAscii("Ậ ấ ỡ Đ đ ỹ é ñ ü 谢"), "A a o D d y e   ");
});

for (const bad of [
  { bankBin: "97043", account: "1" },
  { bankBin: "970436\n", account: "1" },
  { bankBin: "970436", account: "" },
  { bankBin: "970436", account: "12345678901234567890" },
  { bankBin: "970436", account: "1", amountDong: 0 },
  { bankBin: "970436", account: "1", amountDong: 10_000_000_000_000 },
  { bankBin: "970436", account: "1", amountDong: 1.5 },
]) {
  test(`${JSON.stringify(bad)} is refused`, () => assert.throws(() => encode(bad), VietQRError));
}
