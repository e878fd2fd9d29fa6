// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/metrics/devicestate.h"

#include "sync/store/store.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

QString factOf(Device device)
{
    return u"device."_s + QLatin1String(deviceName(device));
}

} // namespace

const char *deviceName(Device device)
{
    return device == Device::Scanner ? "scanner" : "printer";
}

const char *deviceStateName(DeviceState state)
{
    static constexpr std::array names {"ready", "busy", "needs-person", "gone"};
    return names[size_t(state)];
}

Result<void> noteDeviceState(Store &store, Device device, DeviceState state)
{
    if (deviceState(store, device) == state)
        return {};
    return store.setFact(factOf(device), deviceStateName(state));
}

std::optional<DeviceState> deviceState(Store &store, Device device)
{
    const auto fact = store.fact(factOf(device));
    if (fact)
        for (const DeviceState state : deviceStates)
            if (*fact == deviceStateName(state))
                return state;
    return std::nullopt;
}

} // namespace motcua
