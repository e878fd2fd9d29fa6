// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/result.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// The notices as they are asked in this language, nothing answered but what was answered among `before`.
/// Without a telephone number nobody is asked whether it may be kept.
/// Fault: CatalogueInvalid.
Result<QList<SessionState::NoticeItem>> noticeItems(
    const QString &language, const QList<SessionState::NoticeItem> &before = {}, bool hasPhone = true);

/// The answers as they are filed, given at `at` (Unix ms). Faults: NoticeUnanswered, NoticeRefused.
Result<QList<NoticeAnswer>> answersTo(const QList<SessionState::NoticeItem> &notices, qint64 at);

} // namespace motcua
