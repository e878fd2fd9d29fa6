// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include "tests/audit/auditfixture.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

class AuditCtl : public AuditTest
{
protected:
    struct Ran {
        int exit = -1;
        QJsonObject printed;
        QByteArray errors;
    };
    Ran ctl(const QStringList &arguments) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("MOTCUA_BIN") + u"/motcuactl"_s,
            QStringList {u"--state"_s, path(), u"audit"_s} + arguments);
        EXPECT_TRUE(process.waitForFinished(60'000));
        return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object(),
            process.readAllStandardError()};
    }
};

} // namespace

TEST_F(AuditCtl, saysThatTheLogIsSound)
{
    const auto ran = ctl({u"verify"_s});
    EXPECT_EQ(ran.exit, 0) << ran.errors.constData();
    EXPECT_TRUE(ran.printed[u"ok"].toBool());
    EXPECT_EQ(ran.printed[u"entries"].toInt(), entries);
}

TEST_F(AuditCtl, namesTheFirstBrokenEntryOfACopy)
{
    tamper("DELETE FROM event WHERE sequence = 7");
    const auto ran = ctl({u"verify"_s, u"--database"_s, copy()});
    EXPECT_EQ(ran.exit, 3);
    EXPECT_TRUE(ran.errors.startsWith("audit-broken:")) << ran.errors.constData();
    EXPECT_FALSE(ran.printed[u"ok"].toBool());
    EXPECT_EQ(ran.printed[u"broken"][u"entry"].toInt(), 7);
    EXPECT_EQ(ran.printed[u"broken"][u"breach"].toString(), u"removed"_s);
}

TEST_F(AuditCtl, readsTheLogWithoutTheKioskKey)
{
    ASSERT_TRUE(QFile::remove(path() + u"/vault/kiosk.key"_s));
    EXPECT_EQ(ctl({u"verify"_s}).exit, 0);
    EXPECT_EQ(ctl({u"export"_s, u"-o"_s, path() + u"/out.jsonl"_s}).exit, 0);
}

TEST_F(AuditCtl, handsOutAnExportAndVerifiesIt)
{
    const QString file = path() + u"/out.jsonl"_s;
    EXPECT_EQ(ctl({u"export"_s, u"-o"_s, file}).printed[u"entries"].toInt(), entries);
    EXPECT_EQ(ctl({u"verify"_s, u"--file"_s, file}).exit, 0);
    QFile cut(file);
    ASSERT_TRUE(cut.resize(cut.size() - 10));
    const auto ran = ctl({u"verify"_s, u"--file"_s, file});
    EXPECT_EQ(ran.exit, 3);
    EXPECT_TRUE(ran.errors.startsWith("file-unreadable:")) << ran.errors.constData();
}

TEST_F(AuditCtl, refusesWhatItDoesNotUnderstand)
{
    EXPECT_EQ(ctl({}).exit, 2);
    EXPECT_EQ(ctl({u"export"_s}).exit, 2);
    EXPECT_EQ(ctl({u"verify"_s, u"-o"_s, u"x"_s}).exit, 2);
    EXPECT_EQ(ctl({u"verify"_s, u"--file"_s, u"x"_s, u"--database"_s, u"y"_s}).exit, 2);
    EXPECT_EQ(ctl({u"verify"_s, u"--database"_s, path() + u"/none.sqlite"_s}).exit, 3);
}
