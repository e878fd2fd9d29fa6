// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/manyroads.h"

#include <atomic>
#include <cstdio>
#include <thread>

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr int tellEvery = 50; ///< roads

} // namespace

void ManyRoads::add(const Hall::Figures &figures, int pages, const QStringList &troubles, const QString &what)
{
    const std::scoped_lock lock(m_mutex);
    m_pages += pages;
    m_sum.lostPages += figures.lostPages;
    m_sum.doubled += figures.doubled;
    m_sum.stuck += figures.stuck;
    m_sum.damaged += figures.damaged;
    if (!troubles.isEmpty()) {
        m_troubles.append(QString(what + u": "_s + troubles.join(u"; "_s)));
        std::fprintf(stderr, "%s\n", qPrintable(m_troubles.last().toString()));
    }
    if (++m_roads % tellEvery == 0)
        std::fprintf(stderr, "%d roads, %d troubles\n", m_roads, int(m_troubles.size()));
}

void ManyRoads::count(const QString &name, int by)
{
    const std::scoped_lock lock(m_mutex);
    m_counts[name] += by;
}

QJsonObject ManyRoads::figures() const
{
    const std::scoped_lock lock(m_mutex);
    QJsonObject result {{u"roads"_s, m_roads}, {u"pages_shown"_s, m_pages},
        {u"lost_pages"_s, m_sum.lostPages}, {u"doubled"_s, m_sum.doubled}, {u"stuck"_s, m_sum.stuck},
        {u"damaged"_s, m_sum.damaged}, {u"troubles"_s, m_troubles}};
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
        result.insert(it.key(), it.value());
    return result;
}

void forAll(long most, const std::function<bool(long i)> &work)
{
    std::atomic<long> next {0};
    std::atomic<bool> over {false};
    std::vector<std::thread> hands;
    const unsigned many = std::max(1U, qEnvironmentVariable("MOTCUA_JOBS", u"2"_s).toUInt());
    for (unsigned hand = 0; hand < many; ++hand)
        hands.emplace_back([&] {
            for (long i = next++; i < most && !over; i = next++)
                if (!work(i))
                    over = true;
        });
    for (std::thread &hand : hands)
        hand.join();
}

bool tell(const QString &file, const QJsonObject &result)
{
    bool kept = true;
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(result).toJson()) < 0) {
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(file));
        kept = false;
    }
    for (auto sweep = result.constBegin(); sweep != result.constEnd(); ++sweep) {
        if (!sweep->isObject())
            continue;
        std::printf("%s:", qPrintable(sweep.key()));
        const QJsonObject figures = sweep->toObject();
        for (auto figure = figures.constBegin(); figure != figures.constEnd(); ++figure)
            if (figure->isDouble())
                std::printf(" %s %d", qPrintable(figure.key()), figure->toInt());
        std::printf("\n");
        for (const QJsonValue &trouble : figures.value(u"troubles").toArray()) {
            std::printf("    %s\n", qPrintable(trouble.toString()));
            kept = false;
        }
    }
    return kept;
}

} // namespace motcua::test
