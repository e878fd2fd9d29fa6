// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QProcess>
#include <QTemporaryDir>

#include "app/domain/result.h"
#include "tests/central/ownport.h"

namespace motcua::test
{

/// What every road of a sweep begins from, made once: an enrolled kiosk, the central that knows it, and
/// paper.
class HallTemplate
{
public:
    HallTemplate();

    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Copies `name` (a folder) to `target`.
    void copy(const QString &name, const QString &target) const;
    /// A folder in memory where there is one: what is synced here is the simulation's business.
    static QString scratch();

private:
    QTemporaryDir m_folder;
};

/// A kiosk's state, its scanner with paper, and central, in a folder of its own, for one road.
class Hall
{
public:
    explicit Hall(const HallTemplate &origin);
    ~Hall();

    /// How one life of the road's program ended.
    struct Life {
        enum class End { Whole, Fault, Killed, Stuck, Broken };
        End end = End::Broken;
        QString words; ///< what it said last on stderr
    };
    /// Environment of one program, "NAME=VALUE".
    using Settings = QStringList;

    bool startCentral(const Settings &settings = {});
    void stopCentral(); ///< in order
    /// Walks on from where `state` stands. Central that dies meanwhile is started again, as a service manager
    /// would.
    /// `meanwhile` is called every few ms with the walking process.
    Life walk(const Settings &settings = {}, const std::function<void(qint64 process)> &meanwhile = {});

    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The kiosk's state folder from now on.
    QString state;
    /// All that was said until now.
    QList<QByteArray> promises;
    bool promised(const QByteArray &beginning) const;
    qint64 centralPid() const { return m_central ? m_central->processId() : 0; }

    /// What is wrong with what is kept after an end, measured by what was promised; empty: nothing.
    QStringList kept();
    /// What is wrong at the end of the road: not exactly one dossier here and at central, whole and the same.
    QStringList arrived();

    struct Figures {
        int lostPages = 0, doubled = 0, stuck = 0, damaged = 0;
    };
    Figures figures;

private:
    const HallTemplate &m_origin;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_central;
    QString m_url;
    OwnPort m_port;
};

} // namespace motcua::test
