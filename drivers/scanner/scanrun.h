// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QSet>

#include <sane/sane.h>

#include "drivers/scanner/rgbimage.h"
#include "drivers/scanner/sanedevice.h"
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
    ScanRun(SANE_Handle handle, const ScanRequest &request, const ScanSetup &setup, JobContext &context);

    /// The number of sheets. Faults: as the statuses say; ScannerPageShort, ScannerPageTooLong,
    /// ScannerCancelled.
    Result<int> run();

private:
    Result<void> waitForRelease();
    Result<void> hearNotes(int timeout);
    Result<RgbImage> readSheet(int number);
    bool isTooLow(const SANE_Parameters &parameters) const;
    Result<void> deliver(int number, const RgbImage &image);

    SANE_Handle m_handle;
    const ScanRequest &m_request;
    ScanSetup m_setup;
    JobContext &m_context;
    QSet<int> m_inFlight;
};

} // namespace motcua
