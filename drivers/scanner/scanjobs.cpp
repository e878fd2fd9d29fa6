// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/scanjobs.h"

#include "drivers/scanner/sanedevice.h"
#include "drivers/scanner/scanrun.h"
#include "drivers/scanner/scanwire.h"

namespace motcua
{

namespace
{

/// SANE is opened with the first job and closed when the process ends.
class SaneJobs
{
public:
    Result<std::shared_ptr<SaneLibrary>> library()
    {
        if (!m_library) {
            auto opened = SaneLibrary::open();
            if (!opened)
                return opened;
            m_library = *opened;
        }
        return m_library;
    }

private:
    std::shared_ptr<SaneLibrary> m_library;
};

class DevicesHandler final : public JobHandler
{
public:
    explicit DevicesHandler(std::shared_ptr<SaneJobs> sane)
        : m_sane(std::move(sane))
    {
    }

    Result<JobAnswer> run(const JobRequest &, JobContext &) override
    {
        const auto library = m_sane->library();
        if (!library)
            return tl::unexpected(library.error());
        const auto devices = (*library)->devices();
        if (!devices)
            return tl::unexpected(devices.error());
        return JobAnswer {scanwire::fromDevices(*devices)};
    }

private:
    std::shared_ptr<SaneJobs> m_sane;
};

class ScanHandler final : public JobHandler
{
public:
    explicit ScanHandler(std::shared_ptr<SaneJobs> sane)
        : m_sane(std::move(sane))
    {
    }

    Result<JobAnswer> run(const JobRequest &request, JobContext &context) override
    {
        m_device.reset();
        const auto library = m_sane->library();
        if (!library)
            return tl::unexpected(library.error());
        const ScanRequest wanted = scanwire::toRequest(request.values);
        auto device = SaneDevice::open(*library, wanted.device);
        if (!device)
            return tl::unexpected(device.error());
        m_device = *std::move(device);
        const auto setup = m_device->prepare(wanted);
        if (!setup)
            return tl::unexpected(setup.error());
        context.event(scanwire::ready);
        const auto sheets = ScanRun(m_device->handle(), wanted, *setup, context).run();
        if (!sheets)
            return tl::unexpected(sheets.error());
        return JobAnswer {{{scanwire::sheets, *sheets}}};
    }

private:
    std::shared_ptr<SaneJobs> m_sane;
    /// Kept after the run: closing may take seconds or hang, and the kiosk has its answer before.
    std::unique_ptr<SaneDevice> m_device;
};

} // namespace

JobTable scanJobs()
{
    const auto sane = std::make_shared<SaneJobs>();
    JobTable jobs;
    jobs.emplace(scanwire::devicesJob, std::make_unique<DevicesHandler>(sane));
    jobs.emplace(scanwire::scanJob, std::make_unique<ScanHandler>(sane));
    return jobs;
}

} // namespace motcua
