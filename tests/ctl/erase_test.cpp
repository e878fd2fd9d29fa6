// SPDX-License-Identifier: GPL-3.0-or-later
// motcuactl erase: whose data it is may have it erased, as far as that goes, and gets the proof.
#include "tests/ctl/ctlfixture.h"

namespace
{

class Erase : public Ctl
{
protected:
    Rig::Ran erase(const QString &dossier, const QStringList &more = {}) const
    {
        return m_rig.ctl(QStringList {u"erase"_s, dossier, u"--reason"_s, u"phiếu 12/2026"_s} + more);
    }
    QString submitted(const QStringList &how = {}) const
    {
        const auto ran = m_rig.ctl(QStringList {u"submit"_s, write(quick())} + how);
        EXPECT_EQ(ran.exit, 0) << qPrintable(ran.errors);
        return ran.lines.value(0).value(u"dossier_id").toString();
    }
};

} // namespace

TEST_F(Erase, whatCentralHasLosesItsContentHereAndTheProofNamesTheEntry)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const QString id = submitted();
    const auto ran = erase(id);
    ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
    const QJsonObject proof = ran.lines.value(0);
    EXPECT_EQ(proof[u"dossier_id"].toString(), id);
    EXPECT_EQ(proof[u"state_before"].toString(), u"submitted"_s);
    EXPECT_EQ(proof[u"state"].toString(), u"kept"_s);
    EXPECT_GE(proof[u"erased"][u"pages"].toInt(), 5);
    EXPECT_TRUE(proof[u"nothing_left"].toBool());
    EXPECT_EQ(proof[u"audit"][u"hash"].toString().size(), 64);
    EXPECT_EQ(m_rig.ctl({u"audit"_s, u"verify"_s}).exit, 0);
    const QJsonObject shown = m_rig.ctl({u"queue"_s, u"show"_s, id}).lines.value(0);
    EXPECT_TRUE(shown[u"dossier_code"].isString());
    EXPECT_TRUE(shown[u"pages"].toArray().isEmpty());
    EXPECT_EQ(shown[u"events"].toArray().last()[u"detail"][u"reason"].toString(), u"phiếu 12/2026"_s);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 1) << "what central has is central's";
}

TEST_F(Erase, anUnsentOneIsWithdrawnOnlyWhenThatIsSaid)
{
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const QString id = submitted({u"--offline"_s});
    const auto refused = erase(id);
    EXPECT_EQ(refused.exit, 3);
    EXPECT_TRUE(refused.errors.startsWith(u"erase-unsent:"_s)) << qPrintable(refused.errors);
    const auto ran = erase(id, {u"--withdraw"_s});
    ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
    EXPECT_EQ(ran.lines.value(0)[u"state"].toString(), u"shredded"_s);
    EXPECT_TRUE(m_rig.ctl({u"queue"_s, u"list"_s}).lines.isEmpty());
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_TRUE(m_rig.dossiersAtCentral().isEmpty());
    EXPECT_TRUE(erase(id, {u"--withdraw"_s}).errors.startsWith(u"dossier-unknown:"_s));
}

TEST_F(Erase, whatAnIGateMayHaveIsNotWithdrawn)
{
    const QStringList igate {u"--speaks"_s, u"igate"_s};
    // It creates the dossier, and says nothing for a while.
    const QString silent = u"{\"drop_reply\":{\"method\":\"POST\",\"path\":\"/api/ho-so\"},"
                           "\"fail\":{\"method\":\"GET\",\"path\":\"/api/ho-so\",\"status\":503}}"_s;
    ASSERT_TRUE(m_rig.startCentral(igate + QStringList {u"--misbehave"_s, silent}));
    ASSERT_TRUE(m_rig.enrol());
    const QString id = submitted({u"--offline"_s});
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 3);
    EXPECT_TRUE(erase(id, {u"--withdraw"_s}).errors.startsWith(u"central-busy:"_s));

    m_rig.killCentral();
    ASSERT_TRUE(m_rig.startCentral(igate));
    const auto held = erase(id, {u"--withdraw"_s});
    EXPECT_EQ(held.exit, 3);
    EXPECT_TRUE(held.errors.startsWith(u"central-conflict:"_s)) << qPrintable(held.errors);
    ASSERT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_EQ(erase(id).exit, 0);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 1);
    for (const QStringList &cannot : {QStringList {u"catalogue"_s, u"update"_s},
             QStringList {u"audit"_s, u"verify"_s, u"--with-central"_s}})
        EXPECT_TRUE(m_rig.ctl(cannot).errors.startsWith(u"central-refused:"_s)) << qPrintable(cannot[0]);
}

TEST_F(Erase, theProofSaysThatADamagedFileMayHoldItUntilThatIsDestroyedToo)
{
    const QString id = submitted({u"--offline"_s});
    const QString other = m_rig.ctl({u"submit"_s, u"--offline"_s, write(radiation())})
                              .lines.value(0)
                              .value(u"dossier_id")
                              .toString();
    QFile mark(m_rig.state() + u"/store.damaged"_s);
    ASSERT_TRUE(mark.open(QIODevice::WriteOnly) && mark.write("found by a test") > 0);
    mark.close();
    const auto ran = erase(id, {u"--withdraw"_s, u"--unasked"_s});
    ASSERT_EQ(ran.exit, 0) << qPrintable(ran.errors);
    EXPECT_FALSE(ran.lines.value(0)[u"nothing_left"].toBool());
    const QJsonArray files = ran.lines.value(0)[u"damaged_files"].toArray();
    ASSERT_EQ(files.size(), 1);
    EXPECT_TRUE(ran.errors.contains(files[0].toString())) << qPrintable(ran.errors);
    const auto again = erase(id, {u"--withdraw"_s, u"--unasked"_s});
    EXPECT_TRUE(again.errors.startsWith(u"dossier-unknown:"_s)) << qPrintable(again.errors);
    EXPECT_TRUE(again.errors.contains(files[0].toString())) << qPrintable(again.errors);

    EXPECT_EQ(m_rig.ctl({u"erase"_s, u"--damaged"_s}).exit, 2) << "not without a reason";
    EXPECT_EQ(erase(id, {u"--damaged"_s}).exit, 2);
    const auto destroyed = m_rig.ctl({u"erase"_s, u"--damaged"_s, u"--reason"_s, u"phiếu 12/2026"_s});
    ASSERT_EQ(destroyed.exit, 0) << qPrintable(destroyed.errors);
    EXPECT_EQ(destroyed.lines.value(0)[u"destroyed"].toArray(), files);
    EXPECT_FALSE(QFile::exists(m_rig.state() + u'/' + files[0].toString()));
    EXPECT_TRUE(erase(other, {u"--withdraw"_s, u"--unasked"_s}).lines.value(0)[u"nothing_left"].toBool());
    EXPECT_EQ(m_rig.ctl({u"audit"_s, u"verify"_s}).exit, 0);
}

TEST_F(Erase, afterARestoreNobodySaysThatAnIGateDoesNotHaveIt)
{
    const QString config = write("[backup]\nsame_disk = true\n", u"kiosk.toml"_s),
                  disk = m_rig.path(u"disk"_s);
    ASSERT_TRUE(QDir().mkpath(disk));
    ASSERT_TRUE(m_rig.startCentral({u"--speaks"_s, u"igate"_s}));
    ASSERT_TRUE(m_rig.enrol());
    const QString id = submitted({u"--offline"_s});
    const auto made = m_rig.ctl({u"--config"_s, config, u"backup"_s, u"now"_s, u"--to"_s, disk});
    ASSERT_EQ(made.exit, 0) << qPrintable(made.errors);
    ASSERT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    ASSERT_EQ(m_rig.dossiersAtCentral().size(), 1);

    const QString restored = m_rig.path(u"new/state"_s);
    ASSERT_EQ(
        m_rig.ctl({u"backup"_s, u"restore"_s, made.lines[0].value(u"file").toString(), u"--into"_s, restored})
            .exit,
        0);
    const auto withdraw = [&](const QStringList &more = {}) {
        return m_rig.ctl(
            QStringList {u"--state"_s, restored, u"erase"_s, id, u"--reason"_s, u"x"_s, u"--withdraw"_s}
            + more);
    };
    const auto before = withdraw();
    EXPECT_EQ(before.exit, 3);
    EXPECT_TRUE(before.errors.startsWith(u"central-undecided:"_s)) << qPrintable(before.errors);
    EXPECT_EQ(m_rig.ctl({u"--state"_s, restored, u"sync"_s, u"--once"_s}).exit, 3);
    const auto after = withdraw();
    EXPECT_EQ(after.exit, 3);
    EXPECT_TRUE(after.errors.startsWith(u"central-undecided:"_s)) << qPrintable(after.errors);
    EXPECT_EQ(withdraw({u"--unasked"_s}).exit, 0);
}

TEST_F(Erase, afterARestoreCentralIsAskedByTheDossiersOwnId)
{
    const QString config = write("[backup]\nsame_disk = true\n", u"kiosk.toml"_s),
                  disk = m_rig.path(u"disk"_s);
    ASSERT_TRUE(QDir().mkpath(disk));
    ASSERT_TRUE(m_rig.startCentral());
    ASSERT_TRUE(m_rig.enrol());
    const QString id = submitted({u"--offline"_s});
    const auto made = m_rig.ctl({u"--config"_s, config, u"backup"_s, u"now"_s, u"--to"_s, disk});
    ASSERT_EQ(made.exit, 0) << qPrintable(made.errors);
    ASSERT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    const QString restored = m_rig.path(u"new/state"_s);
    ASSERT_EQ(
        m_rig.ctl({u"backup"_s, u"restore"_s, made.lines[0].value(u"file").toString(), u"--into"_s, restored})
            .exit,
        0);
    const auto withdrawn =
        m_rig.ctl({u"--state"_s, restored, u"erase"_s, id, u"--reason"_s, u"x"_s, u"--withdraw"_s});
    EXPECT_EQ(withdrawn.exit, 3);
    EXPECT_TRUE(withdrawn.errors.startsWith(u"central-conflict:"_s)) << qPrintable(withdrawn.errors);
}

TEST_F(Erase, theReasonIsGivenAndNamesNobody)
{
    const QString id = submitted({u"--offline"_s});
    EXPECT_EQ(m_rig.ctl({u"erase"_s, id}).exit, 2);
    EXPECT_EQ(m_rig.ctl({u"erase"_s, u"--reason"_s, u"x"_s}).exit, 2);
    EXPECT_EQ(m_rig.ctl({u"erase"_s, id, u"--reason"_s, u"x"_s, u"--unasked"_s}).exit, 2);
    for (const QString &reason : {u"theo yêu cầu của nguyễn văn mẫu"_s, u"thẻ 001090001234"_s})
        EXPECT_EQ(m_rig.ctl({u"erase"_s, id, u"--withdraw"_s, u"--reason"_s, reason}).exit, 2);
    EXPECT_EQ(m_rig.ctl({u"queue"_s, u"list"_s}).lines.size(), 1);
    EXPECT_TRUE(erase(u"no-such"_s).errors.startsWith(u"dossier-unknown:"_s));
}
