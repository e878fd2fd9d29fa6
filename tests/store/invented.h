// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>

#include <QCryptographicHash>
#include <QRandomGenerator>

#include "sync/store/store.h"

namespace motcua::test
{

/// For several threads, as the real one is.
class SteeredClock final : public Clock
{
public:
    std::atomic<qint64> wall = 1'767'225'600'000; ///< 2026-01-01
    std::atomic<qint64> up = 5'000;
    std::atomic<qint64> floor = 0;
    std::atomic<bool> isConfirmed = false;

    void advance(qint64 milliseconds)
    {
        wall += milliseconds;
        up += milliseconds;
    }
    qint64 now() const override { return std::max(wall.load(), floor.load()); }
    qint64 monotonic() const override { return up; }
    void sawTime(qint64 time, bool byCentral) override
    {
        if (byCentral) {
            wall = time;
            floor = 0;
            isConfirmed = true;
        } else if (!isConfirmed) {
            floor = std::max(floor.load(), time);
        }
    }
    bool confirmed() const override { return isConfirmed; }
};

/// Nobody's data: the number's province code 000 is not in use.
inline CardIdentity inventedPerson()
{
    CardIdentity person;
    person.personalNumber = QStringLiteral("000201999888");
    person.oldNumber = QStringLiteral("999888777");
    person.fullName = QStringLiteral("Thử Nghiệm Bịa Đặt");
    person.birthDate = QDate(2001, 2, 3);
    person.sex = QStringLiteral("Nam");
    person.residence = QStringLiteral("Số 0 Đường Không Có, Phường Bịa");
    person.issueDate = QDate(2025, 1, 2);
    person.warnings = {QStringLiteral("province-unknown")};
    person.payload =
        QStringLiteral("000201999888|999888777|Thử Nghiệm Bịa Đặt|03022001|Nam|Số 0 Đường Không Có|02012025");
    return person;
}

inline DraftStart inventedStart()
{
    DraftStart start;
    start.procedureId = QStringLiteral("chung-chi-buc-xa");
    start.procedureCode = QStringLiteral("1.009846");
    start.caseId = QStringLiteral("cap-moi");
    start.catalogueVersion = QStringLiteral("2026.1");
    start.applicant = inventedPerson();
    return start;
}

inline QByteArray randomBytes(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    for (char &byte : bytes)
        byte = char(random.generate());
    return bytes;
}

inline PageImage inventedPage(quint32 seed, qsizetype size = 150'000)
{
    return {randomBytes(size, seed), QSize(2480, 3508), 300, randomBytes(9'000, seed + 1000)};
}

inline Submission inventedSubmission()
{
    Submission submission;
    submission.phone = QStringLiteral("0900000123");
    submission.notices = {{QStringLiteral("xu-ly"), QStringLiteral("1"), true, 1'767'225'600'000}};
    submission.submittedAt = 1'767'225'601'000;
    return submission;
}

inline Part inventedPart(const QString &component, const QByteArray &content)
{
    Part part;
    part.component = component;
    part.kind = QStringLiteral("paper");
    part.fileName = QStringLiteral("1.009846_%1_01.pdf").arg(component);
    part.mediaType = QStringLiteral("application/pdf");
    part.sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    part.bytes = content.size();
    part.pages = 1;
    return part;
}

} // namespace motcua::test
