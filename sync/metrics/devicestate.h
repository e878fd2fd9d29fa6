// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "app/domain/result.h"

namespace motcua
{

class Store;

enum class Device { Scanner, Printer };
enum class DeviceState { Ready, Busy, NeedsPerson, Gone };

inline constexpr std::array watchedDevices {Device::Scanner, Device::Printer};
inline constexpr std::array deviceStates {
    DeviceState::Ready, DeviceState::Busy, DeviceState::NeedsPerson, DeviceState::Gone};

const char *deviceName(Device device); ///< "scanner"
const char *deviceStateName(DeviceState state); ///< "needs-person"

/// The kiosk's word on how a device stands, kept in the store for the uploader's process, which tells the
/// fleet. Written only when it changes.
Result<void> noteDeviceState(Store &store, Device device, DeviceState state);
/// None while the kiosk has not said.
std::optional<DeviceState> deviceState(Store &store, Device device);

} // namespace motcua
