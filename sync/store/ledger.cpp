// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "sync/store/sealedvalues.h"
#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

// fed ──► received ──► sealed        A sheet is sealed once, with its page, and stays so. One that was not
// sealed has to be
//  │          │                      fed again, as a new sheet.
//  └──────────┴──────► faulted
constexpr std::array<const char *, 4> sheetStateNames {"fed", "received", "sealed", "faulted"};

SheetState sheetState(const QString &name)
{
    for (size_t i = 0; i < sheetStateNames.size(); ++i)
        if (name == QLatin1String(sheetStateNames[i]))
            return SheetState(i);
    return SheetState::Faulted;
}

struct SheetRow {
    qint64 dossier = 0;
    QString component;
    SheetState state = SheetState::Fed;
};

/// The sheet, which must not be settled yet, in a draft.
Result<SheetRow> openSheet(SqliteDatabase &database, SheetId sheet)
{
    auto query = database.query("SELECT s.dossier, s.component, s.state, d.state FROM sheet s"
                                " JOIN dossier d ON d.row = s.dossier WHERE s.id = ?",
        sheet);
    const bool found = query.next();
    SheetRow row;
    bool isDraft = false;
    if (found) {
        row = {query.integer(0), query.text(1), sheetState(query.text(2))};
        isDraft = query.text(3) == QStringLiteral("draft");
    }
    MOTCUA_TRY(query.finish());
    if (!found)
        return fail(FaultId::DossierUnknown, QStringLiteral("sheet %1").arg(sheet));
    if (!isDraft)
        return fail(FaultId::DossierState, QStringLiteral("sheet %1 is not of a draft").arg(sheet));
    if (row.state == SheetState::Sealed || row.state == SheetState::Faulted)
        return fail(FaultId::DossierState,
            QStringLiteral("sheet %1 is %2")
                .arg(sheet)
                .arg(QLatin1String(sheetStateNames[size_t(row.state)])));
    return row;
}

/// The dossier's row of a page.
Result<qint64> dossierOfPage(SqliteDatabase &database, PageId page)
{
    auto query = database.query("SELECT dossier FROM page WHERE id = ?", page);
    const bool found = query.next();
    const qint64 dossier = found ? query.integer(0) : 0;
    MOTCUA_TRY(query.finish());
    if (!found)
        return fail(FaultId::DossierUnknown, QStringLiteral("page %1").arg(page));
    return dossier;
}

/// Where a new page of the component is to stand: before the visible page at `position`, or at the end.
/// Removed pages keep their places, so that a restored one comes back to where it was.
Result<qint64> makePlace(SqliteDatabase &database, qint64 dossier, const QString &component, int position)
{
    if (position >= 0) {
        auto query =
            database.query("SELECT place FROM page WHERE dossier = ? AND component = ? AND removed = 0"
                           " ORDER BY place LIMIT 1 OFFSET ?",
                dossier, component, position);
        const bool found = query.next();
        const qint64 place = found ? query.integer(0) : 0;
        MOTCUA_TRY(query.finish());
        if (found) {
            MOTCUA_TRY(database.run(
                "UPDATE page SET place = place + 1 WHERE dossier = ? AND component = ? AND place >= ?",
                dossier, component, place));
            return place;
        }
    }
    auto query =
        database.query("SELECT coalesce(max(place) + 1, 0) FROM page WHERE dossier = ? AND component = ?",
            dossier, component);
    const qint64 place = query.next() ? query.integer(0) : 0;
    MOTCUA_TRY(query.finish());
    return place;
}

} // namespace

Result<SheetId> Store::sheetFed(const DossierId &dossier, const QString &component)
{
    return d->write([&](qint64 at) -> Result<SheetId> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Draft}));
        MOTCUA_TRY(d->touch(at, row.row));
        MOTCUA_TRY(d->database.run(
            "INSERT INTO sheet (dossier, component, number, state) VALUES"
            " (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM sheet WHERE dossier = ?1), 'fed')",
            row.row, component));
        return d->database.lastInsertId();
    });
}

Result<void> Store::sheetReceived(SheetId sheet)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_TRY(openSheet(d->database, sheet));
        MOTCUA_TRY(d->database.run("UPDATE sheet SET state = 'received' WHERE id = ?", sheet));
        return {};
    });
}

Result<void> Store::sheetFaulted(SheetId sheet, FaultId fault)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_TRY(openSheet(d->database, sheet));
        MOTCUA_TRY(d->database.run(
            "UPDATE sheet SET state = 'faulted', fault = ? WHERE id = ?", faultEntry(fault).name, sheet));
        return {};
    });
}

Result<PageId> Store::Private::placePage(SheetId sheet, const PageImage &image, int position)
{
    MOTCUA_ASSIGN(const auto row, openSheet(database, sheet));
    MOTCUA_ASSIGN(const auto dossier, findRow(row.dossier));
    MOTCUA_ASSIGN(const auto place, makePlace(database, row.dossier, row.component, position));
    MOTCUA_TRY(database.run("INSERT INTO page (dossier, sheet, component, place, width, height, dpi, bytes)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row.dossier, sheet, row.component, place, image.size.width(), image.size.height(), image.dpi,
        qint64(image.jpeg.size())));
    const PageId page = database.lastInsertId();
    MOTCUA_TRY(seal(dossier, BlobKind::PageImage, page, image.jpeg));
    MOTCUA_TRY(seal(dossier, BlobKind::Thumbnail, page, image.thumbnail));
    MOTCUA_TRY(database.run("UPDATE sheet SET state = 'sealed' WHERE id = ?", sheet));
    return page;
}

Result<PageId> Store::savePage(SheetId sheet, const PageImage &image, int position)
{
    return d->write([&](qint64) { return d->placePage(sheet, image, position); });
}

Result<PageId> Store::replacePage(SheetId sheet, const PageImage &image, PageId old)
{
    return d->write([&](qint64) -> Result<PageId> {
        auto query = d->database.query("SELECT (SELECT count(*) FROM page b WHERE b.dossier = p.dossier AND"
                                       " b.component = p.component AND b.removed = 0 AND b.place < p.place)"
                                       " FROM page p JOIN sheet s ON s.dossier = p.dossier AND s.component ="
                                       " p.component WHERE p.id = ? AND p.removed = 0 AND s.id = ?",
            old, sheet);
        const bool found = query.next();
        const int position = found ? int(query.integer(0)) : 0;
        MOTCUA_TRY(query.finish());
        if (!found)
            return fail(FaultId::DossierState, QStringLiteral("page %1 is not there").arg(old));
        MOTCUA_ASSIGN(const PageId page, d->placePage(sheet, image, position));
        MOTCUA_TRY(d->database.run("UPDATE page SET removed = 1 WHERE id = ?", old));
        return page;
    });
}

Result<void> Store::Private::setRemoved(PageId page, bool removed)
{
    return write([&](qint64) -> Result<void> {
        MOTCUA_ASSIGN(const auto dossier, dossierOfPage(database, page));
        MOTCUA_TRY(findRowIn(dossier, {DossierState::Draft}));
        MOTCUA_TRY(database.run("UPDATE page SET removed = ? WHERE id = ?", removed, page));
        return {};
    });
}

Result<void> Store::removePage(PageId page)
{
    return d->setRemoved(page, true);
}

Result<void> Store::restorePage(PageId page)
{
    return d->setRemoved(page, false);
}

Result<void> Store::movePages(const QList<PageMove> &moves, const QString &component)
{
    return d->write([&](qint64 at) -> Result<void> {
        for (const PageMove &move : moves) {
            MOTCUA_ASSIGN(const auto dossier, dossierOfPage(d->database, move.page));
            MOTCUA_TRY(d->findRowIn(dossier, {DossierState::Draft}));
            MOTCUA_TRY(d->touch(at, dossier));
            MOTCUA_ASSIGN(const auto place, makePlace(d->database, dossier, component, move.position));
            MOTCUA_TRY(d->database.run(
                "UPDATE page SET component = ?, place = ? WHERE id = ?", component, place, move.page));
        }
        return {};
    });
}

Result<QList<SheetRecord>> Store::sheets(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    QList<SheetRecord> sheets;
    auto query = d->database.query(
        "SELECT id, component, number, state, fault FROM sheet WHERE dossier = ? ORDER BY number", row.row);
    while (query.next()) {
        SheetRecord sheet;
        sheet.id = query.integer(0);
        sheet.component = query.text(1);
        sheet.number = int(query.integer(2));
        sheet.state = sheetState(query.text(3));
        if (!query.isNull(4))
            sheet.fault = faultFromName(query.text(4)).value_or(FaultId::Internal);
        sheets += sheet;
    }
    MOTCUA_TRY(query.finish());
    return sheets;
}

Result<QList<PageRecord>> Store::pages(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    QList<PageRecord> pages;
    auto query = d->database.query(
        "SELECT p.id, p.sheet, p.component, p.width, p.height, p.dpi, p.bytes, p.reading_attempts,"
        " EXISTS (SELECT 1 FROM blob b WHERE b.dossier = p.dossier AND b.kind = ? AND b.owner = p.id)"
        " FROM page p WHERE p.dossier = ? AND p.removed = 0 ORDER BY p.component, p.place",
        int(BlobKind::Reading), row.row);
    while (query.next()) {
        PageRecord page;
        page.id = query.integer(0);
        page.sheet = query.integer(1);
        page.component = query.text(2);
        const bool follows = !pages.isEmpty() && pages.last().component == page.component;
        page.position = follows ? pages.last().position + 1 : 0;
        page.size = QSize(int(query.integer(3)), int(query.integer(4)));
        page.dpi = query.real(5);
        page.bytes = query.integer(6);
        page.readingAttempts = int(query.integer(7));
        page.hasReading = query.integer(8) != 0;
        pages += page;
    }
    MOTCUA_TRY(query.finish());
    return pages;
}

Result<PageImage> Store::pageImage(PageId page)
{
    auto query = d->database.query("SELECT dossier, width, height, dpi FROM page WHERE id = ?", page);
    const bool found = query.next();
    PageImage image;
    qint64 dossier = 0;
    if (found) {
        dossier = query.integer(0);
        image.size = QSize(int(query.integer(1)), int(query.integer(2)));
        image.dpi = query.real(3);
    }
    MOTCUA_TRY(query.finish());
    if (!found)
        return fail(FaultId::DossierUnknown, QStringLiteral("page %1").arg(page));
    MOTCUA_ASSIGN(auto jpeg, d->unsealPresent(dossier, BlobKind::PageImage, page));
    MOTCUA_ASSIGN(auto thumbnail, d->unsealPresent(dossier, BlobKind::Thumbnail, page));
    image.jpeg = std::move(jpeg);
    image.thumbnail = std::move(thumbnail);
    return image;
}

Result<QByteArray> Store::pageThumbnail(PageId page)
{
    MOTCUA_ASSIGN(const auto dossier, dossierOfPage(d->database, page));
    return d->unsealPresent(dossier, BlobKind::Thumbnail, page);
}

Result<void> Store::saveReading(PageId page, const PageReading &reading)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_ASSIGN(const auto dossier, dossierOfPage(d->database, page));
        MOTCUA_ASSIGN(const auto row, d->findRow(dossier));
        MOTCUA_TRY(d->seal(row, BlobKind::Reading, page, sealedBytes(reading)));
        // One that was given up took no time of its own.
        return reading.seconds > 0 ? d->tallyReading(reading.seconds) : Result<void>();
    });
}

Result<void> Store::setAsFed(PageId page, bool asFed)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_ASSIGN(const auto dossier, dossierOfPage(d->database, page));
        MOTCUA_ASSIGN(const auto row, d->findRowIn(dossier, {DossierState::Draft}));
        MOTCUA_ASSIGN(auto known, reading(page));
        known.asFed = asFed;
        return d->seal(row, BlobKind::Reading, page, sealedBytes(known));
    });
}

Result<PageReading> Store::reading(PageId page)
{
    MOTCUA_ASSIGN(const auto dossier, dossierOfPage(d->database, page));
    MOTCUA_ASSIGN(const auto bytes, d->unseal(dossier, BlobKind::Reading, page));
    if (!bytes)
        return fail(FaultId::DossierState, QStringLiteral("page %1 has not been read").arg(page));
    return readingFromSealed(*bytes);
}

Result<int> Store::countReadingAttempt(PageId page)
{
    return d->write([&](qint64) -> Result<int> {
        auto query = d->database.query(
            "UPDATE page SET reading_attempts = reading_attempts + 1 WHERE id = ? RETURNING reading_attempts",
            page);
        const bool found = query.next();
        const int attempts = found ? int(query.integer(0)) : 0;
        while (query.next()) { }
        MOTCUA_TRY(query.finish());
        if (!found)
            return fail(FaultId::DossierUnknown, QStringLiteral("page %1").arg(page));
        return attempts;
    });
}

} // namespace motcua
