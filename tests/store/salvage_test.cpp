// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever damages the database: what can be read goes on, what cannot is named, and nothing that lacks a
// page is taken for whole.
#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include <csignal>

#include <sys/resource.h>

#include <QJsonArray>

#include "sync/store/commitmark.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

/// What a dossier has, as it was before the damage.
struct Known {
    DossierState state = DossierState::Draft;
    std::map<int, QByteArray> pictures; ///< by the sheet's number
    QJsonObject form;
    std::map<QString, QByteArray> parts; ///< by component
    std::optional<QByteArray> manifest;
    QString code;
};

class Salvaging : public StoreTest
{
protected:
    using All = QMap<DossierId, Known>;

    DossierId begin(const QString &caseId, int pages)
    {
        DraftStart start = inventedStart();
        start.caseId = caseId;
        const DossierId id = valueOf(store().createDraft(start));
        for (int i = 0; i < pages; ++i)
            addPage(id, u"don"_s,
                {randomBytes(9'000, ++m_seed), QSize(10, 10), 300, randomBytes(900, m_seed + 500)});
        EXPECT_DONE(store().saveForm(id, {{u"noi-dung"_s, caseId}}));
        return id;
    }
    void makeReady(const DossierId &id)
    {
        for (const QString &component : {u"don"_s, u"form"_s}) {
            const QByteArray content = randomBytes(70'000, ++m_seed);
            EXPECT_DONE(store().savePart(id, inventedPart(component, content), content));
        }
        EXPECT_DONE(store().saveManifest(id, "{\"invented\": true}"));
    }
    /// Some of each state.
    void fill()
    {
        for (int round = 0; round < 3; ++round) {
            const QString n = QString::number(round);
            begin(u"draft-"_s + n, 3);
            const DossierId queued = begin(u"queued-"_s + n, 2);
            EXPECT_DONE(store().submit(queued, inventedSubmission()));
            const DossierId ready = begin(u"ready-"_s + n, 2);
            EXPECT_DONE(store().submit(ready, inventedSubmission()));
            makeReady(ready);
            const DossierId refused = begin(u"refused-"_s + n, 1);
            EXPECT_DONE(store().submit(refused, inventedSubmission()));
            EXPECT_DONE(store().refuse(refused, FaultId::CentralRefused, u"Thiếu chữ ký"_s));
            for (const bool kept : {false, true}) {
                const DossierId done = begin((kept ? u"kept-"_s : u"done-"_s) + n, 1);
                EXPECT_DONE(store().submit(done, inventedSubmission()));
                EXPECT_DONE(
                    store().setReceipt(done, {u"000.00.00.H00-%1"_s.arg(++m_codes), clock->wall, {}}));
                if (kept)
                    EXPECT_DONE(store().shred(done));
            }
        }
    }
    static Known known(Store &store, const DossierRecord &record)
    {
        Known one;
        one.state = record.state;
        one.code = record.receipt ? record.receipt->code : QString();
        if (record.state == DossierState::Kept)
            return one;
        std::map<SheetId, int> numbers;
        for (const SheetRecord &sheet : valueOf(store.sheets(record.id)))
            numbers[sheet.id] = sheet.number;
        for (const PageRecord &page : valueOf(store.pages(record.id)))
            one.pictures[numbers[page.sheet]] = valueOf(store.pageImage(page.id)).jpeg;
        one.form = valueOf(store.form(record.id));
        for (const PartRecord &part : valueOf(store.parts(record.id)))
            one.parts[part.part.component] = valueOf(store.partBytes(part.id, 0, part.part.bytes));
        one.manifest = valueOf(store.manifest(record.id));
        return one;
    }
    void remember()
    {
        for (const DossierRecord &record : valueOf(store().dossiers()))
            m_all.insert(record.id, known(store(), record));
        m_entries = valueOf(store().auditStretch(0, 100'000)).sequence;
    }

    /// A copy of the state folder, to be damaged.
    QString copyOfState() { return copyOf(path()); }
    QString copyOf(const QString &state)
    {
        const QString to = m_copies.filePath(QString::number(++m_copy));
        copyFolder(state, to);
        return to;
    }
    static void copyFolder(const QString &from, const QString &to)
    {
        QDir().mkpath(to);
        QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        for (const QFileInfo &entry :
            QDir(from).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
            if (entry.isDir())
                copyFolder(entry.filePath(), to + u'/' + entry.fileName());
            else
                QFile::copy(entry.filePath(), to + u'/' + entry.fileName());
        }
    }
    static void overwrite(const QString &file, qint64 at, const QByteArray &bytes)
    {
        QFile target(file);
        ASSERT_TRUE(target.open(QIODevice::ReadWrite) && target.seek(at));
        ASSERT_EQ(target.write(bytes), bytes.size());
    }
    static void flip(const QString &file, qint64 at)
    {
        QFile target(file);
        ASSERT_TRUE(target.open(QIODevice::ReadWrite) && target.seek(at));
        char byte = 0;
        ASSERT_TRUE(target.getChar(&byte) && target.seek(at) && target.putChar(char(byte ^ 0x55)));
    }
    /// As the look through all of it does that finds the damage.
    static void mark(const QString &state)
    {
        QFile file(state + u"/store.damaged"_s);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("found by a test");
    }

    struct Figures {
        int whole = 0, toAPerson = 0, lost = 0, sheetsLost = 0;
    };
    /// Opens what was damaged, and holds it against what was there before.
    Figures judge(const QString &state)
    {
        Figures figures;
        auto opened = Store::open(state, clock);
        EXPECT_TRUE(opened) << qPrintable(opened.error().name()) << qPrintable(opened.error().detail);
        if (!opened)
            return figures;
        Store &damaged = **opened;
        m_lossIsSaid = false;
        for (const QString &wrong : valueOf(damaged.check())) {
            EXPECT_TRUE(wrong.startsWith(u"a damaged database was set aside")) << qPrintable(wrong);
            m_lossIsSaid = m_lossIsSaid || wrong.contains(u"dossiers may be lost");
        }
        QSet<DossierId> gone;
        QMap<DossierId, QSet<int>> lostSheets;
        QSet<DossierId> named;
        for (const Store::Loss &loss : valueOf(damaged.losses())) {
            named.insert(loss.dossier);
            if (loss.whole)
                gone.insert(loss.dossier);
            for (const QJsonValue &sheet : loss.detail.value(u"sheets").toArray())
                lostSheets[loss.dossier].insert(sheet.toInt());
        }
        // Of what neither a row nor an entry is left, nobody can speak.
        bool logLacks = false;
        for (const EventRecord &event : valueOf(damaged.events()))
            logLacks = logLacks
                || (event.kind == u"store-set-aside"
                    && event.detail.value(u"entries").toInteger() < m_entries);
        for (auto known = m_all.cbegin(); known != m_all.cend(); ++known) {
            SCOPED_TRACE(qPrintable(dossierStateName(known->state)));
            const auto record = damaged.dossier(known.key());
            if (!record) {
                EXPECT_TRUE(gone.contains(known.key()) || logLacks);
                ++figures.lost;
                continue;
            }
            figures.sheetsLost += int(lostSheets.value(known.key()).size());
            judgeOne(damaged, *record, *known, lostSheets.value(known.key()), named.contains(known.key()),
                !asideIn(state).isEmpty(), figures);
        }
        // And it works on.
        DraftStart start = inventedStart();
        start.caseId = u"after"_s;
        const auto after = damaged.createDraft(start);
        EXPECT_DONE(after);
        const auto sheet = damaged.sheetFed(*after, u"don"_s);
        EXPECT_DONE(sheet);
        EXPECT_DONE(damaged.savePage(*sheet, inventedPage(1, 10'000)));
        opened->reset();
        EXPECT_DONE(Store::checkCopy(state + u"/store.sqlite"_s));
        return figures;
    }
    void judgeOne(Store &store, const DossierRecord &record, const Known &known, const QSet<int> &lost,
        bool named, bool aside, Figures &figures) const
    {
        if (record.state == DossierState::Attention && known.state != DossierState::Attention) {
            EXPECT_EQ(record.lastFault, FaultId::PagesLost);
            EXPECT_TRUE(named);
            EXPECT_FAULT(store.retry(record.id), PagesLost);
            ++figures.toAPerson;
            return;
        }
        if (record.state == DossierState::Kept) {
            EXPECT_TRUE(known.state == DossierState::Kept || known.state == DossierState::Submitted);
            EXPECT_EQ(record.receipt->code, known.code);
            return;
        }
        const bool torn = record.state == DossierState::Attention && record.lastFault == FaultId::PagesLost;
        const Known now = Salvaging::known(store, record);
        // The end of a log that is gone is gone with all it said, but not without a word.
        EXPECT_TRUE(record.state == known.state || m_lossIsSaid);
        for (const auto &[number, picture] : known.pictures) {
            const auto found = now.pictures.find(number);
            if (found == now.pictures.end()) {
                EXPECT_TRUE(lost.contains(number) || torn) << "sheet " << number << " is gone without a word";
            } else {
                EXPECT_TRUE(found->second == picture) << "sheet " << number;
            }
        }
        EXPECT_TRUE(now.form == known.form || (named && now.form.isEmpty()));
        if (record.state != DossierState::Queued)
            return;
        ++figures.whole;
        if (now.manifest) {
            EXPECT_EQ(now.manifest, known.manifest);
            EXPECT_EQ(now.parts, known.parts);
        } else {
            EXPECT_EQ(now.pictures, known.pictures) << "it is made again of papers that are not all there";
            EXPECT_TRUE(!aside || valueOf(store.unasked(1000)).contains(record.id));
        }
    }
    QStringList asideIn(const QString &state) const
    {
        return QDir(state).entryList({u"store.sqlite.damaged-*Z"_s}, QDir::Files);
    }

    All m_all;
    qint64 m_entries = 0;
    bool m_lossIsSaid = false; ///< by the store that judge() opened last
    QTemporaryDir m_copies;

private:
    quint32 m_seed = 0;
    int m_codes = 0, m_copy = 0;
};

} // namespace

TEST_F(Salvaging, theProofOfAnErasureNamesTheDamagedFileThatMayStillHoldIt)
{
    const auto erase = [&](const DossierId &id) {
        return valueOf(store().erase(id, u"phiếu 12/2026"_s, true));
    };
    const DossierId first = begin(u"a"_s, 1), second = begin(u"b"_s, 1);
    close();
    mark(path());
    QFile beside(databasePath() + u"-wal"_s);
    ASSERT_TRUE(beside.exists() || (beside.open(QIODevice::WriteOnly) && beside.write("a log") == 5));
    beside.close();
    open();
    const QStringList aside = asideIn(path());
    ASSERT_EQ(aside.size(), 1);
    EXPECT_EQ(valueOf(store().damagedFiles()), aside);

    const Erased erased = erase(first);
    EXPECT_EQ(erased.damagedFiles, aside);
    EXPECT_FALSE(erased.nothingLeft) << "its keys and pages lie in that file";
    const auto entry = valueOf(store().events(first)).last();
    EXPECT_EQ(entry.sequence, erased.entry);
    EXPECT_EQ(entry.detail[u"damaged_files"].toArray(), QJsonArray::fromStringList(aside));
    EXPECT_EQ(valueOf(store().damagedFiles(first)), aside) << "where it is no more here";
    const Erased later = erase(begin(u"c"_s, 1));
    EXPECT_TRUE(later.damagedFiles.isEmpty()) << "it was begun after the file was set aside";
    EXPECT_TRUE(later.nothingLeft);

    EXPECT_EQ(valueOf(store().destroyDamaged(u"phiếu 13/2026"_s)), aside);
    EXPECT_TRUE(QDir(path()).entryList({u"store.sqlite.damaged-*"_s}, QDir::Files).isEmpty());
    const auto destroyed = valueOf(store().events()).last();
    EXPECT_EQ(destroyed.kind, u"damaged-destroyed"_s);
    EXPECT_EQ(destroyed.detail[u"file"].toString(), aside.first());
    EXPECT_EQ(destroyed.detail[u"reason"].toString(), u"phiếu 13/2026"_s);
    EXPECT_TRUE(erase(second).nothingLeft);
    EXPECT_TRUE(valueOf(store().destroyDamaged(u"x"_s)).isEmpty());
}

TEST_F(Salvaging, aDatabaseThatIsNotDamagedComesOutAsItWas)
{
    fill();
    remember();
    const auto head = valueOf(store().auditStretch(0, 10'000));
    close();
    const QString state = copyOfState();
    mark(state);
    const Figures figures = judge(state);
    EXPECT_EQ(figures.whole, 6);
    EXPECT_EQ(figures.toAPerson + figures.lost + figures.sheetsLost, 0);
    const auto again = valueOf(Store::open(state, clock));
    const auto log = valueOf(again->auditStretch(head.sequence, 0));
    EXPECT_EQ(log.chain, head.chain) << "a whole log goes on under its own id";
    EXPECT_EQ(log.hash, head.hash);
    EXPECT_EQ(asideIn(state).size(), 1);
    EXPECT_FALSE(QFileInfo::exists(state + u"/store.damaged"_s));
    EXPECT_FALSE(QFileInfo::exists(state + u"/salvage"_s));
}

TEST_F(Salvaging, aFlippedByteAnywhereLosesWhatItHitsAndThatIsNamed)
{
    fill();
    remember();
    close();
    const qint64 size = QFileInfo(databasePath()).size();
    Figures sum;
    constexpr int places = 32;
    for (int i = 0; i < places; ++i) {
        const qint64 at = size * i / places + (i * 97) % 4096;
        SCOPED_TRACE(at);
        const QString state = copyOfState();
        flip(state + u"/store.sqlite"_s, at);
        mark(state);
        const Figures figures = judge(state);
        sum.whole += figures.whole;
        sum.lost += figures.lost;
        EXPECT_LE(figures.lost + figures.toAPerson, 2) << "one byte takes more than it should";
        QDir(state).removeRecursively();
    }
    EXPECT_GT(sum.whole, places * 5);
}

TEST_F(Salvaging, aPageOfZerosAnywhereLosesWhatStoodThereAndThatIsNamed)
{
    fill();
    remember();
    close();
    const qint64 pages = QFileInfo(databasePath()).size() / 4096;
    for (qint64 page = 0; page < pages; page += page < 24 ? 1 : 13) {
        SCOPED_TRACE(page + 1);
        const QString state = copyOfState();
        overwrite(state + u"/store.sqlite"_s, page * 4096, QByteArray(4096, '\0'));
        mark(state);
        judge(state);
        QDir(state).removeRecursively();
    }
}

TEST_F(Salvaging, aFileThatIsCutShortGivesWhatIsLeftOfIt)
{
    fill();
    remember();
    close();
    const qint64 size = QFileInfo(databasePath()).size();
    for (const qint64 left : {0LL, 100LL, 4096LL, size / 8, size / 3, size / 2, size - 5000, size - 1}) {
        SCOPED_TRACE(left);
        const QString state = copyOfState();
        QFile::resize(state + u"/store.sqlite"_s, left);
        mark(state);
        judge(state);
        QDir(state).removeRecursively();
    }
}

TEST_F(Salvaging, whatWasCommittedBehindADamagedPlaceOfTheLogIsNotForgotten)
{
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    fill();
    remember();
    const qint64 size = QFileInfo(databasePath() + u"-wal"_s).size();
    ASSERT_GT(size, 400'000);
    for (int i = 0; i < 10; ++i) {
        const qint64 at = i == 0 ? 5 : size * i / 11 + (i * 61) % 4096;
        SCOPED_TRACE(at);
        const QString state = copyOfState();
        flip(state + u"/store.sqlite-wal"_s, at);
        QFile::remove(state + u"/store.sqlite-shm"_s);
        const Figures figures = judge(state);
        EXPECT_EQ(asideIn(state).size(), 1) << "nobody noticed";
        EXPECT_LE(figures.lost + figures.toAPerson, 3);
        QDir(state).removeRecursively();
    }
    // Without its index the log is read as ever.
    const QString state = copyOfState();
    QFile::remove(state + u"/store.sqlite-shm"_s);
    EXPECT_EQ(judge(state).whole, 6);
    EXPECT_TRUE(asideIn(state).isEmpty());
}

TEST_F(Salvaging, noCommitIsMissedThatSomebodyWasToldOfWhateverIsWrongWithTheLog)
{
    fill();
    close();
    open(); // all of it is in the database itself
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    for (const QString &one : {u"m"_s, u"n"_s, u"o"_s})
        EXPECT_DONE(store().submit(begin(one, 1), inventedSubmission()));
    remember();
    const qint64 size = QFileInfo(databasePath() + u"-wal"_s).size(), frame = 24 + 4096;
    const std::vector<std::pair<const char *, std::function<void(const QString &log)>>> damages {
        {"the last frame", [&](const QString &log) { flip(log, size - 100); }},
        {"the last commit's checksum", [&](const QString &log) { flip(log, size - frame + 17); }},
        {"two places",
            [&](const QString &log) {
                overwrite(log, size - 3 * frame, QByteArray(4096, '\0'));
                overwrite(log, size - 9 * frame, QByteArray(4096, '\0'));
            }},
        {"its end is gone", [&](const QString &log) { QFile::resize(log, size - 2 * frame); }},
        {"all of it is gone", [&](const QString &log) { QFile::remove(log); }}};
    for (const auto &[name, damage] : damages) {
        SCOPED_TRACE(name);
        const QString state = copyOfState();
        damage(state + u"/store.sqlite-wal"_s);
        QFile::remove(state + u"/store.sqlite-shm"_s);
        judge(state);
        EXPECT_EQ(asideIn(state).size(), 1) << "nobody noticed";
        QDir(state).removeRecursively();
    }
    const QString state = copyOfState();
    QFile::remove(state + u"/store.sqlite-shm"_s);
    judge(state);
    EXPECT_TRUE(asideIn(state).isEmpty()) << "nothing is wrong with it";
}

TEST_F(Salvaging, whatALostCommitChangedIsMissedWhicheverOfItsFramesAreGone)
{
    const DossierId id = begin(u"m"_s, 1);
    close();
    open();
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    const qint64 before = QFileInfo(databasePath() + u"-wal"_s).size();
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    remember();
    const qint64 frame = 24 + 4096, end = QFileInfo(databasePath() + u"-wal"_s).size();
    const qint64 first = std::max<qint64>(before, 32);
    ASSERT_GT(end, first + frame);
    for (qint64 one = first; one < end; one += frame)
        for (qint64 other = one; other < end; other += frame) {
            const QString state = copyOfState();
            QFile::remove(state + u"/store.sqlite-shm"_s);
            for (const qint64 at : {one, other})
                overwrite(state + u"/store.sqlite-wal"_s, at, QByteArray(frame, '\0'));
            judge(state);
            QDir(state).removeRecursively();
        }
}

TEST_F(Salvaging, aMarkThatCannotBeWrittenVouchesForNothing)
{
    begin(u"m"_s, 1);
    close();
    open();
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    const DossierId id = begin(u"n"_s, 1);
    ASSERT_TRUE(QFile::exists(databasePath() + u"-mark"_s));
    const rlimit small {30, RLIM_INFINITY}; // bytes of any file that may be written from here on
    rlimit usual {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const CommitMark mark(databasePath());
    EXPECT_FALSE(mark.tell({valueOf(store().auditStretch(0, 1)).chain, 1'000'000, 1, QByteArray(32, 'x')}));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &usual), 0);
    ::signal(SIGXFSZ, ignored);
    EXPECT_FALSE(QFile::exists(databasePath() + u"-mark"_s));
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    EXPECT_TRUE(CommitMark(databasePath()).read());
}

TEST_F(Salvaging, ofAnEmptiedDatabaseWhatStandsBehindADamagedPlaceOfTheLogIsSavedToo)
{
    close();
    open();
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    for (const QString &one : {u"m"_s, u"n"_s, u"o"_s})
        EXPECT_DONE(store().submit(begin(one, 1), inventedSubmission()));
    remember();
    const QString state = copyOfState();
    QFile::remove(state + u"/store.sqlite-shm"_s);
    ASSERT_TRUE(QFile::resize(state + u"/store.sqlite"_s, 0));
    flip(state + u"/store.sqlite-wal"_s, 32 + 24 + 100);
    EXPECT_GE(judge(state).whole, 2);
}

TEST_F(Salvaging, aWriteThatChangesNothingTakesNoRoom)
{
    valueOf(store().lastingMac("m"));
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    EXPECT_DONE(store().setFact(u"test"_s, "1"));
    const qint64 size = QFileInfo(databasePath() + u"-wal"_s).size();
    valueOf(store().lastingMac("m"));
    EXPECT_DONE(store().setFact(u"none"_s, {}));
    EXPECT_EQ(QFileInfo(databasePath() + u"-wal"_s).size(), size);
}

/// A disk that takes a transaction and then no more leaves it in the log, told to nobody; the next attempt is
/// written over its beginning.
TEST_F(Salvaging, whatAttemptsLeftInTheLogThatWereNeverWholeIsNoDamage)
{
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    fill();
    const DossierId draft = begin(u"attempted"_s, 1);
    remember();
    const QString told = copyOfState();
    const qint64 end = QFileInfo(told + u"/store.sqlite-wal"_s).size();
    // One transaction each, from where the log ended, the longest first.
    const auto attempt = [&](qsizetype bytes) {
        const QString state = copyOf(told);
        QFile::remove(state + u"/store.sqlite-shm"_s);
        const auto other = valueOf(Store::open(state, clock));
        RawDatabase holder(state + u"/store.sqlite"_s);
        EXPECT_EQ(holder.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK);
        EXPECT_DONE(other->saveForm(draft, {{u"noi-dung"_s, QString(bytes, u'x')}}));
        QFile log(state + u"/store.sqlite-wal"_s);
        EXPECT_TRUE(log.open(QIODevice::ReadOnly) && log.seek(end));
        return log.readAll();
    };
    const QByteArray longest = attempt(60'000), shorter = attempt(30'000), last = attempt(9'000);
    ASSERT_GT(longest.size(), shorter.size() + 8'000);
    ASSERT_GT(shorter.size(), last.size() + 8'000);
    const QString log = told + u"/store.sqlite-wal"_s;
    overwrite(log, end, longest);
    overwrite(log, end, shorter);
    overwrite(log, end, last.first(2 * 4'120)); // not to its commit
    QFile::remove(told + u"/store.sqlite-shm"_s);
    const Figures figures = judge(told);
    EXPECT_TRUE(asideIn(told).isEmpty());
    EXPECT_EQ(figures.lost + figures.toAPerson + figures.sheetsLost, 0);
}

TEST_F(Salvaging, aMachineThatStopsWithinItGoesOnWithIt)
{
    fill();
    remember();
    close();
    // Before the new database was whole: it is made again.
    QString state = copyOfState();
    ASSERT_TRUE(QDir(state).mkdir(u"salvage"_s));
    overwrite(state + u"/salvage/store.sqlite"_s, 0, "half");
    mark(state);
    EXPECT_EQ(judge(state).whole, 6);
    EXPECT_EQ(asideIn(state).size(), 1);
    // When it was: it takes its place, whether the damaged one had lost its name already or not.
    for (const bool moved : {false, true}) {
        const QString again = copyOfState();
        const QString name = u"store.sqlite.damaged-20260101T000000Z"_s;
        ASSERT_TRUE(QDir(again).mkdir(u"salvage"_s));
        ASSERT_TRUE(QFile::copy(state + u"/store.sqlite"_s, again + u"/salvage/"_s + name));
        if (moved) {
            ASSERT_TRUE(QFile::rename(again + u"/store.sqlite"_s, again + u'/' + name));
        }
        const auto opened = valueOf(Store::open(again, clock));
        EXPECT_EQ(asideIn(again), QStringList {name});
        EXPECT_FALSE(QFileInfo::exists(again + u"/salvage"_s));
        bool told = false;
        for (const EventRecord &event : valueOf(opened->events()))
            told = told || event.kind == u"store-set-aside";
        EXPECT_TRUE(told) << "it is the salvaged one";
    }
}

TEST_F(Salvaging, withoutTheKiosksKeyNothingIsTouched)
{
    fill();
    close();
    ASSERT_TRUE(QFile::rename(path() + u"/vault/kiosk.key"_s, path() + u"/kiosk.key"_s));
    mark(path());
    EXPECT_FAULT(Store::open(path(), clock), KeyMissing);
    EXPECT_TRUE(asideIn(path()).isEmpty());
    ASSERT_TRUE(QFile::rename(path() + u"/kiosk.key"_s, path() + u"/vault/kiosk.key"_s));
    open();
    EXPECT_EQ(asideIn(path()).size(), 1);
}

TEST_F(Salvaging, aRowThatSaysWhatCannotBeCostsNoOther)
{
    fill();
    remember();
    close();
    const QByteArray last = QByteArray::number(std::numeric_limits<qint64>::max());
    // Each of them would be carried, and then stop all the rest: there is no number after the last one, and
    // figures that cannot be added are a failure.
    const QList<QByteArray> strange {"DELETE FROM audit_chain; UPDATE event SET sequence = " + last
            + " WHERE sequence = (SELECT max(sequence) FROM event)",
        "UPDATE dossier SET bytes = " + last
            + " WHERE row = (SELECT max(row) FROM dossier WHERE state = 'queued')",
        "UPDATE page SET bytes = " + last
            + " WHERE dossier = (SELECT max(row) FROM dossier WHERE state = 'queued')",
        "UPDATE dossier SET row = " + last
            + " WHERE row = (SELECT max(row) FROM dossier WHERE state = 'draft')"};
    for (const QByteArray &one : strange) {
        SCOPED_TRACE(one.constData());
        const QString state = copyOfState();
        {
            RawDatabase raw(state + u"/store.sqlite"_s);
            raw.dropTriggers();
            ASSERT_EQ(raw.run("PRAGMA foreign_keys = OFF; " + one), SQLITE_OK) << raw.lastError().constData();
        }
        mark(state);
        const Figures figures = judge(state);
        EXPECT_LE(figures.lost + figures.toAPerson, 1);
    }
}

TEST_F(Salvaging, aDraftThatLostAPageSaysWhichSheetIsToBeFedAgain)
{
    const DossierId id = begin(u"draft"_s, 3);
    const PageId second = valueOf(store().pages(id))[1].id;
    remember();
    close();
    {
        RawDatabase raw(databasePath());
        raw.dropTriggers();
        EXPECT_EQ(raw.run("UPDATE frame SET box = zeroblob(length(box)) WHERE blob_id = (SELECT id FROM blob"
                          " WHERE kind = 4 AND owner = "
                      + QByteArray::number(second) + ")"),
            SQLITE_OK);
    }
    mark(path());
    open();
    const auto sheets = valueOf(store().sheets(id));
    EXPECT_EQ(sheets[1].state, SheetState::Faulted);
    EXPECT_EQ(sheets[1].fault, FaultId::PagesLost);
    EXPECT_EQ(valueOf(store().pages(id)).size(), 2);
    const auto losses = valueOf(store().losses());
    ASSERT_EQ(losses.size(), 1);
    EXPECT_EQ(losses[0].detail.value(u"sheets").toArray(), QJsonArray {2});
    addPage(id, u"don"_s, inventedPage(9, 9'000));
    EXPECT_DONE(store().submit(id, inventedSubmission()));
}

TEST_F(Salvaging, aDatabaseThatIsGoneOrEmptyIsNoNewStoreAndItsLogIsReadAllTheSame)
{
    RawDatabase reader(databasePath());
    EXPECT_EQ(reader.run("BEGIN; SELECT * FROM dossier"), SQLITE_OK); // the log stays
    fill();
    remember();
    const QString whole = copyOfState(); // all of it stands in the log
    close();
    for (const bool gone : {false, true}) {
        for (const bool logged : {true, false}) {
            SCOPED_TRACE(std::string(gone ? "gone" : "empty") + (logged ? ", with its log" : ""));
            const QString state = m_copies.filePath(u"lost"_s);
            QDir(state).removeRecursively();
            copyFolder(whole, state);
            const QString file = state + u"/store.sqlite"_s;
            ASSERT_TRUE(gone ? QFile::remove(file) : QFile::resize(file, 0));
            QFile::remove(file + u"-shm"_s);
            if (!logged)
                QFile::remove(file + u"-wal"_s);
            const Figures figures = judge(state);
            EXPECT_EQ(asideIn(state).size(), 1) << "it is said until a technician has looked";
            EXPECT_EQ(QFileInfo::exists(state + u'/' + asideIn(state).value(0) + u"-wal"_s), logged);
            const auto opened = valueOf(Store::open(state, clock));
            const QString told = valueOf(opened->check()).join(u'\n');
            if (logged) {
                EXPECT_EQ(figures.whole, 6);
                EXPECT_EQ(figures.lost + figures.toAPerson, 0);
            } else {
                EXPECT_EQ(figures.whole, 0);
                EXPECT_TRUE(told.contains(u"a backup may have them")) << qPrintable(told);
            }
            const auto events = valueOf(opened->events());
            EXPECT_TRUE(std::any_of(events.begin(), events.end(), [](const EventRecord &event) {
                return event.kind == u"store-set-aside"
                    && event.detail.value(u"reason").toString().contains(u"gone or empty");
            }));
            EXPECT_EQ(QFile::permissions(file) & ~(QFile::ReadUser | QFile::WriteUser),
                QFile::ReadOwner | QFile::WriteOwner);
        }
    }
}

TEST_F(Salvaging, aDatabaseThatHasLostItsLogBeforeAnythingWasFoldedIsNoNewStore)
{
    const QString before = m_copies.filePath(u"bare"_s);
    QDir().mkpath(before);
    {
        // As SQLite leaves it when only the log has the tables.
        RawDatabase bare(before + u"/store.sqlite"_s);
        EXPECT_EQ(bare.run("PRAGMA journal_mode = WAL"), SQLITE_OK);
    }
    makeDraft();
    close();
    QFile::remove(databasePath());
    QFile::remove(databasePath() + u"-wal"_s);
    ASSERT_TRUE(QFile::copy(before + u"/store.sqlite"_s, databasePath()));
    open();
    EXPECT_EQ(asideIn(path()).size(), 1);
}

TEST_F(Salvaging, theFirstStartIsQuietAndSoIsOneThatWasBrokenOff)
{
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
    close();
    const auto first = [&](const std::function<void(const QString &state)> &cutShort) {
        const QString state = copyOfState();
        ASSERT_TRUE(QDir(state + u"/vault"_s).removeRecursively()) << "it is made last";
        cutShort(state);
        const auto opened = valueOf(Store::open(state, clock));
        EXPECT_TRUE(asideIn(state).isEmpty());
        EXPECT_TRUE(valueOf(opened->check()).isEmpty());
    };
    first([](const QString &) {});
    first([](const QString &state) { QFile::resize(state + u"/store.sqlite"_s, 0); });
    first([](const QString &state) { QFile::remove(state + u"/store.sqlite"_s); });
    first([](const QString &state) { QDir(state).mkdir(u"vault"_s); });
}

TEST_F(Salvaging, aDatabaseThatIsTakenAwayWhileAnotherProcessHasItIsNotReplaced)
{
    makeDraft();
    ASSERT_TRUE(QFile::rename(databasePath(), path() + u"/elsewhere"_s));
    EXPECT_FAULT(Store::open(path(), clock), StoreDamaged);
    EXPECT_FALSE(QFile::exists(databasePath()));
    EXPECT_TRUE(asideIn(path()).isEmpty());
    close();
    ASSERT_TRUE(QFile::rename(path() + u"/elsewhere"_s, databasePath()));
    open();
    EXPECT_TRUE(valueOf(store().draft()));
}

TEST_F(Salvaging, whatIsFiledAsAWholeGoesOutAlthoughAPictureIsLost)
{
    const DossierId id = begin(u"ready"_s, 2);
    EXPECT_DONE(store().submit(id, inventedSubmission()));
    makeReady(id);
    const Known before = known(store(), valueOf(store().dossier(id)));
    const PageId first = valueOf(store().pages(id))[0].id;
    close();
    {
        RawDatabase raw(databasePath());
        raw.dropTriggers();
        EXPECT_EQ(raw.run("UPDATE frame SET box = zeroblob(length(box)) WHERE blob_id = (SELECT id FROM blob"
                          " WHERE kind = 4 AND owner = "
                      + QByteArray::number(first) + ")"),
            SQLITE_OK);
    }
    mark(path());
    open();
    const auto record = valueOf(store().dossier(id));
    EXPECT_EQ(record.state, DossierState::Queued);
    const Known after = known(store(), record);
    EXPECT_EQ(after.parts, before.parts);
    EXPECT_EQ(after.manifest, before.manifest);
    EXPECT_EQ(valueOf(store().due(Store::Stage::Ready, 10, Store::When::Ever)).size(), 1);
    const auto losses = valueOf(store().losses());
    ASSERT_EQ(losses.size(), 1);
    EXPECT_EQ(losses[0].detail.value(u"sheets").toArray(), QJsonArray {1});
    EXPECT_TRUE(losses[0].detail.value(u"goes_on").toBool());
    EXPECT_DONE(store().setReceipt(id, {u"000.00.00.H00-1"_s, clock->wall, {}}));
    EXPECT_TRUE(valueOf(store().losses()).isEmpty());
}

TEST_F(Salvaging, whatACentralWasToldUnderACodeIsNotForgotten)
{
    using Reached = FilingStep::Reached;
    const auto queued = [&](const QString &caseId) {
        const DossierId id = begin(caseId, 1);
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        return id;
    };
    const auto say = [&](const DossierId &id, const QString &code, Reached reached) {
        EXPECT_DONE(store().setFilingStep(id, FilingStep {code, reached, clock->wall}));
    };
    const DossierId kept = queued(u"kept"_s), created = queued(u"created"_s), issued = queued(u"issued"_s);
    const DossierId lost = queued(u"lost"_s), older = queued(u"older"_s), anew = queued(u"anew"_s);
    const DossierId never = queued(u"never"_s);
    say(kept, u"G06-1"_s, Reached::Sent);
    say(created, u"G06-2"_s, Reached::Created);
    say(issued, u"G06-3"_s, Reached::Issued);
    for (const auto reached : {Reached::Issued, Reached::Sent})
        say(lost, u"G06-4"_s, reached);
    for (const auto reached : {Reached::Issued, Reached::Sent, Reached::Created})
        say(older, u"G06-5"_s, reached);
    say(anew, u"G06-6"_s, Reached::Sent);
    EXPECT_DONE(store().setFilingStep(anew, std::nullopt));
    close();
    {
        RawDatabase raw(databasePath());
        raw.dropTriggers();
        EXPECT_EQ(raw.run("PRAGMA secure_delete = ON; DELETE FROM issued_code WHERE code = 'G06-4';"
                          "UPDATE issued_code SET step = 'issued' WHERE code = 'G06-5'"),
            SQLITE_OK);
    }
    mark(path());
    open();
    const auto reached = [&](const DossierId &id) { return valueOf(store().filingStep(id))->reached; };
    EXPECT_EQ(*valueOf(store().filingStep(kept)), (FilingStep {u"G06-1"_s, Reached::Sent, clock->wall}));
    EXPECT_EQ(reached(created), Reached::Created);
    EXPECT_EQ(reached(issued), Reached::Sent) << "it may have been told after the last entry that is left";
    EXPECT_EQ(reached(older), Reached::Created) << "the log knows better";
    for (const DossierId &id : {kept, created, issued, older, anew, never})
        EXPECT_EQ(stateOf(id), DossierState::Queued);
    EXPECT_EQ(valueOf(store().filingStep(anew)), std::nullopt);
    EXPECT_EQ(valueOf(store().filingStep(never)), std::nullopt);

    const auto record = valueOf(store().dossier(lost));
    EXPECT_EQ(record.state, DossierState::Attention);
    EXPECT_EQ(record.lastFault, FaultId::CentralConflict);
    EXPECT_TRUE(record.refusal.contains(u"G06-4")) << qPrintable(record.refusal);
    EXPECT_DONE(store().retry(lost));
    EXPECT_EQ(*valueOf(store().filingStep(lost)), (FilingStep {u"G06-4"_s, Reached::Sent, clock->wall}))
        << "central is asked under it before anything is created";
    for (const QString &wrong : valueOf(store().check()))
        EXPECT_TRUE(wrong.startsWith(u"a damaged database was set aside")) << qPrintable(wrong);
}

} // namespace motcua::test
