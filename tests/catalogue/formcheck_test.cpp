// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include <QJsonObject>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

const QDate today(2026, 1, 19);

const Form &barcodeForm()
{
    static const auto catalogue = Catalogue::load().value();
    return (*catalogue->find(u"cap-quyen-ma-so-ma-vach"_s))->forms.first();
}

/// An invented company.
QJsonObject complete()
{
    return {{u"ten-tieng-viet"_s, u"Công ty Thử Nghiệm Sao Mai"_s}, {u"so-dinh-danh"_s, u"0000000000"_s},
        {u"ngay-cap"_s, u"2020-02-29"_s}, {u"co-quan-cap"_s, u"Sở Thử Nghiệm"_s},
        {u"dia-chi"_s, u"Số 0 phố Mẫu\nHà Nội"_s}, {u"dien-thoai"_s, u"024 0000 0000"_s},
        {u"loai-ma"_s, u"gcp-10"_s}, {u"dai-dien-ho-ten"_s, u"Trần Thử"_s},
        {u"dai-dien-dien-thoai"_s, u"0900000000"_s}, {u"lien-lac-ho-ten"_s, u"Lê Mẫu"_s},
        {u"lien-lac-dien-thoai"_s, u"+84900000000"_s}, {u"cam-ket"_s, true}};
}

QList<Fault> with(const QString &key, const QJsonValue &value)
{
    QJsonObject values = complete();
    values[key] = value;
    return checkForm(barcodeForm(), values, today);
}

QList<Fault> invalid(const QString &field)
{
    return {Fault {FaultId::FormFieldInvalid, field}};
}

} // namespace

TEST(CheckForm, isContentWithACompleteForm)
{
    EXPECT_TRUE(checkForm(barcodeForm(), complete(), today).isEmpty());
}

TEST(CheckForm, namesEveryMissingFieldAtOnce)
{
    QStringList missing;
    for (const Fault &fault : checkForm(barcodeForm(), {}, today)) {
        EXPECT_EQ(fault.id, FaultId::FormFieldMissing);
        missing << fault.detail;
    }
    QStringList wanted = complete().keys();
    missing.sort();
    wanted.sort();
    EXPECT_EQ(missing, wanted);
    for (const QJsonValue &nothing : {QJsonValue(), QJsonValue(u""_s), QJsonValue(u"  \n"_s)})
        EXPECT_EQ(with(u"ten-tieng-viet"_s, nothing),
            (QList<Fault> {{FaultId::FormFieldMissing, u"ten-tieng-viet"_s}}));
    EXPECT_EQ(with(u"cam-ket"_s, false), (QList<Fault> {{FaultId::FormFieldMissing, u"cam-ket"_s}}));
}

TEST(CheckForm, asksForTheProductListOnlyWithEan8)
{
    EXPECT_EQ(
        with(u"loai-ma"_s, u"ean-8"_s), (QList<Fault> {{FaultId::FormFieldMissing, u"danh-muc-ean-8"_s}}));
    QJsonObject values = complete();
    values[u"loai-ma"_s] = u"ean-8"_s;
    values[u"danh-muc-ean-8"_s] = u"Kẹo mẫu, gói 10 g"_s;
    EXPECT_TRUE(checkForm(barcodeForm(), values, today).isEmpty());
    EXPECT_TRUE(with(u"linh-vuc-khac"_s, true).isEmpty());
}

TEST(CheckForm, refusesWhatIsNotAskedAndAskedValuesLeavesItOut)
{
    for (const QJsonValue &leftOver : {QJsonValue(u"Kẹo mẫu, gói 10 g"_s), QJsonValue(7)})
        EXPECT_EQ(with(u"danh-muc-ean-8"_s, leftOver), invalid(u"danh-muc-ean-8"_s));
    QJsonObject values = complete();
    values[u"danh-muc-ean-8"_s] = u"Kẹo mẫu, gói 10 g"_s;
    EXPECT_EQ(askedValues(barcodeForm(), values), complete());
    values[u"loai-ma"_s] = u"ean-8"_s;
    EXPECT_EQ(askedValues(barcodeForm(), values), values);
}

TEST(CheckForm, takesNoDateOfIssueFromTheFuture)
{
    EXPECT_TRUE(with(u"ngay-cap"_s, today.toString(Qt::ISODate)).isEmpty());
    for (const QString &date : {today.addDays(1).toString(Qt::ISODate), u"2999-01-01"_s, u"0202-02-29"_s})
        EXPECT_EQ(with(u"ngay-cap"_s, date), invalid(u"ngay-cap"_s)) << qPrintable(date);
}

TEST(CheckForm, judgesEachKindOfField)
{
    for (const QString &date :
        {u"2021-02-29"_s, u"29/02/2020"_s, u"2020-2-9"_s, u"hôm qua"_s, u"2020-02-29T00:00"_s})
        EXPECT_EQ(with(u"ngay-cap"_s, date), invalid(u"ngay-cap"_s)) << qPrintable(date);
    for (const QString &phone :
        {u"12345"_s, u"090000000x"_s, u"0900-000-0000-00"_s, u"+1"_s, u"٠٩٠٠٠٠٠٠٠٠"_s})
        EXPECT_EQ(with(u"dien-thoai"_s, phone), invalid(u"dien-thoai"_s)) << qPrintable(phone);
    for (const QString &phone : {u"0900.000.000"_s, u"(024) 0000-0000"_s, u"19000000"_s, u"+442000000000"_s})
        EXPECT_TRUE(with(u"dien-thoai"_s, phone).isEmpty()) << qPrintable(phone);
    for (const QString &email :
        {u"a@b"_s, u"a b@example.org"_s, u"@example.org"_s, u"a@example.org,b@example.org"_s})
        EXPECT_EQ(with(u"email"_s, email), invalid(u"email"_s)) << qPrintable(email);
    EXPECT_TRUE(with(u"email"_s, u"thu.nghiem@example.org"_s).isEmpty());
    for (const QJsonValue &choice :
        {QJsonValue(u"gcp-11"_s), QJsonValue(u"GCP-10"_s), QJsonValue(10), QJsonValue(QJsonObject())})
        EXPECT_EQ(with(u"loai-ma"_s, choice), invalid(u"loai-ma"_s));
    EXPECT_EQ(with(u"cam-ket"_s, u"true"_s), invalid(u"cam-ket"_s));
    for (const QString &number : {u"123"_s, u"00000000000"_s, u"0000000000-00"_s, u"00000000000a"_s})
        EXPECT_EQ(with(u"so-dinh-danh"_s, number), invalid(u"so-dinh-danh"_s)) << qPrintable(number);
    for (const QString &number : {u"000000000000"_s, u"0000000000-001"_s, u"0000000000001"_s})
        EXPECT_TRUE(with(u"so-dinh-danh"_s, number).isEmpty()) << qPrintable(number);
}

TEST(CheckForm, refusesFloodsAndHiddenCharacters)
{
    EXPECT_EQ(with(u"ten-tieng-viet"_s, QString(301, u'a')), invalid(u"ten-tieng-viet"_s));
    EXPECT_TRUE(with(u"ten-tieng-viet"_s, QString(300, u'a')).isEmpty());
    for (const QString &text : {u"A\u0000B"_s, u"A\nB"_s, u"\u202eA"_s, u"A\u200bB"_s})
        EXPECT_EQ(with(u"ten-tieng-viet"_s, text), invalid(u"ten-tieng-viet"_s));
    EXPECT_EQ(with(u"dia-chi"_s, u"A\u0007B"_s), invalid(u"dia-chi"_s));
}

TEST(CheckForm, refusesValuesWithoutAField)
{
    EXPECT_EQ(with(u"ten_cong_ty"_s, u"x"_s), invalid(u"ten_cong_ty"_s));
    EXPECT_EQ(with(u"Nguyễn Văn An"_s, u"x"_s), invalid(u"unknown-field"_s));
}

TEST(CheckForm, holdsAPatternAgainstTheWholeValue)
{
    Form form;
    FormField number;
    number.id = u"so"_s;
    number.type = FieldType::Number;
    FormField pattern;
    pattern.id = u"ma"_s;
    pattern.pattern = u"a|b"_s;
    form.sections << FormSection {u""_s, {number, pattern}};
    EXPECT_TRUE(checkForm(form, {{u"so"_s, 1.5}, {u"ma"_s, u"b"_s}}, today).isEmpty());
    EXPECT_TRUE(checkForm(form, {{u"so"_s, u"12"_s}}, today).isEmpty());
    EXPECT_EQ(checkForm(form, {{u"so"_s, u"12 cái"_s}}, today), invalid(u"so"_s));
    EXPECT_EQ(checkForm(form, {{u"ma"_s, u"ab"_s}}, today), invalid(u"ma"_s));
}
