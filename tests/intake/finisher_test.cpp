// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/finisher.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>

#include "app/intake/slipfacts.h"
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
    start.askedNames = {{u"bo-sung-3"_s, u"Bản giải trình"_s}};
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

    const QJsonArray parts =
        QJsonDocument::fromJson(valueOf(finisher.manifest(store(), supplement))).object()[u"parts"].toArray();
    EXPECT_FALSE(parts.at(0).toObject().contains(u"name"_s)) << "the catalogue knows it";
    EXPECT_EQ(parts.at(2)[u"name"].toString(), u"Bản giải trình"_s);
    const auto facts = valueOf(slipFacts(store(), *catalogue, {}, supplement));
    EXPECT_EQ(facts.lines.last().component, u"Bản giải trình"_s);
    const PartRecord last = valueOf(store().parts(supplement)).last();
    const QByteArray pdf = valueOf(store().partBytes(last.id, 0, last.part.bytes));
    EXPECT_TRUE(pdf.contains("B\xE1\xBA\xA3n gi\xE1\xBA\xA3i tr\xC3\xACnh")) << "in its XMP title";
}

TEST_F(FinisherTest, NoPaperIsLeftOutBecauseNobodyKnowsIt)
{
    DraftStart start = inventedStart();
    start.procedureId = valueOf(store().dossier(dossier)).procedureId;
    start.caseId = u"chung"_s;
    const DossierId strange = valueOf(store().createDraft(start));
    addPage(strange, u"khong-ai-biet"_s,
        valueOf(works.prepare(vietnamesepage::jpeg(vietnamesepage::draw(1, 12, 2).image))));
    EXPECT_DONE(store().submit(strange, inventedSubmission()));
    EXPECT_FAULT(finisher.finish(store(), strange, [] { return Result<void>(); }), ComponentUnknown);
    EXPECT_TRUE(valueOf(store().parts(strange)).isEmpty());
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

TEST_F(FinisherTest, APaperIsDescribedAsARecordOfDigitisedPapersTakesIt)
{
    QImage image(2480, 3508, QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        QFont font(u"DejaVu Sans"_s);
        font.setPixelSize(50); // 12 pt
        painter.setFont(font);
        painter.drawText(200, 300, u"BỘ THỬ NGHIỆM VÀ VÍ DỤ"_s);
        painter.drawText(200, 400, u"TRUNG TÂM ĐÀO TẠO MINH HỌA"_s);
        painter.drawText(200, 500, u"Số: 12/GCN-BKHCN"_s);
        painter.drawText(1300, 600, u"Hà Nội, ngày 20 tháng 11 năm 2025"_s);
        painter.drawText(500, 900, u"GIẤY CHỨNG NHẬN ĐÀO TẠO AN TOÀN BỨC XẠ"_s);
        painter.drawText(200, 1100, u"Họ và tên: Nguyễn Văn Mẫu, sinh ngày 15/03/1990"_s);
        painter.drawText(200, 2900, u"Căn cứ Giấy phép số 99/GP-KHAC, ngày 01/01/2020"_s);
    }
    DraftStart start = inventedStart();
    start.procedureId = u"chung-chi-nhan-vien-buc-xa"_s;
    start.caseId = u"chung"_s;
    const DossierId described = valueOf(store().createDraft(start));
    addPage(described, u"giay-dao-tao-an-toan"_s, valueOf(works.prepare(vietnamesepage::jpeg(image))));
    addPage(described, u"don-de-nghi"_s,
        valueOf(works.prepare(vietnamesepage::jpeg(vietnamesepage::draw(1, 12, 2).image))));
    EXPECT_DONE(store().submit(described, inventedSubmission()));
    EXPECT_DONE(finisher.finish(store(), described, [] { return Result<void>(); }));

    const QJsonObject manifest =
        QJsonDocument::fromJson(valueOf(finisher.manifest(store(), described))).object();
    QHash<QString, QJsonObject> documents;
    for (const QJsonValue &part : manifest[u"parts"_s].toArray())
        documents.insert(part[u"component"].toString(), part[u"quality"][u"document"].toObject());
    const QJsonObject training = documents.value(u"giay-dao-tao-an-toan"_s);
    EXPECT_EQ(
        training.keys(), (QStringList {u"digitised_at"_s, u"kind"_s, u"name"_s, u"read"_s, u"state"_s}));
    EXPECT_TRUE(training[u"name"_s].toString().contains(u"đào tạo an toàn bức xạ"_s, Qt::CaseInsensitive));
    EXPECT_EQ(training[u"kind"_s].toString(), u"component"_s);
    EXPECT_EQ(training[u"state"_s].toString(), u"awaiting-approval"_s);
    EXPECT_EQ(QDateTime::fromString(training[u"digitised_at"_s].toString(), Qt::ISODate).toSecsSinceEpoch(),
        valueOf(store().dossier(described)).submittedAt.value_or(0) / 1000);
    EXPECT_EQ(training[u"read"_s].toObject(),
        (QJsonObject {{u"number"_s, u"12/GCN-BKHCN"_s}, {u"issued_on"_s, u"2025-11-20"_s},
            {u"issuer"_s, u"TRUNG TÂM ĐÀO TẠO MINH HỌA"_s}}));
    EXPECT_EQ(documents.value(u"don-de-nghi"_s)[u"read"_s].toObject(), QJsonObject()) << "nothing was read";
}

} // namespace

} // namespace motcua::test
