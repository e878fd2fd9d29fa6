// SPDX-License-Identifier: GPL-3.0-or-later
// identify, digitize: what an image says, without a store.
#include "app/ctl/command.h"

#include <algorithm>

#include <QElapsedTimer>
#include <QJsonArray>

#include "app/ctl/files.h"
#include "app/ctl/images.h"
#include "app/domain/clock.h"
#include "app/domain/identity.h"
#include "app/intake/cardamong.h"
#include "app/papers/pagecodes.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

QJsonObject fieldsOf(const CardIdentity &card)
{
    return {{u"personal_number"_s, card.personalNumber}, {u"old_number"_s, card.oldNumber},
        {u"full_name"_s, card.fullName}, {u"birth_date"_s, card.birthDate.toString(Qt::ISODate)},
        {u"sex"_s, card.sex}, {u"residence"_s, card.residence},
        {u"issue_date"_s, card.issueDate.toString(Qt::ISODate)},
        {u"extra"_s, QJsonArray::fromStringList(card.extra)},
        {u"warnings"_s, QJsonArray::fromStringList(card.warnings)}};
}

/// What a refused code is, as far as its fault tells.
QString kindOf(FaultId fault)
{
    switch (fault) {
    case FaultId::CardIsVietqr:
        return u"vietqr"_s;
    case FaultId::CardIsUrl:
        return u"url"_s;
    case FaultId::CardIsVneid:
        return u"vneid"_s;
    case FaultId::CardOldNumber:
        return u"cmnd"_s;
    case FaultId::CardIsOther:
        return u"other"_s;
    default:
        return {};
    }
}

} // namespace

int identify(const Config &config, const Arguments &arguments)
{
    if (arguments.words.isEmpty())
        return misused(u"identify needs an image"_s);
    PageWorks works(config.worker(), 1);
    int exit = exitDone;
    for (const QString &file : arguments.words) {
        const auto bytes = readFile(file);
        const auto codes = bytes ? works.codes(*bytes) : tl::unexpected(bytes.error());
        const auto card = codes ? cardAmong(*codes, SystemClock().today()) : tl::unexpected(codes.error());
        if (card) {
            print({{u"file"_s, file}, {u"ok"_s, true},
                {u"kind"_s, card->kind == CardKind::Cccd ? u"cccd"_s : u"can-cuoc"_s},
                {u"fields"_s, fieldsOf(*card)}, {u"payload"_s, card->payload},
                {u"fault"_s, QJsonValue::Null}});
        } else {
            const QString kind = kindOf(card.error().id);
            print({{u"file"_s, file}, {u"ok"_s, false},
                {u"kind"_s, kind.isEmpty() ? QJsonValue() : QJsonValue(kind)}, {u"fields"_s, QJsonObject {}},
                {u"payload"_s, QJsonValue::Null}, {u"fault"_s, card.error().name()}});
            exit = report(card.error());
        }
    }
    return exit;
}

Result<std::vector<ReadImage>> readImages(PageWorks &works, const QStringList &files)
{
    std::vector<ReadImage> images;
    for (const QString &file : files)
        images.push_back({file, {}, {}});
    MOTCUA_TRY(works.readAll(
        static_cast<int>(files.size()),
        [&](int index) -> Result<std::optional<PageImage>> {
            ReadImage &image = images[static_cast<std::size_t>(index)];
            const auto bytes = readFile(image.file);
            const auto prepared = bytes ? works.prepare(*bytes) : tl::unexpected(bytes.error());
            if (prepared) {
                image.page.image = *prepared;
                return *prepared;
            }
            image.fault = {prepared.error().id,
                bytes ? aboutFile(image.file, prepared.error()) : prepared.error().detail};
            report(*image.fault);
            return std::nullopt;
        },
        [&](int index, const Result<PageReading> &reading) -> Result<void> {
            PageReading &kept = images[static_cast<std::size_t>(index)].page.reading;
            if (reading) {
                kept = *reading;
            } else {
                report(reading.error());
                kept.flags.append(u"not-read"_s);
            }
            return {};
        }));
    return images;
}

QJsonObject describePage(const ReadImage &image)
{
    const PageReading &reading = image.page.reading;
    return {{u"file"_s, image.file}, {u"rotation"_s, reading.rotation}, {u"skew_deg"_s, reading.skewDeg},
        {u"blank"_s, reading.blank}, {u"flags"_s, QJsonArray::fromStringList(reading.flags)},
        {u"codes"_s, uncheckedCodes(reading)}, {u"seconds"_s, reading.seconds},
        {u"fault"_s, image.fault ? QJsonValue(image.fault->name()) : QJsonValue()}};
}

int exitOf(const std::vector<ReadImage> &images)
{
    const bool whole = std::none_of(
        images.begin(), images.end(), [](const ReadImage &image) { return image.fault.has_value(); });
    return whole ? exitDone : exitFault;
}

int digitize(const Config &config, const Arguments &arguments)
{
    const QString out = arguments.value(u"-o"_s);
    if (out.isEmpty() || arguments.words.isEmpty())
        return misused(u"digitize needs -o OUT.pdf and an image"_s);
    if (!arguments.value(u"--procedure"_s).isEmpty())
        return digitizeStack(config, arguments);
    if (!arguments.value(u"--case"_s).isEmpty())
        return misused(u"--case needs --procedure"_s);
    QElapsedTimer timer;
    timer.start();
    PageWorks works(config.worker(), config.recognisers);
    const auto images = readImages(works, arguments.words);
    if (!images)
        return report(images.error());
    std::vector<const DocumentPage *> pages;
    for (const ReadImage &image : *images)
        if (!image.fault)
            pages.push_back(&image.page);
    if (pages.empty())
        return exitFault; // each file's fault was said

    const auto file = openForReplacing(out);
    if (!file)
        return report({FaultId::FileUnwritable, out});
    const auto written = writePdf(*file, static_cast<int>(pages.size()),
        [&](int index) -> Result<DocumentPage> { return *pages[static_cast<std::size_t>(index)]; },
        {u"Bản số hóa"_s, {}, QDateTime::currentDateTimeUtc()});
    if (!written)
        return report(written.error());
    const qint64 bytes = file->isSequential() ? 0 : file->size();
    if (!finishReplacing(*file))
        return report({FaultId::FileUnwritable, out});

    QJsonArray list;
    for (const ReadImage &image : *images)
        list.append(describePage(image));
    print({{u"pages"_s, list}, {u"bytes"_s, bytes},
        {u"seconds"_s, static_cast<double>(timer.elapsed()) / 1000.0}});
    return exitOf(*images);
}

} // namespace motcua::ctl
