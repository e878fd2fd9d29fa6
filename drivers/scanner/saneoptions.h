// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QString>
#include <QStringList>

#include <sane/sane.h>

#include "app/domain/result.h"

namespace motcua
{

/// The options of an opened SANE device, by their names (SANE Standard 1.06, 4.2.9 and 4.5). Descriptors are
/// looked up anew at every call, for setting one option may change all others.
class SaneOptions
{
public:
    explicit SaneOptions(SANE_Handle handle);

    /// Whether the option is there, active and settable.
    bool has(const char *name) const;
    /// The texts that it takes; empty when it is no list of texts.
    QStringList choices(const char *name) const;

    /// Sets an option from text: yes/no, a number (mm, dpi, …) or one of its texts. A number is brought to
    /// the nearest value that the device takes. Faults: ScannerSettingRefused for an unknown name or value,
    /// else as the status says.
    Result<void> set(const QString &name, const QString &value);
    Result<void> setNumber(const char *name, double value);
    /// Whether its unit is px (lengths are usually in mm).
    bool isInPixels(const char *name) const;
    /// As it is now; nothing when it cannot be read.
    std::optional<double> number(const char *name) const;

    /// The smallest value that the device takes and is at least `wanted`, else the largest below.
    double atLeast(const char *name, double wanted) const;
    /// The largest value that it takes; `otherwise` when it has no bounds.
    double largest(const char *name, double otherwise) const;

private:
    struct Found {
        SANE_Int index;
        const SANE_Option_Descriptor *descriptor;
    };

    std::optional<Found> find(const QByteArray &name) const;
    Result<void> write(const Found &option, void *value);
    Result<void> writeNumber(const Found &option, double value);

    SANE_Handle m_handle;
};

} // namespace motcua
