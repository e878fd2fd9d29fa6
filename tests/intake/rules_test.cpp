// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/intake/rules.h"

#include <gtest/gtest.h>

#include "app/catalogue/notices.h"
#include "app/intake/postaladdress.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

Procedure sample()
{
    Component paper;
    paper.id = u"don"_s;
    Component extra;
    extra.id = u"ban-dich"_s;
    extra.requiredIf = u"Nếu giấy tờ bằng tiếng nước ngoài"_s;
    Component form;
    form.id = u"to-khai"_s;
    form.kind = ComponentKind::Form;
    form.formId = u"mau-5"_s;
    Component electronic;
    electronic.id = u"giay-dang-ky"_s;
    electronic.kind = ComponentKind::Electronic;

    FormField name;
    name.id = u"ten"_s;
    name.required = true;
    name.prefill = u"identity.full_name"_s;

    Procedure procedure;
    procedure.id = u"thu-tuc"_s;
    procedure.playable = true;
    procedure.forms = {{u"mau-5"_s, u"Mẫu số 5"_s, {}, {{u"Chung"_s, {name}}}}};
    procedure.cases = {{u"moi"_s, u"Cấp mới"_s, {}, {paper, extra, form, electronic}}};
    return procedure;
}

} // namespace

TEST(Rules, everythingMissingIsNamedAtOnceAndConditionalAndElectronicOnesNever)
{
    const Procedure procedure = sample();
    EXPECT_EQ(missingComponents(procedure, procedure.cases.first(), {}, {}, QDate(2026, 1, 19)),
        (QStringList {u"don"_s, u"to-khai"_s}));
    EXPECT_TRUE(missingComponents(procedure, procedure.cases.first(), {{u"don"_s, 1}},
        {{u"ten"_s, u"Nguyễn Văn Mẫu"_s}}, QDate(2026, 1, 19))
                    .isEmpty());
}

TEST(Rules, whatAnAgencyAsksForIsRequiredWhateverItWasBefore)
{
    const ProcedureCase filed = sample().cases.first();
    const auto item = [](const QString &component, const QString &name, const QString &note = {}) {
        SupplementItem made;
        made.component = component;
        made.name = name;
        made.note = note;
        return made;
    };
    const ProcedureCase asked = askedFor(filed,
        {item(u"ban-dich"_s, u"Bản dịch"_s), item({}, u"Bản giải trình"_s),
            item(u"to-khai"_s, u"Tờ khai"_s, u"sửa ngày sinh"_s), item(u"giay-dang-ky"_s, u"Giấy đăng ký"_s),
            item(u"ban-dich"_s, u"Bản sao bản dịch"_s), item(u"to-khai"_s, u"Tờ khai"_s, u"ghi địa chỉ"_s),
            item(u"khong-co"_s, u"Giấy lạ"_s)});
    QStringList ids, names;
    for (const Component &component : asked.components) {
        ids.append(component.id);
        names.append(component.name);
        EXPECT_TRUE(component.required && component.requiredIf.isEmpty()) << qPrintable(component.id);
    }
    EXPECT_EQ(ids,
        (QStringList {
            u"ban-dich"_s, u"bo-sung-2"_s, u"to-khai"_s, u"bo-sung-4"_s, u"bo-sung-5"_s, u"bo-sung-7"_s}))
        << "by their place in the request";
    EXPECT_EQ(names.value(1), u"Bản giải trình"_s);
    EXPECT_EQ(names.value(3), u"Giấy đăng ký"_s) << "what is held electronically is asked for on paper";
    EXPECT_EQ(names.value(4), u"Bản sao bản dịch"_s) << "what is asked for twice is brought twice";
    EXPECT_EQ(asked.components.value(2).note, u"sửa ngày sinh; ghi địa chỉ"_s) << "there is one form";
    EXPECT_EQ(otherNames(asked, filed).size(), 4);
    EXPECT_EQ(otherNames(asked, filed).value(u"bo-sung-7"_s), u"Giấy lạ"_s);
    EXPECT_EQ(asked.id, filed.id);
}

TEST(Rules, noPaperThatHasPagesIsLeftOutOfADossier)
{
    const ProcedureCase filed = sample().cases.first();
    const QHash<QString, QString> names {{u"bo-sung-10"_s, u"Bản giải trình"_s}};
    const auto others = [&](const QStringList &having) {
        QStringList all;
        const auto components = componentsOf(filed, having, names);
        EXPECT_TRUE(components);
        for (const Component &component : components->mid(filed.components.size()))
            all.append(component.id + u' ' + component.name);
        return all;
    };
    EXPECT_TRUE(others({u"don"_s, u"to-khai"_s}).isEmpty());
    EXPECT_EQ(others({u"bo-sung-10"_s, u"don"_s, u"bo-sung-2"_s, u"bo-sung-2"_s}),
        (QStringList {u"bo-sung-2 Giấy tờ bổ sung 2"_s, u"bo-sung-10 Bản giải trình"_s}));
    for (const QString &unknown : {u"bo-sung-0"_s, u"bo-sung-x"_s, u"bo-sung-01"_s, u"bo-sung-"_s, u"bo"_s}) {
        const auto components = componentsOf(filed, {u"don"_s, unknown}, names);
        ASSERT_FALSE(components) << qPrintable(unknown);
        EXPECT_EQ(components.error().id, FaultId::ComponentUnknown);
    }
}

TEST(Rules, aLetterReachesAnAddressOfSomeLength)
{
    EXPECT_TRUE(isPostalAddress(u"  12 Trần Phú, Hà Nội "_s));
    for (const QString &no : {QString(), u"Hà Nội"_s, u"          "_s, u"0912 345 678 9"_s,
             u"Số 0, đường\nKhông Có"_s, u"x"_s.repeated(longestAddress + 1)})
        EXPECT_FALSE(isPostalAddress(no)) << qPrintable(no.left(40));
}

TEST(Rules, anImageIsTakenForPaperOnly)
{
    const Procedure procedure = sample();
    EXPECT_TRUE(paperComponent(procedure.cases.first(), u"don"_s));
    for (const QString &id : {u"to-khai"_s, u"giay-dang-ky"_s})
        EXPECT_EQ(paperComponent(procedure.cases.first(), id).error().id, FaultId::ComponentNotPaper);
    EXPECT_EQ(paperComponent(procedure.cases.first(), u"khac"_s).error().id, FaultId::ComponentUnknown);
}

TEST(Rules, lookUpOnlyAndUnknownCasesAreRefused)
{
    Procedure procedure = sample();
    EXPECT_TRUE(filableCase(procedure, {}));
    EXPECT_EQ(filableCase(procedure, u"khac"_s).error().id, FaultId::CaseUnknown);
    procedure.playable = false;
    EXPECT_EQ(filableCase(procedure, u"moi"_s).error().id, FaultId::ProcedureLookupOnly);
}

TEST(Rules, whatTheCardSaysIsNotAskedAgain)
{
    const Procedure procedure = sample();
    CardIdentity card;
    card.fullName = u"Nguyễn Văn Mẫu"_s;
    EXPECT_EQ(prefilled(procedure.forms.first(), card).value(u"ten"_s).toString(), card.fullName);
}

TEST(Rules, partNamesAreAscii)
{
    Procedure procedure = sample();
    EXPECT_EQ(partFileName(procedure, u"don"_s, 1, u"pdf"_s), u"thu-tuc_don_01.pdf"_s);
    procedure.code = u"1.009846"_s;
    EXPECT_EQ(partFileName(procedure, u"don"_s, 12, u"pdf"_s), u"1.009846_don_12.pdf"_s);
}

TEST(Rules, aNumberIsFiledOnlyByWhoAgreesThatItIsKept)
{
    const QString number = u"0900000123"_s;
    EXPECT_EQ(
        phoneToFile(number, {{u"handling"_s, u"1"_s, true, 0}, {phoneNotice, u"1"_s, true, 0}}), number);
    EXPECT_EQ(
        phoneToFile(number, {{u"handling"_s, u"1"_s, true, 0}, {phoneNotice, u"1"_s, false, 0}}), QString());
    EXPECT_EQ(phoneToFile(number, {}), QString());
    const auto notices = loadNotices(u"vi"_s);
    ASSERT_TRUE(notices);
    EXPECT_TRUE(std::any_of(
        notices->begin(), notices->end(), [](const Notice &notice) { return notice.id == phoneNotice; }));
}

TEST(Rules, newsGoToTenDigitsThatBeginWithZero)
{
    EXPECT_TRUE(isContactPhone(u"0900000123"_s));
    for (const QString &other :
        {u""_s, u"090000012"_s, u"09000001234"_s, u"1900000123"_s, u"0900000123\n"_s, u"+84900000123"_s})
        EXPECT_FALSE(isContactPhone(other)) << qPrintable(other);
}
