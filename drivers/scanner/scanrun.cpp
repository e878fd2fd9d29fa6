// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/scanrun.h"

#include <array>
#include <chrono>
#include <cmath>
#include <thread>

#include "app/domain/cborinteger.h"
#include "drivers/scanner/sanestatus.h"
#include "drivers/scanner/scanwire.h"
#include "drivers/scanner/sheetreader.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int pageQuality = 90; // JPEG; text at 300 dpi shows no ringing at this quality
constexpr int thumbnailQuality = 80; // JPEG
constexpr int thumbnailSide = 480; // px
constexpr int heartbeat = 200; // ms between signs of life
constexpr double mmPerInch = 25.4;
constexpr std::size_t readSize = 64 * 1024; // bytes
constexpr auto pauseWithoutData = std::chrono::milliseconds(2);

} // namespace

ScanRun::ScanRun(SANE_Handle handle, const ScanRequest &request, const ScanSetup &setup, JobContext &context)
    : m_handle(handle)
    , m_request(request)
    , m_setup(setup)
    , m_context(context)
{
}

Result<int> ScanRun::run()
{
    const int last = m_request.source == ScanSource::Flatbed ? 1 : m_request.maxSheets;
    for (int number = 1;; ++number) {
        MOTCUA_TRY(waitForRelease());
        const auto status = sane_start(m_handle);
        // Before the first sheet an empty tray is a fault: somebody pressed the button for nothing.
        if (status == SANE_STATUS_NO_DOCS && number > 1)
            return number - 1;
        if (status != SANE_STATUS_GOOD)
            return tl::unexpected(scannerFault(status, "sane_start"_L1));
        m_context.event(scanwire::fed, {{scanwire::number, number}});
        const auto image = readSheet(number);
        if (!image)
            return tl::unexpected(image.error());
        MOTCUA_TRY(deliver(number, *image));
        if (number == last)
            return number;
    }
}

Result<void> ScanRun::waitForRelease()
{
    MOTCUA_TRY(hearNotes(0));
    while (m_inFlight.size() >= mostSheetsInFlight) {
        m_context.event(scanwire::waiting);
        MOTCUA_TRY(hearNotes(heartbeat));
    }
    return {};
}

/// Waits up to `timeout` ms for a first note and takes all that are there.
Result<void> ScanRun::hearNotes(int timeout)
{
    while (const auto note = m_context.nextNote(timeout)) {
        if (note->kind == scanwire::cancel)
            return fail(FaultId::ScannerCancelled);
        if (note->kind == scanwire::release)
            m_inFlight.remove(static_cast<int>(cborInteger(note->values.value(scanwire::number))));
        timeout = 0;
    }
    return {};
}

Result<RgbImage> ScanRun::readSheet(int number)
{
    SANE_Parameters parameters = {};
    if (const auto status = sane_get_parameters(m_handle, &parameters); status != SANE_STATUS_GOOD)
        return tl::unexpected(scannerFault(status, "sane_get_parameters"_L1));
    if (isTooLow(parameters))
        return fail(FaultId::ScannerPageShort,
            u"%1 lines announced for %2 mm"_s.arg(parameters.lines).arg(m_setup.height));
    auto sheet = SheetReader::begin(
        parameters, static_cast<int>(std::lround(m_request.longest / mmPerInch * m_setup.dpi)));
    if (!sheet)
        return tl::unexpected(sheet.error());

    std::array<SANE_Byte, readSize> bytes;
    QElapsedTimer sinceHeartbeat;
    sinceHeartbeat.start();
    for (;;) {
        MOTCUA_TRY(hearNotes(0));
        SANE_Int length = 0;
        const auto status = sane_read(m_handle, bytes.data(), static_cast<SANE_Int>(bytes.size()), &length);
        if (status == SANE_STATUS_EOF)
            return sheet->finish();
        if (status != SANE_STATUS_GOOD)
            return tl::unexpected(scannerFault(status, "sane_read"_L1));
        if (length <= 0 || length > static_cast<SANE_Int>(bytes.size())) {
            // Neither data nor an end is no sign of life; the kiosk's watchdog decides how long this may go
            // on.
            std::this_thread::sleep_for(pauseWithoutData);
            continue;
        }
        MOTCUA_TRY(sheet->take(bytes.data(), static_cast<std::size_t>(length)));
        if (sinceHeartbeat.hasExpired(heartbeat)) {
            m_context.event(
                scanwire::progress, {{scanwire::number, number}, {scanwire::lines, sheet->linesSoFar()}});
            sinceHeartbeat.start();
        }
    }
}

/// The glass is as high as it was set; only a sheet in the feeder may be lower than the area.
bool ScanRun::isTooLow(const SANE_Parameters &parameters) const
{
    constexpr double tolerance = 0.98; // devices round their edges
    return m_request.source == ScanSource::Flatbed && parameters.lines >= 0
        && parameters.lines < tolerance * m_setup.height / mmPerInch * m_setup.dpi;
}

Result<void> ScanRun::deliver(int number, const RgbImage &image)
{
    const auto jpeg = image.toJpeg(pageQuality, m_setup.dpi);
    const auto thumbnail = image.thumbnail(thumbnailSide).toJpeg(thumbnailQuality, m_setup.dpi);
    if (!jpeg || !thumbnail)
        return tl::unexpected(jpeg ? thumbnail.error() : jpeg.error());
    const auto page = Blob::fromBytes(*jpeg), small = Blob::fromBytes(*thumbnail);
    if (!page || !small)
        return fail(FaultId::ScannerNoMemory, page ? small.error().detail : page.error().detail);
    m_inFlight.insert(number);
    m_context.event(
        scanwire::sheet, scanwire::fromImage(number, {{}, image.size(), m_setup.dpi, {}}), {*page, *small});
    return {};
}

} // namespace motcua
