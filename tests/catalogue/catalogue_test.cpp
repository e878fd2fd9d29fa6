// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

class BuiltInCatalogue : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto loaded = Catalogue::load();
        ASSERT_TRUE(loaded) << qPrintable(loaded.error().detail);
        catalogue = *loaded;
    }

    const Procedure &procedure(const QString &id) const { return **catalogue->find(id); }

    std::shared_ptr<const Catalogue> catalogue;
};

} // namespace

TEST_F(BuiltInCatalogue, holdsEveryKnownProcedure)
{
    EXPECT_EQ(catalogue->procedures().size(), 114);
    const QStringList codes {u"2.000169"_s, u"1.009844"_s, u"1.005368"_s, u"1.005298"_s, u"1.009846"_s,
        u"1.000173"_s, u"1.009869"_s, u"2.002131"_s, u"3.000453"_s, u"3.000451"_s, u"1.000878"_s,
        u"1.002145"_s, u"1.014392"_s, u"1.014393"_s, u"1.014431"_s, u"1.014445"_s, u"1.014446"_s,
        u"2.002711"_s, u"1.010901"_s, u"1.010902"_s, u"1.004428"_s, u"1.005442"_s};
    for (const QString &code : codes) {
        const auto found = catalogue->find(code);
        ASSERT_TRUE(found) << qPrintable(code);
        EXPECT_EQ((*found)->code, code);
    }
}

TEST_F(BuiltInCatalogue, findsByIdAndByCodeWithOrWithoutItsAgency)
{
    for (const QString &key :
        {u"chung-chi-nhan-vien-buc-xa"_s, u"1.009846"_s, u"1.009846.H38"_s, u"1.009846.000.00.00.H58"_s})
        EXPECT_EQ(procedure(key).id, u"chung-chi-nhan-vien-buc-xa"_s);
    for (const QString &key :
        {u""_s, u"1.999999"_s, u"1.009846.x"_s, u"no-such"_s, u"Chung-Chi-Nhan-Vien-Buc-Xa"_s}) {
        const auto found = catalogue->find(key);
        ASSERT_FALSE(found) << qPrintable(key);
        EXPECT_EQ(found.error().id, FaultId::ProcedureUnknown);
    }
}

TEST_F(BuiltInCatalogue, isNamedByDayAndContent)
{
    EXPECT_TRUE(QRegularExpression(u"\\A20\\d\\d-\\d\\d-\\d\\d-[0-9a-f]{8}\\z"_s)
                    .match(catalogue->version())
                    .hasMatch())
        << qPrintable(catalogue->version());
    EXPECT_EQ((*Catalogue::load())->version(), catalogue->version());
}

TEST_F(BuiltInCatalogue, hasCasesEverywhereAndAFaithfulStatusForEachEntry)
{
    QSet<QString> ids;
    for (const Procedure &p : catalogue->procedures()) {
        EXPECT_FALSE(ids.contains(p.id)) << qPrintable(p.id);
        ids.insert(p.id);
        EXPECT_FALSE(p.cases.isEmpty()) << qPrintable(p.id);
        EXPECT_FALSE(p.field.isEmpty() || p.name.isEmpty() || p.shortName.isEmpty() || p.source.isEmpty())
            << qPrintable(p.id);
        if (p.trust == Trust::Doubtful || p.trust == Trust::Historical) {
            EXPECT_FALSE(p.playable) << qPrintable(p.id);
            EXPECT_FALSE(p.trustNote.isEmpty()) << qPrintable(p.id);
        }
    }
}

TEST_F(BuiltInCatalogue, offersThreeProceduresToFileMostAskedForFirst)
{
    QStringList ids;
    for (const Procedure *p : catalogue->playable()) {
        ids << p->id;
        EXPECT_FALSE(p->legalBasis.isEmpty());
        for (const ProcedureCase &one : p->cases) {
            EXPECT_FALSE(one.components.isEmpty());
            EXPECT_FALSE(one.question.isEmpty());
        }
    }
    EXPECT_EQ(ids,
        QStringList({u"cap-quyen-ma-so-ma-vach"_s, u"chung-chi-nhan-vien-buc-xa"_s,
            u"dang-ky-chuyen-giao-cong-nghe"_s}));
}

TEST_F(BuiltInCatalogue, takesTheBarcodeRightAsAnElectronicFormAndNoPaper)
{
    const Procedure &p = procedure(u"cap-quyen-ma-so-ma-vach"_s);
    EXPECT_EQ(p.cases.size(), 7);
    EXPECT_EQ(p.validFrom, QDate(2026, 1, 23));
    for (const ProcedureCase &one : p.cases) {
        ASSERT_EQ(one.components.size(), 3);
        EXPECT_EQ(one.components[0].kind, ComponentKind::Form);
        EXPECT_TRUE(one.components[0].required);
        for (const Component &component : one.components.sliced(1)) {
            EXPECT_EQ(component.kind, ComponentKind::Electronic);
            EXPECT_FALSE(component.requiredIf.isEmpty());
        }
    }
    const Form *form = p.findForm(p.cases[0].components[0].formId);
    ASSERT_TRUE(form);
    QStringList starred, kinds;
    for (const FormSection &section : form->sections)
        for (const FormField &field : section.fields) {
            if (field.required)
                starred << field.id;
            if (field.id == u"loai-ma")
                for (const auto &choice : field.choices)
                    kinds << choice.id;
        }
    // The starred fields of Mẫu số 5, and the product list that EAN-8 needs.
    EXPECT_EQ(starred,
        QStringList({u"ten-tieng-viet"_s, u"so-dinh-danh"_s, u"ngay-cap"_s, u"co-quan-cap"_s, u"dia-chi"_s,
            u"dien-thoai"_s, u"loai-ma"_s, u"danh-muc-ean-8"_s, u"dai-dien-ho-ten"_s,
            u"dai-dien-dien-thoai"_s, u"lien-lac-ho-ten"_s, u"lien-lac-dien-thoai"_s, u"cam-ket"_s}));
    EXPECT_EQ(kinds, QStringList({u"gcp-12"_s, u"gcp-10"_s, u"gcp-9"_s, u"gcp-8"_s, u"gcp-7"_s, u"ean-8"_s}));
}

TEST_F(BuiltInCatalogue, takesCertificateAndTechnologyTransferOnPaper)
{
    const Procedure &certificate = procedure(u"1.009846"_s);
    ASSERT_EQ(certificate.cases.size(), 1);
    EXPECT_EQ(certificate.cases[0].components.size(), 5);
    EXPECT_EQ(certificate.cases[0].components[2].name, u"Giấy chứng nhận đào tạo an toàn bức xạ"_s);
    EXPECT_EQ(certificate.cases[0].components[4].originals, 3);

    const Procedure &transfer = procedure(u"dang-ky-chuyen-giao-cong-nghe"_s);
    EXPECT_EQ(transfer.cases.size(), 4);
    EXPECT_EQ(transfer.cases[0].components.size(), 3);
    EXPECT_FALSE(transfer.cases[0].components[2].requiredIf.isEmpty());
    for (const QString &id : {u"1.009846"_s, u"dang-ky-chuyen-giao-cong-nghe"_s})
        for (const ProcedureCase &one : procedure(id).cases)
            for (const Component &component : one.components)
                EXPECT_EQ(component.kind, ComponentKind::Paper);
}

TEST_F(BuiltInCatalogue, leavesTheUnknownUnknown)
{
    const Procedure &nameOnly = procedure(u"giay-phep-tan-so-lien-lac-nghe-ca"_s);
    EXPECT_TRUE(nameOnly.code.isEmpty() && nameOnly.fee.isEmpty() && nameOnly.timeLimit.isEmpty());
    EXPECT_TRUE(nameOnly.legalBasis.isEmpty());
    ASSERT_EQ(nameOnly.cases.size(), 1);
    EXPECT_EQ(nameOnly.cases[0].id, u"chung"_s);
    EXPECT_TRUE(nameOnly.cases[0].components.isEmpty());
    const Procedure &noCounts = procedure(u"thay-doi-dang-ky-to-chuc-khoa-hoc-cong-nghe"_s);
    EXPECT_FALSE(noCounts.cases[0].components[0].originals);
}
