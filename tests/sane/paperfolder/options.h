// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sane/sane.h>

#include "tests/sane/paperfolder/scanner.h"

namespace paperfolder
{

/// The options' descriptor; nullptr outside their number.
const SANE_Option_Descriptor *optionDescriptor(SANE_Int option);

/// sane_control_option.
SANE_Status controlOption(
    Settings &settings, SANE_Int option, SANE_Action action, void *value, SANE_Int *info);

} // namespace paperfolder
