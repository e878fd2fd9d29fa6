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
