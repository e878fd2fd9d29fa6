// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QList>
#include <QString>

#include "app/domain/result.h"
#include "sync/store/auditentry.h"

namespace motcua
{

class SqliteDatabase;

/// Central's word that the chain stood so at a time: the statement that it signed (AUDIT.md).
struct AuditAnchor {
    qint64 sequence = 0;
    QByteArray hash;
    QByteArray statement; ///< JWS in compact form
    qint64 storedAt = 0; ///< Unix ms; 0 where that is not known
};

/// Where an audit log can be read from, with whatever was done to it.
class AuditSource
{
public:
    virtual ~AuditSource() = default;
    virtual Result<QByteArray> chain() = 0;
    /// Hands over the entries in their order until `take` says false. May be called again.
    virtual Result<void> read(const std::function<bool(const AuditEntry &)> &take) = 0;
    virtual Result<QList<AuditAnchor>> anchors() = 0; ///< in their order
    /// Whether something says that what was committed last is not all there, entries perhaps included.
    virtual Result<bool> lacksEntries() { return false; }
};

/// The audit log in a store's database, or in a copy of one, read past all of the store's rules and without
/// its keys. Nothing is changed. Faults: FileUnreadable, StoreDamaged, StoreBusy, StoreFailed (a store of a
/// version that had no chain yet).
class AuditLog final : public AuditSource
{
public:
    static Result<std::unique_ptr<AuditLog>> open(const QString &databasePath);
    ~AuditLog() override;

    Result<QByteArray> chain() override;
    Result<void> read(const std::function<bool(const AuditEntry &)> &take) override;
    Result<QList<AuditAnchor>> anchors() override;
    Result<bool> lacksEntries() override;

private:
    explicit AuditLog(const QString &databasePath);
    QString m_path;
    std::unique_ptr<SqliteDatabase> m_database;
};

} // namespace motcua
