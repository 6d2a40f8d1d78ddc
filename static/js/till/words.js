// @ts-check
/** The till's words, Vietnamese first. A test holds both languages to the same keys. */

export const WORDS = {
  vi: {
    till: "Quầy", loading: "Đang mở quầy…", online: "Trực tuyến", offline: "Mất mạng, cứ bán bình thường",
    allSent: "Đã gửi hết", waiting: "{n} đơn chờ gửi", quarantine: "{n} đơn cần quản lý xem",
    search: "Tìm tên, mã, chủ thể (gõ không dấu cũng được)", scanner: "Máy quét sẵn sàng", all: "Tất cả",
    noResult: "Không tìm thấy “{text}”", unknownCode: "Không có mã {code} trong danh mục", several: "Mã này có trên nhiều hàng, hãy chọn:",
    noPrice: "Hàng này chưa có giá", left: "Còn {n}", expired: "Hết chứng nhận", stars: "OCOP {n} sao",
    cart: "Đơn hàng", lines: "{lines} dòng · {pieces} món", empty: "Quét hoặc chọn hàng để bắt đầu", emptyNote: "Giá đã gồm VAT",
    less: "Bớt một", more: "Thêm một", discount: "Giảm", remove: "Bỏ", goods: "Tiền hàng", discounts: "Giảm giá",
    customerPays: "Khách trả", giveBack: "Trả khách", withVat: "đã gồm VAT", pay: "Thanh toán",
    quantity: "Số lượng", discountKey: "Giảm giá", hold: "Giữ đơn", held: "Đơn giữ", undo: "Hoàn tác", latest: "Đơn gần đây",
    keys: "Phím tắt", returns: "Trả hàng", closeShift: "Đóng ca", backToCart: "Về đơn hàng",
    cash: "Tiền mặt", transfer: "VietQR", card: "Thẻ", voucher: "Phiếu quà", split: "Chia nhiều cách",
    toCollect: "Cần thu", toReturn: "Cần trả khách", given: "Khách đưa", exact: "Đúng tiền", change: "Thối lại", notes: "Gợi ý tờ tiền",
    notEnough: "Khách đưa chưa đủ", takeCash: "Thu tiền, lưu đơn", giveCash: "Trả tiền, lưu đơn", seen: "Đã thấy tiền, lưu đơn", unseen: "Ghi chưa xác nhận",
    scanToPay: "Quét để trả", amount: "Số tiền", purpose: "Nội dung", receiver: "Người nhận", account: "Tài khoản",
    seenNote: "Chỉ bấm “Đã thấy tiền” khi điện thoại của showroom báo có. Chưa thấy thì chọn “Ghi chưa xác nhận”: đơn vẫn lưu, quản lý đối chiếu sau.",
    noAccount: "Điểm bán chưa có tài khoản nhận tiền.", cardNote: "Quẹt thẻ trên máy của ngân hàng, rồi bấm khi máy báo thành công.", cardDone: "Thẻ đã trả, lưu đơn",
    splitNote: "Nhập phần trả bằng cách khác; phần còn lại thu tiền mặt.", byTransfer: "Chuyển khoản", byCard: "Thẻ", byVoucher: "Phiếu quà", restCash: "Còn thu tiền mặt",
    rounding: "Chênh lệch làm tròn", saved: "Đã lưu", receipt: "Phiếu {number}", print: "In phiếu", openReceipt: "Xem phiếu", nextSale: "Đơn tiếp theo",
    printQueued: "Đã gửi máy in", notSaved: "CHƯA LƯU", notSavedNote: "Đơn vẫn còn trên màn hình. Hãy thử lại.", saving: "Đang lưu…",
    enrol: "Ghi danh quầy", enrolNote: "Nhập mã một lần mà quản lý đã cấp cho quầy này.", code: "Mã ghi danh", useAsTill: "Dùng trình duyệt này làm quầy",
    demonstration: "Dùng trình duyệt này làm quầy KG01", demonstrationNote: "Cửa hàng mẫu: mở quầy ngay bằng một nút.", unreachable: "Không liên lạc được máy chủ.",
    openShift: "Mở ca", float: "Tiền đầu ca", openShiftNote: "Đếm tiền trong ngăn kéo trước khi bán.", startSelling: "Mở ca, bắt đầu bán",
    closeShiftNote: "Đếm tiền trong ngăn kéo theo từng tờ.", counted: "Đã đếm", closeNow: "Đóng ca", stillWaiting: "Còn {n} đơn chưa gửi; gửi xong mới đóng ca được.",
    expected: "Sổ sách có", difference: "Thừa/thiếu quỹ", shiftClosed: "Đã đóng ca", closedSales: "{n} đơn trong ca", newShift: "Mở ca mới",
    returnNote: "Nhập số phiếu hoặc quét mã trên phiếu.", receiptNumber: "Số phiếu", find: "Tìm phiếu", takeBack: "Nhận lại", leftToReturn: "còn trả được {n}",
    nothingLeft: "đã trả hết", toShelf: "Để lại kệ", toDamaged: "Hàng hỏng", returned: "Hàng trả",
    percent: "Phần trăm", dong: "Số tiền", reason: "Lý do", wholeCart: "Cả đơn", chosenLine: "Dòng đang chọn", apply: "Áp dụng", noDiscount: "Bỏ giảm giá", close: "Đóng",
    heldNote: "Chọn đơn để bán tiếp.", noHeld: "Chưa giữ đơn nào.", cannotStore: "Trình duyệt này không cho lưu đơn. Không bán được cho đến khi sửa xong.",
    insecure: "Quầy này không mở qua https hoặc localhost, nên không bán được khi mất mạng.", credentialEnded: "Quầy này không còn được ghi danh. Đơn vẫn giữ lại đây.",
    noLatest: "Chưa có đơn nào.", statusStored: "Đã gửi", statusWaiting: "Chờ gửi", statusConflict: "Trùng mã, nội dung khác", statusRejected: "Bị từ chối", keySearch: "Tìm hàng", keyRemove: "Bỏ dòng", keyBack: "Trở lại",
  },
  en: {
    till: "Till", loading: "Opening the till…", online: "Online", offline: "No network: just go on selling",
    allSent: "All sent", waiting: "{n} sales wait", quarantine: "{n} sales need a manager",
    search: "Search name, code, producer (diacritics not needed)", scanner: "Scanner ready", all: "All",
    noResult: "Nothing found for “{text}”", unknownCode: "Code {code} is not in the catalogue", several: "This code stands on several goods, choose:",
    noPrice: "These goods have no price yet", left: "{n} left", expired: "Certificate lapsed", stars: "OCOP {n} stars",
    cart: "Cart", lines: "{lines} lines · {pieces} pieces", empty: "Scan or choose goods to begin", emptyNote: "Prices include VAT",
    less: "One less", more: "One more", discount: "Discount", remove: "Remove", goods: "Goods", discounts: "Discounts",
    customerPays: "To pay", giveBack: "To refund", withVat: "VAT included", pay: "Pay",
    quantity: "Quantity", discountKey: "Discount", hold: "Hold", held: "Held", undo: "Undo", latest: "Latest sales",
    keys: "Keys", returns: "Returns", closeShift: "Close shift", backToCart: "Back to the cart",
    cash: "Cash", transfer: "VietQR", card: "Card", voucher: "Voucher", split: "Split",
    toCollect: "To collect", toReturn: "To give back", given: "Given", exact: "Exact", change: "Change", notes: "Notes to give",
    notEnough: "This is not enough", takeCash: "Take cash, store sale", giveCash: "Give cash, store sale", seen: "Money seen, store sale", unseen: "Store unconfirmed",
    scanToPay: "Scan to pay", amount: "Amount", purpose: "Purpose", receiver: "Receiver", account: "Account",
    seenNote: "Press “Money seen” only when the showroom's phone tells of it. If not, choose “Store unconfirmed”: the sale is stored and a manager checks later.",
    noAccount: "This place has no account to receive money.", cardNote: "Use the bank's terminal, then press when it says success.", cardDone: "Card has paid, store sale",
    splitNote: "Enter what is paid by other means; the rest is cash.", byTransfer: "Transfer", byCard: "Card", byVoucher: "Voucher", restCash: "Rest in cash",
    rounding: "Rounding", saved: "Stored", receipt: "Receipt {number}", print: "Print receipt", openReceipt: "Show receipt", nextSale: "Next sale",
    printQueued: "Sent to the printer", notSaved: "NOT STORED", notSavedNote: "The sale is still on the screen. Try again.", saving: "Storing…",
    enrol: "Enrol this till", enrolNote: "Enter the one-time code that the manager gave for this till.", code: "Enrolment code", useAsTill: "Use this browser as till",
    demonstration: "Use this browser as till KG01", demonstrationNote: "Demonstration shop: open a till with one button.", unreachable: "The server is out of reach.",
    openShift: "Open a shift", float: "Opening float", openShiftNote: "Count the drawer before selling.", startSelling: "Open shift, start selling",
    closeShiftNote: "Count the drawer note by note.", counted: "Counted", closeNow: "Close shift", stillWaiting: "{n} sales are not sent yet; the shift closes when they are.",
    expected: "Books say", difference: "Difference", shiftClosed: "Shift closed", closedSales: "{n} sales in the shift", newShift: "New shift",
    returnNote: "Enter the receipt's number or scan its code.", receiptNumber: "Receipt number", find: "Find", takeBack: "Take back", leftToReturn: "{n} may come back",
    nothingLeft: "all came back", toShelf: "Back to shelf", toDamaged: "Damaged", returned: "Returned",
    percent: "Per cent", dong: "Amount", reason: "Reason", wholeCart: "Whole cart", chosenLine: "Chosen line", apply: "Apply", noDiscount: "No discount", close: "Close",
    heldNote: "Choose one to go on with.", noHeld: "Nothing is held.", cannotStore: "This browser does not let the till store sales. It cannot sell until that is mended.",
    insecure: "This till is not on https or localhost, so it cannot sell without network.", credentialEnded: "This till is no longer enrolled. Its sales stay here.",
    noLatest: "No sales yet.", statusStored: "Sent", statusWaiting: "Waiting", statusConflict: "Same id, other content", statusRejected: "Refused", keySearch: "Search", keyRemove: "Remove line", keyBack: "Back",
  },
};

const language = /** @type {"vi" | "en"} */ (globalThis.document?.documentElement.lang === "en" ? "en" : "vi");

/**
 * A word in the page's language, with its places filled.
 * @param {keyof typeof WORDS.vi} key
 * @param {Record<string, string | number>} [values]
 */
export const word = (key, values = {}) =>
  WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
