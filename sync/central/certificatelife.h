// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "app/domain/result.h"

namespace motcua
{

/// From when until when a certificate holds.
struct CertificateLife {
    qint64 from = 0, until = 0; ///< Unix ms

    /// Of the first certificate in `pem`. Fault CentralNotEnrolled where there is none.
    static Result<CertificateLife> of(const QByteArray &pem);

    bool isOver(qint64 now) const { return now >= until; }
    /// Less than a third of it is left: with certificates of a year that is four months for a kiosk that is
    /// switched on now and then.
    bool wantsRenewal(qint64 now) const { return now > until - (until - from) / 3; }
};

} // namespace motcua
