// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QString>

#include "drivers/scanner/saneoptions.h"
#include "drivers/scanner/scanner.h"

namespace motcua
{

/// SANE itself, from sane_init to sane_exit: one a process.
class SaneLibrary
{
public:
    static Result<std::shared_ptr<SaneLibrary>> open();
    ~SaneLibrary();
    SaneLibrary(const SaneLibrary &) = delete;
    SaneLibrary &operator=(const SaneLibrary &) = delete;

    /// Network devices included.
    Result<QList<ScannerDevice>> devices() const;

private:
    SaneLibrary() = default;
};

/// What a device is really set to.
struct ScanSetup {
    double dpi = 0;
    double height = 0; ///< mm of the area to be scanned; 0: the device does not say
};

/// An opened device.
class SaneDevice
{
public:
    /// An empty name means the first device listed. Faults: ScannerMissing, ScannerBusy, ScannerDenied, …
    static Result<std::unique_ptr<SaneDevice>> open(
        std::shared_ptr<SaneLibrary> library, const QString &name);
    /// Cancels and closes. A driver may hang here.
    ~SaneDevice();
    SaneDevice(const SaneDevice &) = delete;
    SaneDevice &operator=(const SaneDevice &) = delete;

    SANE_Handle handle() const { return m_handle; }
    /// Brings the device's options to what was asked for, and says what it made of that. Faults:
    /// ScannerUnsupported when source or resolution cannot be had, ScannerSettingRefused for the profile's
    /// options.
    Result<ScanSetup> prepare(const ScanRequest &request);

private:
    SaneDevice(std::shared_ptr<SaneLibrary> library, SANE_Handle handle);

    Result<void> setSource(ScanSource source);
    Result<void> setMode();
    Result<double> setResolution(int dpi);
    Result<double> resolution() const;
    Result<void> setArea(const QSizeF &area, double dpi, const ScanRequest &request);

    std::shared_ptr<SaneLibrary> m_library;
    SANE_Handle m_handle;
    SaneOptions m_options;
};

} // namespace motcua
