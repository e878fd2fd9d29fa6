// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/recognisejobs.h"

namespace motcua
{

JobTable recogniseJobs()
{
    return {};
}

} // namespace motcua
