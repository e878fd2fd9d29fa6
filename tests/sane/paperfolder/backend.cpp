// SPDX-License-Identifier: GPL-3.0-or-later
// The SANE interface. SANE's dll backend looks up sane_<backend>_<function> only; plain sane_init would load
// and do nothing.
#include <cstdlib>
#include <memory>

#include <sane/sane.h>

#include "tests/sane/paperfolder/options.h"
#include "tests/sane/paperfolder/scanner.h"

using paperfolder::Folder;
using paperfolder::Scanner;

namespace
{

/// The folder of a device name: "/absolute/path" names its own, all others are $PAPERFOLDER_DIR's.
std::string folderOf(const std::string &device)
{
    if (!device.empty() && device.front() == '/')
        return device;
    const char *folder = std::getenv("PAPERFOLDER_DIR");
    return folder ? folder : "";
}

int initialSpeed()
{
    const char *speed = std::getenv("PAPERFOLDER_SPEED");
    return speed ? std::atoi(speed) : 0;
}

Scanner *scannerOf(SANE_Handle handle)
{
    return static_cast<Scanner *>(handle);
}

} // namespace

extern "C" {

SANE_Status sane_paperfolder_init(SANE_Int *version, SANE_Auth_Callback)
{
    if (version)
        *version = SANE_VERSION_CODE(1, 0, 1);
    return SANE_STATUS_GOOD;
}

void sane_paperfolder_exit(void) { }

SANE_Status sane_paperfolder_get_devices(const SANE_Device ***list, SANE_Bool)
{
    static const SANE_Device device {"0", "MotCua", "paperfolder", "virtual device"};
    static const SANE_Device *present[] = {&device, nullptr};
    static const SANE_Device *none[] = {nullptr};
    *list = Folder(folderOf({})).exists() ? present : none;
    return SANE_STATUS_GOOD;
}

SANE_Status sane_paperfolder_open(SANE_String_Const name, SANE_Handle *handle)
{
    auto scanner = std::make_unique<Scanner>(folderOf(name ? name : ""));
    const Folder folder(scanner->settings.folder);
    if (!folder.exists())
        return SANE_STATUS_INVAL;
    if (const auto fault = folder.takeFault("open")) {
        if (fault->what == "busy")
            return SANE_STATUS_DEVICE_BUSY;
        if (fault->what == "denied")
            return SANE_STATUS_ACCESS_DENIED;
        return SANE_STATUS_IO_ERROR;
    }
    scanner->settings.pagesPerMinute = initialSpeed();
    *handle = scanner.release();
    return SANE_STATUS_GOOD;
}

void sane_paperfolder_close(SANE_Handle handle)
{
    delete scannerOf(handle);
}

const SANE_Option_Descriptor *sane_paperfolder_get_option_descriptor(SANE_Handle, SANE_Int option)
{
    return paperfolder::optionDescriptor(option);
}

SANE_Status sane_paperfolder_control_option(
    SANE_Handle handle, SANE_Int option, SANE_Action action, void *value, SANE_Int *info)
{
    if (info)
        *info = 0;
    if (scannerOf(handle)->scanning() && action != SANE_ACTION_GET_VALUE)
        return SANE_STATUS_DEVICE_BUSY;
    return paperfolder::controlOption(scannerOf(handle)->settings, option, action, value, info);
}

SANE_Status sane_paperfolder_get_parameters(SANE_Handle handle, SANE_Parameters *parameters)
{
    if (parameters)
        *parameters = scannerOf(handle)->parameters();
    return SANE_STATUS_GOOD;
}

SANE_Status sane_paperfolder_start(SANE_Handle handle)
{
    return scannerOf(handle)->start();
}

SANE_Status sane_paperfolder_read(SANE_Handle handle, SANE_Byte *data, SANE_Int room, SANE_Int *length)
{
    return scannerOf(handle)->read(data, room, length);
}

void sane_paperfolder_cancel(SANE_Handle handle)
{
    scannerOf(handle)->cancel();
}

SANE_Status sane_paperfolder_set_io_mode(SANE_Handle, SANE_Bool nonBlocking)
{
    return nonBlocking ? SANE_STATUS_UNSUPPORTED : SANE_STATUS_GOOD;
}

SANE_Status sane_paperfolder_get_select_fd(SANE_Handle, SANE_Int *)
{
    return SANE_STATUS_UNSUPPORTED;
}

} // extern "C"
