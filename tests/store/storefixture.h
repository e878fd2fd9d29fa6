// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/store/store.h"
#include "tests/store/invented.h"

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
