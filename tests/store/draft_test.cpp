// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;

class Draft : public StoreTest
{
};

TEST_F(Draft, thereIsAtMostOneOfAPersonAndCaseAndOthersMayBegin)
{
    EXPECT_FALSE(valueOf(store().draft()));
    const DossierId id = makeDraft();
    EXPECT_EQ(valueOf(store().draft()), id);
    EXPECT_FAULT(store().createDraft(inventedStart()), DossierState);
    EXPECT_EQ(valueOf(store().dossiers()).size(), 1);

    DraftStart next = inventedStart();
    next.applicant.personalNumber = QStringLiteral("000201999889");
    const DossierId another = valueOf(store().createDraft(next));
    EXPECT_EQ(valueOf(store().draftsOf(next.applicant.personalNumber)), QList {another});
    EXPECT_EQ(valueOf(store().draftsOf(inventedPerson().personalNumber)), QList {id});
    EXPECT_EQ(valueOf(store().draftOf(inventedPerson().personalNumber, next.procedureId, next.caseId)), id);
    EXPECT_FALSE(
        valueOf(store().draftOf(inventedPerson().personalNumber, next.procedureId, QStringLiteral("x"))));
}

TEST_F(Draft, theDatabaseItselfRefusesASecondOne)
{
    makeDraft();
    RawDatabase raw(databasePath());
    EXPECT_EQ(
        raw.run(
            "INSERT INTO dossier (id, state, procedure_id, procedure_code, case_id, catalogue_version, level,"
            " created_at, person_mac, key_kiosk) SELECT randomblob(16), state, procedure_id, procedure_code,"
            " case_id, catalogue_version, level, created_at, person_mac, key_kiosk FROM dossier"),
        SQLITE_CONSTRAINT);
}

TEST_F(Draft, isFoundByThePersonWhoComesBackAndByNobodyElse)
{
    const DossierId id = makeDraft();
    reopen();
    EXPECT_EQ(valueOf(store().draftsOf(inventedPerson().personalNumber)), QList {id});
    EXPECT_TRUE(valueOf(store().draftsOf(QStringLiteral("000201999889"))).isEmpty());
}

TEST_F(Draft, areAllFoundTheOneBegunLastFirst)
{
    const DossierId first = makeDraft();
    DraftStart otherCase = inventedStart();
    otherCase.caseId = QStringLiteral("x");
    const DossierId second = valueOf(store().createDraft(otherCase));
    EXPECT_EQ(valueOf(store().draftsOf(inventedPerson().personalNumber)), (QList {second, first}));
}

TEST_F(Draft, keepsEverythingOverARestart)
{
    const DossierId id = makeDraft();
    const QJsonObject form {
        {QStringLiteral("ho-ten"), QStringLiteral("Thử Nghiệm Bịa Đặt")}, {QStringLiteral("so"), 7}};
    EXPECT_DONE(store().saveForm(id, QJsonObject {{QStringLiteral("so"), 1}}));
    EXPECT_DONE(store().saveForm(id, form));
    const PageImage image = inventedPage(1);
    const PageId page = addPage(id, QStringLiteral("don"), image);
    PageReading reading;
    reading.rotation = 90;
    reading.skewDeg = -0.1;
    reading.flags = {QStringLiteral("blurred")};
    reading.words = {{QStringLiteral("Cộng"), QRectF(1.25, 2, 30, 4), 0.93F, false, false},
        {QStringLiteral("hòa"), QRectF(35, 2, 20, 4.1), 0.5F, true, true}};
    reading.codes = {{QStringLiteral("QRCode"), QByteArray("a\0\xff", 3), QRectF(1, 2, 3, 4)}};
    reading.seconds = 0.75;
    EXPECT_DONE(store().saveReading(page, reading));
    reopen();

    EXPECT_EQ(valueOf(store().applicant(id)), inventedPerson());
    EXPECT_EQ(valueOf(store().form(id)), form);
    const PageImage back = valueOf(store().pageImage(page));
    EXPECT_EQ(back.jpeg, image.jpeg);
    EXPECT_EQ(back.thumbnail, image.thumbnail);
    EXPECT_EQ(back.size, image.size);
    EXPECT_EQ(back.dpi, image.dpi);
    const PageReading read = valueOf(store().reading(page));
    EXPECT_EQ(read.rotation, 90);
    EXPECT_EQ(read.skewDeg, -0.1);
    EXPECT_EQ(read.flags, reading.flags);
    ASSERT_EQ(read.words.size(), 2);
    EXPECT_EQ(read.words[0].text, QStringLiteral("Cộng"));
    EXPECT_EQ(read.words[0].box, reading.words[0].box);
    EXPECT_EQ(read.words[0].confidence, 0.93F);
    EXPECT_FALSE(read.words[0].endsLine);
    EXPECT_TRUE(read.words[1].endsLine && read.words[1].endsBlock);
    ASSERT_EQ(read.codes.size(), 1);
    EXPECT_EQ(read.codes[0].bytes, reading.codes[0].bytes);
    EXPECT_EQ(read.codes[0].box, reading.codes[0].box);
    const DossierRecord record = valueOf(store().dossier(id));
    EXPECT_EQ(record.procedureCode, QStringLiteral("1.009846"));
    EXPECT_EQ(record.level, IdentityLevel::L1);
    EXPECT_EQ(record.createdAt, clock->wall);
    EXPECT_TRUE(record.provisionalToken.isEmpty());
}

TEST_F(Draft, leavesOnlyEventsWhenAbandoned)
{
    const DossierId id = makeDraft();
    const PageId page = addPage(id, QStringLiteral("don"), inventedPage(1));
    EXPECT_DONE(store().abandonDraft(id));
    EXPECT_TRUE(valueOf(store().dossiers()).isEmpty());
    EXPECT_TRUE(valueOf(store().draftsOf(inventedPerson().personalNumber)).isEmpty());
    EXPECT_FAULT(store().dossier(id), DossierUnknown);
    EXPECT_FAULT(store().pageImage(page), DossierUnknown);
    EXPECT_EQ(valueOf(store().events(id)).last().kind, QStringLiteral("draft-abandoned"));

    RawDatabase raw(databasePath());
    for (const char *table : {"dossier", "sheet", "page", "part", "blob", "frame"})
        EXPECT_EQ(raw.integer(QByteArray("SELECT count(*) FROM ") + table), 0) << table;
    EXPECT_NE(makeDraft(), id);
}

TEST_F(Draft, submittingKeepsTheAnswersAndMakesATokenOnce)
{
    const DossierId id = makeDraft();
    const DossierRecord record = valueOf(store().submit(id, inventedSubmission()));
    EXPECT_EQ(record.state, DossierState::Queued);
    EXPECT_EQ(record.provisionalToken.size(), 16);
    EXPECT_EQ(record.submittedAt, inventedSubmission().submittedAt);
    EXPECT_FAULT(store().submit(id, inventedSubmission()), DossierState);
    reopen();
    EXPECT_EQ(valueOf(store().dossier(id)).provisionalToken, record.provisionalToken);
    const Submission back = valueOf(store().submission(id));
    EXPECT_EQ(back.phone, QStringLiteral("0900000123"));
    ASSERT_EQ(back.notices.size(), 1);
    EXPECT_TRUE(back.notices[0].agreed);
    EXPECT_EQ(back.notices[0].at, 1'767'225'600'000);
    EXPECT_FALSE(valueOf(store().draft()));
}
