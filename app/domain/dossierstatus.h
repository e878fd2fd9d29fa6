// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace motcua
{

/// TrangThaiHoSo of the national exchange (DongBoHoSoMC): where a dossier stands.
inline constexpr int firstDossierStatus = 1, lastDossierStatus = 10;

/// In words; empty for what is none of them.
QString dossierStatusText(int status);

} // namespace motcua
