// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QProcess>

#include "sync/audit/auditanchoring.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/sandboxprocess.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

namespace motcua::test
{

using namespace Qt::StringLiterals;

/// A kiosk whose log a real central countersigns.
class Anchors : public StoreTest
{
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        enrolment = valueOf(enrol(sandbox.token(), path()));
        connect();
        clock->wall = QDateTime::currentMSecsSinceEpoch();
    }
    void connect()
    {
        central = MotcuaCentral::create(enrolment);
        anchoring = std::make_unique<AuditAnchoring>(store(), *central, loadAnchorTrust(path()));
    }
    /// As a process started anew would.
    void restart()
    {
        anchoring.reset();
        reopen();
        connect();
    }
    void write(int events)
    {
        for (int i = 0; i < events; ++i)
            EXPECT_DONE(store().addEvent({}, u"something"_s, {{u"i"_s, i}}));
    }
    qint64 anchoredUpTo()
    {
        const auto last = valueOf(store().lastAnchor());
        return last ? last->sequence : 0;
    }
    qint64 head() { return valueOf(store().events()).last().sequence; }
    QStringList kinds(const QString &wanted)
    {
        QStringList found;
        for (const EventRecord &event : valueOf(store().events()))
            if (event.kind == wanted)
                found += event.detail.value(u"reason").toString();
        return found;
    }
    QList<QJsonObject> atCentral(const QString &member = u"sequence"_s) const
    {
        QProcess process;
        process.start(program(u"motcua-central"_s), {u"--state"_s, sandbox.stateDirectory(), u"--audit"_s});
        process.waitForFinished();
        QList<QJsonObject> found;
        for (const QByteArray &line : process.readAllStandardOutput().split('\n'))
            if (const QJsonObject object = QJsonDocument::fromJson(line).object(); object.contains(member))
                found += object;
        return found;
    }
    /// Runs SQL on the store behind its back, past the triggers.
    void tamper(const QByteArray &sql)
    {
        anchoring.reset();
        close();
        {
            RawDatabase raw(databasePath());
            raw.dropTriggers();
            ASSERT_EQ(raw.run(sql), SQLITE_OK);
        }
        open();
        connect();
    }

    SandboxProcess sandbox;
    Enrolment enrolment;
    std::unique_ptr<MotcuaCentral> central;
    std::unique_ptr<AuditAnchoring> anchoring;
};

} // namespace motcua::test
