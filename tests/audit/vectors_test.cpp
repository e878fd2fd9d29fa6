// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QFile>

#include <gtest/gtest.h>

#include "sync/store/auditentry.h"

using namespace motcua;

namespace
{

/// The vectors as AUDIT.md prints them.
std::map<QByteArray, QByteArray> vectors()
{
    QFile file(QStringLiteral(AUDIT_FILE));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    QByteArray block = file.readAll();
    block = block.mid(block.indexOf("```vectors\n") + 11);
    block = block.first(block.indexOf("```"));
    std::map<QByteArray, QByteArray> found;
    for (const QByteArray &line : block.split('\n'))
        if (const qsizetype equals = line.indexOf('='); equals > 0)
            found[line.first(equals).trimmed()] = line.mid(equals + 1).trimmed();
    return found;
}

} // namespace

TEST(AuditEncoding, isWhatItsDescriptionSays)
{
    const auto vector = vectors();
    ASSERT_EQ(vector.size(), 15u);
    const auto bytes = [&](const QByteArray &name) { return QByteArray::fromHex(vector.at(name)); };
    QByteArray previous = auditBeginning();
    for (const char *number : {"1", "2"}) {
        const QByteArray name = QByteArray("entry ") + number;
        const AuditEntry entry {QByteArray(number).toLongLong(), vector.at(name + " at").toLongLong(),
            bytes(name + " dossier"), bytes(name + " kind"), bytes(name + " detail"), previous, {}};
        EXPECT_EQ(auditEncoding(bytes("chain"), entry).toHex(), vector.at(name + " encoding"));
        EXPECT_EQ(auditDigest(bytes("chain"), entry).toHex(), vector.at(name + " digest"));
        previous = auditHash(previous, auditDigest(bytes("chain"), entry));
        EXPECT_EQ(previous.toHex(), vector.at(name + " hash"));
    }
}
