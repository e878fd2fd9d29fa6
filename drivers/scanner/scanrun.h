// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QSet>

#include <sane/sane.h>

#include "drivers/scanner/rgbimage.h"
#include "drivers/scanner/scanner.h"
#include "drivers/worker/jobhandler.h"

namespace motcua
{

/// One run of a prepared device: sheet after sheet until the feeder is empty.
///
///     (wait until fewer than mostSheetsInFlight are in flight) → sane_start → fed → sane_read… → height
///     checked → JPEG → sheet
class ScanRun
{
public:
    ScanRun(SANE_Handle handle, const ScanRequest &request, double dpi, JobContext &context);

    /// The number of sheets. Faults: as the statuses say; ScannerPageShort, ScannerPageTooLong,
    /// ScannerCancelled.
    Result<int> run();

private:
    Result<void> waitForRelease();
    Result<void> hearNotes(int timeout);
    Result<RgbImage> readSheet(int number);
    Result<void> deliver(int number, const RgbImage &image);

    SANE_Handle m_handle;
    const ScanRequest &m_request;
    double m_dpi;
    JobContext &m_context;
    QSet<int> m_inFlight;
};

} // namespace motcua
