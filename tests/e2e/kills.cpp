// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/kills.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <random>
#include <thread>

#include <QElapsedTimer>
#include <QHash>
#include <QJsonArray>

#include "tests/e2e/road.h"

using namespace Qt::StringLiterals;

namespace
{

constexpr int codeMs = 90'000;
constexpr int mostLives = 8; ///< restarts within one intake before it counts as stuck

enum class Victim { Kiosk, Worker, Uploader, Central };

class Run
{
public:
    Run(int kills, unsigned seed)
        : m_wanted(kills)
        , m_random(seed)
    {
    }

    KillReport go()
    {
        m_rig.layOnGlass(Rig::sample(u"glass/can-cuoc-18mm.png"_s));
        if (!m_rig.startCentral() || !m_rig.enrol() || !m_rig.startKiosk())
            return trouble(u"the programs do not start"_s);
        QElapsedTimer timer;
        timer.start();
        if (!fileOne(0))
            return m_report;
        m_roadMs = timer.elapsed();
        while (m_report.kills < m_wanted && m_report.firstTrouble.isEmpty()) {
            if (!heal()) {
                trouble(u"the programs do not start again"_s);
                break;
            }
            std::atomic<bool> over {false};
            std::thread killer([&, kiosk = m_rig.kioskPid(), central = m_rig.centralPid()] {
                strike(kiosk, central, over);
            });
            const int before = m_report.kills;
            timer.restart();
            const bool filed = fileOne(m_report.intakes);
            over = true;
            killer.join();
            // A road without a kill says how long roads are just now, so that later moments are chosen within
            // one.
            if (m_report.kills == before)
                m_roadMs = timer.elapsed();
            if (!filed)
                break;
        }
        return m_report;
    }

private:
    KillReport trouble(const QString &what)
    {
        if (m_report.firstTrouble.isEmpty())
            m_report.firstTrouble = what + u" — "_s + m_rig.finger().why();
        return m_report;
    }

    /// In a thread of its own: waits for a random moment of the road, then kills one program.
    void strike(qint64 kiosk, qint64 central, const std::atomic<bool> &over)
    {
        // The screen holds what is not durable yet, so it dies as often as all others together.
        constexpr std::array victims {
            Victim::Kiosk, Victim::Kiosk, Victim::Kiosk, Victim::Worker, Victim::Uploader, Victim::Central};
        const Victim victim = victims[m_random() % victims.size()];
        const auto delay = std::uniform_int_distribution<qint64>(0, m_roadMs)(m_random);
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < delay && !over)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        while (!over) {
            QList<qint64> targets;
            switch (victim) {
            case Victim::Kiosk:
                targets = {kiosk};
                break;
            case Victim::Worker:
                targets = Rig::childrenOf(kiosk, "motcua-worker");
                break;
            case Victim::Uploader:
                targets = Rig::childrenOf(kiosk, "motcuactl");
                break;
            case Victim::Central:
                targets = {central};
                break;
            }
            targets.removeIf([](qint64 pid) { return pid <= 1; }); // 0 would be everyone of ours
            if (!targets.isEmpty()
                && ::kill(static_cast<pid_t>(targets[static_cast<qsizetype>(
                              m_random() % static_cast<unsigned>(targets.size()))]),
                       SIGKILL)
                    == 0) {
                ++m_report.kills;
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }

    bool heal()
    {
        if (!m_rig.centralRuns() && !m_rig.startCentral())
            return false;
        if (m_rig.kioskRuns())
            return true;
        return m_rig.startKiosk();
    }

    QList<QJsonObject> queue() { return m_rig.ctl({u"queue"_s, u"list"_s}).lines; }

    static int count(const QList<QJsonObject> &queue, bool drafts)
    {
        return static_cast<int>(std::count_if(queue.begin(), queue.end(), [&](const QJsonObject &dossier) {
            return (dossier.value(u"state").toString() == u"draft") == drafts;
        }));
    }

    /// Pages of the draft a component, by the store.
    QHash<QString, int> draftPages(const QList<QJsonObject> &queue)
    {
        QHash<QString, int> pages;
        for (const QJsonObject &dossier : queue) {
            if (dossier.value(u"state").toString() != u"draft")
                continue;
            const auto shown = m_rig.ctl({u"queue"_s, u"show"_s, dossier.value(u"dossier_id").toString()});
            if (!shown.lines.isEmpty())
                for (const QJsonValue &page : shown.lines.first().value(u"pages").toArray())
                    ++pages[page[u"component"].toString()];
        }
        return pages;
    }

    /// One life of the kiosk: as far as it gets towards submit. False: something died or came to nothing.
    bool live(int before)
    {
        FingerClient &finger = m_rig.finger();
        const auto list = queue();
        if (count(list, true) > 1)
            ++m_report.extraDrafts;
        if (count(list, false) > before)
            return true;
        const QHash<QString, int> kept = draftPages(list);
        for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it)
            m_report.lostPages += std::max(0, it.value() - kept.value(it.key()));

        if (!finger.wait(u"homeBegin"_s) || !finger.tap(u"homeBegin"_s))
            return false;
        bool greeted = false;
        for (int i = 0; i < 3 && !greeted && m_rig.kioskRuns(); ++i)
            greeted = finger.tap(u"cardRead"_s) && finger.gone(u"faultPanel"_s)
                && either(u"faultPanel"_s, u"primaryButton|draftResume"_s) != u"faultPanel"_s;
        bool resumed = false;
        if (!greeted || !m_road.resumeIfAsked(resumed))
            return false;
        if (resumed)
            ++m_report.resumed;
        else if (!m_road.chooseProcedure())
            return false;
        for (const Road::Paper &paper : m_road.papers())
            if (!scan(paper, resumed ? kept.value(paper.component) : 0))
                return false;
        return m_road.reviewAndConsent() && finger.tap(u"submit"_s) && finger.wait(u"slipEnd"_s, codeMs);
    }

    bool scan(const Road::Paper &paper, int have)
    {
        FingerClient &finger = m_rig.finger();
        const auto whole = static_cast<int>(paper.images.size());
        if (have >= whole)
            return true;
        m_rig.emptyTray();
        m_rig.putInTray(paper.images.mid(have));
        if (!finger.tap(u"component_"_s + paper.component))
            return false;
        const QString seen = m_rig.path(u"seen"_s);
        for (int i = 0; i < 4 && m_rig.kioskRuns(); ++i) {
            if (!finger.tap(u"scanMore|scanStart"_s) || !finger.watchSavedSheets(seen))
                return false;
            const bool went = finger.wait(u"scanStop|faultPanel|scanDone"_s);
            const QString came = went ? either(u"faultPanel"_s, u"scanDone"_s) : QString();
            // Dead or alive: what the person has seen counts. An item is there a moment before its frame is
            // shown.
            const int saved =
                std::max(FingerClient::savedSheetsIn(seen), came.isEmpty() ? 0 : finger.savedSheets());
            m_report.pagesShown += std::max(0, saved - m_shown.value(paper.component));
            m_shown.insert(paper.component, std::max(saved, m_shown.value(paper.component)));
            if (!went)
                return false;
            if (came == u"scanDone" && saved >= whole)
                return finger.tap(u"scanDone"_s) && finger.wait(u"component_don-de-nghi"_s);
        }
        return false;
    }

    QString either(const QString &one, const QString &other)
    {
        FingerClient &finger = m_rig.finger();
        return finger.wait(one + u'|' + other, 60'000) ? finger.lastName() : QString();
    }

    /// Files one dossier, whatever dies on the way, and sees that it arrives once.
    bool fileOne(int before)
    {
        m_shown.clear();
        for (int life = 0; life < mostLives; ++life) {
            if (!heal())
                break;
            if (live(before)) {
                ++m_report.intakes;
                if (m_report.intakes % 10 == 0)
                    std::fprintf(stderr, "%d kills over %d intakes, %d pages shown as saved: %d lost\n",
                        m_report.kills, m_report.intakes, m_report.pagesShown, m_report.lostPages);
                return arrived(before + 1);
            }
            if (m_rig.kioskRuns())
                m_rig.killKiosk(); // a person would walk away; the next life begins from what is on disk
        }
        ++m_report.stuck;
        trouble(u"intake %1 never reached its slip"_s.arg(before));
        return false;
    }

    bool arrived(int expected)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < codeMs) {
            if (!heal())
                break;
            const auto list = queue();
            const auto coded = std::count_if(list.begin(), list.end(),
                [](const QJsonObject &dossier) { return dossier.value(u"dossier_code").isString(); });
            const auto atCentral = m_rig.dossiersAtCentral().size();
            if (atCentral > expected) {
                m_report.doubled += static_cast<int>(atCentral) - expected;
                trouble(u"central holds more dossiers than were filed"_s);
                return false;
            }
            if (coded == expected && atCentral == expected) {
                FingerClient &finger = m_rig.finger();
                if (finger.names().contains(u"slipEnd"_s))
                    finger.tap(u"slipEnd"_s);
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
        }
        ++m_report.stuck;
        trouble(u"dossier %1 never got its code"_s.arg(expected));
        return false;
    }

    int m_wanted;
    std::mt19937 m_random;
    Rig m_rig;
    Road m_road = [this] {
        Road road(m_rig);
        road.shortPapers = true;
        return road;
    }();
    qint64 m_roadMs = 20'000;
    QHash<QString, int> m_shown; ///< component → pages that the screen said were saved, in this intake
    KillReport m_report;
};

} // namespace

KillReport killAtRandom(int kills, unsigned seed)
{
    return Run(kills, seed).go();
}
