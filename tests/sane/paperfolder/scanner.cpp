// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sane/paperfolder/scanner.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <limits>
#include <map>
#include <thread>
#include <utility>

namespace paperfolder
{

namespace
{

/// Faults that are a SANE status; they happen at sane_start unless a fraction of the page is given.
const std::map<std::string, SANE_Status> statusFaults = {
    {"jam", SANE_STATUS_JAMMED},
    {"cover", SANE_STATUS_COVER_OPEN},
    {"busy", SANE_STATUS_DEVICE_BUSY},
    {"empty", SANE_STATUS_NO_DOCS},
    {"io", SANE_STATUS_IO_ERROR},
    {"denied", SANE_STATUS_ACCESS_DENIED},
    {"no-memory", SANE_STATUS_NO_MEM},
    {"invalid", SANE_STATUS_INVAL},
    {"unsupported", SANE_STATUS_UNSUPPORTED},
    {"cancelled", SANE_STATUS_CANCELLED},
};

double momentOf(const OrderedFault &fault)
{
    if (fault.argument && fault.what != "slow")
        return std::clamp(*fault.argument, 0.0, 1.0);
    if (fault.what == "short" || fault.what == "torn")
        return 0.6;
    return statusFaults.count(fault.what) ? 0.0 : 0.5;
}

} // namespace

Scanner::Scanner(std::string folder)
{
    settings.folder = std::move(folder);
}

SANE_Parameters Scanner::parameters() const
{
    const Raster raster = m_scanning ? Raster() : Raster::blank(settings.window);
    const Raster &shown = m_scanning ? m_raster : raster;
    SANE_Parameters parameters = {};
    parameters.format = shown.mode == Mode::Color ? SANE_FRAME_RGB : SANE_FRAME_GRAY;
    parameters.last_frame = SANE_TRUE;
    parameters.bytes_per_line = shown.bytesPerLine;
    parameters.pixels_per_line = shown.width;
    parameters.lines = settings.feeder && settings.lengthDetection ? -1 : shown.height;
    parameters.depth = shown.mode == Mode::Lineart ? 1 : 8;
    return parameters;
}

SANE_Status Scanner::start()
{
    if (m_scanning)
        return SANE_STATUS_DEVICE_BUSY;
    const Folder folder(settings.folder);
    if (!folder.exists())
        return SANE_STATUS_IO_ERROR;
    m_cancelled = false;
    m_sheet.clear();
    m_fault = folder.takeFault(settings.feeder ? std::to_string(folder.nextSheetNumber()) : "glass");
    if (m_fault && momentOf(*m_fault) <= 0) {
        const OrderedFault now = *std::exchange(m_fault, std::nullopt);
        return happens(now);
    }
    const auto status = load(folder);
    if (status != SANE_STATUS_GOOD)
        return status;

    m_position = 0;
    m_end = m_raster.bytes.size();
    m_faultAt = std::numeric_limits<std::size_t>::max();
    m_pageTime =
        std::chrono::duration<double>(settings.pagesPerMinute > 0 ? 60.0 / settings.pagesPerMinute : 0.0);
    if (m_fault && m_fault->what == "slow")
        m_pageTime = std::chrono::duration<double>(m_fault->argument.value_or(10));
    else if (m_fault && m_fault->what == "wrong-height")
        m_end = m_raster.cutTo(m_fault->argument.value_or(0.6));
    else if (m_fault && m_fault->what == "endless")
        m_end = std::numeric_limits<std::size_t>::max();
    else if (m_fault)
        m_faultAt = placeOf(*m_fault);
    m_began = std::chrono::steady_clock::now();
    m_scanning = true;
    return SANE_STATUS_GOOD;
}

SANE_Status Scanner::load(const Folder &folder)
{
    const auto file = settings.feeder ? folder.topSheet() : folder.onGlass();
    if (!file && settings.feeder)
        return SANE_STATUS_NO_DOCS;
    // A flatbed cannot tell that nothing lies on it; it scans the lid.
    auto raster = file ? look(*file, settings.window, settings.feeder && settings.lengthDetection)
                       : Raster::blank(settings.window);
    if (!raster)
        return SANE_STATUS_IO_ERROR;
    m_raster = *std::move(raster);
    if (settings.feeder)
        m_sheet = *file;
    return SANE_STATUS_GOOD;
}

/// The byte at which a fault in the middle of the page happens.
std::size_t Scanner::placeOf(const OrderedFault &fault) const
{
    const auto place = static_cast<std::size_t>(momentOf(fault) * static_cast<double>(m_end));
    const auto line = static_cast<std::size_t>(m_raster.bytesPerLine);
    // A device that loses the end of a page still sends whole lines; a torn transmission does not.
    if (fault.what == "short")
        return place / line * line;
    return fault.what == "torn" ? place / line * line + line / 2 : place;
}

SANE_Status Scanner::happens(const OrderedFault &fault)
{
    m_scanning = false;
    if (const auto status = statusFaults.find(fault.what); status != statusFaults.end())
        return status->second;
    if (fault.what == "crash") {
        std::signal(SIGSEGV, SIG_DFL); // a sanitizer would report and leave with a code instead
        std::raise(SIGSEGV);
    }
    while (fault.what == "hang")
        std::this_thread::sleep_for(std::chrono::hours(1));
    return SANE_STATUS_EOF; // "short", "torn", and whatever is misspelt: better a visible fault than none
}

SANE_Status Scanner::read(SANE_Byte *data, SANE_Int room, SANE_Int *length)
{
    *length = 0;
    if (m_cancelled) {
        m_scanning = false;
        return SANE_STATUS_CANCELLED;
    }
    if (!m_scanning)
        return SANE_STATUS_INVAL;
    if (m_position >= m_faultAt) {
        // As the net backend does when its server is gone: no data, no error, for ever.
        if (m_fault->what == "spin")
            return SANE_STATUS_GOOD;
        return happens(*m_fault);
    }
    if (m_position >= m_end) {
        m_scanning = false;
        // What cannot be put out is stuck: fed again as the next sheet it would be there twice.
        return m_sheet.empty() || Folder(settings.folder).eject(m_sheet) ? SANE_STATUS_EOF
                                                                         : SANE_STATUS_JAMMED;
    }
    std::size_t size = std::min({static_cast<std::size_t>(room), m_end - m_position, m_faultAt - m_position});
    if (m_pageTime.count() > 0)
        size = std::min<std::size_t>(size, static_cast<std::size_t>(m_raster.bytesPerLine) * 16);
    keepPace(m_position + size);
    const std::size_t page = m_raster.bytes.size();
    for (std::size_t done = 0; done < size;) {
        const std::size_t from = (m_position + done) % page;
        const std::size_t part = std::min(size - done, page - from);
        std::memcpy(data + done, m_raster.bytes.data() + from, part);
        done += part;
    }
    m_position += size;
    *length = static_cast<SANE_Int>(size);
    return SANE_STATUS_GOOD;
}

/// Waits until a scanner of the set speed would have come to byte `position`.
void Scanner::keepPace(std::size_t position) const
{
    if (m_pageTime.count() <= 0)
        return;
    const double share = static_cast<double>(position) / static_cast<double>(m_raster.bytes.size());
    const auto due = m_began + std::chrono::duration_cast<std::chrono::nanoseconds>(m_pageTime * share);
    while (!m_cancelled && std::chrono::steady_clock::now() < due)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

void Scanner::cancel()
{
    // The sheet stays on top of the tray, as if the person had put it back.
    m_cancelled = true;
    m_scanning = false;
}

} // namespace paperfolder
