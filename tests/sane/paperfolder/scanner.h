// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <string>

#include <sane/sane.h>

#include "tests/sane/paperfolder/folder.h"
#include "tests/sane/paperfolder/raster.h"

namespace paperfolder
{

/// What can be set before a scan.
struct Settings {
    std::string folder;
    bool feeder = false;
    bool lengthDetection = false; ///< feeder: height unknown (-1) until the paper ends
    int pagesPerMinute = 0; ///< 0: as fast as it goes
    Window window;
};

/// One opened device: scans sheets of its folder, with the faults ordered there.
class Scanner
{
public:
    explicit Scanner(std::string folder);

    Settings settings;

    bool scanning() const { return m_scanning; }
    SANE_Parameters parameters() const;
    SANE_Status start();
    SANE_Status read(SANE_Byte *data, SANE_Int room, SANE_Int *length);
    void cancel();

private:
    SANE_Status load(const Folder &folder);
    std::size_t placeOf(const OrderedFault &fault) const;
    SANE_Status happens(const OrderedFault &fault);
    void keepPace(std::size_t position) const;

    Raster m_raster;
    std::filesystem::path m_sheet; ///< in the feeder's path; empty on the glass
    std::optional<OrderedFault> m_fault;
    std::size_t m_faultAt = 0; ///< bytes
    std::size_t m_position = 0, m_end = 0; ///< bytes sent, bytes to send
    std::chrono::steady_clock::time_point m_began;
    std::chrono::duration<double> m_pageTime {0};
    bool m_scanning = false;
    std::atomic<bool> m_cancelled = false;
};

} // namespace paperfolder
