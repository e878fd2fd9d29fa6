// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;

class Queue : public StoreTest
{
protected:
    /// What has to be finished, in the order of turns.
    QList<DossierId> dueNow()
    {
        QList<DossierId> ids;
        for (const Store::Due &due : valueOf(store().due(Store::Stage::Unfinished, 99)))
            ids += due.id;
        return ids;
    }
};

// Every call in every state: where it leads, or nowhere (fault DossierState, and the state stays).
TEST_F(Queue, everyStateAllowsItsStepsAndNoOthers)
{
    using S = DossierState;
    struct Step {
        const char *name;
        std::function<Result<void>(const DossierId &)> call;
        std::map<S, S> leads;
    };
    int code = 0;
    const QList<Step> steps {
        {"abandonDraft", [&](const DossierId &id) { return store().abandonDraft(id); },
            {{S::Draft, S::Shredded}}},
        {"submit",
            [&](const DossierId &id) -> Result<void> {
                MOTCUA_TRY(store().submit(id, inventedSubmission()));
                return {};
            },
            {{S::Draft, S::Queued}}},
        {"setUploading", [&](const DossierId &id) { return store().setUploading(id); },
            {{S::Queued, S::Uploading}, {S::Uploading, S::Uploading}}},
        {"setFinishing", [&](const DossierId &id) { return store().setFinishing(id, clock->wall + 1); },
            {{S::Queued, S::Queued}, {S::Uploading, S::Uploading}}},
        {"putBack", [&](const DossierId &id) { return store().putBack(id); },
            {{S::Queued, S::Queued}, {S::Uploading, S::Queued}}},
        {"backOff",
            [&](const DossierId &id) {
                return store().backOff(id, FaultId::CentralUnreachable, clock->wall + 1);
            },
            {{S::Queued, S::Queued}, {S::Uploading, S::Queued}}},
        {"refuse",
            [&](const DossierId &id) { return store().refuse(id, FaultId::CentralRefused, QString()); },
            {{S::Queued, S::Attention}, {S::Uploading, S::Attention}}},
        {"retry", [&](const DossierId &id) { return store().retry(id); },
            {{S::Queued, S::Queued}, {S::Uploading, S::Uploading}, {S::Attention, S::Queued}}},
        {"savePart",
            [&](const DossierId &id) -> Result<void> {
                MOTCUA_TRY(store().savePart(id, inventedPart(QStringLiteral("don"), "pdf"), "pdf"));
                return {};
            },
            {{S::Queued, S::Queued}, {S::Uploading, S::Uploading}, {S::Attention, S::Attention}}},
        {"saveManifest", [&](const DossierId &id) { return store().saveManifest(id, "{}"); },
            {{S::Queued, S::Queued}, {S::Uploading, S::Uploading}, {S::Attention, S::Attention}}},
        {"setReceipt",
            [&](const DossierId &id) {
                return store().setReceipt(
                    id, {QStringLiteral("000.00.00.H99-%1").arg(++code), clock->wall, {}});
            },
            {{S::Queued, S::Submitted}, {S::Uploading, S::Submitted}, {S::Attention, S::Submitted}}},
        {"shred", [&](const DossierId &id) { return store().shred(id); }, {{S::Submitted, S::Kept}}},
    };
    for (const S from : {S::Draft, S::Queued, S::Uploading, S::Attention, S::Submitted, S::Kept})
        for (const Step &step : steps) {
            SCOPED_TRACE(qPrintable(dossierStateName(from)));
            SCOPED_TRACE(step.name);
            const DossierId id = makeIn(from);
            const auto done = step.call(id);
            if (const auto to = step.leads.find(from); to != step.leads.end()) {
                EXPECT_DONE(done);
                if (to->second == S::Shredded)
                    EXPECT_FAULT(store().dossier(id), DossierUnknown);
                else
                    EXPECT_EQ(stateOf(id), to->second);
            } else {
                ASSERT_FALSE(done.has_value());
                const bool twoCodes =
                    (from == S::Submitted || from == S::Kept) && step.name == std::string("setReceipt");
                EXPECT_EQ(done.error().id, twoCodes ? FaultId::CentralConflict : FaultId::DossierState);
                EXPECT_EQ(stateOf(id), from);
            }
            if (const auto draft = valueOf(store().draft()))
                EXPECT_DONE(store().abandonDraft(*draft));
        }
}

TEST_F(Queue, whatIsUnknownIsSaidToBe)
{
    const DossierId nobody = QUuid::createUuid();
    EXPECT_FAULT(store().submit(nobody, {}), DossierUnknown);
    EXPECT_FAULT(store().setUploading(nobody), DossierUnknown);
    EXPECT_FAULT(store().shred(nobody), DossierUnknown);
    EXPECT_FAULT(store().parts(nobody), DossierUnknown);
    EXPECT_FAULT(store().setPartUploaded(1), DossierUnknown);
    EXPECT_FAULT(store().partBytes(1, 0, 1), DossierUnknown);
}

TEST_F(Queue, theOldestDueOneIsNextAndTheWaitOutlivesARestart)
{
    const DossierId first = makeIn(DossierState::Queued);
    clock->advance(10);
    const DossierId second = makeIn(DossierState::Queued);
    EXPECT_EQ(dueNow(), (QList<DossierId> {first, second}));
    EXPECT_EQ(valueOf(store().unsentCount()), 2);

    EXPECT_DONE(store().setUploading(first));
    EXPECT_DONE(store().backOff(first, FaultId::CentralUnreachable, clock->wall + 60'000));
    reopen();
    EXPECT_EQ(dueNow(), (QList<DossierId> {second}));
    const DossierRecord record = valueOf(store().dossier(first));
    EXPECT_EQ(record.attempts, 1);
    EXPECT_EQ(record.lastFault, FaultId::CentralUnreachable);

    EXPECT_DONE(store().setUploading(second));
    EXPECT_DONE(store().setReceipt(second, {QStringLiteral("H1"), clock->wall, {}}));
    EXPECT_TRUE(dueNow().isEmpty());
    EXPECT_EQ(valueOf(store().nextDueAt()), clock->wall + 60'000);
    EXPECT_EQ(valueOf(store().due(Store::Stage::Unfinished, 9, Store::When::Ever)).size(), 1);
    EXPECT_DONE(store().retry(first));
    EXPECT_EQ(dueNow(), (QList<DossierId> {first}));
}

TEST_F(Queue, aClockThatRanAheadPutsNothingOff)
{
    const qint64 now = clock->wall;
    clock->wall = now + 7 * 3'600'000;
    const DossierId queued = makeIn(DossierState::Queued);
    const DossierId tried = makeIn(DossierState::Queued);
    EXPECT_DONE(store().setUploading(tried, clock->wall + 60'000));
    EXPECT_DONE(store().backOff(tried, FaultId::CentralUnreachable, clock->wall + 60'000));
    const DossierId again = makeIn(DossierState::Attention);
    EXPECT_DONE(store().retry(again));
    clock->sawTime(now, true);
    const DossierId later = makeIn(DossierState::Queued);
    EXPECT_EQ(QSet<DossierId>({queued, tried, again, later}), [&] {
        const auto due = dueNow();
        return QSet<DossierId>(due.begin(), due.end());
    }());
    EXPECT_LE(valueOf(store().nextDueAt()).value(), now);
    EXPECT_LE(valueOf(store().events(later)).last().at, now) << "and it is no longer the time";
    for (const DossierId &id : {queued, again, later})
        EXPECT_DONE(store().backOff(id, FaultId::CentralUnreachable, now + 60'000));
    EXPECT_EQ(dueNow(), (QList<DossierId> {tried}));
}

TEST_F(Queue, weightPutsADossiersTurnOffAndAgeBringsItOn)
{
    const auto submitted = [&](qsizetype bytes) {
        const DossierId id = makeDraft();
        addPage(id, QStringLiteral("don"), inventedPage(1, bytes));
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        return id;
    };
    const DossierId heavy = submitted(2 << 20); // eight seconds
    clock->advance(7'000);
    const DossierId soonAfter = submitted(1'000);
    clock->advance(2'000);
    const DossierId later = submitted(1'000);
    EXPECT_EQ(dueNow(), (QList<DossierId> {soonAfter, heavy, later}));
    const auto light = valueOf(store().due(Store::Stage::Unfinished, 9, Store::When::Now, 1 << 20));
    EXPECT_EQ(light.size(), 2);
    EXPECT_EQ(light.first().bytes, 1'000);
    EXPECT_EQ(valueOf(store().due(Store::Stage::Unfinished, 1)).size(), 1);
}

TEST_F(Queue, aDossierIsReadyOnceItsManifestIsFixedAndItsAttemptsCountAnew)
{
    const DossierId id = makeIn(DossierState::Queued);
    EXPECT_DONE(store().setFinishing(id, clock->wall + 60'000));
    EXPECT_TRUE(dueNow().isEmpty()) << "should it crash on it, others go first";
    EXPECT_EQ(stateOf(id), DossierState::Queued);
    EXPECT_DONE(store().putBack(id)); // stopped, not failed
    EXPECT_EQ(dueNow(), (QList<DossierId> {id}));
    EXPECT_EQ(valueOf(store().dossier(id)).attempts, 0);
    EXPECT_DONE(store().setFinishing(id, clock->wall + 60'000));
    valueOf(store().savePart(id, inventedPart(QStringLiteral("don"), "pdf"), "pdf"));
    EXPECT_DONE(store().saveManifest(id, "{}"));
    EXPECT_TRUE(dueNow().isEmpty());
    const auto ready = valueOf(store().due(Store::Stage::Ready, 9));
    ASSERT_EQ(ready.size(), 1);
    EXPECT_EQ(ready.first().bytes, 3);
    EXPECT_EQ(ready.first().attempts, 0);

    EXPECT_DONE(store().setUploading(id, clock->wall + 5'000));
    EXPECT_TRUE(valueOf(store().due(Store::Stage::Ready, 9)).isEmpty());
    EXPECT_DONE(store().setUploading(id, clock->wall + 5'000));
    EXPECT_DONE(store().backOff(id, FaultId::CentralBusy, clock->wall + 5'000, true));
    EXPECT_EQ(valueOf(store().dossier(id)).attempts, 1) << "it moved";
    EXPECT_DONE(store().dueNow({FaultId::CentralUnreachable}));
    EXPECT_TRUE(valueOf(store().due(Store::Stage::Ready, 9)).isEmpty()) << "it waits for something else";
    EXPECT_DONE(store().dueNow({FaultId::CentralUnreachable, FaultId::CentralBusy}));
    EXPECT_EQ(valueOf(store().due(Store::Stage::Ready, 9)).size(), 1);
}

TEST_F(Queue, anotherConnectionSeesAndWritesTheSameStore)
{
    const DossierId id = makeIn(DossierState::Queued);
    const auto other = valueOf(store().another());
    valueOf(other->savePart(id, inventedPart(QStringLiteral("don"), "pdf"), "pdf"));
    const auto parts = valueOf(store().parts(id));
    ASSERT_EQ(parts.size(), 1);
    EXPECT_EQ(valueOf(other->part(parts.first().id)).part.sha256, parts.first().part.sha256);
    EXPECT_EQ(valueOf(store().partBytes(parts.first().id, 0, 3)), "pdf");
}

TEST_F(Queue, aRefusalIsKeptInWordsUntilSomeoneTriesAgain)
{
    const DossierId id = makeIn(DossierState::Attention);
    reopen();
    EXPECT_EQ(valueOf(store().dossier(id)).refusal, QStringLiteral("Thiếu chữ ký"));
    EXPECT_TRUE(dueNow().isEmpty());
    EXPECT_DONE(store().retry(id));
    EXPECT_EQ(valueOf(store().dossier(id)).attempts, 0);
    EXPECT_EQ(dueNow(), (QList<DossierId> {id}));
}

TEST_F(Queue, partsAreSealedOnceAndReadFromAnyOffset)
{
    const DossierId id = makeIn(DossierState::Queued);
    const QByteArray content = randomBytes(300'000, 3);
    const Part part = inventedPart(QStringLiteral("don"), content);
    const PartId first = valueOf(store().savePart(id, part, content));
    EXPECT_EQ(valueOf(store().savePart(id, part, content)), first);
    EXPECT_DONE(store().setPartUpload(first, QStringLiteral("https://central.invalid/files/1")));
    EXPECT_DONE(store().setPartUploaded(first));
    reopen();
    const auto parts = valueOf(store().parts(id));
    ASSERT_EQ(parts.size(), 1);
    EXPECT_EQ(parts[0].part.fileName, part.fileName);
    EXPECT_EQ(parts[0].part.sha256, part.sha256);
    EXPECT_EQ(parts[0].uploadUrl, QStringLiteral("https://central.invalid/files/1"));
    EXPECT_TRUE(parts[0].uploaded);
    for (const auto &[offset, length] : {std::pair {0, 300'000}, {0, 1}, {65'535, 2}, {65'536, 65'536},
             {299'999, 10}, {300'000, 5}, {400'000, 5}, {100, 0}, {0, 0}})
        EXPECT_EQ(valueOf(store().partBytes(first, offset, length)), content.mid(offset, length))
            << offset << "+" << length;
}

TEST_F(Queue, AnUploadThatNoPartGoesByAnyMoreIsRememberedUntilCentralIsTold)
{
    const DossierId id = makeIn(DossierState::Queued);
    const auto part = [&](const QString &component, quint32 seed) {
        const QByteArray content = randomBytes(1'000, seed);
        return valueOf(store().savePart(id, inventedPart(component, content), content));
    };
    const auto at = [](int number) { return QStringLiteral("https://central.invalid/files/%1").arg(number); };
    const PartId first = part(QStringLiteral("don"), 1);
    EXPECT_DONE(store().setPartUpload(first, at(1), clock->wall + 5));
    EXPECT_EQ(valueOf(store().parts(id)).first().uploadExpiresAt, clock->wall + 5);
    EXPECT_DONE(store().setPartUpload(first, at(1)));
    EXPECT_DONE(store().setPartUploaded(first));
    EXPECT_TRUE(valueOf(store().staleUploads(10)).isEmpty());

    EXPECT_DONE(store().setPartUpload(first, at(2))); // made anew
    EXPECT_FALSE(valueOf(store().parts(id)).first().uploaded);
    part(QStringLiteral("don"), 2); // other bytes in its place
    EXPECT_EQ(valueOf(store().staleUploads(10)), (QStringList {at(1), at(2)}));
    EXPECT_EQ(valueOf(store().staleUploads(1)).size(), 1);
    EXPECT_DONE(store().setPartUpload(part(QStringLiteral("don"), 2), at(1))); // central gave it again
    EXPECT_DONE(store().forgetStaleUpload(at(2)));
    EXPECT_TRUE(valueOf(store().staleUploads(10)).isEmpty());

    EXPECT_DONE(store().setReceipt(id, {QStringLiteral("G06-20260119-0000001"), clock->wall, std::nullopt}));
    EXPECT_DONE(store().shred(id));
    EXPECT_TRUE(valueOf(store().staleUploads(10)).isEmpty()) << "what is filed is central's";
}

TEST_F(Queue, anotherContentForAPartIsTakenOnlyBeforeTheManifest)
{
    const DossierId id = makeIn(DossierState::Queued);
    const QString component = QStringLiteral("don");
    EXPECT_DONE(store().savePart(id, inventedPart(component, "one"), "one"));
    const PartId second = valueOf(store().savePart(id, inventedPart(component, "two"), "two"));
    EXPECT_EQ(valueOf(store().parts(id)).size(), 1);
    EXPECT_EQ(valueOf(store().partBytes(second, 0, 99)), "two");
    EXPECT_FALSE(valueOf(store().manifest(id)));
    EXPECT_DONE(store().saveManifest(id, "{\"a\":1}"));
    EXPECT_DONE(store().saveManifest(id, "{\"a\":1}"));
    EXPECT_FAULT(store().saveManifest(id, "{\"a\":2}"), DossierState);
    EXPECT_FAULT(store().savePart(id, inventedPart(component, "three"), "three"), DossierState);
    EXPECT_EQ(valueOf(store().savePart(id, inventedPart(component, "two"), "two")), second);
    EXPECT_EQ(valueOf(store().manifest(id)), QByteArray("{\"a\":1}"));
}

TEST_F(Queue, oneCodeADossierAndOneDossierACode)
{
    const DossierId first = makeIn(DossierState::Uploading);
    const Receipt receipt {QStringLiteral("000.00.00.H00-1"), clock->wall, clock->wall + 5};
    EXPECT_DONE(store().setReceipt(first, receipt));
    EXPECT_DONE(store().setReceipt(first, receipt));
    EXPECT_FAULT(store().setReceipt(first, {QStringLiteral("000.00.00.H00-2"), 1, {}}), CentralConflict);
    const DossierId second = makeIn(DossierState::Uploading);
    EXPECT_FAULT(store().setReceipt(second, receipt), CentralAnswerInvalid);
    EXPECT_FAULT(store().setReceipt(second, {}), CentralAnswerInvalid);
    EXPECT_EQ(stateOf(second), DossierState::Uploading);
    reopen();
    const auto kept = valueOf(store().dossier(first)).receipt;
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->code, receipt.code);
    EXPECT_EQ(kept->receivedAt, receipt.receivedAt);
    EXPECT_EQ(kept->dueAt, receipt.dueAt);
}

TEST_F(Queue, shreddingKeepsCodeTimesAndSizesOnly)
{
    const DossierId id = makeDraft();
    const PageId page = addPage(id, QStringLiteral("don"), inventedPage(1));
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_DONE(store().savePart(id, inventedPart(QStringLiteral("don"), "pdf"), "pdf"));
    EXPECT_DONE(store().setUploading(id));
    EXPECT_DONE(store().setReceipt(id, {QStringLiteral("H7"), clock->wall, {}}));
    EXPECT_TRUE(valueOf(store().submittedBefore(clock->wall)).isEmpty());
    EXPECT_EQ(valueOf(store().submittedBefore(clock->wall + 1)).size(), 1);
    EXPECT_DONE(store().shred(id));
    reopen();
    const DossierRecord record = valueOf(store().dossier(id));
    EXPECT_EQ(record.state, DossierState::Kept);
    EXPECT_EQ(record.receipt->code, QStringLiteral("H7"));
    EXPECT_TRUE(record.submittedAt);
    const auto parts = valueOf(store().parts(id));
    ASSERT_EQ(parts.size(), 1);
    EXPECT_EQ(parts[0].part.bytes, 3);
    EXPECT_TRUE(parts[0].part.fileName.isEmpty());
    EXPECT_TRUE(parts[0].part.sha256.isEmpty());
    EXPECT_TRUE(valueOf(store().pages(id)).isEmpty());
    EXPECT_FAULT(store().pageImage(page), DossierUnknown);
    EXPECT_FAULT(store().applicant(id), DossierState);
    EXPECT_FAULT(store().submission(id), DossierState);
    EXPECT_TRUE(valueOf(store().form(id)).isEmpty());
    EXPECT_FALSE(valueOf(store().manifest(id)));
    EXPECT_TRUE(valueOf(store().submittedBefore(clock->wall + 1)).isEmpty());
}

TEST_F(Queue, listsNewestFirst)
{
    const DossierId kept = makeIn(DossierState::Kept);
    const DossierId queued = makeIn(DossierState::Queued);
    const DossierId draft = makeDraft();
    const auto dossiers = valueOf(store().dossiers());
    ASSERT_EQ(dossiers.size(), 3);
    EXPECT_EQ(dossiers[0].id, draft);
    EXPECT_EQ(dossiers[1].id, queued);
    EXPECT_EQ(dossiers[2].id, kept);
}

TEST_F(Queue, everyStepIsAnEventInOrderAndTimeNeverGoesBack)
{
    const DossierId id = makeIn(DossierState::Uploading);
    EXPECT_DONE(store().backOff(id, FaultId::CentralBusy, clock->wall));
    EXPECT_DONE(store().setUploading(id));
    const qint64 before = clock->wall;
    clock->wall = 0;
    clock->floor = 0;
    EXPECT_DONE(store().setReceipt(id, {QStringLiteral("H7"), before, {}}));
    EXPECT_DONE(store().shred(id));
    QStringList kinds;
    qint64 newest = 0;
    for (const EventRecord &event : valueOf(store().events(id))) {
        kinds += event.kind;
        EXPECT_GE(event.at, newest);
        newest = event.at;
    }
    EXPECT_EQ(
        kinds.join(u' '), QStringLiteral("draft-begun queued uploading back-off uploading submitted kept"));
    EXPECT_GE(newest, before);
}
