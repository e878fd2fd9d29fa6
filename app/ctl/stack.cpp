// SPDX-License-Identifier: GPL-3.0-or-later
// separators, digitize --procedure: a stack of papers and the sheets that tell them apart.
#include "app/ctl/command.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>

#include "app/catalogue/cataloguesource.h"
#include "app/ctl/files.h"
#include "app/ctl/images.h"
#include "app/intake/rules.h"
#include "app/papers/papervalues.h"
#include "app/papers/stacksplit.h"
#include "app/slip/separatorsheets.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

/// A procedure of the catalogue in force and the case chosen in it.
struct Chosen {
    std::shared_ptr<const Catalogue> catalogue; ///< that the others are part of
    const Procedure *procedure = nullptr;
    const ProcedureCase *chosenCase = nullptr;
};

Result<Chosen> choose(const Config &config, const QString &procedure, const QString &caseId)
{
    MOTCUA_ASSIGN(auto catalogues, CatalogueSource::open(config.stateDirectory));
    Chosen chosen;
    chosen.catalogue = catalogues.inForce();
    MOTCUA_ASSIGN(chosen.procedure, chosen.catalogue->find(procedure));
    MOTCUA_ASSIGN(chosen.chosenCase, caseOf(*chosen.procedure, caseId));
    return chosen;
}

QJsonArray describe(const QRectF &box)
{
    return {box.x(), box.y(), box.width(), box.height()};
}

QJsonObject describe(const ReadImage &image, const PaperPage &page, const PageProposal &proposal)
{
    QJsonArray evidence;
    for (const PaperEvidence &one : proposal.evidence)
        evidence.append(QJsonObject {{u"kind"_s, nameOf(one.kind)}, {u"words"_s, one.words},
            {u"box"_s, one.box.isNull() ? QJsonValue() : QJsonValue(describe(one.box))}});
    QJsonArray values;
    if (proposal.role == PageProposal::Role::Page)
        for (const PaperValue &value : valuesOn(page))
            values.append(QJsonObject {{u"kind"_s, nameOf(value.kind)}, {u"value"_s, value.value},
                {u"confidence"_s, value.confidence}, {u"line"_s, describe(value.line)}});
    QJsonObject object = describePage(image);
    object.insert(u"role"_s, nameOf(proposal.role));
    object.insert(u"component"_s,
        proposal.components.isEmpty() ? QJsonValue() : QJsonValue(proposal.components.first()));
    object.insert(u"sure"_s, proposal.sure());
    object.insert(u"asks"_s, proposal.sure() ? QJsonValue() : QJsonValue(nameOf(proposal.asks)));
    object.insert(u"candidates"_s, QJsonArray::fromStringList(proposal.components));
    object.insert(u"evidence"_s, evidence);
    object.insert(u"values"_s, values);
    return object;
}

/// Writes these pages as one PDF into `folder` and says what became of it.
Result<QJsonObject> writePages(const QDir &folder, const QString &name,
    const DocumentDescription &description, const std::vector<ReadImage> &images,
    const QList<qsizetype> &chosen)
{
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    MOTCUA_TRY(writePdf(
        pdf, static_cast<int>(chosen.size()),
        [&](int index) -> Result<DocumentPage> {
            return images[static_cast<std::size_t>(chosen[index])].page;
        },
        description));
    MOTCUA_TRY(writeFile(folder.filePath(name), pdf.data()));
    const QByteArray sha256 = QCryptographicHash::hash(pdf.data(), QCryptographicHash::Sha256);
    return QJsonObject {{u"file"_s, folder.filePath(name)}, {u"pages"_s, chosen.size()},
        {u"bytes"_s, pdf.size()}, {u"sha256"_s, QString::fromLatin1(sha256.toHex())}};
}

Result<QJsonObject> writeStack(const QDir &folder, const Procedure &procedure, const ProcedureCase &chosen,
    const std::vector<ReadImage> &images, const StackSplit &split)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QJsonArray parts;
    int order = 0;
    for (const Component &component : chosen.components) {
        ++order;
        const QList<qsizetype> own = split.pagesOf(component.id);
        if (own.isEmpty())
            continue;
        MOTCUA_ASSIGN(auto part,
            writePages(folder, partFileName(procedure, component.id, order, u"pdf"_s),
                {component.name, procedure.code + u' ' + component.id, now}, images, own));
        part.insert(u"component"_s, component.id);
        parts.append(part);
    }
    QJsonValue asked;
    QList<qsizetype> unsure = split.askedPages();
    unsure.removeIf([&](qsizetype i) { return images[static_cast<std::size_t>(i)].fault.has_value(); });
    if (!unsure.isEmpty()) {
        MOTCUA_ASSIGN(auto file,
            writePages(folder, partFileName(procedure, u"chua-ro"_s, 0, u"pdf"_s),
                {u"Các trang chưa rõ thuộc giấy tờ nào"_s, procedure.code, now}, images, unsure));
        asked = file;
    }
    return QJsonObject {{u"parts"_s, parts}, {u"asked"_s, asked}};
}

} // namespace

int separators(const Config &config, const Arguments &arguments)
{
    const QString out = arguments.value(u"-o"_s);
    if (out.isEmpty() || arguments.words.size() != 1)
        return misused(u"separators needs one PROCEDURE and -o FILE.pdf"_s);
    const auto chosen = choose(config, arguments.words.first(), arguments.value(u"--case"_s));
    if (!chosen)
        return report(chosen.error());
    const auto pdf = separatorsPdf(*chosen->procedure, *chosen->chosenCase);
    if (!pdf)
        return report(pdf.error());
    if (const auto written = writeFile(out, *pdf); !written)
        return report(written.error());
    QJsonArray sheets;
    for (const Component &component : chosen->chosenCase->components)
        if (component.kind == ComponentKind::Paper) {
            const auto sheet = separatorSheet(*chosen->procedure, *chosen->chosenCase, component);
            sheets.append(QJsonObject {{u"component"_s, component.id}, {u"name"_s, component.name},
                {u"payload"_s, QString::fromLatin1(payloadOf(sheet.code))}});
        }
    print({{u"file"_s, out}, {u"sheets"_s, sheets}, {u"bytes"_s, pdf->size()}});
    return exitDone;
}

int digitizeStack(const Config &config, const Arguments &arguments)
{
    QElapsedTimer timer;
    timer.start();
    const QString out = arguments.value(u"-o"_s);
    const auto chosen = choose(config, arguments.value(u"--procedure"_s), arguments.value(u"--case"_s));
    if (!chosen)
        return report(chosen.error());
    if (!QDir().mkpath(out))
        return report({FaultId::FileUnwritable, out});
    PageWorks works(config.worker(), config.recognisers);
    const auto images = readImages(works, arguments.words);
    if (!images)
        return report(images.error());

    QList<PaperPage> papers;
    for (const ReadImage &image : *images)
        papers.append(
            {image.page.image.size, image.page.image.dpi, image.page.reading, image.fault.has_value()});
    const StackSplit split = splitStack(*chosen->procedure, *chosen->chosenCase, papers);
    auto result = writeStack(QDir(out), *chosen->procedure, *chosen->chosenCase, *images, split);
    if (!result)
        return report(result.error());

    QJsonArray list, empty;
    for (qsizetype i = 0; i < papers.size(); ++i)
        list.append(describe((*images)[static_cast<std::size_t>(i)], papers[i], split.pages[i]));
    for (const qsizetype i : split.emptySeparators)
        empty.append(i + 1);
    result->insert(u"pages"_s, list);
    result->insert(u"empty_separators"_s, empty);
    result->insert(u"seconds"_s, static_cast<double>(timer.elapsed()) / 1000.0);
    print(*result);
    return exitOf(*images);
}

} // namespace motcua::ctl
