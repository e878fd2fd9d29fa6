// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/scanwire.h"

#include <QCborArray>

#include "app/domain/cborinteger.h"

using namespace Qt::StringLiterals;

namespace motcua::scanwire
{

QCborMap fromRequest(const ScanRequest &request)
{
    QCborArray options;
    for (const auto &[name, value] : request.options)
        options.append(QCborArray {name, value});
    return {{u"device"_s, request.device}, {u"feeder"_s, request.source == ScanSource::Feeder},
        {u"dpi"_s, request.dpi}, {u"maxSheets"_s, request.maxSheets}, {u"width"_s, request.area.width()},
        {u"height"_s, request.area.height()}, {u"longest"_s, request.longest}, {u"options"_s, options}};
}

ScanRequest toRequest(const QCborMap &values)
{
    ScanRequest request;
    request.device = values.value("device"_L1).toString();
    request.source = values.value("feeder"_L1).toBool() ? ScanSource::Feeder : ScanSource::Flatbed;
    request.dpi = static_cast<int>(cborInteger(values.value("dpi"_L1)));
    request.maxSheets = static_cast<int>(cborInteger(values.value("maxSheets"_L1)));
    request.area = {values.value("width"_L1).toDouble(), values.value("height"_L1).toDouble()};
    request.longest = values.value("longest"_L1).toDouble();
    for (const auto &option : values.value("options"_L1).toArray())
        request.options.append({option.toArray().at(0).toString(), option.toArray().at(1).toString()});
    return request;
}

QCborMap fromDevices(const QList<ScannerDevice> &devices)
{
    QCborArray list;
    for (const auto &device : devices)
        list.append(QCborArray {device.id, device.vendor, device.model, device.type});
    return {{u"devices"_s, list}};
}

QList<ScannerDevice> toDevices(const QCborMap &values)
{
    QList<ScannerDevice> devices;
    for (const auto &entry : values.value("devices"_L1).toArray()) {
        const QCborArray texts = entry.toArray();
        devices.append(
            {texts.at(0).toString(), texts.at(1).toString(), texts.at(2).toString(), texts.at(3).toString()});
    }
    return devices;
}

QCborMap fromImage(int sheetNumber, const PageImage &image)
{
    return {{number, sheetNumber}, {u"width"_s, image.size.width()}, {u"height"_s, image.size.height()},
        {u"dpi"_s, image.dpi}};
}

std::optional<PageImage> toImage(const QCborMap &values, const QList<Blob> &blobs)
{
    const QSize size(static_cast<int>(cborInteger(values.value("width"_L1))),
        static_cast<int>(cborInteger(values.value("height"_L1))));
    const double dpi = values.value("dpi"_L1).toDouble();
    if (blobs.size() != 2 || size.isEmpty() || dpi <= 0)
        return std::nullopt;
    return PageImage {blobs.at(0).bytes(), size, dpi, blobs.at(1).bytes()};
}

} // namespace motcua::scanwire
