// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

class FilingSteps : public StoreTest
{
protected:
    FilingStep step(const QString &code, FilingStep::Reached reached) { return {code, reached, clock->wall}; }
};

TEST_F(FilingSteps, AStepIsThereAfterTheProcessHasGone)
{
    const DossierId id = makeIn(DossierState::Queued);
    EXPECT_EQ(valueOf(store().filingStep(id)), std::nullopt);
    for (const auto reached :
        {FilingStep::Reached::Issued, FilingStep::Reached::Sent, FilingStep::Reached::Created}) {
        const FilingStep kept = step(u"G06-20260119-0000001"_s, reached);
        EXPECT_DONE(store().setFilingStep(id, kept));
        reopen();
        EXPECT_EQ(valueOf(store().filingStep(id)), kept);
    }
}

TEST_F(FilingSteps, WhatCentralTookIsNeverCreatedAnew)
{
    const DossierId id = makeIn(DossierState::Queued);
    EXPECT_DONE(store().setFilingStep(id, step(u"G06-1"_s, FilingStep::Reached::Sent)));
    EXPECT_DONE(store().setFilingStep(id, std::nullopt));
    EXPECT_EQ(valueOf(store().filingStep(id)), std::nullopt);
    EXPECT_DONE(store().setFilingStep(id, step(u"G06-2"_s, FilingStep::Reached::Created)));
    EXPECT_FALSE(store().setFilingStep(id, std::nullopt));
    EXPECT_FALSE(store().setFilingStep(id, step(u"G06-2"_s, FilingStep::Reached::Sent)));
    EXPECT_FALSE(store().setFilingStep(id, step(u"G06-3"_s, FilingStep::Reached::Created)));
    EXPECT_EQ(valueOf(store().filingStep(id))->code, u"G06-2"_s);
    EXPECT_DONE(store().setReceipt(id, {u"G06-2"_s, clock->wall, {}}));
    EXPECT_DONE(store().shred(id));
    EXPECT_EQ(valueOf(store().filingStep(id)), std::nullopt);
}

TEST_F(FilingSteps, ACodeBelongsToOneDossier)
{
    const DossierId first = makeIn(DossierState::Queued), second = makeIn(DossierState::Uploading);
    const QString code = u"G06-20260119-0000001"_s;
    EXPECT_DONE(store().setFilingStep(first, step(code, FilingStep::Reached::Issued)));
    EXPECT_EQ(store().setFilingStep(second, step(code, FilingStep::Reached::Issued)).error().id,
        FaultId::CentralAnswerInvalid);
    EXPECT_EQ(store().setFilingStep(second, step({}, FilingStep::Reached::Issued)).error().id,
        FaultId::CentralAnswerInvalid);
    EXPECT_EQ(valueOf(store().filingStep(second)), std::nullopt);
    EXPECT_DONE(store().setReceipt(first, {code, clock->wall, {}}));
    EXPECT_DONE(store().shred(first));
    EXPECT_EQ(store().setFilingStep(second, step(code, FilingStep::Reached::Issued)).error().id,
        FaultId::CentralAnswerInvalid)
        << "a code is a dossier's for good";
}

TEST_F(FilingSteps, NothingIsIssuedForWhatIsNotUnsent)
{
    EXPECT_DONE(store().setFilingStep(
        makeIn(DossierState::Attention), step(u"G06-2"_s, FilingStep::Reached::Created)));
    for (const auto state : {DossierState::Submitted, DossierState::Kept, DossierState::Draft})
        EXPECT_EQ(
            store().setFilingStep(makeIn(state), step(u"G06-1"_s, FilingStep::Reached::Sent)).error().id,
            FaultId::DossierState);
}

TEST_F(FilingSteps, EveryStepIsInTheLog)
{
    const DossierId id = makeIn(DossierState::Queued);
    EXPECT_DONE(store().setFilingStep(id, step(u"G06-1"_s, FilingStep::Reached::Issued)));
    EXPECT_DONE(store().setFilingStep(id, step(u"G06-1"_s, FilingStep::Reached::Sent)));
    EXPECT_DONE(store().setFilingStep(id, std::nullopt));
    QStringList kinds;
    for (const EventRecord &event : valueOf(store().events(id)))
        kinds += event.kind;
    EXPECT_EQ(kinds.join(u' ').section(u' ', -3), u"code-issued code-sent code-given-up"_s);
}

} // namespace
