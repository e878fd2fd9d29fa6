// SPDX-License-Identifier: GPL-3.0-or-later
// The barcode e-form by touch: every letter by the keys on the screen, through the real programs, to the
// bytes that central keeps.
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

#include <gtest/gtest.h>

#include "app/domain/dossier.h"
#include "tests/e2e/road.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

/// What is typed, nobody's: letters with hats, hooks and tones, capitals, signs, and two lines.
const QList<std::pair<QString, QString>> entries {
    {u"ten-tieng-viet"_s, u"Công ty TNHH Ước & Lượng (Bịa Đặt)"_s},
    {u"so-dinh-danh"_s, u"0000000009"_s},
    {u"ngay-cap"_s, u"31022020"_s},
    {u"co-quan-cap"_s, u"Sở Tài chính Thử Nghiệm"_s},
    {u"dia-chi"_s, u"Số 0/9, đường Không Có\nphường Hoà Thuở"_s},
    {u"dien-thoai"_s, u"0900000456"_s},
    {u"email"_s, u"thu_nghiem"_s},
    {u"dai-dien-ho-ten"_s, u"Trần Thị Giả Quý"_s},
    {u"dai-dien-dien-thoai"_s, u"0900000457"_s},
    {u"lien-lac-dien-thoai"_s, u"0900000458"_s},
};

/// The part as central must hold it, byte by byte. Tones stand as is customary wherever they were touched
/// (hòa), a day is written as ISO 8601, and who contacts was read from the card.
QByteArray formAsFiled()
{
    return canonicalJson(
        {{u"form"_s, u"mau-so-5"_s}, {u"source"_s, u"Nghị định 37/2026/NĐ-CP, Phụ lục VII, Mẫu số 5"_s},
            {u"values"_s,
                QJsonObject {{u"ten-tieng-viet"_s, u"Công ty TNHH Ước & Lượng (Bịa Đặt)"_s},
                    {u"so-dinh-danh"_s, u"0000000009"_s}, {u"ngay-cap"_s, u"2020-02-29"_s},
                    {u"co-quan-cap"_s, u"Sở Tài chính Thử Nghiệm"_s},
                    {u"dia-chi"_s, u"Số 0/9, đường Không Có\nphường Hòa Thuở"_s},
                    {u"dien-thoai"_s, u"0900000456"_s}, {u"email"_s, u"thu_nghiem@vidu.example"_s},
                    {u"linh-vuc-ban-le"_s, true}, {u"loai-ma"_s, u"gcp-10"_s},
                    {u"dai-dien-ho-ten"_s, u"Trần Thị Giả Quý"_s},
                    {u"dai-dien-dien-thoai"_s, u"0900000457"_s}, {u"lien-lac-ho-ten"_s, u"Nguyễn Văn Mẫu"_s},
                    {u"lien-lac-dien-thoai"_s, u"0900000458"_s}, {u"cam-ket"_s, true}}}});
}

} // namespace

class EForm : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_rig.layOnGlass(Rig::sample(u"glass/can-cuoc-18mm.png"_s));
        ASSERT_TRUE(m_rig.startCentral());
        ASSERT_TRUE(m_rig.enrol());
        m_rig.slipSeconds = 300;
        ASSERT_TRUE(m_rig.startKiosk());
        // Pictures for the eye, where the person who runs the test asks for them.
        if (const QString keep = qEnvironmentVariable("MOTCUA_KEEP_SCREENS"); !keep.isEmpty())
            m_road.onScreen = [this, keep](const QString &name) {
                finger.shot(
                    QDir(keep).filePath(u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name)));
            };
    }

    bool open(const QString &field) { return finger.tap(u"field_"_s + field) && finger.wait(u"key_done"_s); }

    bool write(const QString &field, const QString &text)
    {
        return open(field) && finger.type(text) && (m_road.onScreen(u"typing-"_s + field), true)
            && finger.tap(u"key_done"_s);
    }

    bool toTheForm()
    {
        bool resumed = false;
        return m_road.readCard() && m_road.resumeIfAsked(resumed)
            && finger.tap(u"procedure_cap-quyen-ma-so-ma-vach"_s) && finger.wait(u"case_cap-moi"_s)
            && (m_road.onScreen(u"case"_s), true) && finger.tap(u"case_cap-moi"_s)
            && finger.wait(u"component_don-dang-ky"_s) && (m_road.onScreen(u"checklist"_s), true)
            && finger.tap(u"component_don-dang-ky"_s) && finger.wait(u"field_ten-tieng-viet"_s)
            && (m_road.onScreen(u"form"_s), true);
    }

    Rig m_rig;
    Road m_road {m_rig};
    FingerClient &finger = m_rig.finger();
    int m_pictures = 0;
};

TEST_F(EForm, whatIsTypedIsWhatCentralKeeps)
{
    ASSERT_TRUE(toTheForm()) << qPrintable(finger.why());
    for (const auto &[field, text] : entries)
        ASSERT_TRUE(write(field, text)) << qPrintable(field + u": "_s + finger.why());
    ASSERT_TRUE(finger.tap(u"choice_loai-ma_gcp-10"_s) && finger.tap(u"field_linh-vuc-ban-le"_s));
    m_road.onScreen(u"choices"_s);

    // No such day, no address of mail, and the promise is not ticked: all said at once, each in its place.
    ASSERT_TRUE(finger.tap(u"primaryButton"_s));
    for (const QString &field : {u"ngay-cap"_s, u"email"_s, u"cam-ket"_s})
        EXPECT_TRUE(finger.wait(u"error_field_"_s + field)) << qPrintable(field);
    EXPECT_TRUE(finger.text(u"error_field_ngay-cap"_s).contains(u"không có thật"_s));
    EXPECT_TRUE(finger.text(u"error_field_email"_s).contains(u"@"_s));
    m_road.onScreen(u"errors"_s);
    ASSERT_TRUE(open(u"ngay-cap"_s) && finger.tap(u"key_clear"_s) && finger.type(u"29022020"_s)
        && finger.tap(u"key_done"_s));
    ASSERT_TRUE(write(u"email"_s, u"@vidu.example"_s)) << qPrintable(finger.why());
    ASSERT_TRUE(finger.tap(u"field_cam-ket"_s));
    EXPECT_TRUE(finger.gone(u"error_field_cam-ket"_s));

    ASSERT_TRUE(finger.tap(u"primaryButton"_s) && finger.wait(u"component_don-dang-ky"_s))
        << qPrintable(finger.names().join(u' '));
    m_road.onScreen(u"checklist-complete"_s);
    ASSERT_TRUE(finger.tap(u"primaryButton"_s) && finger.tap(u"phoneField"_s) && finger.type(u"0900000459"_s)
        && finger.tap(u"key_done"_s));
    m_road.onScreen(u"review"_s);
    ASSERT_TRUE(finger.tap(u"primaryButton"_s) && finger.tap(u"notice_handling_yes"_s)
        && finger.tap(u"notice_phone_yes"_s) && finger.tap(u"notice_reuse_no"_s));
    m_road.onScreen(u"notices"_s);
    ASSERT_TRUE(m_road.submit() && m_road.codeArrives()) << qPrintable(finger.why());
    const QString code = finger.text(u"slipCode"_s);
    EXPECT_TRUE(isDossierCode(code)) << qPrintable(code);

    const auto central = m_rig.dossiersAtCentral();
    ASSERT_EQ(central.size(), 1);
    EXPECT_EQ(central.first().value(u"dossier_code").toString(), code);
    const QJsonArray parts = central.first().value(u"parts").toArray();
    ASSERT_EQ(parts.size(), 1);
    EXPECT_EQ(parts.first()[u"component"].toString(), u"don-dang-ky"_s);
    const QString sha256 = parts.first()[u"sha256"].toString();
    EXPECT_EQ(m_rig.bytesAtCentral(sha256).toStdString(), formAsFiled().toStdString());

    const auto queue = m_rig.ctl({u"queue"_s, u"list"_s});
    ASSERT_EQ(queue.lines.size(), 1);
    const auto record =
        m_rig.ctl({u"queue"_s, u"show"_s, queue.lines.first().value(u"dossier_id").toString()});
    ASSERT_EQ(record.lines.size(), 1);
    EXPECT_EQ(record.lines.first().value(u"dossier_code").toString(), code);
    EXPECT_EQ(record.lines.first().value(u"parts")[0][u"sha256"].toString(), sha256);
    EXPECT_TRUE(m_road.end()) << qPrintable(finger.why());
}

TEST_F(EForm, whatIsTypedIsThereAfterStoppingAndIsFinishedLater)
{
    ASSERT_TRUE(toTheForm()) << qPrintable(finger.why());
    ASSERT_TRUE(write(u"ten-tieng-viet"_s, u"Công ty Bịa Đặt"_s) && write(u"so-dinh-danh"_s, u"123"_s))
        << qPrintable(finger.why());
    ASSERT_TRUE(finger.tap(u"headerHelp"_s) && finger.wait(u"helpEnd"_s));
    m_road.onScreen(u"help"_s);
    ASSERT_TRUE(finger.tap(u"helpEnd"_s));
    ASSERT_TRUE(m_road.readCard()) << qPrintable(finger.why());
    m_road.onScreen(u"draft"_s);
    ASSERT_TRUE(finger.tap(u"draftResume"_s) && finger.tap(u"component_don-dang-ky"_s)
        && finger.wait(u"field_ten-tieng-viet"_s))
        << qPrintable(finger.why());
    m_road.onScreen(u"form-kept"_s);
    ASSERT_TRUE(finger.tap(u"primaryButton"_s) && finger.wait(u"error_field_ngay-cap"_s));
    EXPECT_FALSE(finger.names().contains(u"error_field_ten-tieng-viet"_s)) << "that one is there";
    EXPECT_TRUE(finger.text(u"error_field_so-dinh-danh"_s).contains(u"12"_s));
    m_road.onScreen(u"form-kept-errors"_s);
}
