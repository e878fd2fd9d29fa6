// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFileInfo>
#include <QtEndian>

#include <sodium.h>

#include "sync/backup/backups.h"
#include "sync/backup/restoring.h"
#include "sync/vault/keyfile.h"
#include "sync/vault/recoverykey.h"
#include "sync/vault/sealedfile.h"
#include "sync/vault/secretkey.h"
#include "sync/vault/tpmkeykeeper.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace motcua::fuzz
{

namespace
{

Vault &vault()
{
    static const auto made = Vault::inMemory();
    require(made.has_value(), "there is a key");
    return **made;
}

Result<std::shared_ptr<SecretKey>> ownKey(const SealedFileHeader &header)
{
    return vault().openDossierKey(header.byKiosk);
}

/// With the check of these bytes after them, which no fuzzer would find.
QByteArray checked(const QByteArray &bytes)
{
    constexpr qsizetype checkBytes = 16;
    QByteArray check(checkBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(check.data()), checkBytes,
        reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()), nullptr, 0);
    return bytes + check;
}

void keyFile(const QByteArray &bytes)
{
    const auto key = keyFromFileBytes(bytes);
    require(!key || keyFileBytes(**key).view() == bytes, "a key that was read is written the same");
    require(key || key.error().id == FaultId::KeyMissing, "a key that is not read has its fault");
}

void tpmFile(const QByteArray &bytes)
{
    scratchFile(u"kiosk.tpm"_s, bytes);
    const auto pcrs = TpmKeyKeeper(scratch(), {}).boundTo(KeyKeeper::Slot::Current);
    require(pcrs || pcrs.error().id == FaultId::KeyMissing, "a key that is not read has its fault");
    if (!pcrs)
        return;
    const auto bits = qFromLittleEndian<quint32>(bytes.constData() + 8);
    for (int pcr = 0; pcr < 24; ++pcr)
        require(pcrs->contains(pcr) == ((bits >> pcr & 1) != 0), "PCRs are those of the file");
    scratchFile(u"kiosk.tpm"_s, bytes.chopped(1));
    require(!TpmKeyKeeper(scratch(), {}).boundTo(KeyKeeper::Slot::Current), "a file that is cut is no key");
}

void recoveryKey(const QByteArray &bytes)
{
    const auto key = RecoveryKey::fromPem(bytes);
    require(!key || key->publicKey().size() == 32, "a recovery key has a public half");
    require(key || key.error().id == FaultId::RecoveryKeyWrong, "a key that is not read has its fault");
    if (!key)
        return;
    Vault &own = vault();
    const QByteArray before = own.recoveryKey();
    own.useRecoveryKey(key->publicKey());
    const auto wrapped = own.makeDossierKey();
    own.useRecoveryKey(before);
    require(!wrapped || wrapped->byRecovery.isEmpty() || key->open(wrapped->byRecovery).has_value(),
        "what is sealed to a key opens with it");
}

/// As a file that somebody brings.
void foreign(const QByteArray &bytes)
{
    const QString path = scratchFile(u"foreign.backup"_s, bytes);
    const auto header = SealedFileReader::header(path);
    require(header || header.error().id == FaultId::BackupBroken, "no backup has its fault");
    require(!header || bytes.startsWith(header->bytes()), "a header that was read is written the same");
    static const auto key = SecretKey::fromBytes(QByteArray(SecretKey::size, 'k'));
    auto reader = SealedFileReader::open(
        path, [](const SealedFileHeader &) { return Result<std::shared_ptr<SecretKey>>(key); });
    require(!reader || !reader->readSome(1), "nobody without the key makes a backup that opens");
}

QString sealedFile(const QByteArray &plain, const QByteArray &keeper = {})
{
    const QString path = scratch() + u"/sealed.backup"_s;
    QFile::remove(path);
    auto writer = SealedFileWriter::create(path, vault(), keeper);
    require(writer && writer->write(plain) && writer->finish(), "a backup is written");
    require(writer->bytes() == QFileInfo(path).size(), "it is as long as it says");
    return path;
}

/// As the bytes in a backup, which then is changed or cut; the first four say where.
void changed(const QByteArray &bytes)
{
    if (bytes.size() < 4)
        return;
    const auto where = qFromLittleEndian<quint32>(bytes.constData());
    // A little input fills several frames.
    const QByteArray plain = bytes.sliced(4).repeated(1 + qsizetype(where % 7) * 3);
    const QString path = sealedFile(plain, bytes.first(std::min<qsizetype>(bytes.size(), 200)));
    QByteArray read;
    const auto readAll = [&]() -> Result<void> {
        read.clear();
        MOTCUA_ASSIGN(auto reader, SealedFileReader::open(path, ownKey));
        for (;;) {
            MOTCUA_ASSIGN(const QByteArray some, reader.readSome(10'000));
            if (some.isEmpty())
                return {};
            read += some;
        }
    };
    require(readAll() && read == plain, "what was sealed opens");
    QFile file(path);
    require(file.open(QIODevice::ReadWrite), "the file is there");
    const qint64 at = where % file.size();
    if ((where >> 31) != 0) {
        file.resize(at);
    } else {
        char byte = 0;
        file.seek(at);
        file.getChar(&byte);
        file.seek(at);
        file.putChar(char(byte ^ (1 << (where % 8))));
    }
    file.close();
    require(!readAll(), "what was changed or cut is never read to its end");
    require(plain.startsWith(read), "and until then it is what was sealed");
}

/// As the members of a backup of ours.
void members(const QByteArray &bytes)
{
    const QString into = scratch() + u"/into"_s;
    QDir(into).removeRecursively();
    QDir().mkpath(into);
    const auto besides = [] { return QDir(scratch()).entryList(QDir::AllEntries | QDir::Hidden); };
    const QString path = sealedFile(bytes);
    const QStringList before = besides();
    const auto unpacked = unpackBackup(path, into, ownKey);
    require(besides() == before, "nothing is written elsewhere");
    qint64 size = 0;
    QDirIterator all(into, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo one(all.next());
        const QString name = QDir(into).relativeFilePath(one.filePath());
        const QString top = name.section(u'/', 0, 0);
        require(!one.isSymLink() && (name == u"store.sqlite" || backedUpFolders().contains(top)),
            "what is unpacked is what is backed up");
        require((one.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0, "nobody else may read it");
        if (one.isFile())
            size += one.size();
    }
    require(size <= bytes.size(), "no more comes out than was in");
    if (!unpacked)
        return;
    require(QFileInfo::exists(into + u"/store.sqlite"_s), "a backup has a store");
    (void)Store::checkCopy(into + u"/store.sqlite"_s);
}

} // namespace

/// The first byte says as what the others are taken.
void vaultfiles(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    (void)vault(); // readies libsodium
    const QByteArray rest = bytes.sliced(1);
    switch (quint8(bytes[0]) % 8) {
    case 0:
        keyFile(rest);
        break;
    case 1:
        keyFile(checked(rest));
        break;
    case 2:
        tpmFile(rest);
        break;
    case 3:
        tpmFile(checked(rest));
        break;
    case 4:
        recoveryKey(rest);
        break;
    case 5:
        foreign(rest);
        break;
    case 6:
        changed(rest);
        break;
    default:
        members(rest);
    }
}

} // namespace motcua::fuzz
