// SPDX-License-Identifier: GPL-3.0-or-later
// What every adapter of CentralSystem holds, with a real server at its other end that does wrong on demand.
// README.md beside this says how another one joins.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/central/signedreceipt.h"
#include "tests/central/conformance/filingkiosk.h"
#include "tests/central/conformance/sandboxcentral.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

struct Adapter {
    const char *name;
    std::unique_ptr<HostileCentral> (*make)();
};

void PrintTo(const Adapter &adapter, std::ostream *stream)
{
    *stream << adapter.name;
}

class AdapterTest : public ::testing::TestWithParam<Adapter>
{
protected:
    void SetUp() override { central = GetParam().make(); }

    /// The kiosk's dossier is received, and central holds what it should, once, under that code.
    void expectHeldOnce(FilingKiosk &kiosk, const Result<Receipt> &receipt, const std::string &after = {})
    {
        ASSERT_TRUE(receipt) << after << ": " << qPrintable(receipt.error().name()) << ' '
                             << qPrintable(receipt.error().detail);
        EXPECT_GT(receipt->receivedAt, 0) << after;
        const auto all = central->held();
        int found = 0;
        for (const HeldDossier &held : all)
            if (held.receipt.code == receipt->code) {
                ++found;
                EXPECT_THAT(held.files, ::testing::UnorderedElementsAreArray(kiosk.files())) << after;
            }
        EXPECT_EQ(found, 1) << after;
        EXPECT_EQ(all.size(), ++m_filed) << after << ": a dossier is there twice, or one is gone";
    }
    /// An attempt that is given up after so long.
    static Result<Receipt> impatientAttempt(FilingKiosk &kiosk, std::chrono::milliseconds patience)
    {
        std::atomic<bool> interrupt {false};
        std::thread impatient([&] {
            std::this_thread::sleep_for(patience);
            interrupt = true;
        });
        auto receipt = kiosk.attempt({.interrupt = &interrupt});
        impatient.join();
        return receipt;
    }
    static FaultId faultOf(const Result<Receipt> &receipt)
    {
        return receipt ? FaultId::Internal : receipt.error().id;
    }
    /// Of every step that this central has.
    void atEachStep(const std::function<void(Step)> &goWrong)
    {
        quint32 seed = 10;
        for (const Step step : central->steps()) {
            FilingKiosk kiosk(*central, seed += 10);
            goWrong(step);
            expectHeldOnce(kiosk, kiosk.persist(), nameOf(step));
            central->behaves();
        }
    }

    std::unique_ptr<HostileCentral> central;

private:
    qsizetype m_filed = 0;
};

TEST_P(AdapterTest, WhatIsFiledIsHeldByteForByteUnderTheCodeThatIsTold)
{
    FilingKiosk kiosk(*central);
    expectHeldOnce(kiosk, kiosk.attempt());
    FilingKiosk second(*central, 2);
    const auto code = second.attempt();
    expectHeldOnce(second, code);
    EXPECT_NE(code->code, kiosk.attempt()->code);
}

TEST_P(AdapterTest, FilingAgainGivesTheSameCodeAndNoSecondDossier)
{
    FilingKiosk kiosk(*central);
    const auto first = kiosk.attempt();
    expectHeldOnce(kiosk, first);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(kiosk.attempt()->code, first->code);
    central->goAway();
    central->comeBack();
    EXPECT_EQ(kiosk.attempt()->code, first->code);
    EXPECT_EQ(central->held().size(), 1);
}

TEST_P(AdapterTest, AnAnswerLostAtAnyStepLeavesOneDossierWithOneCode)
{
    for (const int times : {1, 2})
        atEachStep([&](Step step) { central->losesAnswers(step, times); });
}

TEST_P(AdapterTest, AnAnswerCutShortAtAnyStepIsNotBelieved)
{
    atEachStep([&](Step step) { central->truncatesAnswers(step, 2); });
}

TEST_P(AdapterTest, ALoginPageIsNotCentralsAnswer)
{
    for (const Step step : central->steps()) {
        FilingKiosk kiosk(*central, 5);
        central->showsLoginPage(step, 1000);
        EXPECT_EQ(faultOf(kiosk.attempt()), FaultId::CentralAnswerInvalid) << nameOf(step);
        central->behaves();
        kiosk.sleep(3'600'000);
        expectHeldOnce(kiosk, kiosk.persist(), nameOf(step));
    }
}

TEST_P(AdapterTest, ACentralThatIsBusyIsLeftAloneForAsLongAsItAsks)
{
    for (const int status : {429, 503}) {
        for (const Step step : central->steps()) {
            FilingKiosk kiosk(*central, quint32(status));
            central->answers(step, status, 7, 1000);
            const auto refused = kiosk.attempt();
            ASSERT_EQ(faultOf(refused), FaultId::CentralBusy) << nameOf(step);
            EXPECT_EQ(refused.error().retryAfter, 7'000) << nameOf(step);
            central->behaves();
            expectHeldOnce(kiosk, kiosk.persist(), nameOf(step));
        }
    }
}

TEST_P(AdapterTest, AnAnswerThatIsAnotherStatusOnceEndsInOneDossier)
{
    for (const int status : {302, 401, 408, 502})
        atEachStep([&](Step step) { central->answers(step, status, 0, 1); });
}

TEST_P(AdapterTest, ACentralThatDiesAtAnyStepLeavesOneDossier)
{
    for (const bool afterTheWork : {false, true})
        atEachStep([&](Step step) { central->dies(step, afterTheWork); });
}

TEST_P(AdapterTest, AKioskThatDiesAtAnythingItKeepsFilesOnce)
{
    quint32 seed = 100;
    for (const bool written : {false, true}) {
        int notes = 0;
        for (bool died = true; died; ++notes) {
            FilingKiosk kiosk(*central, ++seed);
            kiosk.diesAtNote(notes + 1, written);
            const auto first = kiosk.attempt();
            died = kiosk.died();
            EXPECT_EQ(died, !first);
            const std::string after =
                "note " + std::to_string(notes + 1) + (written ? " written" : " not written");
            expectHeldOnce(kiosk, died ? kiosk.persist() : first, after);
        }
        EXPECT_GE(notes, 4) << "two parts are kept in two notes each";
    }
}

TEST_P(AdapterTest, AClockThatIsSetBackKeepsNothingWaitingForEver)
{
    quint32 seed = 400;
    int notes = 0;
    for (bool died = true; died; ++notes) {
        FilingKiosk kiosk(*central, ++seed);
        kiosk.diesAtNote(notes + 1, true);
        const auto first = kiosk.attempt();
        died = kiosk.died();
        constexpr qint64 years = 10LL * 365 * 24 * 3'600'000;
        kiosk.sleep(-years);
        expectHeldOnce(kiosk, died ? kiosk.persist() : first, "note " + std::to_string(notes + 1));
    }
}

TEST_P(AdapterTest, WhetherItIsHeldIsKnownBeforeADossierIsWithdrawn)
{
    quint32 seed = 500;
    for (const bool afterTheWork : {false, true}) {
        FilingKiosk kiosk(*central, ++seed);
        EXPECT_EQ(kiosk.heldAs().value_or(u"?"_s), std::nullopt) << "nothing was filed";
        central->dies(Step::File, afterTheWork);
        ASSERT_FALSE(kiosk.attempt());
        central->comeBack();
        auto held = kiosk.heldAs();
        // While it may still be on its way, nobody says that it is not there.
        const bool open = !afterTheWork && !central->connect()->capabilities().idempotentCreate;
        EXPECT_EQ(!held, open);
        if (!held) {
            ASSERT_EQ(held.error().id, FaultId::CentralUndecided);
            kiosk.sleep(held.error().retryAfter);
            held = kiosk.heldAs();
        }
        ASSERT_TRUE(held);
        EXPECT_EQ(held->has_value(), afterTheWork);
        const auto receipt = kiosk.persist();
        expectHeldOnce(kiosk, receipt);
        EXPECT_EQ(kiosk.heldAs().value_or(std::nullopt), receipt->code);
        if (afterTheWork) {
            EXPECT_EQ(**held, receipt->code);
        }
    }
}

TEST_P(AdapterTest, FilingThatTakesEffectAfterTheKioskHasGivenUpIsNotDoneAgain)
{
    FilingKiosk kiosk(*central);
    constexpr int slow = 4'000, margin = 2'000; // ms
    const auto begun = std::chrono::steady_clock::now();
    central->isSlow(Step::File, slow, 1);
    EXPECT_FALSE(impatientAttempt(kiosk, std::chrono::milliseconds(1'500)));
    auto receipt = kiosk.attempt();
    while (central->held().isEmpty())
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (!receipt)
        receipt = kiosk.persist();
    std::this_thread::sleep_until(
        begun + std::chrono::milliseconds(slow + margin)); // for a second one, were it on its way
    expectHeldOnce(kiosk, receipt);
}

TEST_P(AdapterTest, ARefusalCarriesCentralsReasonAndTheDossierIsFiledOnceItIsMended)
{
    FilingKiosk kiosk(*central);
    central->refuses(u"Thủ tục đã ngừng nhận."_s);
    const auto refused = kiosk.attempt();
    ASSERT_EQ(faultOf(refused), FaultId::CentralRefused);
    EXPECT_EQ(refused.error().detail, u"Thủ tục đã ngừng nhận."_s);
    EXPECT_TRUE(central->held().isEmpty());
    central->behaves();
    expectHeldOnce(kiosk, kiosk.attempt());
}

TEST_P(AdapterTest, OtherPapersUnderAFiledIdentityAreAConflict)
{
    FilingKiosk kiosk(*central);
    ASSERT_TRUE(kiosk.attempt());
    kiosk.changesItsPapers();
    kiosk.sleep(3'600'000);
    EXPECT_EQ(faultOf(kiosk.attempt()), FaultId::CentralConflict);
    EXPECT_EQ(central->held().size(), 1);
}

TEST_P(AdapterTest, AFileThatTurnsOutOtherThanItWasSentIsNeverFiled)
{
    FilingKiosk kiosk(*central);
    central->spoilsUpload();
    expectHeldOnce(kiosk, kiosk.persist());
}

TEST_P(AdapterTest, AnUploadThatIsCutGoesOnOrBeginsAnewAsIsDeclared)
{
    FilingKiosk kiosk(*central);
    central->cutsUploads(20'000);
    expectHeldOnce(kiosk, kiosk.persist());
    const qint64 again = kiosk.bytesRead() - kiosk.partBytes();
    EXPECT_GT(again, 0) << "nothing was cut";
    if (central->connect()->capabilities().resumableUpload) {
        EXPECT_LT(again, kiosk.partBytes());
    }
}

TEST_P(AdapterTest, CentralsTimeIsLearntAndItsAbsenceIsToldApartFromItsAnger)
{
    const auto time = central->connect()->checkIn();
    ASSERT_TRUE(time);
    EXPECT_LT(std::abs(*time - QDateTime::currentMSecsSinceEpoch()), 60'000);
    central->answers(Step::Reach, 401, 0, 10);
    EXPECT_EQ(central->connect()->checkIn().error().id, FaultId::CentralNotEnrolled);
    central->goAway();
    EXPECT_EQ(central->connect()->checkIn().error().id, FaultId::CentralUnreachable);
}

TEST_P(AdapterTest, AProgressIsToldInTheNationalStatesAndAnUnknownCodeIsUnknown)
{
    FilingKiosk kiosk(*central);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    const auto connected = central->connect();
    EXPECT_EQ(connected->progress(receipt->code)->status, 1);
    for (const auto &[status, words] :
        {std::pair {4, u"Đang xử lý"_s}, std::pair {10, u"Đã trả kết quả"_s}}) {
        central->setStatus(receipt->code, status);
        const auto progress = connected->progress(receipt->code);
        ASSERT_TRUE(progress);
        EXPECT_EQ(progress->code, receipt->code);
        EXPECT_EQ(progress->status, status);
        EXPECT_EQ(progress->statusText, words);
    }
    EXPECT_EQ(connected->progress(u"G06-20260101-9999999"_s).error().id, FaultId::DossierUnknown);
    EXPECT_EQ(kiosk.attempt()->code, receipt->code) << "its state is nothing to its filing";
}

TEST_P(AdapterTest, WhatIsDeclaredIsSo)
{
    FilingKiosk kiosk(*central);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    const auto connected = central->connect();
    const auto can = connected->capabilities();
    if (can.idempotentCreate) {
        EXPECT_EQ(connected->putDossier(kiosk.id(), kiosk.manifest())->code, receipt->code);
    } else {
        EXPECT_GT(can.createSettles, std::chrono::milliseconds::zero());
        const auto code = connected->issueCode(kiosk.manifest());
        ASSERT_TRUE(code);
        EXPECT_NE(*code, receipt->code);
        EXPECT_NE(*code, *connected->issueCode(kiosk.manifest()));
        EXPECT_TRUE(connected->findDossiers(*code)->isEmpty());
        const auto found = connected->findDossiers(receipt->code);
        ASSERT_EQ(found->size(), 1);
        EXPECT_THAT(found->first().files, ::testing::UnorderedElementsAreArray(kiosk.files()));
    }
    const auto resolved = connected->resolveToken(kiosk.token());
    ASSERT_TRUE(resolved);
    EXPECT_EQ(*resolved, can.provisionalTokens ? std::optional(receipt->code) : std::nullopt);
    EXPECT_EQ(central->held().size(), 1);
}

TEST_P(AdapterTest, AReceiptIsSignedWhereThatIsDeclaredAndNothingIsSaidToBeWhereNot)
{
    FilingKiosk kiosk(*central);
    if (!central->connect()->capabilities().signedReceipt) {
        const auto receipt = kiosk.attempt();
        expectHeldOnce(kiosk, receipt);
        EXPECT_TRUE(receipt->statement.isEmpty()) << "nobody has verified it";
        return;
    }
    central->forgesReceipt();
    const auto forged = kiosk.attempt();
    ASSERT_EQ(faultOf(forged), FaultId::CentralAnswerInvalid);
    EXPECT_TRUE(forged.error().detail.startsWith(receiptNotVouchedFor)) << qPrintable(forged.error().detail);
    central->behaves();
    const auto receipt = kiosk.persist();
    expectHeldOnce(kiosk, receipt);
    const auto said = SignedReceipt::open(receipt->statement, central->authority());
    ASSERT_TRUE(said) << qPrintable(said.error().detail);
    EXPECT_TRUE(said->vouchesFor(kiosk.id(), kiosk.manifest(), *receipt));
    const auto again = kiosk.attempt();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->statement, receipt->statement) << "the receipt of then";
}

TEST_P(AdapterTest, ASupplementIsTakenWhereThatIsDeclaredAndNothingOfItIsFiledWhereNot)
{
    FilingKiosk kiosk(*central, 1);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    const bool takes = central->connect()->capabilities().supplements;
    FilingKiosk later(*central, 2);
    later.completes({receipt->code, takes ? central->asksFor(receipt->code) : u"bs-1"_s});
    const auto completed = later.attempt();
    if (!takes) {
        EXPECT_EQ(faultOf(completed), FaultId::CentralNoSupplements);
        EXPECT_FALSE(later.lastStep()) << "not even a code is issued for it";
        EXPECT_EQ(central->held().size(), 1);
        return;
    }
    ASSERT_TRUE(completed) << qPrintable(completed.error().detail);
    EXPECT_EQ(completed->code, receipt->code);
    const auto held = central->held();
    const auto files = later.files();
    ASSERT_EQ(held.size(), 2);
    EXPECT_TRUE(std::any_of(held.begin(), held.end(), [&](const HeldDossier &one) {
        return std::is_permutation(one.files.begin(), one.files.end(), files.begin(), files.end());
    }));
}

TEST_P(AdapterTest, WhatIsNotDeclaredIsRefusedInWordsAndNotAnsweredWithNothing)
{
    const auto connected = central->connect();
    const auto can = connected->capabilities();
    const PersonGrant nobody {QByteArray("nobody")};
    const QString code = u"G06-20260101-9999999"_s;
    const auto isRefused = [](const auto &answer) {
        return !answer && answer.error().id == FaultId::CentralRefused;
    };
    EXPECT_EQ(isRefused(connected->timeline(code, nobody)), !can.personViews);
    EXPECT_EQ(isRefused(connected->supplements(code, nobody)), !can.personViews);
    EXPECT_EQ(isRefused(connected->reusable(u"1.009846"_s, nobody)), !can.personViews);
    EXPECT_EQ(isRefused(connected->lastAuditAnchor(QByteArray(16, 'c'), 1)), !can.auditAnchors);
    EXPECT_EQ(isRefused(connected->auditChains()), !can.auditAnchors);
    if (!can.auditAnchors) {
        EXPECT_TRUE(isRefused(connected->anchorAudit({})));
    }
    if (!can.catalogueDeltas) {
        EXPECT_TRUE(isRefused(connected->catalogueDelta(u"2026-01-01-00000000"_s)));
    }
}

TEST_P(AdapterTest, ACallThatIsInterruptedEndsAndTheDossierIsFiledLater)
{
    for (const Step step : central->steps()) {
        if (step == Step::File)
            continue; // what is done after the kiosk has gone has a promise of its own above
        FilingKiosk kiosk(*central, 300);
        central->isSlow(step, 1'000, 1);
        EXPECT_EQ(
            faultOf(impatientAttempt(kiosk, std::chrono::milliseconds(100))), FaultId::CentralUnreachable);
        central->behaves();
        expectHeldOnce(kiosk, kiosk.persist(), nameOf(step));
    }
}

INSTANTIATE_TEST_SUITE_P(Every, AdapterTest,
    ::testing::Values(Adapter {"Motcua", hostileMotcua}, Adapter {"IGate", hostileIGate}),
    [](const auto &adapter) { return std::string(adapter.param.name); });

} // namespace

} // namespace motcua::test
