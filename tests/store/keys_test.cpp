// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's key is changed and moved under a store that is in use; nothing is lost, and the old key is good
// for nothing.
#include "sync/vault/vault.h"
#include "tests/store/inventedkey.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include <thread>

using namespace motcua;
using namespace motcua::test;

namespace
{

class Keys : public StoreTest
{
protected:
    struct Filled {
        DossierId draft, queued;
        PageId page = 0;
        PartId part = 0;
    };
    /// A draft with a page and a form, and another person's dossier in the queue with its parts.
    Filled fill()
    {
        Filled filled;
        filled.draft = makeDraft();
        filled.page = addPage(filled.draft, QStringLiteral("don"), inventedPage(1));
        EXPECT_DONE(store().saveForm(filled.draft, {{QStringLiteral("ten"), QStringLiteral("Thử")}}));
        DraftStart other = inventedStart();
        other.applicant.personalNumber = QStringLiteral("000201999777");
        filled.queued = valueOf(store().createDraft(other));
        EXPECT_DONE(store().submit(filled.queued, inventedSubmission()));
        const QByteArray content = randomBytes(200'000, 9);
        filled.part =
            valueOf(store().savePart(filled.queued, inventedPart(QStringLiteral("don"), content), content));
        EXPECT_DONE(store().saveManifest(filled.queued, "{\"manifest\":1}"));
        return filled;
    }
    void expectAllThere(Store &from, const Filled &filled)
    {
        EXPECT_EQ(valueOf(from.applicant(filled.draft)), inventedPerson());
        EXPECT_EQ(valueOf(from.draftsOf(inventedPerson().personalNumber)), QList {filled.draft});
        EXPECT_TRUE(valueOf(from.draftsOf(QStringLiteral("000201999777"))).isEmpty()); // it is submitted
        EXPECT_EQ(valueOf(from.form(filled.draft))[u"ten"].toString(), QStringLiteral("Thử"));
        EXPECT_EQ(valueOf(from.pageImage(filled.page)).jpeg, inventedPage(1).jpeg);
        EXPECT_EQ(valueOf(from.partBytes(filled.part, 0, 200'000)), randomBytes(200'000, 9));
        EXPECT_EQ(valueOf(from.manifest(filled.queued)), QByteArray("{\"manifest\":1}"));
        EXPECT_TRUE(valueOf(from.check()).isEmpty());
    }
    QByteArray keyFile() const
    {
        QFile file(path() + QStringLiteral("/vault/kiosk.key"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void putKeyFile(const QByteArray &bytes)
    {
        QFile file(path() + QStringLiteral("/vault/kiosk.key"));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_TRUE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    QStringList inVault() const
    {
        return QDir(path() + QStringLiteral("/vault")).entryList(QDir::Files, QDir::Name);
    }
    /// Bytes of the whole state folder's database and log.
    QByteArray onDisk() const
    {
        QByteArray all;
        for (const char *name : {"/store.sqlite", "/store.sqlite-wal"}) {
            QFile file(path() + QLatin1String(name));
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }
    EventRecord lastEvent() { return valueOf(store().events()).last(); }
};

} // namespace

TEST_F(Keys, aNewKioskKeyOpensEverythingAndTheOldOneNothing)
{
    const Filled filled = fill();
    const QByteArray old = keyFile(), before = store().vault().fingerprint();
    const QByteArray mac = store().vault().personMac(inventedPerson().personalNumber);
    const QByteArray lasting = valueOf(store().lastingMac("an intake"));
    const auto change = valueOf(store().rotateKioskKey());
    EXPECT_EQ(change.before, before);
    EXPECT_EQ(change.after, store().vault().fingerprint());
    EXPECT_NE(change.after, before);
    EXPECT_EQ(change.dossiers, 2);
    EXPECT_EQ(change.unopened, 0);
    expectAllThere(store(), filled);
    EXPECT_EQ(valueOf(store().lastingMac("an intake")), lasting);
    EXPECT_EQ(onDisk().indexOf(mac), -1); // who was here cannot be told by the old key any more

    EXPECT_EQ(lastEvent().kind, QStringLiteral("kiosk-key-changed"));
    EXPECT_EQ(lastEvent().detail[u"before"].toString(), QString::fromLatin1(before.toHex()));
    EXPECT_EQ(lastEvent().detail[u"dossiers"].toInt(), 2);

    reopen();
    expectAllThere(store(), filled);
    EXPECT_EQ(inVault(), (QStringList {QStringLiteral("kiosk.key"), QStringLiteral("place")}));
    const QByteArray next = keyFile();
    EXPECT_NE(next, old);
    close();
    putKeyFile(old);
    EXPECT_FAULT(Store::open(path(), clock), KeyMissing);
    putKeyFile(next);
    open();
    expectAllThere(store(), filled);
}

TEST_F(Keys, thoseWhoHaveTheStoreOpenGoOverToTheNewKeyByThemselves)
{
    const Filled filled = fill();
    const auto other = valueOf(Store::open(path(), clock));
    expectAllThere(*other, filled);
    for (int again = 0; again < 3; ++again) {
        valueOf(store().rotateKioskKey());
        // Each kind of access first once.
        if (again == 0) {
            EXPECT_EQ(valueOf(other->pageImage(filled.page)).jpeg, inventedPage(1).jpeg);
        } else if (again == 1) {
            EXPECT_EQ(valueOf(other->draftsOf(inventedPerson().personalNumber)), QList {filled.draft});
        } else {
            EXPECT_DONE(other->saveForm(filled.draft, {{QStringLiteral("ten"), QStringLiteral("Thử")}}));
        }
        expectAllThere(*other, filled);
        expectAllThere(store(), filled);
    }
    DraftStart third = inventedStart();
    third.applicant.personalNumber = QStringLiteral("000201999666");
    const DossierId made = valueOf(other->createDraft(third));
    EXPECT_EQ(valueOf(store().draftsOf(QStringLiteral("000201999666"))), QList {made});
}

TEST_F(Keys, pagesThatComeInWhileTheKeyIsChangedAreAllKept)
{
    const Filled filled = fill();
    constexpr int pages = 12;
    close();
    const pid_t scanning = ::fork();
    if (scanning == 0) {
        const auto own = Store::open(path(), clock);
        bool good = own.has_value();
        for (int number = 0; good && number < pages; ++number) {
            const auto sheet = (*own)->sheetFed(filled.draft, QStringLiteral("phu-luc"));
            good = sheet && (*own)->savePage(*sheet, inventedPage(quint32(100 + number), 70'000));
        }
        ::_exit(good ? 0 : 1);
    }
    open();
    int changes = 0, status = 0;
    while (::waitpid(scanning, &status, WNOHANG) == 0) {
        valueOf(store().rotateKioskKey());
        ++changes;
    }
    EXPECT_EQ(status, 0);
    EXPECT_GT(changes, 0);
    const auto kept = valueOf(store().pages(filled.draft));
    EXPECT_EQ(kept.size(), pages + 1);
    for (const PageRecord &page : kept) {
        const quint32 seed = page.id == filled.page ? 1 : quint32(100 + page.position);
        const qsizetype size = page.id == filled.page ? 150'000 : 70'000;
        EXPECT_EQ(valueOf(store().pageImage(page.id)).jpeg, inventedPage(seed, size).jpeg);
    }
    expectAllThere(store(), filled);
}

TEST_F(Keys, whoOpensTheStoreWhileItIsChangedDoesNotNameTheOldOneAgain)
{
    const Filled filled = fill();
    std::atomic<bool> changing = true;
    std::vector<std::thread> opening;
    for (int number = 0; number < 2; ++number)
        opening.emplace_back([&] {
            while (changing)
                EXPECT_DONE(Store::open(path(), clock));
        });
    for (int change = 0; change < 30; ++change)
        EXPECT_DONE(store().rotateKioskKey());
    changing = false;
    for (std::thread &thread : opening)
        thread.join();
    expectAllThere(store(), filled);
    close();
    open();
    expectAllThere(store(), filled);
}

TEST_F(Keys, twoWhoChangeItAtOnceBothSucceedOneAfterTheOther)
{
    const Filled filled = fill();
    const QByteArray before = store().vault().fingerprint();
    close();
    std::vector<std::thread> threads;
    std::atomic<int> done = 0;
    for (int number = 0; number < 3; ++number)
        threads.emplace_back([&] {
            const auto own = Store::open(path(), clock);
            done += own && (*own)->rotateKioskKey();
        });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(done, 3);
    open();
    expectAllThere(store(), filled);
    EXPECT_NE(store().vault().fingerprint(), before);
    QString last = QString::fromLatin1(before.toHex());
    for (const EventRecord &event : valueOf(store().events()))
        if (event.kind == QStringLiteral("kiosk-key-changed")) {
            EXPECT_EQ(event.detail[u"before"].toString(), last);
            last = event.detail[u"after"].toString();
        }
    EXPECT_EQ(last, QString::fromLatin1(store().vault().fingerprint().toHex()));
}

TEST_F(Keys, aDossierWhoseKeyIsDamagedDoesNotKeepTheOthersFromANewOne)
{
    const Filled filled = fill();
    close();
    ASSERT_EQ(
        RawDatabase(databasePath()).run("UPDATE dossier SET key_kiosk = zeroblob(73) WHERE state = 'draft'"),
        SQLITE_OK);
    open();
    const auto change = valueOf(store().rotateKioskKey());
    EXPECT_EQ(change.dossiers, 1);
    EXPECT_EQ(change.unopened, 1);
    EXPECT_EQ(valueOf(store().manifest(filled.queued)), QByteArray("{\"manifest\":1}"));
    EXPECT_FAULT(store().applicant(filled.draft), SealBroken);
}

TEST_F(Keys, theMinistrysKeyGetsEveryDossierSealedToItWheneverItComes)
{
    const Filled filled = fill();
    EXPECT_EQ(valueOf(store().countKeys()).withoutRecovery, 2);
    const auto other = valueOf(Store::open(path(), clock));
    const auto first = inventedRecoveryKey(1), second = inventedRecoveryKey(2);
    EXPECT_EQ(valueOf(store().setRecoveryKey(first.publicKey())), 2);
    EXPECT_EQ(valueOf(store().countKeys()).withoutRecovery, 0);
    EXPECT_EQ(valueOf(store().setRecoveryKey(first.publicKey())), -1);
    // Another process, that was open before, seals to it too.
    DraftStart third = inventedStart();
    third.applicant.personalNumber = QStringLiteral("000201999666");
    valueOf(other->createDraft(third));
    EXPECT_EQ(valueOf(store().countKeys()).dossiers, 3);
    EXPECT_EQ(valueOf(store().countKeys()).withoutRecovery, 0);
    EXPECT_EQ(valueOf(store().setRecoveryKey(second.publicKey())), 3);
    EXPECT_FAULT(store().setRecoveryKey(QByteArray(32, '\0')), CentralAnswerInvalid);
    EXPECT_EQ(store().vault().recoveryKey(), second.publicKey());
    EXPECT_EQ(lastEvent().kind, QStringLiteral("recovery-key"));
    expectAllThere(store(), filled);
}
