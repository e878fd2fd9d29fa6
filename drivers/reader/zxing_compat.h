// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// ZXing 1.4 (Debian 12) and 2.x (Debian 13) behind one name each.
#ifndef ZX_USE_UTF8
#define ZX_USE_UTF8 1
#endif

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

namespace motcua::zxing
{

#if ZXING_VERSION_MAJOR >= 2
using Options = ZXing::ReaderOptions;
using Symbols = ZXing::Barcodes;
#else
using Options = ZXing::DecodeHints;
using Symbols = ZXing::Results;
#endif

} // namespace motcua::zxing
