// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import MotCua.Controls
import MotCua.ViewModels

// What is said of one scanned sheet.
QtObject {
    function textOf(kind: int): string {
        switch (kind) {
        case View.Verdict.Feeding: return qsTr("Đang vào")
        case View.Verdict.Reading: return qsTr("Đã lưu, đang đọc")
        case View.Verdict.Straightened: return qsTr("Đã chỉnh thẳng")
        case View.Verdict.Turned: return qsTr("Đã xoay cho đúng chiều")
        case View.Verdict.AsFed: return qsTr("Giữ như lúc quét")
        case View.Verdict.Blank: return qsTr("Trang trắng?")
        case View.Verdict.Blurred: return qsTr("Bị mờ, nên quét lại")
        case View.Verdict.CutEdge: return qsTr("Chữ sát mép, có thể bị cắt")
        case View.Verdict.Corner: return qsTr("Góc giấy bị gập hoặc bị che")
        case View.Verdict.Streak: return qsTr("Có vệt dọc trên ảnh")
        case View.Verdict.Duplicate: return qsTr("Giống một tờ ở trước?")
        case View.Verdict.PageMissing: return qsTr("Thiếu trang trước tờ này?")
        case View.Verdict.Faint: return qsTr("Chữ nhạt, xin xem kỹ")
        case View.Verdict.Unread: return qsTr("Đã lưu dạng ảnh")
        case View.Verdict.Earlier: return qsTr("Đã lưu lần trước")
        default: return qsTr("Rõ nét")
        }
    }
    function toneOf(kind: int): int {
        switch (kind) {
        case View.Verdict.Blank:
        case View.Verdict.Blurred:
        case View.Verdict.CutEdge:
        case View.Verdict.Corner:
        case View.Verdict.Streak:
        case View.Verdict.Duplicate:
        case View.Verdict.PageMissing:
        case View.Verdict.Faint: return Card.Tone.Attention
        case View.Verdict.Feeding:
        default: return Card.Tone.Safe
        }
    }
}
