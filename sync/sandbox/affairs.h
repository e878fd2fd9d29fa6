// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include "app/domain/result.h"
#include "sync/sandbox/database.h"

namespace motcua::sandbox
{

/// What the agency does with dossiers after they were filed: steps, requests to complete them, fees, and the
/// paper with which it accepts them. And who
/// was recognised as whom on which kiosk, for as long as this process runs. May be used from several threads.
/// Fault StoreFailed.
class Affairs
{
public:
    static Result<std::unique_ptr<Affairs>> open(const QString &path);

    static constexpr qint64 grantLife = 10 * 60'000; ///< ms
    /// A grant for that person on that kiosk; it holds for `grantLife`.
    QByteArray grant(const QString &kioskId, const QString &personalNumber, qint64 now);
    void endGrant(const QByteArray &grant); ///< of no effect where there is none
    /// Whose it is; empty: no grant of this kiosk, or not any more.
    QString personOf(const QString &kioskId, const QByteArray &grant, qint64 now);

    struct Step {
        qint64 at = 0; ///< Unix ms
        int status = 0; ///< TrangThaiHoSo
        QJsonObject more; ///< unit, officer, note, due_at, as the contract has them
    };
    Result<void> addStep(const QString &code, const Step &step);
    Result<QList<Step>> steps(const QString &code);

    struct Request {
        QString id, code;
        qint64 askedAt = 0; ///< Unix ms
        QJsonObject content; ///< number, answer_by, reason, contact, items, as the contract has them
        QString answeredBy; ///< id of what was filed; empty: nothing yet
    };
    Result<Request> ask(const QString &code, const QJsonObject &content, qint64 now);
    Result<QList<Request>> requests(const QString &code);
    Result<std::optional<Request>> request(const QString &code, const QString &id);
    Result<void> answered(const QString &id, const QString &by);

    struct Fee {
        QString id, code;
        QJsonObject content; ///< name, amount, pay_by, transfer, as the contract has them
        std::optional<qint64> paidAt; ///< Unix ms
    };
    Result<Fee> demand(const QString &code, const QJsonObject &content);
    Result<QList<Fee>> fees(const QString &code);
    /// None: there is no such fee.
    Result<std::optional<Fee>> paid(const QString &id, qint64 now);

    struct Acceptance {
        QByteArray statement, document;
    };
    Result<void> accept(const QString &code, const Acceptance &acceptance);
    Result<std::optional<Acceptance>> acceptance(const QString &code);

private:
    explicit Affairs(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {
    }
    struct Grant {
        QString kioskId, personalNumber;
        qint64 until = 0;
    };

    std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
    QHash<QByteArray, Grant> m_grants;
};

} // namespace motcua::sandbox
