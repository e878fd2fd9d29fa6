// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/finisher.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>

#include "app/slip/slip.h"
#include "tests/ocr/vietnamesepage.h"
#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

class FinisherTest : public StoreTest
{
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        DraftStart start = inventedStart();
        const Procedure *procedure = valueOf(catalogue->find(u"1.009846"_s));
        start.procedureId = procedure->id;
        start.caseId = u"chung"_s;
        dossier = valueOf(store().createDraft(start));
        for (int i = 0; i < pageCount; ++i)
            addPage(dossier, u"don-de-nghi"_s,
                valueOf(works.prepare(vietnamesepage::jpeg(vietnamesepage::draw(i, 12, 2).image))));
        EXPECT_DONE(store().submit(dossier, inventedSubmission()));
    }

    int pagesRead()
    {
        const auto pages = valueOf(store().pages(dossier));
        return int(std::count_if(
            pages.begin(), pages.end(), [](const PageRecord &page) { return page.hasReading; }));
    }

    static constexpr int pageCount = 4;
    std::shared_ptr<const Catalogue> catalogue = valueOf(Catalogue::load());
    PageWorks works {qEnvironmentVariable("MOTCUA_BIN") + u"/motcua-worker"_s, 1};
    Finisher finisher {catalogue, works};
    DossierId dossier;
};

TEST_F(FinisherTest, AsksAtEveryPageWhetherItMayGoOn)
{
    int asked = 0;
    EXPECT_DONE(finisher.finish(store(), dossier, [&]() -> Result<void> {
        ++asked;
        return {};
    }));
    EXPECT_GE(asked, 2 * pageCount) << "when reading and when writing it";
    const auto parts = valueOf(store().parts(dossier));
    ASSERT_EQ(parts.size(), 1);
    EXPECT_EQ(parts.first().part.pages, pageCount);
}

TEST_F(FinisherTest, StopsWhenToldSoAndGoesOnFromThere)
{
    const auto stopped = finisher.finish(store(), dossier, [&]() -> Result<void> {
        if (pagesRead() == 0)
            return {};
        return fail(FaultId::StoreBusy, u"stopped"_s);
    });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().detail, u"stopped"_s);
    EXPECT_TRUE(valueOf(store().parts(dossier)).isEmpty());
    EXPECT_LT(pagesRead(), pageCount);
    EXPECT_DONE(finisher.finish(store(), dossier, [] { return Result<void>(); }));
    EXPECT_EQ(pagesRead(), pageCount);
    EXPECT_EQ(valueOf(store().parts(dossier)).size(), 1);
}

TEST_F(FinisherTest, WhatCompletesADossierHasPapersThatTheCatalogueDoesNotKnow)
{
    DraftStart start = inventedStart();
    start.procedureId = valueOf(store().dossier(dossier)).procedureId;
    start.caseId = u"chung"_s;
    start.supplement = SupplementOf {u"G06-20260101-0000001"_s, u"request-1"_s};
    const DossierId supplement = valueOf(store().createDraft(start));
    for (const QString &component : {u"bo-sung-1"_s, u"phieu-kham-suc-khoe"_s, u"bo-sung-3"_s})
        addPage(supplement, component,
            valueOf(works.prepare(vietnamesepage::jpeg(vietnamesepage::draw(1, 12, 2).image))));
    EXPECT_DONE(store().submit(supplement, inventedSubmission()));
    EXPECT_DONE(finisher.finish(store(), supplement, [] { return Result<void>(); }));
    QStringList made;
    for (const PartRecord &part : valueOf(store().parts(supplement)))
        made.append(part.part.component);
    EXPECT_EQ(made, (QStringList {u"phieu-kham-suc-khoe"_s, u"bo-sung-1"_s, u"bo-sung-3"_s}));
}

TEST_F(FinisherTest, ACodeOnAPageIsInTheManifestAsUnchecked)
{
    const QByteArray payload = "https://vidu.example/tra-cuu?so=12";
    QImage image = vietnamesepage::draw(7, 12, 4).image.convertToFormat(QImage::Format_RGB32);
    QPainter(&image).drawImage(QRect(900, 2000, 600, 600), qrImage(payload));
    DraftStart start = inventedStart();
    start.procedureId = u"chung-chi-nhan-vien-buc-xa"_s;
    start.caseId = u"chung"_s;
    const DossierId coded = valueOf(store().createDraft(start));
    addPage(coded, u"don-de-nghi"_s, valueOf(works.prepare(vietnamesepage::jpeg(image))));
    EXPECT_DONE(store().submit(coded, inventedSubmission()));
    EXPECT_DONE(finisher.finish(store(), coded, [] { return Result<void>(); }));

    const QJsonObject manifest = QJsonDocument::fromJson(valueOf(finisher.manifest(store(), coded))).object();
    const QJsonArray codes =
        manifest[u"parts"_s].toArray().at(0)[u"quality"][u"pages"][0][u"codes"].toArray();
    ASSERT_EQ(codes.size(), 1);
    EXPECT_EQ(codes.at(0)[u"format"].toString(), u"QRCode"_s);
    EXPECT_EQ(QByteArray::fromBase64(codes.at(0)[u"payload"].toString().toLatin1()), payload);
    EXPECT_EQ(codes.at(0)[u"state"].toString(), u"unchecked"_s);
}

} // namespace

} // namespace motcua::test
