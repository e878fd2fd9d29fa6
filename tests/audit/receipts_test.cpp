// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts that central signed can be verified years later, from the log and from its export.
#include <QProcess>

#include "sync/audit/auditexport.h"
#include "sync/audit/receiptverifier.h"
#include "sync/central/digest.h"
#include "sync/central/signedreceipt.h"
#include "sync/sandbox/authority.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;
using motcua::sandbox::Authority;

namespace
{

class Receipts : public StoreTest
{
protected:
    QTemporaryDir keys, elsewhere;
    std::unique_ptr<Authority> authority = valueOf(Authority::open(keys.path()));
    AnchorTrust trust {{u"kiosk-x"_s, authority->certificatePem()}};
    int number = 0;

    DossierId submitted(const Authority &signedBy)
    {
        const DossierId id = makeIn(DossierState::Queued);
        const QString code = u"G06-20260119-%1"_s.arg(++number, 7, 10, QLatin1Char('0'));
        const QString at = u"2026-01-19T02:30:05.250Z"_s;
        const QByteArray statement = valueOf(signedBy.sign(SignedReceipt::type,
            {{u"kiosk_id"_s, u"kiosk-x"_s}, {u"dossier_id"_s, id.toString(QUuid::WithoutBraces)},
                {u"dossier_code"_s, code}, {u"received_at"_s, at}, {u"due_at"_s, QJsonValue::Null},
                {u"manifest_sha256"_s, QString::fromLatin1(Digest::of(DigestKind::Sha256, "{}").toHex())}}));
        const qint64 received = QDateTime::fromString(at, Qt::ISODateWithMs).toMSecsSinceEpoch();
        EXPECT_DONE(store().setReceipt(id, {code, received, std::nullopt, statement}));
        return id;
    }
    JudgedReceipts judged(const AnchorTrust &by)
    {
        return valueOf(judgeReceipts(*valueOf(AuditLog::open(databasePath())), by));
    }
    int independentVerdict()
    {
        const QString file = path() + u"/audit.jsonl"_s;
        EXPECT_DONE(exportAudit(*valueOf(AuditLog::open(databasePath())), trust, file));
        QProcess python;
        python.start(qEnvironmentVariable("MOTCUA_PYTHON"), {QStringLiteral(VERIFY_EXPORT), file});
        EXPECT_TRUE(python.waitForFinished(60'000));
        return python.exitCode();
    }
};

} // namespace

TEST_F(Receipts, holdInTheLogAlsoWhenTheDossierIsShredded)
{
    const DossierId id = submitted(*authority);
    submitted(*authority);
    EXPECT_DONE(store().shred(id));
    const auto found = judged(trust);
    EXPECT_EQ(found.holding, 2);
    EXPECT_TRUE(found.wrong.isEmpty());
    EXPECT_EQ(independentVerdict(), 0);
    EXPECT_EQ(judged({}).unknown, 2) << "who does not know the authority cannot say that they are wrong";
}

TEST_F(Receipts, ofAnotherCentralAreFoundOut)
{
    submitted(*authority);
    submitted(*valueOf(Authority::open(elsewhere.path())));
    const auto found = judged(trust);
    EXPECT_EQ(found.holding, 1);
    EXPECT_EQ(found.wrong.size(), 1);
    EXPECT_EQ(independentVerdict(), 1);
}

TEST_F(Receipts, ofAnotherDossierAreFoundOut)
{
    submitted(*authority);
    submitted(*authority);
    close();
    RawDatabase raw(databasePath());
    ASSERT_EQ(raw.run("DROP TRIGGER event_never_changes"), SQLITE_OK);
    // The first entry is put under the second's dossier: the hashes would tell, and so does its receipt.
    ASSERT_EQ(
        raw.run("UPDATE event SET dossier = (SELECT dossier FROM event WHERE kind = 'submitted' ORDER BY"
                " sequence DESC LIMIT 1) WHERE sequence = (SELECT min(sequence) FROM event WHERE kind ="
                " 'submitted')"),
        SQLITE_OK);
    EXPECT_EQ(judged(trust).holding, 1);
    EXPECT_EQ(judged(trust).wrong.size(), 1);
}
