// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/sanestatus.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

FaultId faultIdOf(SANE_Status status)
{
    switch (status) {
    case SANE_STATUS_GOOD:
        break;
    case SANE_STATUS_UNSUPPORTED:
        return FaultId::ScannerUnsupported;
    case SANE_STATUS_CANCELLED:
        return FaultId::ScannerCancelled;
    case SANE_STATUS_DEVICE_BUSY:
        return FaultId::ScannerBusy;
    case SANE_STATUS_INVAL:
        return FaultId::ScannerSettingRefused;
    case SANE_STATUS_EOF:
        return FaultId::ScannerPageShort;
    case SANE_STATUS_JAMMED:
        return FaultId::ScannerJam;
    case SANE_STATUS_NO_DOCS:
        return FaultId::ScannerEmpty;
    case SANE_STATUS_COVER_OPEN:
        return FaultId::ScannerCoverOpen;
    case SANE_STATUS_IO_ERROR:
        return FaultId::ScannerIo;
    case SANE_STATUS_NO_MEM:
        return FaultId::ScannerNoMemory;
    case SANE_STATUS_ACCESS_DENIED:
        return FaultId::ScannerDenied;
    }
    return FaultId::Internal;
}

} // namespace

Fault scannerFault(SANE_Status status, QLatin1StringView where)
{
    // The number, for a backend may answer with one that the standard does not know.
    return {faultIdOf(status), u"%1: SANE status %2"_s.arg(where).arg(static_cast<int>(status))};
}

} // namespace motcua
