// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/store.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "sync/store/bootid.h"
#include "sync/store/invariants.h"
#include "sync/store/pagefile.h"
#include "sync/store/schema.h"
#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

const QString checkedBootFact = QStringLiteral("store.checked-boot");
constexpr qint64 mostAtStart = 32 * 1024 * 1024; ///< bytes of a database that is looked through as a whole
constexpr qint64 mostReason = 1024; ///< bytes
const QString emptied = QStringLiteral(
    "the database is gone or empty, and the kiosk's key says that there was one: dossiers may be lost, and "
    "a backup may have them");

/// The first and the last row of every table, and the way to them. What SQLite finds damaged on it is fault
/// StoreDamaged.
Result<QStringList> checkRoots(SqliteDatabase &database)
{
    QStringList tables;
    auto schema = database.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0");
    while (schema.next())
        tables += schema.text(0);
    MOTCUA_TRY(schema.finish());
    for (const QString &table : tables)
        for (const char *order : {"ASC", "DESC"})
            MOTCUA_TRY(database.execute(QStringLiteral("SELECT * FROM \"%1\" ORDER BY 1 %2 LIMIT 1")
                                            .arg(table, QLatin1String(order))
                                            .toUtf8()
                                            .constData()));
    return QStringList();
}

Result<QStringList> quickCheck(SqliteDatabase &database)
{
    QStringList wrong;
    auto query = database.query("PRAGMA quick_check(20)");
    while (query.next())
        if (const QString line = query.text(0); line != QStringLiteral("ok"))
            wrong += line;
    MOTCUA_TRY(query.finish());
    return wrong;
}

} // namespace

bool speaksOfDamage(const QString &line)
{
    return line.contains(QStringLiteral("*** in database")) || line.contains(QStringLiteral("malformed"))
        || line.contains(QStringLiteral("btreeInitPage")) || line.contains(QStringLiteral("invalid page"))
        || line.startsWith(QStringLiteral("Tree "));
}

Store::Store(std::shared_ptr<Clock> clock)
    : d(std::make_unique<Private>())
{
    d->clock = std::move(clock);
}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(
    const QString &stateDirectory, std::shared_ptr<Clock> clock, const KeyKeeping &keeping)
{
    std::unique_ptr<Store> store(new Store(std::move(clock)));
    Private &d = *store->d;
    d.directory = QDir(stateDirectory).absolutePath();
    d.keeping = keeping;
    MOTCUA_TRY(makePrivateDirectory(d.directory));
    // SQLite opens what is there even where nothing can be added; a store has to be able to add.
    if (::access(QFile::encodeName(d.directory).constData(), W_OK) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("state directory")));
    auto lock = StoreLock::open(d.directory);
    if (!lock)
        return tl::unexpected(lock.error());
    d.lock.emplace(std::move(*lock));
    MOTCUA_TRY(d.lock->beginSetup());
    MOTCUA_TRY(d.openOrSetAside());
    d.checkpointer.emplace(d.databasePath());
    d.database.foldElsewhere([&d] { d.checkpointer->wake(); });
    MOTCUA_TRY(d.openVault());
    MOTCUA_TRY(d.lock->share());
    d.lock->endSetup();
    if (const auto at = d.stamp(); !at)
        return tl::unexpected(at.error());
    return store;
}

Result<std::unique_ptr<Store>> Store::another() const
{
    return opener()();
}

StoreOpener Store::opener() const
{
    return [directory = d->directory, clock = d->clock, keeping = d->keeping, quota = d->quota] {
        auto other = open(directory, clock, keeping);
        if (other)
            (*other)->d->quota = quota;
        return other;
    };
}

Result<void> Store::Private::openOrSetAside()
{
    MOTCUA_TRY(endReplacing());
    // Before SQLite sees it, which would make a new one and take the log away in which dossiers may stand.
    if (hadStore() && QFileInfo(databasePath()).size() == 0) {
        if (!lock->alone())
            return fail(FaultId::StoreDamaged, emptied);
        const FileHandle stands(::open(
            QFile::encodeName(databasePath()).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!stands)
            return tl::unexpected(fileFault(errno, QStringLiteral("store.sqlite")));
        const auto pages = PageFile::open(databasePath());
        logLacksCommits = pages && pages->logIsBroken();
        return replaceDamaged({FaultId::StoreDamaged, emptied});
    }
    // SQLite takes a log to end where it is damaged, and says nothing: it is looked at before SQLite does.
    logLooksBroken = false;
    if (QFileInfo(databasePath() + QStringLiteral("-wal")).size() > 0 && lock->alone()) {
        const auto pages = PageFile::open(databasePath());
        logLooksBroken = pages && pages->logIsBroken();
    }
    logLacksCommits = logLooksBroken; // until the database itself can say
    const auto isDamaged = [](const Result<void> &opened) {
        return !opened && opened.error().id == FaultId::StoreDamaged;
    };
    auto opened = openDatabase().and_then([this] { return checkAtStart(); });
    if (isDamaged(opened)) {
        // SQLite calls a page damaged that could not be read. What can be read the next time is not.
        database.close(true);
        opened = openDatabase().and_then([this] { return checkAtStart(); });
    }
    if (!isDamaged(opened))
        return opened;
    const Fault damage = opened.error();
    database.close(true);
    if (!lock->alone())
        return tl::unexpected(damage);
    return replaceDamaged(damage);
}

/// The key is made when the database is on disk with its tables, and not before (openVault): where there is
/// one, in any place, there was a store.
bool Store::Private::hadStore() const
{
    return ministry
        || !QDir(keyDirectory())
                .entryList({QStringLiteral("kiosk.*"), QStringLiteral("place")}, QDir::Files)
                .isEmpty();
}

Result<void> Store::Private::openDatabase()
{
    const QString path = databasePath();
    MOTCUA_TRY(database.open(path, busyPatience));
    // The -wal and -shm files take their mode from it.
    if (::chmod(QFile::encodeName(path).constData(), 0600) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("chmod store.sqlite")));
    MOTCUA_TRY(
        database.execute("PRAGMA synchronous = FULL;"
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA recursive_triggers = ON;" // else REPLACE would get past event_never_goes
                         "PRAGMA secure_delete = ON;"
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA trusted_schema = OFF;"
                         "PRAGMA cell_size_check = ON;"));
    MOTCUA_TRY(refuseNewer(database));
    auto version = database.query("SELECT user_version FROM pragma_user_version");
    const bool bare = version.next() && version.integer(0) == 0;
    MOTCUA_TRY(version.finish());
    if (bare && hadStore())
        return fail(FaultId::StoreDamaged, emptied);
    auto mode = database.query("PRAGMA journal_mode = WAL");
    const bool logging = mode.next() && mode.text(0) == QStringLiteral("wal");
    MOTCUA_TRY(mode.finish());
    if (!logging)
        return fail(FaultId::StoreFailed, QStringLiteral("the database cannot be put into WAL mode"));
    MOTCUA_TRY(database.execute("PRAGMA journal_size_limit = 16777216"));
    // Before anything is written over it.
    MOTCUA_ASSIGN(const auto told, CommitMark(path).readFor(database));
    logLacksCommits = told ? !told->isCountedIn(database) : logLooksBroken;
    if (logLacksCommits)
        return fail(FaultId::StoreDamaged, QStringLiteral("the write-ahead log lacks what was committed"));
    return migrate(database);
}

Result<void> Store::Private::checkAtStart()
{
    // While others are at work with it, it does for one more.
    QFile mark(directory + u'/' + damagedMark);
    if (mark.open(QIODevice::ReadOnly) && lock->alone())
        return fail(FaultId::StoreDamaged, QString::fromUtf8(mark.read(mostReason)).trimmed());
    // A power cut is what damages files, and after one the machine has started anew.
    const QByteArray boot = bootId();
    auto query = database.query("SELECT value FROM fact WHERE key = ?", checkedBootFact);
    const bool checked = query.next() && isThisBoot(query.blob(0));
    MOTCUA_TRY(query.finish());
    if (checked && !ministry)
        return {};
    // Nobody waits at the screen for gigabytes to be read: of a large store what everything hangs on is
    // looked at now, and all of it by the uploader's process (IntegritySchedule).
    const bool small = ministry || QFileInfo(databasePath()).size() <= mostAtStart;
    const auto wrong = small ? quickCheck(database) : checkRoots(database);
    if (!wrong)
        return tl::unexpected(wrong.error());
    for (const QString &line : *wrong)
        if (speaksOfDamage(line))
            return fail(FaultId::StoreDamaged, QStringLiteral("quick_check: %1").arg(line));
    if (ministry)
        return {};
    auto noted = write([&](qint64) { return setFactNow(checkedBootFact, boot); });
    // On a full disk it is checked again the next time; what is stored can be read and sent all the same.
    if (!noted && noted.error().id == FaultId::DiskFull)
        return {};
    return noted;
}

Result<bool> Store::Private::hasKeys()
{
    auto query = database.query(
        "SELECT EXISTS (SELECT 1 FROM dossier INDEXED BY dossier_keyed WHERE key_kiosk IS NOT NULL)");
    const bool any = query.next() && query.integer(0) != 0;
    MOTCUA_TRY(query.finish());
    return any;
}

Result<void> Store::Private::openVault()
{
    MOTCUA_ASSIGN(const bool keyed, hasKeys());
    MOTCUA_ASSIGN(const QByteArray before, factNow(fingerprintFact));
    MOTCUA_ASSIGN(vault, Vault::open(keyDirectory(), !keyed, keeping, [this](KeyRing::Certainty certainty) {
        return keyNamed(certainty);
    }));

    MOTCUA_ASSIGN(const QByteArray known, factNow(fingerprintFact));
    if (known == vault->fingerprint() || known != before) // or somebody else has changed it meanwhile
        return freshVault();
    // Whoever made the key may have died before its name was durable; nothing is sealed before that is
    // certain.
    MOTCUA_TRY(syncDirectory(keyDirectory()));
    MOTCUA_TRY(syncDirectory(directory));
    bool another = false;
    const auto named = writeWithNewKey([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const QByteArray now, factNow(fingerprintFact));
        another = now != before;
        if (another)
            return fail(FaultId::StoreBusy, QStringLiteral("the key was changed meanwhile"));
        // Whatever the key that is no more had wrapped is wrapped for good.
        MOTCUA_TRY(database.run("DELETE FROM fact WHERE key IN (?, ?)", lastingFact, lastingRecoveryFact));
        return event(at, {}, QStringLiteral("kiosk-key"),
            {{QStringLiteral("fingerprint"), QString::fromLatin1(vault->fingerprint().toHex())}});
    });
    return another ? freshVault() : named;
}

Vault &Store::vault()
{
    return *d->vault;
}

Clock &Store::clock()
{
    return *d->clock;
}

QString Store::directory() const
{
    return d->directory;
}

Result<void> Store::setFact(const QString &key, const QByteArray &value)
{
    return d->write([&](qint64) -> Result<void> {
        if (value.isEmpty()) {
            MOTCUA_TRY(d->database.run("DELETE FROM fact WHERE key = ?", key));
            return {};
        }
        MOTCUA_TRY(d->database.run("INSERT INTO fact (key, value) VALUES (?1, ?2)"
                                   " ON CONFLICT (key) DO UPDATE SET value = ?2",
            key, value));
        return {};
    });
}

Result<QByteArray> Store::fact(const QString &key)
{
    auto query = d->database.query("SELECT value FROM fact WHERE key = ?", key);
    const QByteArray value = query.next() ? query.blob(0) : QByteArray();
    MOTCUA_TRY(query.finish());
    return value;
}

Result<qint64> Store::dataVersion()
{
    auto query = d->database.query("PRAGMA data_version");
    const qint64 version = query.next() ? query.integer(0) : 0;
    MOTCUA_TRY(query.finish());
    return version;
}

Result<QStringList> Store::check()
{
    MOTCUA_TRY(d->freshVault());
    auto wrong = quickCheck(d->database);
    if (!wrong)
        return wrong;
    auto orphans = d->database.query("PRAGMA foreign_key_check");
    while (orphans.next())
        *wrong += QStringLiteral("a row of %1 belongs to nothing").arg(orphans.text(0));
    MOTCUA_TRY(orphans.finish());
    MOTCUA_ASSIGN(const auto broken, brokenInvariants(d->database));
    *wrong += broken;
    auto keys = d->database.query("SELECT id, key_kiosk FROM dossier WHERE key_kiosk IS NOT NULL");
    while (keys.next())
        if (!d->openKey(keys.blob(1)))
            *wrong += QStringLiteral("the key of dossier %1 does not open")
                          .arg(QUuid::fromRfc4122(keys.blob(0)).toString(QUuid::WithoutBraces));
    MOTCUA_TRY(keys.finish());
    const QStringList aside = QDir(d->directory)
                                  .entryList({QStringLiteral("store.sqlite.damaged-*Z"),
                                                 QStringLiteral("store.sqlite.damaged-*Z-[0-9]")},
                                      QDir::Files, QDir::Name);
    for (const QString &name : aside) {
        QString line = QStringLiteral("a damaged database was set aside: %1").arg(name);
        MOTCUA_ASSIGN(const bool whole, d->wasSavedWhole(name));
        if (!whole)
            line += QStringLiteral(" (dossiers may be lost that nobody can name; a backup may have them)");
        *wrong += line;
    }
    return wrong;
}

} // namespace motcua
