// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/keyring.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

#include <QDir>
#include <QFile>

#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

using Slot = KeyKeeper::Slot;

constexpr quint64 fingerprintSubkey = 3;
constexpr qsizetype fingerprintBytes = 16;

bool sameKey(const SecretKey &a, const SecretKey &b)
{
    return std::equal(a.data(), a.data() + SecretKey::size, b.data());
}

/// Files of a move or change that is not finished: the next key, and what was being written when the power
/// failed.
QStringList leftovers(const QString &directory)
{
    return QDir(directory).entryList(
        {QStringLiteral("kiosk.*.next"), QStringLiteral("*.new")}, QDir::Files | QDir::Hidden);
}

} // namespace

QByteArray kioskKeyFingerprint(const SecretKey &key)
{
    const auto derived = key.derive(fingerprintSubkey);
    return derived ? QByteArray(reinterpret_cast<const char *>(derived->data()), fingerprintBytes)
                   : QByteArray();
}

struct KeyRing::Found {
    std::shared_ptr<SecretKey> key; ///< null: none that fits
    KeyPlace place = KeyPlace::File;
    Slot slot = Slot::Current;
    // Where none fits:
    Fault why {FaultId::KeyMissing, {}}; ///< what was met first
    bool isEmpty = true; ///< nothing was met
    bool isAnother = false; ///< a key was met that the store does not name
    bool mayBeReplaced = true; ///< nothing was met that somebody could still mend or need
};

KeyRing::KeyRing(QString directory, KeyKeeping keeping, Named named)
    : m_directory(std::move(directory))
    , m_keeping(std::move(keeping))
    , m_named(std::move(named))
{
}

std::unique_ptr<KeyKeeper> KeyRing::keeper(KeyPlace place) const
{
    return KeyKeeper::make(place, m_directory, m_keeping);
}

QString KeyRing::protection() const
{
    return keeper(m_place)->protection();
}

Result<FileHandle> KeyRing::lock(int operation) const
{
    FileHandle handle(::open(QFile::encodeName(m_directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle || ::flock(handle.get(), operation) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("lock key directory")));
    return handle;
}

void KeyRing::readPlace()
{
    QFile file(m_directory + QStringLiteral("/place"));
    if (file.open(QIODevice::ReadOnly))
        if (const auto place = keyPlaceFromName(QString::fromLatin1(file.readAll().trimmed()))) {
            m_place = *place;
            return;
        }
    m_place = QFile::exists(m_directory + QStringLiteral("/kiosk.key")) ? KeyPlace::File
        : QFile::exists(m_directory + QStringLiteral("/kiosk.tpm"))     ? KeyPlace::Tpm
                                                                        : m_keeping.place;
}

Result<void> KeyRing::writePlace(KeyPlace place)
{
    MOTCUA_TRY(writeDurably(m_directory + QStringLiteral("/place"), keyPlaceName(place).toLatin1() + '\n'));
    m_place = place;
    return {};
}

Result<KeyRing::Found> KeyRing::find(Certainty certainty)
{
    // Between looking at the store and at the key another process can have changed both; a key that is being
    // destroyed looks damaged.
    constexpr int looks = 8;
    Found found;
    bool again = true;
    for (int look = 0; look < looks && again; ++look) {
        MOTCUA_ASSIGN(const QByteArray named, m_named(certainty));
        found = lookFor(named);
        again = !found.key && (found.isAnother || (!found.isEmpty && found.why.id == FaultId::KeyMissing));
    }
    return found;
}

KeyRing::Found KeyRing::lookFor(const QByteArray &named)
{
    readPlace();
    // A file stands in for a place that nothing can be put into, and for one whose key was restored by hand.
    QList<std::pair<KeyPlace, Slot>> where {{m_place, Slot::Current}, {m_place, Slot::Next}};
    if (m_place != KeyPlace::File)
        where += {{KeyPlace::File, Slot::Next}, {KeyPlace::File, Slot::Current}};
    Found found;
    for (const auto &[place, slot] : std::as_const(where)) {
        const auto key = keeper(place)->read(slot);
        if (key && !*key)
            continue;
        if (!key) {
            found.why = found.isEmpty ? key.error() : found.why;
            found.mayBeReplaced = found.mayBeReplaced && key.error().id == FaultId::KeyWithheld;
        } else if (named.isEmpty() ? slot == Slot::Current : kioskKeyFingerprint(**key) == named) {
            found.key = *key;
            found.place = place;
            found.slot = slot;
            return found;
        } else {
            if (found.isEmpty)
                found.why = {FaultId::KeyMissing,
                    QStringLiteral("the key is not the one that this store was sealed with")};
            found.isAnother = true;
        }
        found.isEmpty = false;
    }
    if (found.isEmpty)
        found.why.detail = keeper(m_place)->absence();
    return found;
}

Result<std::shared_ptr<SecretKey>> KeyRing::open(bool mayCreate)
{
    readySodium();
    MOTCUA_ASSIGN(Found found, find(Certainty::AsRead));
    if (!found.key) {
        if (!mayCreate || !found.mayBeReplaced)
            return tl::unexpected(found.why);
        MOTCUA_TRY(makePrivateDirectory(m_directory));
        // Two processes must not both make the key: the second would replace what the first has sealed with.
        MOTCUA_ASSIGN(const FileHandle held, lock(LOCK_EX));
        MOTCUA_ASSIGN(found, find(Certainty::OnDisk));
        return found.key ? found.key : create();
    }
    if (isTidy(found))
        return found.key;
    // While somebody moves or changes the key there is nothing to tidy up; and a disk that takes nothing more
    // can still be read.
    if (const auto held = lock(LOCK_EX | LOCK_NB))
        if (auto sure = find(Certainty::OnDisk); sure && sure->key) {
            found = std::move(*sure);
            (void)settle(found);
        }
    m_place = found.place;
    return found.key;
}

Result<std::shared_ptr<SecretKey>> KeyRing::read()
{
    MOTCUA_ASSIGN(const Found found, find(Certainty::AsRead));
    if (!found.key)
        return tl::unexpected(found.why);
    return found.key;
}

/// Whether no move or change has left anything behind.
bool KeyRing::isTidy(const Found &found) const
{
    const auto there = [&](const char *name) { return QFile::exists(m_directory + QLatin1String(name)); };
    return found.slot == Slot::Current && found.place == m_place && leftovers(m_directory).isEmpty()
        && (found.place == KeyPlace::File || !there("/kiosk.key"))
        && (found.place == KeyPlace::Tpm || !there("/kiosk.tpm"));
}

Result<std::shared_ptr<SecretKey>> KeyRing::create()
{
    auto key = SecretKey::random();
    if (!key)
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for the key"));
    const auto at = keeper(m_keeping.place);
    if (m_keeping.place == KeyPlace::Credential) {
        // Whoever configured it has made it.
        MOTCUA_ASSIGN(const auto given, at->read(Slot::Current));
        if (!given)
            return fail(FaultId::KeyMissing, at->absence());
        key = given;
    }
    MOTCUA_TRY(at->keep(Slot::Current, *key));
    MOTCUA_TRY(writePlace(m_keeping.place));
    return key;
}

/// The key in use was read, and nobody else is at work here: what a broken-off move or change left is put
/// right.
Result<void> KeyRing::settle(const Found &found)
{
    if (found.slot == Slot::Next)
        MOTCUA_TRY(keeper(found.place)->promote());
    if (m_place != found.place)
        MOTCUA_TRY(writePlace(found.place));
    return sweep(found.place);
}

/// Destroys what is not the key in use, which lives in `place`.
Result<void> KeyRing::sweep(KeyPlace place)
{
    for (const KeyPlace other : {KeyPlace::File, KeyPlace::Tpm}) {
        if (other != place)
            MOTCUA_TRY(keeper(other)->destroy(Slot::Current));
        MOTCUA_TRY(keeper(other)->destroy(Slot::Next));
    }
    for (const QString &name : leftovers(m_directory))
        MOTCUA_TRY(destroyFile(m_directory + u'/' + name));
    return {};
}

Result<void> KeyRing::adopt(KeyPlace place)
{
    MOTCUA_TRY(keeper(place)->promote());
    if (m_place != place)
        MOTCUA_TRY(writePlace(place));
    return sweep(place);
}

Result<void> KeyRing::move(KeyPlace to, const std::function<Result<void>()> &announce)
{
    MOTCUA_ASSIGN(const FileHandle held, lock(LOCK_EX));
    MOTCUA_ASSIGN(const Found found, find(Certainty::OnDisk));
    if (!found.key)
        return tl::unexpected(found.why);
    MOTCUA_TRY(settle(found));
    const auto target = keeper(to);
    const Slot slot = to == KeyPlace::Credential ? Slot::Current : Slot::Next;
    MOTCUA_TRY(target->keep(slot, *found.key));
    MOTCUA_ASSIGN(const auto kept, target->read(slot));
    if (!kept || !sameKey(*kept, *found.key))
        return fail(FaultId::KeyMissing, QStringLiteral("the key cannot be read back from there"));
    MOTCUA_TRY(announce());
    if (to != KeyPlace::Credential)
        return adopt(to);
    MOTCUA_TRY(writePlace(to));
    return sweep(to);
}

Result<std::shared_ptr<SecretKey>> KeyRing::change(
    const std::function<Result<void>(const SecretKey &next)> &wrap)
{
    MOTCUA_ASSIGN(const FileHandle held, lock(LOCK_EX));
    MOTCUA_ASSIGN(const Found found, find(Certainty::OnDisk));
    if (!found.key)
        return tl::unexpected(found.why);
    MOTCUA_TRY(settle(found));
    auto next = SecretKey::random();
    if (!next)
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for the key"));
    const KeyPlace place = m_place == KeyPlace::Credential ? KeyPlace::File : m_place;
    const auto target = keeper(place);
    MOTCUA_TRY(target->keep(Slot::Next, *next));
    MOTCUA_ASSIGN(const auto kept, target->read(Slot::Next));
    if (!kept || !sameKey(*kept, *next))
        return fail(FaultId::KeyMissing, QStringLiteral("the next key cannot be read back"));
    // A commit that failed may have happened all the same: both keys stay until the store is asked again.
    MOTCUA_TRY(wrap(*next));
    MOTCUA_TRY(adopt(place));
    return next;
}

} // namespace motcua
