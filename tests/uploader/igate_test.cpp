// SPDX-License-Identifier: GPL-3.0-or-later
// The same uploader, at whose other end is a central that takes files whole and creates twice what is said
// twice: it goes by what that declares.
#include <thread>

#include <QElapsedTimer>

#include "sync/central/igatecentral.h"
#include "tests/uploader/uploaderfixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

const QString files = u"/api/tep-tin"_s;
const QString codes = u"/api/ma-ho-so"_s;
const QString dossiers = u"/api/ho-so"_s;

class IGateUploaderTest : public UploaderTest
{
protected:
    IGateUploaderTest()
        : UploaderTest(QStringList {u"--speaks"_s, u"igate"_s})
    {
    }
    CentralConnector connector() override
    {
        return [this](const std::atomic<bool> &interrupt) -> Result<std::unique_ptr<CentralSystem>> {
            MOTCUA_ASSIGN(const auto enrolment, loadEnrolment(path()));
            return std::make_unique<ObservedCentral>(
                IGateCentral::create(enrolment, {.interrupt = &interrupt}, settles), seen);
        };
    }
    /// A mistake of the uploader's is seen: central files under a code as often as it is told.
    void misbehave(QJsonObject rules)
    {
        rules.insert(u"take_twice"_s, QJsonObject());
        sandbox.misbehave(rules);
    }
    QJsonObject rule(const QString &method, const QString &requestPath, int times, QJsonObject detail = {})
    {
        detail.insert(u"method"_s, method);
        detail.insert(u"path"_s, requestPath);
        detail.insert(u"times"_s, times);
        return detail;
    }
    int eventsOf(const DossierId &id, QStringView kind)
    {
        int found = 0;
        for (const EventRecord &event : valueOf(store->events(id)))
            found += event.kind == kind ? 1 : 0;
        return found;
    }

    std::chrono::milliseconds settles {200};
};

TEST_F(IGateUploaderTest, WhatIsQueuedArrivesOverSeveralConnectionsAndItsCodesAreStored)
{
    misbehave({});
    QList<DossierId> queued;
    for (int i = 0; i < 3; ++i)
        queued.append(queueDossier());
    EXPECT_EQ(pass().sent, 3);
    EXPECT_EQ(seen.bytesRead, partBytes(queued[0]) + partBytes(queued[1]) + partBytes(queued[2]));
    expectAtCentral(queued);
    EXPECT_EQ(pass().sent, 0);
    for (const DossierId &id : queued)
        EXPECT_EQ(valueOf(store->filingStep(id))->reached, FilingStep::Reached::Created);
}

TEST_F(IGateUploaderTest, EveryMisbehaviourEndsInOneDossierWithOneCode)
{
    QList<DossierId> sent;
    for (const QJsonObject &rules : {
             QJsonObject {{u"drop_reply"_s, rule(u"POST"_s, dossiers, 2)}},
             QJsonObject {{u"drop_reply"_s, rule(u"GET"_s, dossiers, 2)}},
             QJsonObject {{u"drop_reply"_s, rule(u"POST"_s, codes, 1)}},
             QJsonObject {{u"drop_reply"_s, rule(u"POST"_s, files, 2)}},
             QJsonObject {{u"fail"_s, rule(u"POST"_s, dossiers, 2, {{u"status"_s, 502}})}},
             QJsonObject {{u"fail"_s, rule(u"GET"_s, dossiers, 1, {{u"status"_s, 503}})}},
             QJsonObject {{u"fail"_s, rule(u"POST"_s, dossiers, 1, {{u"status"_s, 404}})}},
             QJsonObject {{u"html"_s, rule(u"POST"_s, dossiers, 1)}},
             QJsonObject {{u"truncate"_s, rule(u"POST"_s, dossiers, 1, {{u"bytes"_s, 5}})}},
             QJsonObject {{u"corrupt"_s, rule(u"POST"_s, files, 1)}},
             QJsonObject {{u"cut_upload_after"_s, rule(u"POST"_s, files, 1, {{u"bytes"_s, 50'000}})}},
         }) {
        misbehave(rules);
        sent.append(queueDossier());
        drain(2'000);
        SCOPED_TRACE(QJsonDocument(rules).toJson().toStdString());
        expectAtCentral(sent);
    }
}

TEST_F(IGateUploaderTest, ACentralThatDiesOverTheCreateIsAskedWhatItHasBeforeItIsToldAgain)
{
    for (const QString &when : {u"before"_s, u"after"_s}) {
        misbehave({{u"die"_s, rule(u"POST"_s, dossiers, 1, {{u"when"_s, when}})}});
        const DossierId id = queueDossier();
        EXPECT_EQ(pass().sent, 0);
        open(); // the uploader's process has ended too
        const auto step = valueOf(store->filingStep(id));
        ASSERT_TRUE(step);
        EXPECT_EQ(step->reached, FilingStep::Reached::Sent);
        sandbox.kill(); // what is left of it
        sandbox.start();
        misbehave({});
        drain(2'000);
        EXPECT_EQ(record(id).receipt->code, step->code);
        EXPECT_EQ(sandbox.list().size(), when == u"before" ? 1 : 2) << "one each";
        EXPECT_EQ(eventsOf(id, u"code-issued"), 1);
        EXPECT_EQ(eventsOf(id, u"code-sent"), when == u"before" ? 2 : 1);
    }
}

TEST_F(IGateUploaderTest, WhatIsNotDecidedWaitsAndTheOthersGoOn)
{
    settles = std::chrono::minutes(5);
    misbehave({{u"fail"_s, rule(u"POST"_s, dossiers, 1, {{u"status"_s, 502}})}});
    const DossierId waiting = queueDossier();
    EXPECT_EQ(pass().sent, 0);
    const DossierId other = queueDossier();
    auto outcome = pass(true);
    EXPECT_EQ(outcome.sent, 1);
    EXPECT_EQ(outcome.waiting, 1);
    EXPECT_EQ(record(other).state, DossierState::Submitted);
    EXPECT_EQ(record(waiting).lastFault, FaultId::CentralUndecided);
    EXPECT_GT(record(waiting).nextAttemptAt, store->clock().now() + 60'000);
    EXPECT_EQ(seen.filed.count(waiting), 1) << "it was not created again";
}

TEST_F(IGateUploaderTest, ARefusalComesToAPersonAndRetryFilesItOnce)
{
    misbehave({{u"refuse"_s, rule(u"POST"_s, dossiers, -1, {{u"reason"_s, u"Thủ tục đã ngừng nhận."_s}})}});
    const DossierId id = queueDossier();
    EXPECT_EQ(pass().sent, 0);
    EXPECT_EQ(record(id).state, DossierState::Attention);
    EXPECT_EQ(record(id).refusal, u"Thủ tục đã ngừng nhận."_s);
    misbehave({});
    EXPECT_DONE(store->retry(id));
    drain();
    expectAtCentral({id});
}

TEST_F(IGateUploaderTest, ARestoredStoreCreatesNothingThatCentralMayHaveBeforeAPersonHasLooked)
{
    // A code is issued, and nothing is filed under it yet.
    misbehave({{u"fail"_s, rule(u"POST"_s, dossiers, 2, {{u"status"_s, 404}})}});
    const DossierId sentSince = queueDossier();
    EXPECT_EQ(pass().sent, 0);
    ASSERT_EQ(valueOf(store->filingStep(sentSince))->reached, FilingStep::Reached::Issued);
    DraftStart start = inventedStart();
    start.caseId = u"gia-han"_s;
    const DossierId draft = valueOf(store->createDraft(start));
    const QString backup = copyOfStore();

    // The machine goes on, and is lost.
    misbehave({});
    drain(2'000);
    expectAtCentral({sentSince});
    EXPECT_EQ(restore(backup), 2);
    EXPECT_EQ(record(sentSince).state, DossierState::Queued);
    EXPECT_EQ(pass(true).sent, 0);
    EXPECT_EQ(record(sentSince).state, DossierState::Attention);
    EXPECT_EQ(record(sentSince).lastFault, FaultId::CentralConflict);
    EXPECT_EQ(sandbox.list().size(), 1);

    // Whatever that person says: central is asked under the code that it had issued.
    EXPECT_DONE(store->retry(sentSince));
    drain(2'000);
    expectAtCentral({sentSince});

    // The draft may have been submitted since as well, which nobody here can know; and that it is submitted
    // now, after central was reached, makes no difference.
    std::atomic<bool> stop = false;
    const auto screen = valueOf(store->another());
    Uploader uploader(*store, connector(), finishParts, makeManifest, quickOptions);
    std::thread following([&] { EXPECT_DONE(uploader.follow(stop)); });
    const auto leavesQueue = [&](const DossierId &id) {
        QElapsedTimer timer;
        timer.start();
        for (;;) {
            const DossierState state = valueOf(screen->dossier(id)).state;
            if ((state != DossierState::Queued && state != DossierState::Uploading)
                || timer.elapsed() > 60'000)
                return state;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    };
    start.caseId = u"cap-lai"_s;
    const DossierId begunHere = valueOf(screen->createDraft(start));
    EXPECT_DONE(screen->submit(begunHere, inventedSubmission()));
    EXPECT_EQ(leavesQueue(begunHere), DossierState::Submitted);
    const qsizetype sentSoFar = seen.components.size();
    EXPECT_DONE(screen->submit(draft, inventedSubmission()));
    EXPECT_EQ(leavesQueue(draft), DossierState::Attention);
    stop = true;
    following.join();
    EXPECT_EQ(record(draft).lastFault, FaultId::CentralConflict);
    EXPECT_EQ(seen.components.size(), sentSoFar) << "nothing of it goes before a person has looked";
    EXPECT_TRUE(valueOf(store->isUnasked(draft))) << "central has not said anything of it";
    expectAtCentral({sentSince, begunHere});
    EXPECT_DONE(store->retry(draft));
    EXPECT_FALSE(valueOf(store->isUnasked(draft))) << "somebody has looked";
    drain(2'000);
    expectAtCentral({sentSince, begunHere, draft});
}

TEST_F(IGateUploaderTest, WhatCentralHadRefusedBeforeTheBackupIsLookedForTooBeforeItIsFiled)
{
    misbehave({{u"refuse"_s, rule(u"POST"_s, dossiers, -1, {{u"reason"_s, u"Thủ tục đã ngừng nhận."_s}})}});
    const DossierId id = queueDossier();
    EXPECT_EQ(pass().sent, 0);
    ASSERT_EQ(record(id).lastFault, FaultId::CentralRefused);
    const QString backup = copyOfStore();
    misbehave({});
    EXPECT_DONE(store->retry(id));
    drain(2'000);
    expectAtCentral({id});

    EXPECT_EQ(restore(backup), 1);
    EXPECT_EQ(pass(true).sent, 0);
    ASSERT_EQ(record(id).lastFault, FaultId::CentralRefused) << "what that says is of an earlier time";
    EXPECT_DONE(store->retry(id));
    for (int tries = 0; tries < 3; ++tries)
        EXPECT_EQ(pass(true).sent, 0);
    EXPECT_EQ(record(id).state, DossierState::Attention);
    EXPECT_EQ(record(id).lastFault, FaultId::CentralConflict);
    EXPECT_EQ(sandbox.list().size(), 1);
}

TEST_F(IGateUploaderTest, NoSignatureIsDemandedAndNoneIsKept)
{
    misbehave({});
    const DossierId id = queueDossier();
    EXPECT_EQ(pass().sent, 1);
    EXPECT_EQ(eventsOf(id, u"receipt-refused"), 0);
    for (const EventRecord &event : valueOf(store->events(id)))
        EXPECT_FALSE(event.detail.contains(u"receipt"_s)) << qPrintable(event.kind);
}

TEST_F(IGateUploaderTest, WhatCompletesADossierIsKeptForStaffAndTheOthersGoOn)
{
    misbehave({});
    const DossierId first = queueDossier();
    EXPECT_EQ(pass().sent, 1);
    DraftStart start = inventedStart();
    start.supplement = SupplementOf {record(first).receipt->code, u"bs-1"_s};
    const DossierId answer = valueOf(store->createDraft(start));
    EXPECT_DONE(store->submit(answer, inventedSubmission()));
    const DossierId other = queueDossier();
    EXPECT_EQ(pass().sent, 1);
    EXPECT_EQ(record(answer).state, DossierState::Attention);
    EXPECT_EQ(record(answer).lastFault, FaultId::CentralNoSupplements);
    EXPECT_EQ(valueOf(store->filingStep(answer)), std::nullopt);
    EXPECT_FALSE(valueOf(store->parts(answer)).isEmpty()) << "its papers are kept";
    expectAtCentral({first, other});
}

TEST_F(IGateUploaderTest, WhatAGatewayFiledTwiceIsOneCodeAndAnEntryInTheLog)
{
    misbehave({{u"double_post"_s, rule(u"POST"_s, dossiers, 1)}});
    const DossierId id = queueDossier();
    EXPECT_EQ(pass().sent, 1);
    EXPECT_EQ(eventsOf(id, u"central-doubled"), 1);
    EXPECT_EQ(sandbox.list().size(), 2);
}

} // namespace

} // namespace motcua::test
