// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// Something that puts a slip into the person's hand.
class Printer
{
public:
    virtual ~Printer() = default;
    virtual bool present() const = 0;
    /// Prints a PDF; `name` is the job's, nothing personal. Faults: FileUnwritable.
    virtual Result<void> print(const QByteArray &pdf, const QString &name) = 0;
};

/// Leaves each slip as a PDF file in a folder that another program prints from.
class FolderPrinter final : public Printer
{
public:
    explicit FolderPrinter(QString folder);
    bool present() const override;
    Result<void> print(const QByteArray &pdf, const QString &name) override;

private:
    QString m_folder;
};

} // namespace motcua
