// SPDX-License-Identifier: GPL-3.0-or-later
// What completes a dossier is a set of parts of its own, on the same road, under the dossier's code.
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

class Supplement : public StoreTest
{
protected:
    const QString code = u"G06-20260119-0000001"_s;
    const QString person = inventedPerson().personalNumber;
    const SupplementOf first {code, u"bs-1"_s}, second {code, u"bs-2"_s};

    Result<DossierId> begin(const SupplementOf &supplement)
    {
        DraftStart start = inventedStart();
        start.supplement = supplement;
        return store().createDraft(start);
    }
    void file(const DossierId &id, const QString &receiptCode)
    {
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        EXPECT_DONE(store().setReceipt(id, {receiptCode, clock->wall, {}}));
    }
};

} // namespace

TEST_F(Supplement, isADraftBesideThePersonsOther)
{
    const DossierId draft = makeDraft();
    const DossierId one = valueOf(begin(first)), two = valueOf(begin(second));
    EXPECT_FAULT(begin(first), DossierState);
    EXPECT_EQ(valueOf(store().supplementDraft(person, first)), one);
    EXPECT_EQ(valueOf(store().supplementDraft(person, second)), two);
    EXPECT_EQ(valueOf(store().supplementDraft(person, {code, u"bs-3"_s})), std::nullopt);
    EXPECT_EQ(valueOf(store().draft()), draft) << "who comes back with the card goes on with the dossier";
    EXPECT_EQ(valueOf(store().draftsOf(inventedPerson().personalNumber)), QList<DossierId> {draft});
    EXPECT_EQ(valueOf(store().dossier(one)).supplement, first);
    EXPECT_EQ(valueOf(store().dossier(draft)).supplement, std::nullopt);
    EXPECT_EQ(valueOf(store().figures()).drafts, 3);
}

TEST_F(Supplement, isItsOwnPersonsOnly)
{
    const DossierId one = valueOf(begin(first));
    const QString another = u"000099054321"_s;
    EXPECT_EQ(valueOf(store().supplementDraft(another, first)), std::nullopt);
    DraftStart start = inventedStart();
    start.applicant.personalNumber = another;
    start.supplement = first;
    const DossierId theirs = valueOf(store().createDraft(start));
    EXPECT_EQ(valueOf(store().supplementDraft(another, first)), theirs);
    EXPECT_EQ(valueOf(store().supplementDraft(person, first)), one);
}

TEST_F(Supplement, keepsTheNamesOfWhatIsAskedForSealedWithIt)
{
    DraftStart start = inventedStart();
    start.supplement = first;
    start.askedNames = {{u"bo-sung-2"_s, u"Bản giải trình bịa đặt"_s}};
    const DossierId one = valueOf(store().createDraft(start));
    reopen();
    EXPECT_EQ(valueOf(store().askedNames(one)), start.askedNames);
    EXPECT_TRUE(valueOf(store().askedNames(valueOf(begin(second)))).isEmpty());
    file(one, code);
    EXPECT_EQ(valueOf(store().askedNames(one)), start.askedNames);
    EXPECT_DONE(store().shred(one));
    EXPECT_TRUE(valueOf(store().askedNames(one)).isEmpty());
}

TEST_F(Supplement, bearsTheCodeOfTheDossierThatItCompletes)
{
    const DossierId dossier = makeDraft();
    file(dossier, code);
    const DossierId one = valueOf(begin(first)), two = valueOf(begin(second));
    file(one, code);
    file(two, code);
    for (const DossierId &id : {dossier, one, two}) {
        EXPECT_EQ(stateOf(id), DossierState::Submitted);
        EXPECT_EQ(valueOf(store().dossier(id)).receipt->code, code);
    }
    EXPECT_DONE(store().setReceipt(one, {code, clock->wall, {}})); // the same again
    EXPECT_DONE(store().shred(one));
    reopen();
    EXPECT_EQ(valueOf(store().dossier(one)).receipt->code, code);
    EXPECT_EQ(valueOf(store().dossier(one)).supplement, first);
}

TEST_F(Supplement, takesNoOtherCodeAndNoRequestTwice)
{
    const DossierId one = valueOf(begin(first));
    EXPECT_DONE(store().submit(one, inventedSubmission()));
    EXPECT_FAULT(store().setReceipt(one, {u"G06-20260119-0000002"_s, clock->wall, {}}), CentralAnswerInvalid);
    EXPECT_EQ(stateOf(one), DossierState::Queued);
    EXPECT_DONE(store().setReceipt(one, {code, clock->wall, {}}));
    const DossierId again = valueOf(begin(first));
    EXPECT_DONE(store().submit(again, inventedSubmission()));
    EXPECT_FAULT(store().setReceipt(again, {code, clock->wall, {}}), CentralAnswerInvalid);
}

TEST_F(Supplement, theCataloguesOfDossiersThatAreStillHereAreInUse)
{
    EXPECT_TRUE(valueOf(store().catalogueVersionsInUse()).isEmpty());
    const DossierId dossier = makeDraft();
    const QSet<QString> versions {inventedStart().catalogueVersion};
    EXPECT_EQ(valueOf(store().catalogueVersionsInUse()), versions);
    file(dossier, code);
    EXPECT_EQ(valueOf(store().catalogueVersionsInUse()), versions) << "its slip may be printed again";
    EXPECT_DONE(store().shred(dossier));
    EXPECT_TRUE(valueOf(store().catalogueVersionsInUse()).isEmpty());
}
