// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonObject>

#include "sync/audit/anchortrust.h"

namespace motcua
{

/// Writes the log, its anchors and the authorities of `trust` as JSON lines that can be verified without the
/// kiosk; the format stands in AUDIT.md. Gives the number of entries. Faults: those of the source,
/// FileUnwritable, DiskFull.
Result<qint64> exportAudit(AuditSource &source, const AnchorTrust &trust, const QString &file);

/// Such a file. Faults: FileUnreadable (also: not such a file, a line that no export writes, or its last
/// line is missing).
class AuditExport final : public AuditSource
{
public:
    static Result<std::unique_ptr<AuditExport>> open(const QString &path);

    Result<QByteArray> chain() override;
    Result<void> read(const std::function<bool(const AuditEntry &)> &take) override;
    Result<QList<AuditAnchor>> anchors() override;
    Result<bool> lacksEntries() override; ///< its last line says of how many, and how the last one ends
    /// The authorities that the export names. They are worth what the way is worth by which it came.
    Result<AnchorTrust> trust();

private:
    explicit AuditExport(const QString &path)
        : m_file(path)
    {
    }
    /// Every line is one that an export writes, byte for byte, and stands where it belongs: none says more
    /// than what is hashed and signed.
    Result<void> checkForm();
    /// Hands over the objects of one type until `take` says false.
    Result<void> lines(QStringView type, const std::function<bool(const QJsonObject &)> &take);

    QFile m_file;
    QByteArray m_chain;
    QJsonObject m_end; ///< what the last line says of those before
};

} // namespace motcua
