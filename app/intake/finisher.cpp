// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/finisher.h"

#include <algorithm>

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonArray>

#include "app/digitise/pdfwriter.h"
#include "app/digitise/stackcheck.h"
#include "app/intake/digitisedpaper.h"
#include "app/intake/rules.h"
#include "app/papers/pagecodes.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// After so many attempts a page is kept as an image. An attempt also counts when the machine was switched
/// off in the middle.
constexpr int mostReadingAttempts = 3;

PageReading unread()
{
    PageReading reading;
    reading.flags.append(u"not-read"_s);
    return reading;
}

} // namespace

Finisher::Finisher(CatalogueSource catalogues, PageWorks &works)
    : m_catalogues(std::move(catalogues))
    , m_works(works)
{
}

Result<void> Finisher::readPages(Store &store, const QList<PageRecord> &pages, const MayGoOn &mayGoOn)
{
    QList<PageRecord> unreadPages;
    for (const PageRecord &page : pages) {
        if (page.hasReading)
            continue;
        if (page.readingAttempts >= mostReadingAttempts)
            MOTCUA_TRY(store.saveReading(page.id, unread()));
        else
            unreadPages.append(page);
    }
    return m_works.readAll(
        static_cast<int>(unreadPages.size()),
        [&](int index) -> Result<PageImage> {
            MOTCUA_TRY(mayGoOn());
            MOTCUA_TRY(store.countReadingAttempt(unreadPages[index].id));
            return store.pageImage(unreadPages[index].id);
        },
        [&](int index, const Result<PageReading> &reading) -> Result<void> {
            if (reading)
                return store.saveReading(unreadPages[index].id, *reading);
            if (isThePagesOwn(reading.error()))
                return store.saveReading(unreadPages[index].id, unread());
            return tl::unexpected(reading.error());
        },
        mayGoOn);
}

Result<void> Finisher::makePaperPart(Store &store, const DossierRecord &record, const Procedure &procedure,
    const Component &component, int order, const QList<PageRecord> &pages, const QString &askedName,
    const MayGoOn &mayGoOn)
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QJsonArray quality;
    const auto page = [&](int index) -> Result<DocumentPage> {
        MOTCUA_TRY(mayGoOn());
        MOTCUA_ASSIGN(auto image, store.pageImage(pages[index].id));
        MOTCUA_ASSIGN(auto reading, store.reading(pages[index].id));
        return DocumentPage {std::move(image), std::move(reading)};
    };
    const qint64 digitisedAt = record.submittedAt.value_or(record.createdAt);
    const DocumentDescription description {component.name, procedure.code + u' ' + component.id,
        QDateTime::fromMSecsSinceEpoch(digitisedAt, Qt::UTC)};
    MOTCUA_TRY(writePdf(buffer, static_cast<int>(pages.size()), page, description));
    QList<PageTraits> before;
    for (const PageRecord &pageRecord : pages) {
        MOTCUA_ASSIGN(const auto reading, store.reading(pageRecord.id));
        const PageTraits traits = traitsOf(reading);
        const QStringList flags = reading.flags + stackFlags(before, traits);
        before.append(traits);
        quality.append(QJsonObject {{u"flags"_s, QJsonArray::fromStringList(flags)},
            {u"rotation"_s, reading.turn()}, {u"skew_deg"_s, reading.tilt()}, {u"dpi"_s, pageRecord.dpi},
            {u"codes"_s, uncheckedCodes(reading)}});
    }
    Part part;
    part.component = component.id;
    part.kind = u"paper"_s;
    part.fileName = partFileName(procedure, component.id, order, u"pdf"_s);
    part.mediaType = u"application/pdf"_s;
    part.sha256 = QCryptographicHash::hash(pdf, QCryptographicHash::Sha256);
    part.bytes = pdf.size();
    part.pages = static_cast<int>(pages.size());
    MOTCUA_ASSIGN(const auto firstReading, store.reading(pages.first().id));
    part.quality = QJsonObject {{u"pages"_s, quality},
        {u"document"_s,
            digitisedPaper(component, {pages.first().size, pages.first().dpi, firstReading}, digitisedAt)}};
    part.name = askedName;
    MOTCUA_TRY(store.savePart(record.id, part, pdf));
    return {};
}

Result<void> Finisher::makeFormPart(Store &store, const DossierRecord &record, const Procedure &procedure,
    const Component &component, int order)
{
    MOTCUA_ASSIGN(const auto values, store.form(record.id));
    const Form *form = procedure.findForm(component.formId);
    const QByteArray bytes = canonicalJson(QJsonObject {{u"form"_s, component.formId},
        {u"source"_s, form ? form->source : QString()}, {u"values"_s, values}});
    Part part;
    part.component = component.id;
    part.kind = u"form"_s;
    part.fileName = partFileName(procedure, component.id, order, u"json"_s);
    part.mediaType = u"application/json"_s;
    part.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    part.bytes = bytes.size();
    MOTCUA_TRY(store.savePart(record.id, part, bytes));
    return {};
}

Result<void> Finisher::finish(Store &store, const DossierId &dossier, const MayGoOn &mayGoOn)
{
    MOTCUA_ASSIGN(const auto record, store.dossier(dossier));
    const auto catalogue = m_catalogues.ofVersion(record.catalogueVersion);
    MOTCUA_ASSIGN(const auto *procedure, catalogue->find(record.procedureId));
    const ProcedureCase *chosen = procedure->findCase(record.caseId);
    if (!chosen)
        return fail(FaultId::CaseUnknown, record.caseId);
    MOTCUA_ASSIGN(const auto parts, store.parts(dossier));
    MOTCUA_ASSIGN(const auto pages, store.pages(dossier));

    QStringList made, having;
    for (const PartRecord &part : parts)
        made.append(part.part.component);
    for (const PageRecord &page : pages)
        having.append(page.component);
    QList<PageRecord> needed;
    std::copy_if(pages.begin(), pages.end(), std::back_inserter(needed),
        [&](const PageRecord &page) { return !made.contains(page.component); });
    MOTCUA_ASSIGN(const auto names, store.askedNames(dossier));
    MOTCUA_ASSIGN(const auto components, componentsOf(*chosen, having, names));
    MOTCUA_TRY(readPages(store, needed, mayGoOn));

    int order = 0;
    for (const Component &component : components) {
        ++order;
        if (made.contains(component.id))
            continue;
        if (component.kind == ComponentKind::Form) {
            // Of a dossier that is completed only what was asked for is filed again.
            MOTCUA_ASSIGN(const auto filled, store.form(dossier));
            if (record.supplement && filled.isEmpty())
                continue;
            MOTCUA_TRY(makeFormPart(store, record, *procedure, component, order));
            continue;
        }
        QList<PageRecord> own;
        std::copy_if(pages.begin(), pages.end(), std::back_inserter(own),
            [&](const PageRecord &page) { return page.component == component.id; });
        if (!own.isEmpty())
            MOTCUA_TRY(makePaperPart(
                store, record, *procedure, component, order, own, names.value(component.id), mayGoOn));
    }
    return {};
}

Result<QByteArray> Finisher::manifest(Store &store, const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto record, store.dossier(dossier));
    MOTCUA_ASSIGN(const auto applicant, store.applicant(dossier));
    MOTCUA_ASSIGN(const auto submission, store.submission(dossier));
    MOTCUA_ASSIGN(const auto parts, store.parts(dossier));

    Manifest manifest;
    manifest.dossierId = record.id;
    manifest.procedureId = record.procedureId;
    manifest.procedureCode = record.procedureCode;
    manifest.caseId = record.caseId;
    manifest.catalogueVersion = record.catalogueVersion;
    manifest.applicant = applicant;
    manifest.level = record.level;
    manifest.submission = submission;
    manifest.provisionalToken = record.provisionalToken;
    manifest.supplement = record.supplement;
    for (const PartRecord &part : parts)
        manifest.parts.append(part.part);
    return canonicalJson(manifest);
}

} // namespace motcua
