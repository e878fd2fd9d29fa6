// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/consent.h"

#include "app/catalogue/notices.h"

namespace motcua
{

Result<QList<SessionState::NoticeItem>> noticeItems(
    const QString &language, const QList<SessionState::NoticeItem> &before, bool hasPhone)
{
    MOTCUA_ASSIGN(const auto notices, loadNotices(language));
    QList<SessionState::NoticeItem> items;
    for (const Notice &notice : notices) {
        if (notice.id == phoneNotice && !hasPhone)
            continue;
        SessionState::NoticeItem item {notice.id, notice.version, notice.title, notice.text, notice.purpose,
            notice.basis, notice.required, std::nullopt};
        for (const auto &answered : before)
            if (answered.id == notice.id)
                item.agreed = answered.agreed;
        items.append(item);
    }
    return items;
}

Result<QList<NoticeAnswer>> answersTo(const QList<SessionState::NoticeItem> &notices, qint64 at)
{
    QList<NoticeAnswer> answers;
    for (const auto &notice : notices) {
        if (!notice.agreed)
            return fail(FaultId::NoticeUnanswered);
        if (notice.required && !*notice.agreed)
            return fail(FaultId::NoticeRefused);
        answers.append({notice.id, notice.version, *notice.agreed, at});
    }
    return answers;
}

} // namespace motcua
