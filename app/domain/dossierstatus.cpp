// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/dossierstatus.h"

#include <array>

namespace motcua
{

namespace
{

constexpr std::array statusTexts {u"Mới đăng ký", u"Được tiếp nhận", u"Không được tiếp nhận", u"Đang xử lý",
    u"Yêu cầu bổ sung giấy tờ", u"Yêu cầu thực hiện nghĩa vụ tài chính", u"Công dân yêu cầu rút",
    u"Dừng xử lý", u"Đã xử lý xong", u"Đã trả kết quả"};
static_assert(statusTexts.size() == lastDossierStatus);

} // namespace

QString dossierStatusText(int status)
{
    if (status < firstDossierStatus || status > lastDossierStatus)
        return {};
    return QString::fromUtf16(statusTexts[static_cast<std::size_t>(status - firstDossierStatus)]);
}

} // namespace motcua
