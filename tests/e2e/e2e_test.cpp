// SPDX-License-Identifier: GPL-3.0-or-later
// The whole road over the real programs: screens, worker, SANE, store, HTTP, central.
#include "tests/e2e/road.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include "app/domain/dossier.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

/// All bytes under `folder` that hold one of the citizen's words.
QStringList filesWith(const QString &folder, const QList<QByteArray> &words)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QByteArray &word : words)
            if (bytes.contains(word))
                found.append(file.fileName() + u": "_s + QString::fromUtf8(word));
    }
    return found;
}

const QList<QByteArray> personal {
    "001090001234", "Nguyễn Văn Mẫu", "NGUYỄN VĂN MẪU", "Văn Mẫu", "Ví Dụ, phường", "15031990", "1990-03-15"};

} // namespace

class EndToEnd : public ::testing::Test
{
protected:
    void begin(bool centralUp = true)
    {
        m_rig.layOnGlass(Rig::sample(u"glass/can-cuoc-18mm.png"_s));
        ASSERT_TRUE(m_rig.startCentral());
        ASSERT_TRUE(m_rig.enrol());
        if (!centralUp)
            m_rig.killCentral();
        m_rig.slipSeconds = 300; // nothing here depends on how quick the machine is
        ASSERT_TRUE(m_rig.startKiosk());
    }
    Rig m_rig;
    Road m_road {m_rig};
};

TEST_F(EndToEnd, paperInDossierCodeOut)
{
    begin();
    ASSERT_TRUE(m_road.walk()) << qPrintable(m_rig.finger().why())
                               << qPrintable(m_rig.finger().names().join(u' '));

    const auto central = m_rig.dossiersAtCentral();
    ASSERT_EQ(central.size(), 1);
    const QString code = central.first().value(u"dossier_code").toString();
    EXPECT_TRUE(isDossierCode(code)) << qPrintable(code);

    const auto queue = m_rig.ctl({u"queue"_s, u"list"_s});
    ASSERT_EQ(queue.lines.size(), 1);
    EXPECT_EQ(queue.lines.first().value(u"state").toString(), u"submitted"_s);
    EXPECT_EQ(queue.lines.first().value(u"dossier_code").toString(), code);

    // The bytes that central stores have the SHA-256 that the kiosk's record names.
    const auto shown =
        m_rig.ctl({u"queue"_s, u"show"_s, queue.lines.first().value(u"dossier_id").toString()});
    ASSERT_EQ(shown.exit, 0);
    QMap<QString, QString> here;
    QMap<QString, QString> there;
    for (const QJsonValue &part : shown.lines.first().value(u"parts").toArray())
        here.insert(part[u"component"].toString(), part[u"sha256"].toString());
    for (const QJsonValue &part : central.first().value(u"parts").toArray())
        there.insert(part[u"component"].toString(), part[u"sha256"].toString());
    EXPECT_EQ(here.size(), 5);
    EXPECT_EQ(here, there);

    EXPECT_EQ(filesWith(m_rig.state(), personal), QStringList());
    EXPECT_EQ(QDir(m_rig.slips()).entryList({u"*.pdf"_s}).size(), 1);
}

TEST_F(EndToEnd, theScreensThreadCanBeAskedHowLongItBlocked)
{
    begin();
    ASSERT_TRUE(m_road.readCard());
    bool resumed = true;
    ASSERT_TRUE(m_road.resumeIfAsked(resumed));
    ASSERT_FALSE(resumed);
    ASSERT_TRUE(m_road.chooseProcedure());
    static_cast<void>(m_rig.finger().say({{u"do"_s, u"stalls"_s}}));
    for (const Road::Paper &paper : m_road.papers())
        ASSERT_TRUE(m_road.scan(paper)) << qPrintable(m_rig.finger().why());
    const QJsonObject stalls = m_rig.finger().say({{u"do"_s, u"stalls"_s}});
    RecordProperty("worst_ms", stalls.value(u"worst_ms").toInt());
    RecordProperty("over_50_ms", stalls.value(u"over_50_ms").toInt());
    EXPECT_TRUE(stalls.contains(u"worst_ms"_s));
}

TEST_F(EndToEnd, withoutCentralThereIsASlipAndTheCodeComesLater)
{
    begin(false);
    bool resumed = false;
    ASSERT_TRUE(m_road.readCard() && m_road.resumeIfAsked(resumed) && m_road.chooseProcedure());
    m_road.shortPapers = true;
    for (const Road::Paper &paper : m_road.papers())
        ASSERT_TRUE(m_road.scan(paper)) << qPrintable(m_rig.finger().why());
    ASSERT_TRUE(m_road.reviewAndConsent() && m_road.submit()) << qPrintable(m_rig.finger().why());
    EXPECT_FALSE(m_rig.finger().names().contains(u"faultPanel"_s))
        << "a citizen who did all right is shown a fault";
    auto queue = m_rig.ctl({u"queue"_s, u"list"_s});
    ASSERT_EQ(queue.lines.size(), 1);
    EXPECT_TRUE(queue.lines.first().value(u"dossier_code").isNull());

    ASSERT_TRUE(m_rig.startCentral());
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    const auto central = m_rig.dossiersAtCentral();
    ASSERT_EQ(central.size(), 1);
    queue = m_rig.ctl({u"queue"_s, u"list"_s});
    EXPECT_EQ(queue.lines.first().value(u"dossier_code"), central.first().value(u"dossier_code"));
    EXPECT_EQ(filesWith(m_rig.state(), personal), QStringList());
}

TEST_F(EndToEnd, aJamKeepsWhatIsSavedAndTheSheetIsFedAgain)
{
    begin();
    bool resumed = false;
    ASSERT_TRUE(m_road.readCard() && m_road.resumeIfAsked(resumed) && m_road.chooseProcedure());
    m_rig.scannerFaults("2 jam 0.5\n");
    const auto papers = m_road.papers();
    m_rig.putInTray(papers[3].images); // two sheets
    FingerClient &finger = m_rig.finger();
    ASSERT_TRUE(finger.tap(u"component_phieu-kham-suc-khoe"_s) && finger.tap(u"scanStart"_s));
    ASSERT_TRUE(finger.wait(u"faultPanel"_s, 60'000)) << qPrintable(finger.why());
    m_road.onScreen(u"jam"_s);
    const auto shown = m_rig.ctl({u"queue"_s, u"list"_s});
    ASSERT_EQ(shown.lines.size(), 1);
    EXPECT_EQ(finger.savedSheets(), 1);
    ASSERT_TRUE(finger.tap(u"scanMore"_s)) << qPrintable(finger.names().join(u' '));
    ASSERT_TRUE(finger.gone(u"faultPanel"_s, 60'000));
    ASSERT_TRUE(finger.tap(u"scanDone"_s, 60'000)) << qPrintable(finger.why());
    const auto one = m_rig.ctl({u"queue"_s, u"show"_s, shown.lines.first().value(u"dossier_id").toString()});
    EXPECT_EQ(one.lines.first().value(u"pages").toArray().size(), 2);
}

TEST_F(EndToEnd, sheetsAreAddedToAPaperThatIsInAndFeedingCanBeStopped)
{
    begin();
    bool resumed = false;
    ASSERT_TRUE(m_road.readCard() && m_road.resumeIfAsked(resumed) && m_road.chooseProcedure());
    const QStringList sheets = m_road.papers()[3].images; // two
    FingerClient &finger = m_rig.finger();
    m_rig.putInTray({sheets[0]});
    ASSERT_TRUE(finger.tap(u"component_phieu-kham-suc-khoe"_s) && finger.tap(u"scanStart"_s));
    EXPECT_TRUE(finger.wait(u"scanStop"_s)) << qPrintable(finger.why());
    ASSERT_TRUE(finger.wait(u"scanMore"_s, 60'000)) << qPrintable(finger.names().join(u' '));
    EXPECT_TRUE(finger.names().contains(u"scanGlass"_s));
    EXPECT_EQ(finger.savedSheets(), 1);
    m_rig.putInTray({sheets[1]});
    ASSERT_TRUE(finger.tap(u"scanMore"_s)) << qPrintable(finger.why());
    EXPECT_TRUE(finger.wait(u"scanStop"_s)) << qPrintable(finger.why());
    ASSERT_TRUE(finger.wait(u"scanMore"_s, 60'000)) << qPrintable(finger.names().join(u' '));
    EXPECT_EQ(finger.savedSheets(), 2);
}

TEST_F(EndToEnd, anUnreadableCardIsRefusedKindlyAndReadAgain)
{
    begin();
    FingerClient &finger = m_rig.finger();
    for (const QString &card :
        {u"blank"_s, u"contradictory"_s, u"vietqr"_s, u"url"_s, u"vneid"_s, u"old-number"_s}) {
        m_rig.layOnGlass(Rig::sample(u"glass/%1.png"_s.arg(card)));
        if (finger.names().contains(u"homeBegin"_s)) {
            ASSERT_TRUE(finger.tap(u"homeBegin"_s));
        }
        ASSERT_TRUE(finger.tap(u"cardRead"_s)) << qPrintable(card);
        ASSERT_TRUE(finger.gone(u"faultPanel"_s) && finger.wait(u"faultPanel"_s, 60'000)) << qPrintable(card);
        m_road.onScreen(u"refused-"_s + card);
    }
    m_rig.layOnGlass(Rig::sample(u"glass/can-cuoc-11mm.png"_s));
    ASSERT_TRUE(finger.tap(u"cardRead"_s));
    EXPECT_TRUE(finger.wait(u"primaryButton"_s, 60'000)) << qPrintable(finger.why());
}
