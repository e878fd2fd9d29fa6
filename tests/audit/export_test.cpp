// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>

#include "sync/audit/auditexport.h"
#include "tests/audit/auditfixture.h"

using namespace motcua;
using namespace motcua::test;

namespace
{

class AuditExportTest : public AuditTest
{
protected:
    QString file() const { return path() + QStringLiteral("/audit.jsonl"); }
    void write()
    {
        const auto log = valueOf(AuditLog::open(copy()));
        EXPECT_EQ(valueOf(exportAudit(*log, {}, file())), entries);
    }
    QByteArray bytes() const
    {
        QFile read(file());
        EXPECT_TRUE(read.open(QIODevice::ReadOnly));
        return read.readAll();
    }
    void replace(const QByteArray &content)
    {
        QFile rewritten(file());
        ASSERT_TRUE(rewritten.open(QIODevice::WriteOnly));
        rewritten.write(content);
    }
    AuditVerdict verdictOfFile() { return valueOf(verifyAudit(*valueOf(AuditExport::open(file())), {})); }
    int independentVerdict() const
    {
        QProcess python;
        python.start(qEnvironmentVariable("MOTCUA_PYTHON"), {QStringLiteral(VERIFY_EXPORT), file()});
        EXPECT_TRUE(python.waitForFinished(60'000));
        return python.exitCode();
    }
};

} // namespace

TEST_F(AuditExportTest, isVerifiedWithoutTheStore)
{
    write();
    const AuditVerdict original = verdict();
    ASSERT_TRUE(QFile::remove(copy()));
    const AuditVerdict found = verdictOfFile();
    EXPECT_FALSE(found.broken.has_value());
    EXPECT_EQ(found.entries, entries);
    EXPECT_EQ(found.head, original.head);
    EXPECT_EQ(found.chain, original.chain);
    EXPECT_EQ(independentVerdict(), 0);
}

TEST_F(AuditExportTest, aTamperedExportIsFoundOutByBothReaders)
{
    write();
    const QByteArray whole = bytes();
    replace(QByteArray(whole).replace("\"kind\":\"kept\"", "\"kind\":\"gone\""));
    expectBroken(verdictOfFile(), 6, AuditBreach::Changed);
    EXPECT_EQ(independentVerdict(), 1);

    QList<QByteArray> lines = whole.split('\n');
    lines.swapItemsAt(3, 4);
    replace(lines.join('\n'));
    expectBroken(verdictOfFile(), 3, AuditBreach::Reordered);
    EXPECT_EQ(independentVerdict(), 1);

    lines = whole.split('\n');
    lines.removeAt(7);
    replace(lines.join('\n'));
    expectBroken(verdictOfFile(), 7, AuditBreach::Removed);
    EXPECT_EQ(independentVerdict(), 1);
}

TEST_F(AuditExportTest, aFileThatIsNoneOrNotWholeIsRefused)
{
    EXPECT_FAULT(AuditExport::open(file()), FileUnreadable);
    write();
    const QByteArray whole = bytes();
    replace("");
    EXPECT_FAULT(AuditExport::open(file()), FileUnreadable);
    replace("{\"type\":\"log\",\"format\":\"another\"}\n");
    EXPECT_FAULT(AuditExport::open(file()), FileUnreadable);
    replace(whole.first(whole.size() / 2));
    EXPECT_FAULT(AuditExport::open(file()), FileUnreadable);
    replace(whole.first(whole.indexOf("{\"anchors\"")));
    EXPECT_FAULT(AuditExport::open(file()), FileUnreadable);
}

TEST_F(AuditExportTest, aLineThatSaysMoreThanWhatIsHashedIsRefusedByBothReaders)
{
    write();
    const QByteArray whole = bytes();
    const QByteArray entry = "{\"at\":", end = "{\"anchors\":";
    const auto refused = [&](const QByteArray &changed) {
        ASSERT_NE(changed, whole);
        replace(changed);
        EXPECT_FAULT(AuditExport::open(file()), FileUnreadable);
        EXPECT_EQ(independentVerdict(), 1);
    };
    const auto before = [&](const QByteArray &what, const QByteArray &put) {
        return QByteArray(whole).insert(whole.indexOf(what), put);
    };
    {
        SCOPED_TRACE("a second detail before the one that is hashed");
        const qsizetype at = whole.indexOf("\"detail\":");
        refused(QByteArray(whole).insert(at, "\"detail\":\"{}\","));
    }
    {
        SCOPED_TRACE("a member of its own");
        refused(before(entry, "{\"a_note\":\"approved\",").replace("approved\",{", "approved\","));
    }
    {
        SCOPED_TRACE("a line of its own");
        refused(before(end, "{\"text\":\"approved\",\"type\":\"note\"}\n"));
    }
    {
        SCOPED_TRACE("a second log");
        refused(before(entry, whole.first(whole.indexOf('\n') + 1)));
    }
    {
        SCOPED_TRACE("after the end");
        refused(whole + whole.mid(whole.indexOf(end)));
        refused(whole + "approved\n");
    }
    const auto authority = [](const QByteArray &id, const QByteArray &beside) {
        return "{\"certificate\":\"" + beside
            + "-----BEGIN CERTIFICATE-----\\nQUJD\\n-----END CERTIFICATE-----\\n\",\"kiosk_id\":\"" + id
            + "\",\"type\":\"authority\"}\n";
    };
    {
        SCOPED_TRACE("one authority for another, and notes in one");
        refused(before(end, authority("K1", {}) + authority("K1", {})));
        refused(before(end, authority("K1", "approved\\n")));
        refused(before(end, authority("it was approved", {})));
        replace(before(end, authority("K1", {})));
        EXPECT_TRUE(AuditExport::open(file())) << "else the lines above say nothing";
    }
    {
        SCOPED_TRACE("an anchor that is a note");
        refused(
            before(end, "{\"hash\":\"00\",\"sequence\":1,\"statement\":\"approved\",\"type\":\"anchor\"}\n"));
    }
    {
        SCOPED_TRACE("the same in other letters");
        refused(QByteArray(whole).replace("\"sequence\":2,", "\"sequence\": 2,"));
        refused(QByteArray(whole).replace("\"kind\":\"kept\"", "\"kind\":\"\\u006bept\""));
        refused(whole.chopped(1));
        const qsizetype at = whole.indexOf("\"hash\":\"") + 8;
        refused(whole.first(at) + whole.mid(at, 64).toUpper() + whole.mid(at + 64));
    }
    {
        SCOPED_TRACE("the same number in other letters");
        refused(QByteArray(whole).replace("\"sequence\":1,", "\"sequence\":1.0,"));
    }
}

TEST_F(AuditExportTest, aCutTailIsFoundByItsLastLine)
{
    write();
    QList<QByteArray> lines = bytes().split('\n');
    lines.removeAt(entries);
    replace(lines.join('\n'));
    expectBroken(verdictOfFile(), entries, AuditBreach::CutOff);
    EXPECT_EQ(independentVerdict(), 1);
}

TEST_F(AuditExportTest, tellsNothingOfThePerson)
{
    write();
    const CardIdentity person = inventedPerson();
    for (const QString &secret : {person.personalNumber, person.fullName, person.residence, person.oldNumber,
             QStringLiteral("0900000123"), QStringLiteral("Thiếu chữ ký")})
        EXPECT_FALSE(bytes().contains(secret.toUtf8())) << qPrintable(secret);
}

TEST_F(AuditExportTest, isNotLeftHalfWritten)
{
    const auto log = valueOf(AuditLog::open(copy()));
    EXPECT_FAULT(exportAudit(*log, {}, path() + QStringLiteral("/no/such/folder/x")), FileUnwritable);
    write();
    const QByteArray before = bytes();
    tamper("DROP TABLE event");
    EXPECT_FALSE(exportAudit(*valueOf(AuditLog::open(copy())), {}, file()).has_value());
    EXPECT_EQ(bytes(), before);
}
