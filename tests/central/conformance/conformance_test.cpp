// SPDX-License-Identifier: GPL-3.0-or-later
// What every adapter of CentralSystem holds, with a real server at its other end that does wrong on demand.
// README.md beside this says how another one joins.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/central/signedreceipt.h"
#include "sync/central/signedstatement.h"
#include "sync/store/auditentry.h"
#include "tests/central/conformance/filingkiosk.h"
#include "tests/central/conformance/sandboxcentral.h"
#include "tests/central/filing.h"

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
        for (const StoredDossier &held : all)
            if (held.code == receipt->code) {
                ++found;
                EXPECT_THAT(held.files, ::testing::UnorderedElementsAreArray(kiosk.files())) << after;
                EXPECT_EQ(held.facts, kiosk.facts()) << after;
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
    template <typename T>
    static FaultId faultOf(const Result<T> &result)
    {
        return result ? FaultId::Internal : result.error().id;
    }
    /// Filing takes central so long that the kiosk gives it up, and takes effect after that.
    void expectNotDoneAgain(
        std::chrono::milliseconds slow, const std::function<Result<Receipt>(FilingKiosk &)> &givenUp)
    {
        FilingKiosk kiosk(*central);
        constexpr std::chrono::seconds margin {2};
        const auto begun = std::chrono::steady_clock::now();
        central->isSlow(Step::File, static_cast<int>(slow.count()), 1);
        EXPECT_FALSE(givenUp(kiosk));
        auto receipt = kiosk.attempt();
        while (central->held().isEmpty())
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (!receipt)
            receipt = kiosk.persist();
        std::this_thread::sleep_until(begun + slow + margin); // for a second one, were it on its way
        expectHeldOnce(kiosk, receipt);
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

TEST_P(AdapterTest, PapersOfEqualBytesAreHeldAsOftenAsTheyAreFiled)
{
    FilingKiosk kiosk(*central, 3), another(*central, 3);
    const auto files = kiosk.files();
    ASSERT_TRUE(std::any_of(files.begin(), files.end(), [&](const HeldDossier::File &file) {
        return files.count(file) > 1; // in one component
    }));
    ASSERT_EQ(files, another.files());
    expectHeldOnce(kiosk, kiosk.attempt(), "equal in one dossier");
    expectHeldOnce(another, another.attempt(), "equal in two");
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
    expectNotDoneAgain(std::chrono::seconds(4),
        [](FilingKiosk &kiosk) { return impatientAttempt(kiosk, std::chrono::milliseconds(1'500)); });
}

TEST_P(AdapterTest, FilingThatTimesOutIsNotDoneAgainByTheAdapterItself)
{
    // libcurl averages over some seconds: with this it gives up after seven or so, which is longer than it
    // takes to know a broken connection.
    HttpPatience little;
    little.stall = std::chrono::seconds(1);
    expectNotDoneAgain(std::chrono::seconds(12), [&](FilingKiosk &kiosk) { return kiosk.attempt(little); });
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

TEST_P(AdapterTest, WhatIsReadBackIsWhatCentralHoldsAndNotWhatItWasSent)
{
    if (central->connect()->capabilities().idempotentCreate)
        return; // its receipt stands for that
    FilingKiosk kiosk(*central);
    const auto receipt = kiosk.attempt();
    expectHeldOnce(kiosk, receipt);
    central->spoilsHeld(receipt->code);
    const auto held = central->held();
    ASSERT_EQ(held.size(), 1);
    ASSERT_THAT(held.first().files, ::testing::Not(::testing::UnorderedElementsAreArray(kiosk.files())));
    const auto found = central->connect()->findDossiers(receipt->code);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1);
    EXPECT_THAT(found->first().files, ::testing::UnorderedElementsAreArray(held.first().files));
    EXPECT_EQ(faultOf(kiosk.attempt()), FaultId::CentralConflict);
}

TEST_P(AdapterTest, AReceiptIsGivenAgainWhereThatIsDeclared)
{
    FilingKiosk kiosk(*central, 1), unheard(*central, 2);
    const auto receipt = kiosk.attempt();
    expectHeldOnce(kiosk, receipt);
    if (!central->connect()->capabilities().receiptsAgain) {
        EXPECT_FALSE(central->connect()->receiptAgain(kiosk.id())) << "nothing is no answer";
        return;
    }
    central->losesAnswers(Step::File, 1000);
    ASSERT_FALSE(unheard.attempt());
    central->behaves();
    const auto lost = central->connect()->receiptAgain(unheard.id());
    expectHeldOnce(unheard, unheard.persist());

    const auto again = central->connect()->receiptAgain(kiosk.id());
    for (const auto &[one, wanted] : {std::pair {lost, unheard.attempt()}, std::pair {again, receipt}}) {
        ASSERT_TRUE(one) << qPrintable(one.error().detail);
        ASSERT_TRUE(*one) << "central has it";
        EXPECT_EQ((*one)->code, wanted->code);
        EXPECT_EQ((*one)->receivedAt, wanted->receivedAt);
        EXPECT_EQ((*one)->dueAt, wanted->dueAt);
        EXPECT_EQ((*one)->statement, wanted->statement);
    }
    const auto never = central->connect()->receiptAgain(makeUuid7(1));
    ASSERT_TRUE(never);
    EXPECT_FALSE(*never);
    const auto connected = central->connect();
    central->goAway();
    EXPECT_EQ(faultOf(connected->receiptAgain(kiosk.id())), FaultId::CentralUnreachable);
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

/// What an agency may ask for, with all that can be said of it.
SupplementRequest anyRequest()
{
    SupplementRequest request;
    request.number = u"12/HDHS"_s;
    request.answerBy = 1'798'761'600'000;
    request.reason = u"Thiếu trang 2"_s;
    request.contact = u"Cán bộ Mẫu"_s;
    request.items = {{u"giay-kham"_s, u"Giấy khám"_s, 2, u"bản mới"_s}, {{}, u"Ảnh"_s, 1, {}}};
    return request;
}

TEST_P(AdapterTest, ASupplementIsTakenWhereThatIsDeclaredAndNothingOfItIsFiledWhereNot)
{
    FilingKiosk kiosk(*central, 1);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    const bool takes = central->connect()->capabilities().supplements;
    FilingKiosk later(*central, 2);
    later.completes(
        {receipt->code, takes ? central->asksFor(receipt->code, anyRequest()) : u"bs-1"_s}, kiosk);
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
    EXPECT_TRUE(std::any_of(held.begin(), held.end(), [&](const StoredDossier &one) {
        return std::is_permutation(one.files.begin(), one.files.end(), files.begin(), files.end());
    }));
}

TEST_P(AdapterTest, WhatIsAskedForIsShownWholeUntilItIsAnswered)
{
    const auto connected = central->connect();
    if (const auto can = connected->capabilities(); !can.supplements || !can.personViews)
        return;
    FilingKiosk kiosk(*central, 1), later(*central, 2);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    const auto person = central->recognises(kiosk.facts().submitter.personalNumber);
    const auto none = connected->supplements(receipt->code, person);
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->isEmpty());

    const SupplementRequest wanted = anyRequest();
    const QString id = central->asksFor(receipt->code, wanted);
    const auto shown = connected->supplements(receipt->code, person);
    ASSERT_TRUE(shown) << qPrintable(shown.error().detail);
    ASSERT_EQ(shown->size(), 1);
    const SupplementRequest &request = shown->first();
    EXPECT_EQ(request.id, id);
    EXPECT_EQ(request.number, wanted.number);
    EXPECT_GE(request.askedAt, receipt->receivedAt);
    EXPECT_EQ(request.answerBy, wanted.answerBy);
    EXPECT_EQ(request.reason, wanted.reason);
    EXPECT_EQ(request.contact, wanted.contact);
    EXPECT_FALSE(request.answered);
    ASSERT_EQ(request.items.size(), wanted.items.size());
    for (qsizetype i = 0; i < wanted.items.size(); ++i) {
        EXPECT_EQ(request.items[i].component, wanted.items[i].component);
        EXPECT_EQ(request.items[i].name, wanted.items[i].name);
        EXPECT_EQ(request.items[i].copies, wanted.items[i].copies);
        EXPECT_EQ(request.items[i].note, wanted.items[i].note);
    }

    later.completes({receipt->code, id}, kiosk);
    ASSERT_TRUE(later.attempt());
    const auto answered = connected->supplements(receipt->code, person);
    ASSERT_TRUE(answered);
    ASSERT_EQ(answered->size(), 1);
    EXPECT_TRUE(answered->first().answered);
}

TEST_P(AdapterTest, WhatCentralHasOfAPersonIsShownToThatPersonAndToNobodyElse)
{
    const auto connected = central->connect();
    if (!connected->capabilities().personViews)
        return;
    FilingKiosk kiosk(*central, 1), neighbour(*central, 2);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    ASSERT_TRUE(neighbour.attempt());
    central->setStatus(receipt->code, 4);
    const FiledFacts facts = kiosk.facts();
    const auto person = central->recognises(facts.submitter.personalNumber);
    const auto stranger = central->recognises(neighbour.facts().submitter.personalNumber);

    const auto steps = connected->timeline(receipt->code, person);
    ASSERT_TRUE(steps) << qPrintable(steps.error().detail);
    ASSERT_GE(steps->size(), 2) << "it came, and was moved on";
    EXPECT_EQ(steps->first().status, 1);
    EXPECT_EQ(steps->last().status, 4);
    EXPECT_TRUE(std::is_sorted(steps->begin(), steps->end(),
        [](const TimelineStep &one, const TimelineStep &other) { return one.at < other.at; }));
    EXPECT_GE(steps->first().at, receipt->receivedAt);

    const auto reusable = connected->reusable(facts.procedureCode, person);
    ASSERT_TRUE(reusable) << qPrintable(reusable.error().detail);
    QList<HeldDossier::File> papers;
    for (const ReusablePaper &paper : reusable->papers) {
        EXPECT_EQ(paper.fromDossier, receipt->code);
        EXPECT_FALSE(paper.id.isEmpty());
        papers.append({paper.component, paper.sha256});
    }
    EXPECT_THAT(papers, ::testing::UnorderedElementsAreArray(kiosk.files()));

    for (const PersonGrant &other : {stranger, PersonGrant(), PersonGrant {"made-up"}}) {
        EXPECT_EQ(faultOf(connected->timeline(receipt->code, other)), FaultId::PersonUnproven);
        EXPECT_EQ(faultOf(connected->supplements(receipt->code, other)), FaultId::PersonUnproven);
    }
    EXPECT_EQ(faultOf(connected->reusable(facts.procedureCode, {"made-up"})), FaultId::PersonUnproven);
    EXPECT_EQ(faultOf(connected->timeline(u"G06-20260101-9999999"_s, person)), FaultId::DossierUnknown);
}

TEST_P(AdapterTest, WhoSignsInIsShownWhatIsTheirsUntilTheyLeaveWhereThatIsDeclared)
{
    const auto connected = central->connect();
    if (!connected->capabilities().signIn) {
        EXPECT_EQ(faultOf(connected->offerSignIn()), FaultId::SignInUnavailable);
        EXPECT_EQ(faultOf(connected->signedIn({})), FaultId::SignInUnavailable);
        EXPECT_EQ(faultOf(connected->endSignIn({})), FaultId::SignInUnavailable);
        return;
    }
    FilingKiosk kiosk(*central);
    const auto receipt = kiosk.attempt();
    ASSERT_TRUE(receipt);
    const FiledFacts facts = kiosk.facts();
    const auto offer = connected->offerSignIn();
    ASSERT_TRUE(offer) << qPrintable(offer.error().detail);
    const auto before = connected->signedIn(*offer);
    ASSERT_TRUE(before) << qPrintable(before.error().detail);
    EXPECT_FALSE(before->person);
    central->signsIn(offer->userCode, facts.submitter);
    const auto state = connected->signedIn(*offer);
    ASSERT_TRUE(state && state->person);
    EXPECT_EQ(state->person->personalNumber, facts.submitter.personalNumber);
    EXPECT_EQ(state->person->fullName, facts.submitter.fullName);
    const PersonGrant grant = state->person->grant;
    EXPECT_EQ(connected->timeline(receipt->code, grant)->size(), 1);
    EXPECT_EQ(connected->reusable(facts.procedureCode, grant)->papers.size(), kiosk.files().size());

    ASSERT_TRUE(connected->endSignIn(*offer));
    EXPECT_EQ(faultOf(connected->timeline(receipt->code, grant)), FaultId::PersonUnproven);
    EXPECT_EQ(faultOf(connected->reusable(facts.procedureCode, grant)), FaultId::PersonUnproven);
    EXPECT_EQ(faultOf(connected->signedIn(*offer)), FaultId::SignInExpired);
    EXPECT_TRUE(connected->endSignIn(*offer)) << "said twice is the same as once";

    const auto other = connected->offerSignIn();
    ASSERT_TRUE(other);
    central->signsIn(other->userCode, std::nullopt);
    EXPECT_EQ(faultOf(connected->signedIn(*other)), FaultId::SignInRefused);
}

/// A log of so many entries, as central learns of it: digest by digest.
class SomeLog
{
public:
    explicit SomeLog(quint32 seed)
        : m_seed(seed)
    {
    }
    QByteArray chain() const { return noise(16, m_seed); }
    AuditExtension stretch(qint64 from, qint64 to) const
    {
        AuditExtension extension {chain(), from, to, QByteArray(auditHashBytes, '\0'), {}};
        for (qint64 entry = 1; entry <= to; ++entry) {
            const QByteArray digest = noise(auditHashBytes, m_seed + static_cast<quint32>(entry));
            extension.hash = auditHash(extension.hash, digest);
            if (entry > from)
                extension.digests += digest;
        }
        return extension;
    }

private:
    quint32 m_seed;
};

TEST_P(AdapterTest, AnAuditLogIsCountersignedOnlyAsItGoesOnWhereThatIsDeclared)
{
    const auto connected = central->connect();
    if (!connected->capabilities().auditAnchors)
        return;
    const SomeLog log(600), unknown(700);
    EXPECT_TRUE(connected->auditChains()->isEmpty());
    const auto first = connected->anchorAudit(log.stretch(0, 3));
    const auto second = connected->anchorAudit(log.stretch(3, 5));
    for (const auto &[answer, upTo] : {std::pair {first, 3}, std::pair {second, 5}}) {
        ASSERT_TRUE(answer) << qPrintable(answer.error().detail);
        const auto said = openStatement(answer->statement, u"motcua-audit-anchor"_s, central->authority());
        ASSERT_TRUE(said) << qPrintable(said.error().detail);
        EXPECT_EQ(said->value(u"sequence").toInteger(), upTo);
        EXPECT_EQ(said->value(u"hash").toString().toLatin1(), log.stretch(0, upTo).hash.toHex());
        EXPECT_EQ(said->value(u"chain").toString().toLatin1(), log.chain().toHex());
    }
    EXPECT_EQ(connected->lastAuditAnchor(log.chain(), 4), first->statement);
    EXPECT_EQ(connected->lastAuditAnchor(log.chain(), 5), second->statement);
    EXPECT_EQ(connected->lastAuditAnchor(unknown.chain(), 5), QByteArray());
    const auto chains = connected->auditChains();
    ASSERT_TRUE(chains);
    ASSERT_EQ(chains->size(), 1);
    EXPECT_EQ(chains->first().chain, log.chain());
    EXPECT_EQ(chains->first().statement, second->statement);

    const auto gap = connected->anchorAudit(log.stretch(8, 9));
    ASSERT_TRUE(gap) << qPrintable(gap.error().detail);
    EXPECT_TRUE(gap->statement.isEmpty());
    EXPECT_EQ(gap->startFrom, 5);
    EXPECT_EQ(faultOf(connected->anchorAudit(log.stretch(0, 4))), FaultId::AuditBroken) << "cut short";
}

TEST_P(AdapterTest, ACatalogueIsHandedOutWhereThatIsDeclared)
{
    const auto connected = central->connect();
    if (!connected->capabilities().catalogueDeltas)
        return;
    const CatalogueContent newest = central->catalogue();
    const auto delta = connected->catalogueDelta(u"2020-01-01-00000000"_s);
    ASSERT_TRUE(delta) << qPrintable(delta.error().detail);
    const auto made = CatalogueContent().with(*delta);
    ASSERT_TRUE(made) << qPrintable(made.error().detail);
    EXPECT_EQ(made->version(), newest.version());
    EXPECT_EQ(connected->catalogueDelta(newest.version()), QByteArray()) << "there is nothing newer";
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
    EXPECT_EQ(isRefused(connected->fees(code, nobody)), !can.personViews);
    EXPECT_EQ(isRefused(connected->acceptance(code, nobody)), !can.personViews);
    EXPECT_EQ(isRefused(connected->withdraw(code, u"Nộp nhầm"_s, nobody)), !can.personViews);
    EXPECT_EQ(isRefused(connected->queueServices()), !can.hallServices);
    const QUuid call = makeUuid7(1);
    EXPECT_EQ(isRefused(connected->callForHelp(call, u"trang đầu"_s, u"vi"_s)), !can.hallServices);
    EXPECT_EQ(isRefused(connected->helpState(call)), !can.hallServices);
    EXPECT_EQ(isRefused(connected->endHelp(call)), !can.hallServices);
    EXPECT_TRUE(isRefused(connected->takeTicket(call, u"khong-co"_s)));
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
