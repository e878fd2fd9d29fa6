// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/uploader/fleet.h"

#include <algorithm>

#include <QHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QThread>

#include "sync/central/enrolment.h"
#include "tests/central/filing.h"
#include "tests/store/invented.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int pauseMs = 20;

template <typename T>
T need(Result<T> result)
{
    if (!result)
        qFatal("fleet: %s: %s", qPrintable(result.error().name()), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace

Fleet::Fleet(SandboxProcess &central, int kiosks)
    : m_central(central)
{
    for (int kiosk = 0; kiosk < kiosks; ++kiosk) {
        m_kiosks.push_back(std::make_unique<Kiosk>());
        open(kiosk);
        need(enrol(m_central.nextToken(), stateDirectory(kiosk)));
    }
}

Fleet::~Fleet()
{
    for (const auto &kiosk : m_kiosks) {
        if (!kiosk->process)
            continue;
        kiosk->process->kill();
        kiosk->process->waitForFinished();
    }
}

QString Fleet::stateDirectory(int kiosk) const
{
    return m_directory.filePath(u"kiosk-%1"_s.arg(kiosk));
}

std::unique_ptr<Store> Fleet::open(int kiosk) const
{
    return need(Store::open(stateDirectory(kiosk), std::make_shared<SystemClock>()));
}

void Fleet::queue(int dossiers, const QList<qsizetype> &parts)
{
    for (int kiosk = 0; kiosk < static_cast<int>(m_kiosks.size()); ++kiosk) {
        const auto store = open(kiosk);
        for (int i = 0; i < dossiers; ++i) {
            const DossierId id = need(store->createDraft(inventedStart()));
            need(store->submit(id, inventedSubmission()));
            QList<Part> described;
            for (const qsizetype bytes : parts) {
                const QByteArray content = noise(bytes, ++m_seed);
                described.append(partOf(u"part-%1"_s.arg(described.size()), content));
                need(store->savePart(id, described.last(), content));
            }
            need(store->saveManifest(id, manifestOf(id, described, id.toRfc4122())));
        }
    }
}

void Fleet::start(int kiosk)
{
    Kiosk &one = *m_kiosks[static_cast<std::size_t>(kiosk)];
    ++one.starts;
    ++m_starts;
    one.process = std::make_unique<QProcess>();
    one.process->setStandardOutputFile(QProcess::nullDevice());
    one.process->setStandardErrorFile(
        QProcess::nullDevice()); // what was left over is told by the exit status
    one.process->start(
        program(u"motcuactl"_s), {u"--state"_s, stateDirectory(kiosk), u"sync"_s, u"--once"_s});
    if (!one.process->waitForStarted())
        qFatal("motcuactl does not start; is MOTCUA_BIN set?");
}

void Fleet::startUploaders()
{
    for (int kiosk = 0; kiosk < static_cast<int>(m_kiosks.size()); ++kiosk)
        start(kiosk);
}

bool Fleet::uploaderRuns(int kiosk)
{
    QProcess &process = *m_kiosks[static_cast<std::size_t>(kiosk)]->process;
    return !process.waitForFinished(0) && process.state() == QProcess::Running;
}

bool Fleet::waitForUploaders(int kills, int mostStarts)
{
    const int kiosks = static_cast<int>(m_kiosks.size());
    for (bool all = false; !all;) {
        all = true;
        for (int kiosk = 0; kiosk < kiosks; ++kiosk) {
            Kiosk &one = *m_kiosks[static_cast<std::size_t>(kiosk)];
            if (uploaderRuns(kiosk)) {
                all = false;
                continue;
            }
            if (one.process->exitStatus() == QProcess::NormalExit && one.process->exitCode() == 0)
                continue;
            if (one.starts >= mostStarts)
                return false;
            start(kiosk);
            all = false;
        }
        const int victim = QRandomGenerator::global()->bounded(kiosks);
        if (kills > 0 && uploaderRuns(victim)) {
            m_kiosks[static_cast<std::size_t>(victim)]->process->kill();
            --kills;
        }
        if (!all)
            QThread::msleep(pauseMs);
    }
    return true;
}

QStringList Fleet::troubles() const
{
    QStringList troubles;
    QHash<QString, QJsonObject> held;
    QSet<QString> codes;
    for (const QJsonObject &dossier : m_central.list()) {
        const QString id = dossier.value(u"dossier_id").toString();
        if (held.contains(id))
            troubles += u"twice at central: "_s + id;
        held.insert(id, dossier);
        codes.insert(dossier.value(u"dossier_code").toString());
    }
    if (codes.size() != held.size())
        troubles += u"a code was given twice"_s;
    qsizetype known = 0;
    for (int kiosk = 0; kiosk < static_cast<int>(m_kiosks.size()); ++kiosk) {
        const auto store = open(kiosk);
        for (const DossierRecord &record : need(store->dossiers())) {
            ++known;
            const QString id = record.id.toString(QUuid::WithoutBraces);
            const QJsonObject theirs = held.value(id);
            if (!record.receipt || theirs.value(u"dossier_code").toString() != record.receipt->code)
                troubles += u"%1 is %2 here, and %3 at central"_s.arg(
                    id, dossierStateName(record.state), theirs.isEmpty() ? u"missing"_s : u"has its code"_s);
            QSet<QString> ours, there;
            for (const PartRecord &part : need(store->parts(record.id)))
                ours.insert(part.part.component + QString::fromLatin1(part.part.sha256.toHex()));
            for (const QJsonValue &part : theirs.value(u"parts").toArray())
                there.insert(part[u"component"].toString() + part[u"sha256"].toString());
            if (ours != there)
                troubles += u"other parts at central: "_s + id;
        }
    }
    if (known != held.size())
        troubles += u"%1 dossiers at the kiosks, %2 at central"_s.arg(known).arg(held.size());
    return troubles;
}

} // namespace motcua::test
