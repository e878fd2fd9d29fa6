// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QMetaType>
#include <QString>

#include "faults.gen.h"

namespace motcua
{

enum class FaultSeverity { Notice, Attention, Failure, Critical };
enum class FaultMend { Citizen, Staff, Technician, Central };

/// One entry of resources/faults.toml.
struct FaultEntry {
    FaultId id;
    QString name; ///< stable kebab-case id, as printed on stderr and in JSON
    FaultSeverity severity;
    FaultMend who;
    QString picture; ///< name of a drawing, or empty
    QString whatVi, doVi;
    QString whatEn, doEn;
};

/// All entries, ordered by name.
const std::array<FaultEntry, faultCount> &faultCatalogue();
const FaultEntry &faultEntry(FaultId id);
std::optional<FaultId> faultFromName(QStringView name);

/// What went wrong. `detail` is for technicians and logs: never a name, number or payload of a person.
struct Fault {
    FaultId id = FaultId::Internal;
    QString detail = {};
    /// ms for which the other side asked to be left alone (HTTP Retry-After); 0: it did not say.
    qint64 retryAfter = 0;

    const FaultEntry &entry() const { return faultEntry(id); }
    QString name() const { return entry().name; }
    bool operator==(const Fault &) const = default;
};

} // namespace motcua

Q_DECLARE_METATYPE(motcua::Fault)
