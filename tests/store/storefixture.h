// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/store/store.h"

namespace motcua
{

inline void PrintTo(const Fault &fault, std::ostream *out)
{
    *out << qPrintable(fault.name()) << " (" << qPrintable(fault.detail) << ")";
}

} // namespace motcua

#define EXPECT_DONE(expression)                                                                              \
    do {                                                                                                     \
        const auto motcuaDone = (expression);                                                                \
        EXPECT_TRUE(motcuaDone.has_value()) << ::testing::PrintToString(motcuaDone.error());                 \
    } while (false)
#define EXPECT_FAULT(expression, fault)                                                                      \
    do {                                                                                                     \
        const auto motcuaDone = (expression);                                                                \
        ASSERT_FALSE(motcuaDone.has_value());                                                                \
        EXPECT_EQ(motcuaDone.error().name(), motcua::faultEntry(motcua::FaultId::fault).name)                \
            << qPrintable(motcuaDone.error().detail);                                                        \
    } while (false)

namespace motcua::test
{

/// The value of a Result that must have succeeded; the test ends with the fault's name otherwise.
template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        throw std::runtime_error(
            qPrintable(result.error().name() + QStringLiteral(": ") + result.error().detail));
    return std::move(*result);
}

class SteeredClock final : public Clock
{
public:
    qint64 wall = 1'767'225'600'000; ///< 2026-01-01
    qint64 up = 5'000;
    qint64 floor = 0;

    void advance(qint64 milliseconds)
    {
        wall += milliseconds;
        up += milliseconds;
    }
    qint64 now() const override { return std::max(wall, floor); }
    qint64 monotonic() const override { return up; }
    void sawTime(qint64 time, bool) override { floor = std::max(floor, time); }
    bool confirmed() const override { return false; }
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

class StoreTest : public ::testing::Test
{
protected:
    void SetUp() override { open(); }

    Store &store() { return *m_store; }
    QString path() const { return m_directory.path() + QStringLiteral("/state"); }
    QString databasePath() const { return path() + QStringLiteral("/store.sqlite"); }

    void open() { m_store = valueOf(Store::open(path(), clock)); }
    void close() { m_store.reset(); }
    void reopen()
    {
        close();
        open();
    }

    DossierId makeDraft() { return valueOf(store().createDraft(inventedStart())); }
    PageId addPage(
        const DossierId &dossier, const QString &component, const PageImage &image, int position = -1)
    {
        const SheetId sheet = valueOf(store().sheetFed(dossier, component));
        EXPECT_DONE(store().sheetReceived(sheet));
        return valueOf(store().savePage(sheet, image, position));
    }
    /// A dossier in the given state.
    DossierId makeIn(DossierState state)
    {
        const DossierId id = makeDraft();
        if (state == DossierState::Draft)
            return id;
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        if (state == DossierState::Queued)
            return id;
        EXPECT_DONE(store().setUploading(id));
        if (state == DossierState::Uploading)
            return id;
        if (state == DossierState::Attention) {
            EXPECT_DONE(store().refuse(id, FaultId::CentralRefused, QStringLiteral("Thiếu chữ ký")));
            return id;
        }
        EXPECT_DONE(
            store().setReceipt(id, {QStringLiteral("000.00.00.H00-%1").arg(++m_codes), clock->wall, {}}));
        if (state == DossierState::Kept)
            EXPECT_DONE(store().shred(id));
        return id;
    }
    DossierState stateOf(const DossierId &dossier) { return valueOf(store().dossier(dossier)).state; }

    std::shared_ptr<SteeredClock> clock = std::make_shared<SteeredClock>();

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Store> m_store;
    int m_codes = 0;
};

} // namespace motcua::test
