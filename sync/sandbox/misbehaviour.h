// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace motcua::sandbox
{

/// What goes wrong with one request.
struct Mishap {
    int delayMs = 0;
    std::optional<int> failStatus; ///< answer this, do nothing
    int retryAfterSeconds = 0;
    bool html = false; ///< 200 with a login page, do nothing
    std::optional<QJsonObject> say; ///< 200 with this, do nothing
    std::optional<QString> refusal; ///< 422 with this reason, do nothing
    bool dropReply = false; ///< do the work, then cut the connection without an answer
    std::optional<qint64> cutAfter; ///< cut the connection after so many bytes of the body
    bool forge = false; ///< put another signature under the statement of the answer
    std::optional<qint64> truncateAt; ///< only so many bytes of the answer's body
    bool corrupt = false; ///< a bit of the file that is uploaded turns over before it is on disk
    bool doublePost = false; ///< handled twice, answered the second time; of creating
    bool takeTwice = false; ///< a code that has a dossier already is taken for another one
    bool otherCode = false; ///< created under a code of central's own choosing, not the one that was issued
    bool dieBefore = false; ///< SIGKILL oneself before the work
    bool dieAfter = false; ///< … after the work, before the answer
};

/// The faults that a test or a demonstration asks of the sandbox. A specification is a JSON object; each of
/// its members is a fault that falls on requests of an optional `method` whose path starts with `path`,
/// `times` times (without it: until changed):
///   {"fail": {"status": 503, "retry_after": 1}, "delay_ms": {"ms": 200}, "html": {}, "say": {"answer": {…}},
///    "refuse": {"reason": "…"},
///    "drop_reply": {}, "cut_upload_after": {"bytes": 100000}, "forge": {}, "truncate": {"bytes": 10},
///    "corrupt": {}, "die": {"when": "before"|"after"}}
/// and, where it speaks as an iGate, "double_post": {}, "take_twice": {}, "other_code": {}.
/// A member may also be a list of such objects, or its bare value: "delay_ms": 200, "html": true, "refuse":
/// "…".
class Misbehaviour
{
public:
    /// False when the specification is not understood; then nothing changes.
    bool set(const QJsonObject &specification);
    Mishap take(const QByteArray &method, const QByteArray &path);

private:
    struct Rule {
        QString kind;
        QByteArray method, path;
        int left = -1; ///< -1: for ever
        QJsonObject detail;
    };
    static std::optional<Rule> ruleOf(const QString &kind, const QJsonValue &value);

    std::mutex m_mutex;
    QList<Rule> m_rules;
};

} // namespace motcua::sandbox
