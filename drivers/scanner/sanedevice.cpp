// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/sanedevice.h"

#include <algorithm>
#include <cmath>

#include <sane/saneopts.h>

#include "drivers/scanner/sanestatus.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr double lowestDpi = 200; // NĐ 30/2020/NĐ-CP Phụ lục I, Phần II mục I khoản 2
constexpr double mmPerInch = 25.4;
constexpr const char *xResolution = "x-resolution";
constexpr const char *yResolution = "y-resolution";

bool containsAny(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(),
        [&](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Names of sources are each backend's own: "ADF", "ADF Front", "Automatic Document Feeder(left aligned)",
/// "FlatBed", …
QString sourceAmong(const QStringList &choices, ScanSource source)
{
    for (const auto &choice : choices) {
        if (source == ScanSource::Flatbed
            && containsAny(choice, {"flatbed"_L1, "platen"_L1, "document table"_L1}))
            return choice;
        if (source == ScanSource::Feeder && containsAny(choice, {"adf"_L1, "feeder"_L1})
            && !containsAny(choice, {"duplex"_L1, "back"_L1, "both"_L1}))
            return choice;
    }
    return {};
}

QString modeAmong(const QStringList &choices)
{
    for (const auto &wanted : {"color"_L1, "colour"_L1, "gray"_L1, "grey"_L1}) {
        for (const auto &choice : choices) {
            if (choice.compare(wanted, Qt::CaseInsensitive) == 0)
                return choice;
        }
        for (const auto &choice : choices) {
            if (choice.contains(wanted, Qt::CaseInsensitive)
                && !containsAny(choice, {"halftone"_L1, "48"_L1}))
                return choice;
        }
    }
    return choices.value(0);
}

bool isProfiled(const ScanRequest &request, const char *name)
{
    return std::any_of(request.options.begin(), request.options.end(),
        [name](const auto &option) { return option.first == QLatin1StringView(name); });
}

} // namespace

Result<std::shared_ptr<SaneLibrary>> SaneLibrary::open()
{
    const auto status = sane_init(nullptr, nullptr);
    if (status != SANE_STATUS_GOOD)
        return tl::unexpected(scannerFault(status, "sane_init"_L1));
    return std::shared_ptr<SaneLibrary>(new SaneLibrary);
}

SaneLibrary::~SaneLibrary()
{
    sane_exit();
}

Result<QList<ScannerDevice>> SaneLibrary::devices() const
{
    const SANE_Device **list = nullptr;
    const auto status = sane_get_devices(&list, SANE_FALSE);
    if (status != SANE_STATUS_GOOD)
        return tl::unexpected(scannerFault(status, "sane_get_devices"_L1));
    QList<ScannerDevice> devices;
    for (; list && *list; ++list) {
        devices.append({QString::fromUtf8((*list)->name), QString::fromUtf8((*list)->vendor),
            QString::fromUtf8((*list)->model), QString::fromUtf8((*list)->type)});
    }
    return devices;
}

Result<std::unique_ptr<SaneDevice>> SaneDevice::open(
    std::shared_ptr<SaneLibrary> library, const QString &name)
{
    QString chosen = name;
    if (chosen.isEmpty()) {
        const auto devices = library->devices();
        if (!devices)
            return tl::unexpected(devices.error());
        if (devices->isEmpty())
            return fail(FaultId::ScannerMissing, u"SANE lists no device"_s);
        chosen = devices->constFirst().id;
    }
    SANE_Handle handle = nullptr;
    const auto status = sane_open(chosen.toUtf8().constData(), &handle);
    // At sane_open this status says that there is no such device (SANE Standard 1.06, 4.3.4).
    if (status == SANE_STATUS_INVAL)
        return fail(FaultId::ScannerMissing, u"sane_open: no such device"_s);
    if (status != SANE_STATUS_GOOD)
        return tl::unexpected(scannerFault(status, "sane_open"_L1));
    return std::unique_ptr<SaneDevice>(new SaneDevice(std::move(library), handle));
}

SaneDevice::SaneDevice(std::shared_ptr<SaneLibrary> library, SANE_Handle handle)
    : m_library(std::move(library))
    , m_handle(handle)
    , m_options(handle)
{
}

SaneDevice::~SaneDevice()
{
    sane_cancel(m_handle);
    sane_close(m_handle);
}

Result<ScanSetup> SaneDevice::prepare(const ScanRequest &request)
{
    // Source and mode first: they decide which of the others are active and what they take.
    const auto profile = [&](const char *name) -> Result<void> {
        for (const auto &[option, value] : request.options) {
            if (option == QLatin1StringView(name))
                MOTCUA_TRY(m_options.set(option, value));
        }
        return {};
    };
    MOTCUA_TRY(isProfiled(request, SANE_NAME_SCAN_SOURCE) ? profile(SANE_NAME_SCAN_SOURCE)
                                                          : setSource(request.source));
    MOTCUA_TRY(isProfiled(request, SANE_NAME_SCAN_MODE) ? profile(SANE_NAME_SCAN_MODE) : setMode());
    if (!isProfiled(request, SANE_NAME_BIT_DEPTH) && m_options.has(SANE_NAME_BIT_DEPTH))
        static_cast<void>(m_options.setNumber(SANE_NAME_BIT_DEPTH, 8)); // any depth can be read
    for (const auto &[option, value] : request.options) {
        if (option != QLatin1StringView(SANE_NAME_SCAN_SOURCE)
            && option != QLatin1StringView(SANE_NAME_SCAN_MODE))
            MOTCUA_TRY(m_options.set(option, value));
    }
    const auto dpi =
        isProfiled(request, SANE_NAME_SCAN_RESOLUTION) ? resolution() : setResolution(request.dpi);
    if (!dpi)
        return tl::unexpected(dpi.error());
    MOTCUA_TRY(setArea(request.area, *dpi, request));
    const auto top = m_options.number(SANE_NAME_SCAN_TL_Y), bottom = m_options.number(SANE_NAME_SCAN_BR_Y);
    if (!top || !bottom)
        return ScanSetup {*dpi};
    const double toMm = m_options.isInPixels(SANE_NAME_SCAN_BR_Y) ? mmPerInch / *dpi : 1;
    return ScanSetup {*dpi, (*bottom - *top) * toMm};
}

Result<void> SaneDevice::setSource(ScanSource source)
{
    const QStringList choices = m_options.choices(SANE_NAME_SCAN_SOURCE);
    // A device without a choice of sources is a flatbed; fed from it a "feeder" would never be empty.
    if (choices.isEmpty() && source == ScanSource::Flatbed)
        return {};
    const QString choice = sourceAmong(choices, source);
    if (choice.isEmpty())
        return fail(FaultId::ScannerUnsupported,
            source == ScanSource::Feeder ? u"the device has no feeder"_s : u"the device has no glass"_s);
    // Some devices with one source list it without letting it be set.
    if (!m_options.has(SANE_NAME_SCAN_SOURCE) && choices.size() == 1)
        return {};
    return m_options.set(QLatin1StringView(SANE_NAME_SCAN_SOURCE), choice);
}

Result<void> SaneDevice::setMode()
{
    if (!m_options.has(SANE_NAME_SCAN_MODE))
        return {};
    return m_options.set(
        QLatin1StringView(SANE_NAME_SCAN_MODE), modeAmong(m_options.choices(SANE_NAME_SCAN_MODE)));
}

Result<double> SaneDevice::setResolution(int dpi)
{
    const double wanted = std::max<double>(dpi, lowestDpi);
    for (const char *name : {SANE_NAME_SCAN_RESOLUTION, xResolution, yResolution}) {
        if (m_options.has(name))
            MOTCUA_TRY(m_options.setNumber(name, m_options.atLeast(name, wanted)));
    }
    return resolution();
}

/// What the device really has: it may have rounded.
Result<double> SaneDevice::resolution() const
{
    const auto across = m_options.number(SANE_NAME_SCAN_RESOLUTION)
        ? m_options.number(SANE_NAME_SCAN_RESOLUTION)
        : m_options.number(xResolution);
    const auto along = m_options.number(yResolution).value_or(across.value_or(0));
    if (!across || *across < lowestDpi || std::abs(*across - along) > 0.5)
        return fail(
            FaultId::ScannerUnsupported, u"resolution %1 by %2 dpi"_s.arg(across.value_or(0)).arg(along));
    return *across;
}

Result<void> SaneDevice::setArea(const QSizeF &area, double dpi, const ScanRequest &request)
{
    struct Edge {
        const char *name;
        double mm;
    };
    // Some feeders bound the area by the paper's size, which therefore comes first; all bound the right by
    // the left.
    for (const auto &[name, mm] : {Edge {"page-width", area.width()}, Edge {"page-height", area.height()},
             Edge {SANE_NAME_SCAN_TL_X, 0}, Edge {SANE_NAME_SCAN_TL_Y, 0},
             Edge {SANE_NAME_SCAN_BR_X, area.width()}, Edge {SANE_NAME_SCAN_BR_Y, area.height()}}) {
        if (isProfiled(request, name) || !m_options.has(name))
            continue;
        const double value = m_options.isInPixels(name) ? mm / mmPerInch * dpi : mm;
        MOTCUA_TRY(m_options.setNumber(name, std::min(value, m_options.largest(name, value))));
    }
    return {};
}

} // namespace motcua
