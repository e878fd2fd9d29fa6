// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;

class Ledger : public StoreTest
{
protected:
    /// The component's pages, named by the size of their image.
    QList<qint64> order(const DossierId &dossier)
    {
        QList<qint64> sizes;
        const auto pages = valueOf(store().pages(dossier));
        for (qsizetype i = 0; i < pages.size(); ++i) {
            EXPECT_EQ(pages[i].position, int(i));
            sizes += pages[i].bytes;
        }
        return sizes;
    }
    PageId add(const DossierId &dossier, qsizetype size, int position = -1)
    {
        return addPage(dossier, QStringLiteral("don"), inventedPage(7, size), position);
    }
};

TEST_F(Ledger, tellsWhichSheetsAreSavedAndWhichToFeedAgain)
{
    const DossierId id = makeDraft();
    const SheetId saved = valueOf(store().sheetFed(id, QStringLiteral("don")));
    const SheetId jammed = valueOf(store().sheetFed(id, QStringLiteral("don")));
    const SheetId under = valueOf(store().sheetFed(id, QStringLiteral("anh")));
    EXPECT_DONE(store().sheetReceived(saved));
    EXPECT_DONE(store().savePage(saved, inventedPage(1)));
    EXPECT_DONE(store().sheetFaulted(jammed, FaultId::ScannerJam));
    EXPECT_DONE(store().sheetReceived(under));
    reopen();
    const auto sheets = valueOf(store().sheets(id));
    ASSERT_EQ(sheets.size(), 3);
    EXPECT_EQ(sheets[0].state, SheetState::Sealed);
    EXPECT_EQ(sheets[0].number, 1);
    EXPECT_EQ(sheets[1].state, SheetState::Faulted);
    EXPECT_EQ(sheets[1].fault, FaultId::ScannerJam);
    EXPECT_EQ(sheets[2].state, SheetState::Received);
    EXPECT_EQ(sheets[2].component, QStringLiteral("anh"));
    EXPECT_EQ(sheets[2].number, 3);
}

TEST_F(Ledger, aSettledSheetStaysAsItIs)
{
    const DossierId id = makeDraft();
    const SheetId saved = valueOf(store().sheetFed(id, QStringLiteral("don")));
    EXPECT_DONE(store().savePage(saved, inventedPage(1)));
    EXPECT_FAULT(store().savePage(saved, inventedPage(2)), DossierState);
    EXPECT_FAULT(store().sheetFaulted(saved, FaultId::ScannerJam), DossierState);
    EXPECT_FAULT(store().sheetReceived(saved), DossierState);
    const SheetId jammed = valueOf(store().sheetFed(id, QStringLiteral("don")));
    EXPECT_DONE(store().sheetFaulted(jammed, FaultId::ScannerJam));
    EXPECT_FAULT(store().savePage(jammed, inventedPage(2)), DossierState);
    EXPECT_FAULT(store().sheetReceived(9999), DossierUnknown);
    EXPECT_EQ(valueOf(store().pages(id)).size(), 1);
}

TEST_F(Ledger, aPageGoesWhereItIsAsked)
{
    const DossierId id = makeDraft();
    add(id, 100);
    add(id, 200);
    add(id, 300, 1);
    add(id, 400, 0);
    add(id, 500, 99);
    EXPECT_EQ(order(id), (QList<qint64> {400, 100, 300, 200, 500}));
}

TEST_F(Ledger, aRemovedPageComesBackToItsPlace)
{
    const DossierId id = makeDraft();
    add(id, 100);
    const PageId second = add(id, 200);
    add(id, 300);
    EXPECT_DONE(store().removePage(second));
    EXPECT_EQ(order(id), (QList<qint64> {100, 300}));
    add(id, 400, 1);
    reopen();
    EXPECT_DONE(store().restorePage(second));
    EXPECT_EQ(order(id), (QList<qint64> {100, 200, 400, 300}));
    EXPECT_DONE(store().restorePage(second));
}

TEST_F(Ledger, aPageOfADraftGoesToAnotherPaperAndComesBackToItsPlace)
{
    const DossierId id = makeDraft();
    add(id, 100);
    const PageId moved = add(id, 200);
    add(id, 300);
    const PageId other = addPage(id, QStringLiteral("anh"), inventedPage(7, 900));
    const auto of = [&](const QString &component) {
        QList<qint64> sizes;
        for (const PageRecord &page : valueOf(store().pages(id)))
            if (page.component == component)
                sizes += page.bytes;
        return sizes;
    };
    EXPECT_DONE(store().movePages({{moved}}, QStringLiteral("anh")));
    reopen();
    EXPECT_EQ(of(QStringLiteral("don")), (QList<qint64> {100, 300}));
    EXPECT_EQ(of(QStringLiteral("anh")), (QList<qint64> {900, 200}));
    EXPECT_EQ(valueOf(store().sheets(id))[1].component, QStringLiteral("don")) << "it was fed for that";
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
    // It may be scanned anew where it is now.
    const SheetId anew = valueOf(store().sheetFed(id, QStringLiteral("anh")));
    const PageId fresh = valueOf(store().replacePage(anew, inventedPage(7, 201), moved));
    EXPECT_EQ(of(QStringLiteral("anh")), (QList<qint64> {900, 201}));
    EXPECT_DONE(store().movePages({{fresh, 1}}, QStringLiteral("don")));
    EXPECT_EQ(of(QStringLiteral("don")), (QList<qint64> {100, 201, 300}));
    EXPECT_EQ(of(QStringLiteral("anh")), (QList<qint64> {900}));

    EXPECT_FAULT(store().movePages({{other}, {9999}}, QStringLiteral("don")), DossierUnknown);
    EXPECT_EQ(of(QStringLiteral("anh")), (QList<qint64> {900})) << "all or none";
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_FAULT(store().movePages({{other}}, QStringLiteral("don")), DossierState);
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
}

TEST_F(Ledger, theTurnsOfAPageAreTakenBackAndHadAgainUntilItIsSubmitted)
{
    const DossierId id = makeDraft();
    const PageId page = add(id, 100);
    EXPECT_FAULT(store().setAsFed(page, true), DossierState); // it has not been read
    PageReading reading;
    reading.rotation = 180;
    reading.skewDeg = 1.5;
    EXPECT_DONE(store().saveReading(page, reading));
    EXPECT_EQ(valueOf(store().reading(page)).turn(), 180);
    EXPECT_DONE(store().setAsFed(page, true));
    reopen();
    EXPECT_EQ(valueOf(store().reading(page)).turn(), 0);
    EXPECT_EQ(valueOf(store().reading(page)).tilt(), 0);
    EXPECT_EQ(valueOf(store().reading(page)).rotation, 180) << "what was found stays known";
    EXPECT_DONE(store().setAsFed(page, false));
    EXPECT_EQ(valueOf(store().reading(page)).turn(), 180);
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_FAULT(store().setAsFed(page, true), DossierState);
}

TEST_F(Ledger, aPageIsReplacedAtItsPlaceAndTheOldOneMayComeBackBehindIt)
{
    const DossierId id = makeDraft();
    add(id, 100);
    const PageId bad = add(id, 200);
    add(id, 300);
    const auto feed = [&](const char *component) {
        return valueOf(store().sheetFed(id, QString::fromLatin1(component)));
    };
    const SheetId sheet = feed("don");
    const PageImage image = inventedPage(7, 201);
    EXPECT_DONE(store().replacePage(sheet, image, bad));
    EXPECT_EQ(order(id), (QList<qint64> {100, 201, 300}));
    EXPECT_FAULT(store().replacePage(feed("don"), image, bad), DossierState); // it is hidden
    EXPECT_FAULT(store().replacePage(feed("don"), image, 9999), DossierState);
    EXPECT_FAULT(store().replacePage(sheet, image, bad), DossierState); // a sheet holds one page
    EXPECT_FAULT(store().replacePage(feed("khac"), image, bad), DossierState); // of another component
    reopen();
    EXPECT_DONE(store().restorePage(bad));
    EXPECT_EQ(order(id), (QList<qint64> {100, 201, 200, 300}));
}

TEST_F(Ledger, aPageTakenOutDuringReviewIsNotFiledNorKept)
{
    const DossierId id = makeDraft();
    add(id, 100);
    const PageId removed = add(id, 200);
    EXPECT_DONE(store().removePage(removed));
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_FAULT(store().restorePage(removed), DossierUnknown);
    EXPECT_FAULT(store().pageImage(removed), DossierUnknown);
    EXPECT_EQ(order(id), (QList<qint64> {100}));
}

TEST_F(Ledger, nothingIsAddedOrTakenOutAfterSubmitting)
{
    const DossierId id = makeDraft();
    const PageId page = add(id, 100);
    const SheetId sheet = valueOf(store().sheetFed(id, QStringLiteral("don")));
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_FAULT(store().savePage(sheet, inventedPage(1)), DossierState);
    EXPECT_FAULT(store().sheetFed(id, QStringLiteral("don")), DossierState);
    EXPECT_FAULT(store().removePage(page), DossierState);
    EXPECT_FAULT(store().saveForm(id, {}), DossierState);
    EXPECT_FAULT(store().abandonDraft(id), DossierState);
    EXPECT_EQ(order(id), (QList<qint64> {100}));
}

TEST_F(Ledger, attemptsToReadAPageAreCountedOverRestarts)
{
    const DossierId id = makeDraft();
    const PageId page = add(id, 100);
    EXPECT_FALSE(valueOf(store().pages(id))[0].hasReading);
    EXPECT_EQ(valueOf(store().countReadingAttempt(page)), 1);
    reopen();
    EXPECT_EQ(valueOf(store().countReadingAttempt(page)), 2);
    EXPECT_EQ(valueOf(store().pages(id))[0].readingAttempts, 2);
    EXPECT_FAULT(store().reading(page), DossierState);
    EXPECT_DONE(store().saveReading(page, {}));
    EXPECT_TRUE(valueOf(store().pages(id))[0].hasReading);
    EXPECT_FAULT(store().countReadingAttempt(page + 1), DossierUnknown);
}

TEST_F(Ledger, imagesOfEverySizeComeBackByteForByte)
{
    const DossierId id = makeDraft();
    for (const qsizetype size : {0, 1, 65535, 65536, 65537, 131072, 700'001}) {
        const PageImage image {randomBytes(size, quint32(size)), QSize(1, 1), 200, {}};
        EXPECT_EQ(valueOf(store().pageImage(addPage(id, QStringLiteral("don"), image))).jpeg, image.jpeg)
            << size;
    }
}
