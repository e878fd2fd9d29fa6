// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <atomic>
#include <mutex>
#include <thread>

#include <QDir>

#include "sync/central/httpclient.h"
#include "sync/central/signedreceipt.h"
#include "sync/central/smallfile.h"
#include "sync/uploader/absence.h"
#include "sync/uploader/centraltime.h"
#include "tests/uploader/uploaderfixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

/// As if the uploader had slept past its lease and another had taken it.
void takeLeaseAway(Store &store)
{
    do {
        const QString owner = QString::fromLatin1(valueOf(store.fact(u"uploader.owner"_s)));
        EXPECT_DONE(store.releaseLease(u"uploader"_s, owner));
    } while (!valueOf(store.acquireLease(u"uploader"_s, u"another"_s, 60'000)));
}

TEST_F(UploaderTest, WhatIsQueuedArrivesAndItsCodeIsStored)
{
    const DossierId id = queueDossier();
    const auto outcome = pass();
    EXPECT_EQ(outcome.sent, 1);
    EXPECT_EQ(outcome.waiting, 0);
    EXPECT_FALSE(outcome.lastFault);
    EXPECT_EQ(seen.bytesRead, partBytes(id));
    expectAtCentral({id});
    EXPECT_EQ(pass().sent, 0);
}

TEST_F(UploaderTest, WhatCentralHasIsShreddedHereWhenItsTimeHasComeAndNotBefore)
{
    const DossierId id = queueDossier();
    EXPECT_EQ(pass().sent, 1);
    EXPECT_EQ(record(id).state, DossierState::Submitted);
    EXPECT_EQ(pass().sent, 0);
    EXPECT_EQ(record(id).state, DossierState::Submitted);

    auto options = quickOptions;
    options.retention.afterReceipt = -60'000; // a minute hence, as it were
    Uploader later(*store, connector(), finishParts, makeManifest, options);
    ASSERT_TRUE(later.pass(false));
    EXPECT_EQ(record(id).state, DossierState::Kept);
    EXPECT_TRUE(record(id).receipt);
    EXPECT_TRUE(valueOf(store->pages(id)).isEmpty());
}

TEST_F(UploaderTest, WhatIsNowhereElseGoesOnlyWhenCentralsTimeHasGoneOnForAnHour)
{
    queueDossier();
    const DossierId draft = valueOf(store->createDraft(inventedStart()));
    auto options = quickOptions;
    options.retention.drafts = 1; // ms
    options.retention.refused = 1;
    const auto pass = [&] {
        Uploader uploader(*store, connector(), finishParts, makeManifest, options);
        ASSERT_TRUE(uploader.pass(false));
    };
    sandbox.kill();
    for (int round = 0; round < 2; ++round)
        pass();
    EXPECT_EQ(record(draft).state, DossierState::Draft) << "nobody has said what time it is";
    sandbox.start();
    for (int round = 0; round < 3; ++round) {
        pass();
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
    EXPECT_EQ(record(draft).state, DossierState::Draft) << "what it is has just been said";
    // As if central had said so an hour ago and now.
    auto words = valueOf(store->fact(u"central.time"_s)).split(' ');
    ASSERT_EQ(words.size(), 4);
    words[2] = QByteArray::number(words[2].toLongLong() - 3'600'000);
    EXPECT_DONE(store->setFact(u"central.time"_s, words.join(' ')));
    pass(); // it is dated
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    pass(); // and overdue
    EXPECT_FAULT(store->dossier(draft), DossierUnknown);
}

TEST_F(UploaderTest, CentralsTimeIsSteadyWhenItHasGoneOnAsTimeDoes)
{
    const auto clock = std::make_shared<SteeredClock>();
    QTemporaryDir folder;
    const auto own = valueOf(Store::open(folder.filePath(u"state"_s), clock));
    EXPECT_FALSE(valueOf(centralTimeIsSteady(*own)));
    const auto hours = [&](int count) {
        for (int i = 0; i < count * 6; ++i) {
            clock->advance(10 * 60'000);
            EXPECT_DONE(noteCentralTime(*own, clock->now() + (i % 3) * 1'000));
        }
    };
    EXPECT_DONE(noteCentralTime(*own, clock->now()));
    EXPECT_FALSE(valueOf(centralTimeIsSteady(*own)));
    hours(1);
    EXPECT_TRUE(valueOf(centralTimeIsSteady(*own)));
    const qint64 right = clock->now();
    EXPECT_DONE(noteCentralTime(*own, right + 40LL * 86'400'000));
    EXPECT_FALSE(valueOf(centralTimeIsSteady(*own)));
    EXPECT_DONE(noteCentralTime(*own, right));
    EXPECT_FALSE(valueOf(centralTimeIsSteady(*own)));
    clock->advance(2 * 3'600'000);
    EXPECT_FALSE(valueOf(centralTimeIsSteady(*own))) << "it has been said once, and not since";
    hours(1);
    EXPECT_TRUE(valueOf(centralTimeIsSteady(*own)));
    auto words = valueOf(own->fact(u"central.time"_s)).split(' ');
    words[3] = "another-boot";
    EXPECT_DONE(own->setFact(u"central.time"_s, words.join(' ')));
    EXPECT_FALSE(valueOf(centralTimeIsSteady(*own)));
}

TEST_F(UploaderTest, PartsGoOverSeveralConnectionsAndNotOverMoreThanItMay)
{
    QList<DossierId> dossiers;
    for (int i = 0; i < 3; ++i)
        dossiers.append(queueDossier());
    sandbox.misbehave({{u"delay_ms"_s, QJsonObject {{u"ms"_s, 60}, {u"path"_s, u"/files"_s}}}});
    EXPECT_EQ(pass().sent, 3);
    EXPECT_EQ(seen.components.size(), 9) << "each part once";
    EXPECT_EQ(seen.mostUploadsAtOnce, quickOptions.lanes);
    expectAtCentral(dossiers);
}

TEST_F(UploaderTest, WhileCentralIsAwayItWaitsInTheStoreAndPartsAlreadyThereAreNotSentAgain)
{
    const DossierId id = queueDossier();
    seen.onFiling = [this] { sandbox.kill(); };
    auto outcome = pass();
    EXPECT_EQ(outcome.waiting, 1);
    ASSERT_TRUE(outcome.lastFault);
    EXPECT_EQ(outcome.lastFault->id, FaultId::CentralUnreachable);
    EXPECT_EQ(record(id).state, DossierState::Queued);
    EXPECT_EQ(record(id).lastFault, FaultId::CentralUnreachable);
    EXPECT_GT(record(id).nextAttemptAt, 0);
    open(); // what waits survives the process
    EXPECT_EQ(record(id).attempts, 1);

    seen.onFiling = nullptr;
    seen.bytesRead = 0;
    sandbox.start();
    drain();
    EXPECT_EQ(seen.bytesRead, 0);
    expectAtCentral({id});
}

TEST_F(UploaderTest, OneAbsenceIsNotAskedOfEveryDossier)
{
    for (int i = 0; i < 5; ++i)
        queueDossier();
    sandbox.kill();
    const auto outcome = pass();
    EXPECT_EQ(outcome.waiting, 5);
    int tried = 0;
    for (const DossierRecord &dossier : valueOf(store->dossiers()))
        tried += dossier.attempts;
    EXPECT_LE(tried, 1);
    ASSERT_TRUE(outcome.lastFault);
    EXPECT_EQ(outcome.lastFault->id, FaultId::CentralUnreachable);
}

TEST_F(UploaderTest, EveryMisbehaviourEndsInOneDossierWithOneCode)
{
    const auto twice = [](const QString &kind, QJsonObject detail = {}) {
        detail.insert(u"times"_s, 2);
        return QJsonObject {{kind, detail}};
    };
    QList<DossierId> sent;
    for (const QJsonObject &misbehaviour : {
             twice(u"fail"_s, {{u"status"_s, 503}}),
             twice(u"fail"_s, {{u"path"_s, u"/dossiers"_s}, {u"status"_s, 500}}),
             twice(u"fail"_s, {{u"path"_s, u"/files"_s}, {u"status"_s, 429}}),
             twice(u"fail"_s, {{u"path"_s, u"/files"_s}, {u"status"_s, 302}}),
             twice(u"fail"_s, {{u"path"_s, u"/files"_s}, {u"method"_s, u"PATCH"_s}, {u"status"_s, 404}}),
             twice(u"fail"_s, {{u"path"_s, u"/files"_s}, {u"method"_s, u"PATCH"_s}, {u"status"_s, 409}}),
             twice(u"html"_s),
             twice(u"html"_s, {{u"path"_s, u"/dossiers"_s}}),
             twice(u"html"_s, {{u"path"_s, u"/files"_s}}),
             twice(u"drop_reply"_s),
             twice(u"drop_reply"_s, {{u"path"_s, u"/dossiers"_s}}),
             twice(u"drop_reply"_s, {{u"method"_s, u"PATCH"_s}}),
             twice(u"cut_upload_after"_s, {{u"bytes"_s, 50'000}}),
         }) {
        sandbox.misbehave(misbehaviour);
        sent.append(queueDossier());
        drain();
        EXPECT_EQ(dossierStateName(record(sent.last()).state), u"submitted"_s)
            << QJsonDocument(misbehaviour).toJson().constData();
    }
    sandbox.misbehave({});
    expectAtCentral(sent);
}

TEST_F(UploaderTest, OneReceiptThatDoesNotHoldKeepsNoOtherDossierOfARestoredStoreWaiting)
{
    const DossierId one = queueDossier(), other = queueDossier();
    const QString backup = copyOfStore();
    EXPECT_EQ(pass().sent, 2);
    const DossierRecord before = record(one);
    EXPECT_EQ(restore(backup), 2);
    sandbox.misbehave({{u"forge"_s,
        QJsonObject {
            {u"method"_s, u"GET"_s}, {u"path"_s, u"/dossiers/"_s + one.toString(QUuid::WithoutBraces)}}}});
    drain();
    EXPECT_EQ(record(other).state, DossierState::Submitted);
    EXPECT_EQ(record(one).receipt->code, before.receipt->code) << "filed again it is the same";
    EXPECT_EQ(sandbox.list().size(), 2);
    EXPECT_TRUE(valueOf(store->unasked(10)).isEmpty());
    const QByteArray authority = valueOf(readSmallFile(loadEnrolment(path())->authorityFile));
    int receipts = 0;
    for (const EventRecord &event : valueOf(store->events())) {
        if (event.kind != u"submitted")
            continue;
        ++receipts;
        const auto signedOne =
            SignedReceipt::open(event.detail.value(u"receipt").toString().toLatin1(), authority);
        EXPECT_TRUE(signedOne) << "only what central has signed is kept";
        EXPECT_EQ(signedOne->dossier, *event.dossier);
    }
    EXPECT_EQ(receipts, 2);
}

TEST_F(UploaderTest, OneBadAnswerAboutOneDossierOfARestoredStoreKeepsNoOtherWaiting)
{
    const auto about = [](const DossierId &id, QJsonObject detail) {
        detail.insert(u"method"_s, u"GET"_s);
        detail.insert(u"path"_s, u"/dossiers/"_s + id.toString(QUuid::WithoutBraces));
        return detail;
    };
    QList<DossierId> all;
    QStringList codes;
    const auto taken = [&](const DossierId &id) {
        seen.receiptAgain = [&, id](const DossierId &asked) {
            return asked == id ? std::optional(Result<std::optional<Receipt>>(Receipt {codes.last(), 1, {}}))
                               : std::nullopt;
        };
        return QJsonObject();
    };
    const QList<std::function<QJsonObject(const DossierId &)>> answers {
        [&](const DossierId &id) {
            return QJsonObject {{u"fail"_s, about(id, {{u"status"_s, 500}})}};
        },
        [&](const DossierId &id) {
            return QJsonObject {{u"fail"_s, about(id, {{u"status"_s, 403}})}};
        },
        [&](const DossierId &id) {
            return QJsonObject {{u"html"_s, about(id, {})}};
        },
        [&](const DossierId &id) {
            return QJsonObject {{u"drop_reply"_s, about(id, {})}};
        },
        taken,
    };
    int round = 0;
    for (const auto &answer : answers) {
        SCOPED_TRACE(++round);
        const DossierId asked = queueDossier();
        const QString backup = copyOfStore();
        EXPECT_EQ(pass().sent, 1);
        const QString code = record(asked).receipt->code;
        EXPECT_EQ(restore(backup), 1);
        const DossierId other = queueDossier();
        sandbox.misbehave(answer(asked));
        for (int tries = 0; tries < 3; ++tries)
            (void)pass(true);
        EXPECT_EQ(record(other).state, DossierState::Submitted) << "it has nothing to do with it";
        EXPECT_EQ(record(asked).state, DossierState::Queued);
        EXPECT_TRUE(valueOf(store->isUnasked(asked)));
        EXPECT_EQ(seen.filed.count(asked), 1) << "not before central has said whether it has it";

        sandbox.misbehave({});
        seen.receiptAgain = {};
        drain();
        EXPECT_EQ(record(asked).receipt->code, code);
        EXPECT_EQ(seen.filed.count(asked), 1);
        EXPECT_TRUE(valueOf(store->unasked(10)).isEmpty());
        all << asked << other;
        codes << code << record(other).receipt->code;
    }
    expectAtCentral(all);
}

TEST_F(UploaderTest, AReceiptThatCentralDidNotSignIsNoReceiptAndIsWrittenDown)
{
    const DossierId id = queueDossier();
    sandbox.misbehave({{u"forge"_s, QJsonObject {{u"path"_s, u"/dossiers"_s}, {u"times"_s, 1}}}});
    const auto outcome = pass();
    EXPECT_EQ(outcome.waiting, 1);
    ASSERT_TRUE(outcome.lastFault);
    EXPECT_EQ(outcome.lastFault->id, FaultId::CentralAnswerInvalid);
    EXPECT_EQ(record(id).state, DossierState::Queued);
    EXPECT_FALSE(record(id).receipt);
    const auto entry = [&](const QString &kind) {
        QJsonObject detail;
        for (const EventRecord &event : valueOf(store->events(id)))
            if (event.kind == kind)
                detail = event.detail;
        return detail;
    };
    EXPECT_FALSE(entry(u"receipt-refused"_s).value(u"reason").toString().isEmpty());

    drain();
    expectAtCentral({id});
    const auto receipt = SignedReceipt::open(entry(u"submitted"_s).value(u"receipt").toString().toLatin1(),
        valueOf(readSmallFile(loadEnrolment(path())->authorityFile)));
    ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
    EXPECT_EQ(receipt->code, record(id).receipt->code);
}

TEST_F(UploaderTest, WhatCompletesADossierGoesTheSameRoad)
{
    const DossierId id = queueDossier();
    EXPECT_EQ(pass().sent, 1);
    const QString code = record(id).receipt->code;
    const QString request = sandbox.ask(
        code, {{u"reason"_s, u"Thiếu"_s}, {u"items"_s, QJsonArray {QJsonObject {{u"name"_s, u"Đơn"_s}}}}});
    DraftStart start = inventedStart();
    start.supplement = SupplementOf {code, request};
    const DossierId answer = valueOf(store->createDraft(start));
    EXPECT_DONE(store->submit(answer, inventedSubmission()));
    sandbox.misbehave({{u"drop_reply"_s, QJsonObject {{u"path"_s, u"/dossiers"_s}, {u"times"_s, 2}}}});
    drain();
    EXPECT_EQ(record(answer).state, DossierState::Submitted);
    EXPECT_EQ(record(answer).receipt->code, code);
    EXPECT_EQ(sandbox.list().size(), 2);
    EXPECT_EQ(central->progress(code)->status, 4) << "the agency goes on with it";
}

TEST_F(UploaderTest, ARefusedDossierWaitsForAPersonWithTheReason)
{
    const DossierId id = queueDossier();
    sandbox.misbehave({{u"refuse"_s, u"Thủ tục đã ngừng nhận."_s}});
    EXPECT_EQ(pass().waiting, 0);
    EXPECT_EQ(record(id).state, DossierState::Attention);
    EXPECT_EQ(record(id).refusal, u"Thủ tục đã ngừng nhận."_s);
    EXPECT_EQ(record(id).lastFault, FaultId::CentralRefused);
    const DossierId other = queueDossier(); // does not hold up the next
    sandbox.misbehave({});
    EXPECT_EQ(pass().sent, 1);
    EXPECT_DONE(store->retry(id));
    EXPECT_EQ(pass().sent, 1);
    expectAtCentral({id, other});
}

TEST_F(UploaderTest, AnotherDossierUnderTheSameIdIsLeftToAPerson)
{
    const DossierId id = queueDossier();
    EXPECT_DONE(finishParts(*store, id));
    ASSERT_TRUE(central->putDossier(id, manifestOf(id, {})));
    EXPECT_EQ(pass().sent, 0);
    EXPECT_EQ(record(id).state, DossierState::Attention);
    EXPECT_EQ(record(id).lastFault, FaultId::CentralConflict);
}

TEST_F(UploaderTest, PartsThatCentralLostAreSentAgain)
{
    const DossierId id = queueDossier();
    const Enrolment enrolment = valueOf(loadEnrolment(path()));
    std::atomic<bool> lost = false;
    const auto otherStore = valueOf(store->another());
    seen.onFiling = [&] {
        if (lost.exchange(true))
            return;
        const QString url = valueOf(otherStore->parts(id)).first().uploadUrl;
        HttpClient http(
            {enrolment.keyPin, enrolment.authorityFile, enrolment.certificateFile, enrolment.privateKeyFile});
        EXPECT_EQ(valueOf(http.send({"DELETE", url, {"Tus-Resumable: 1.0.0"}})).status, 204);
    };
    EXPECT_EQ(pass().sent, 1);
    expectAtCentral({id});
}

TEST_F(UploaderTest, WhatWasUploadedAndThenReplacedIsDeletedAtCentral)
{
    const DossierId id = queueDossier();
    EXPECT_DONE(finishParts(*store, id));
    const PartRecord part = valueOf(store->parts(id)).first();
    const QByteArray other = noise(10'000, 77);
    Part replaced = part.part;
    replaced.sha256 = QCryptographicHash::hash(other, QCryptographicHash::Sha256);
    replaced.bytes = other.size();
    const PartId wrong = valueOf(store->savePart(id, replaced, other));
    const auto sent = central->uploadPart(
        id, replaced, {}, readerOf(other),
        [&](const UploadHandle &upload) { return store->setPartUpload(wrong, upload.address); },
        [](qint64) { return true; });
    ASSERT_TRUE(sent);
    const auto held = [this] {
        return QDir(sandbox.stateDirectory() + u"/files"_s).entryList(QDir::Files).size();
    };
    EXPECT_EQ(held(), 1);
    EXPECT_EQ(pass().sent, 1); // finishing puts the right one in its place
    EXPECT_EQ(held(), 3);
    expectAtCentral({id});
}

TEST_F(UploaderTest, ASecondUploaderOnTheSameStoreStandsBack)
{
    const DossierId id = queueDossier();
    const auto otherStore = valueOf(Store::open(path(), std::make_shared<SystemClock>()));
    Observations seenByOther;
    Uploader other(*otherStore, connectorOf(path(), seenByOther), finishParts, makeManifest, quickOptions);
    std::mutex mutex;
    int asked = 0;
    seen.onProgress = [&] {
        const std::scoped_lock lock(mutex);
        ++asked;
        EXPECT_FALSE(valueOf(other.pass(true)).leaseHeld);
    };
    EXPECT_EQ(pass().sent, 1);
    EXPECT_GT(asked, 0);
    EXPECT_TRUE(seenByOther.components.isEmpty());
    EXPECT_TRUE(valueOf(other.pass(true)).leaseHeld) << "given back when the work is done";
    expectAtCentral({id});
}

TEST_F(UploaderTest, FinishingForMinutesDoesNotLetASecondUploaderIn)
{
    const DossierId id = queueDossier();
    const auto clock = std::make_shared<SteeredClock>();
    const auto ownStore = valueOf(Store::open(path(), clock));
    const auto otherStore = valueOf(Store::open(path(), clock));
    Observations seenByOther;
    Uploader other(*otherStore, connectorOf(path(), seenByOther), finishParts, makeManifest, quickOptions);
    int turns = 0;
    const auto slowly = [&](Store &own, const DossierId &dossier, const MayGoOn &mayGoOn) -> Result<void> {
        for (; turns < 20; ++turns) {
            clock->advance(quickOptions.lease / 2);
            MOTCUA_TRY(mayGoOn());
            EXPECT_FALSE(valueOf(other.pass(true)).leaseHeld);
        }
        return finishParts(own, dossier, mayGoOn);
    };
    Uploader uploader(*ownStore, connector(), slowly, makeManifest, quickOptions);
    EXPECT_EQ(valueOf(uploader.pass(true)).sent, 1);
    EXPECT_EQ(turns, 20);
    EXPECT_TRUE(seenByOther.components.isEmpty());
    expectAtCentral({id});
}

TEST_F(UploaderTest, FinishingStopsWhenTheLeaseIsLost)
{
    const DossierId id = queueDossier();
    const auto otherStore = valueOf(Store::open(path(), std::make_shared<SystemClock>()));
    bool told = false;
    const auto standsStill = [&](Store &, const DossierId &, const MayGoOn &mayGoOn) -> Result<void> {
        // As if it had slept past its lease and another had taken it.
        takeLeaseAway(*otherStore);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        const auto goOn = mayGoOn();
        told = !goOn;
        return goOn;
    };
    auto options = quickOptions;
    options.lease = 3; // ms; asked for again each time
    Uploader uploader(*store, connector(), standsStill, makeManifest, options);
    EXPECT_EQ(valueOf(uploader.pass(true)).sent, 0);
    EXPECT_TRUE(told);
    EXPECT_FALSE(record(id).lastFault) << "nothing is wrong with the dossier";
    EXPECT_DONE(otherStore->releaseLease(u"uploader"_s, u"another"_s));
    drain();
    expectAtCentral({id});
}

TEST_F(UploaderTest, AnUploaderThatLostItsLeaseStopsBeforeItSendsMore)
{
    const DossierId id = queueDossier();
    auto options = quickOptions;
    options.lease = 30; // ms; asked for again every ten
    Uploader slow(*store, connector(), finishParts, makeManifest, options);
    const auto otherStore = valueOf(Store::open(path(), std::make_shared<SystemClock>()));
    std::mutex mutex;
    bool taken = false;
    seen.onProgress = [&] {
        const std::scoped_lock lock(mutex);
        if (!std::exchange(taken, true))
            takeLeaseAway(*otherStore);
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
    };
    const auto outcome = valueOf(slow.pass(false));
    EXPECT_TRUE(taken);
    EXPECT_EQ(outcome.sent, 0);
    EXPECT_TRUE(seen.filed.isEmpty());
    EXPECT_LE(seen.components.size(), 3);
    EXPECT_EQ(record(id).state, DossierState::Uploading) << "it is the other's now";
    EXPECT_DONE(otherStore->releaseLease(u"uploader"_s, u"another"_s));
    seen.onProgress = nullptr;
    drain();
    expectAtCentral({id});
}

TEST_F(UploaderTest, CentralsTimeIsKnownToEveryProcess)
{
    EXPECT_FALSE(valueOf(adoptCentralTime(*store)));
    queueDossier();
    pass();
    EXPECT_TRUE(store->clock().confirmed());
    open();
    EXPECT_FALSE(store->clock().confirmed());
    EXPECT_TRUE(valueOf(adoptCentralTime(*store)));
    EXPECT_TRUE(store->clock().confirmed());
}

TEST_F(UploaderTest, FollowingItSendsWhatIsQueuedAndWhatWaitedForCentral)
{
    std::atomic<bool> stop = false;
    std::thread follower([&] {
        const auto own = valueOf(Store::open(path(), std::make_shared<SystemClock>()));
        Uploader uploader(*own, connector(), finishParts, makeManifest, quickOptions);
        EXPECT_DONE(uploader.follow(stop));
    });
    const auto waitFor = [&](const std::function<bool()> &truth) {
        for (int i = 0; i < 12'000 && !truth(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return truth();
    };
    const DossierId first = queueDossier();
    EXPECT_TRUE(waitFor([&] { return record(first).state == DossierState::Submitted; }));
    sandbox.kill();
    const DossierId second = queueDossier();
    EXPECT_TRUE(waitFor([&] { return record(second).attempts > 0; }));
    const DossierId third = queueDossier();
    EXPECT_TRUE(waitFor([&] { return valueOf(store->parts(third)).size() == 3; }))
        << "papers are finished without central";
    sandbox.start();
    EXPECT_TRUE(waitFor([&] { return valueOf(store->unsentCount()) == 0; }));
    stop = true;
    follower.join();
    expectAtCentral({first, second, third});
}

TEST(AbsenceTest, OneDossiersFailureSaysNothingOfCentralAndThreeInARowDo)
{
    Absence absence;
    absence.failed(0, 50, 400, 0);
    absence.failed(0, 50, 400, 0);
    absence.moved();
    absence.failed(0, 50, 400, 0);
    absence.failed(0, 50, 400, 0);
    EXPECT_EQ(absence.state(), Absence::State::Present);
    absence.failed(1'000, 50, 400, 0);
    EXPECT_EQ(absence.state(), Absence::State::Ailing);
    EXPECT_GT(absence.askAt(), 1'000);
    absence.answers(); // as it has done all the time
    EXPECT_EQ(absence.state(), Absence::State::Ailing);
    absence.resume();
    EXPECT_EQ(absence.state(), Absence::State::Present);
    absence.failed(2'000, 50, 400, 0);
    EXPECT_EQ(absence.state(), Absence::State::Ailing) << "after a pause one failure is enough";
    absence.resume();
    absence.moved();
    absence.failed(3'000, 50, 400, 0);
    EXPECT_EQ(absence.state(), Absence::State::Present) << "and what goes through ends it";
}

TEST(AbsenceTest, CentralIsNotAskedBeforeItWantsToBe)
{
    Absence absence;
    absence.away(1'000, 50, 400, 20'000);
    EXPECT_EQ(absence.state(), Absence::State::Away);
    EXPECT_GT(absence.askAt(), 21'000);
}

TEST(FullJitter, StaysWithinItsDoublingCeiling)
{
    for (int attempts = 0; attempts < 200; ++attempts) {
        const qint64 wait = fullJitter(2'000, 900'000, attempts);
        EXPECT_GE(wait, 100);
        EXPECT_LE(wait, attempts < 2 ? 2'000 : 900'000);
    }
}

TEST(FullJitter, SpreadsOverAllOfItsTime)
{
    // Kiosks whose central comes back must not all ask at the same moment. That any of these fails by chance
    // has a probability of less than 1 in 10^30.
    constexpr int draws = 1'000, quarters = 4;
    constexpr qint64 ceiling = 900'000;
    std::array<int, quarters> in {};
    for (int i = 0; i < draws; ++i)
        ++in.at(size_t(std::min<qint64>(fullJitter(2'000, ceiling, 20) * quarters / ceiling, quarters - 1)));
    for (const int count : in)
        EXPECT_GT(count, draws / 20);
}

} // namespace

} // namespace motcua::test
