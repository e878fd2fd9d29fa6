// SPDX-License-Identifier: GPL-3.0-or-later
// identify, digitize: what an image says, without a store.
#include "app/ctl/command.h"

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

Result<std::vector<DocumentPage>> readImages(PageWorks &works, const QStringList &files)
{
    const auto count = static_cast<int>(files.size());
    std::vector<DocumentPage> pages(static_cast<std::size_t>(count));
    MOTCUA_TRY(works.readAll(
        count,
        [&](int index) -> Result<PageImage> {
            MOTCUA_ASSIGN(auto bytes, readFile(files[index]));
            auto image = works.prepare(bytes);
            if (!image)
                return fail(image.error().id, aboutFile(files[index], image.error()));
            pages[static_cast<std::size_t>(index)].image = *image;
            return image;
        },
        [&](int index, const Result<PageReading> &reading) -> Result<void> {
            auto &page = pages[static_cast<std::size_t>(index)];
            if (reading) {
                page.reading = *reading;
            } else {
                report(reading.error());
                page.reading.flags.append(u"not-read"_s);
            }
            return {};
        }));
    return pages;
}

QJsonObject describePage(const QString &file, const PageReading &reading)
{
    return {{u"file"_s, file}, {u"rotation"_s, reading.rotation}, {u"skew_deg"_s, reading.skewDeg},
        {u"blank"_s, reading.blank}, {u"flags"_s, QJsonArray::fromStringList(reading.flags)},
        {u"codes"_s, uncheckedCodes(reading)}, {u"seconds"_s, reading.seconds}};
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
    const auto pages = readImages(works, arguments.words);
    if (!pages)
        return report(pages.error());

    const auto file = openForReplacing(out);
    if (!file)
        return report({FaultId::FileUnwritable, out});
    const auto written = writePdf(*file, static_cast<int>(pages->size()),
        [&](int index) -> Result<DocumentPage> { return (*pages)[static_cast<std::size_t>(index)]; },
        {u"Bản số hóa"_s, {}, QDateTime::currentDateTimeUtc()});
    if (!written)
        return report(written.error());
    const qint64 bytes = file->isSequential() ? 0 : file->size();
    if (!finishReplacing(*file))
        return report({FaultId::FileUnwritable, out});

    QJsonArray list;
    for (std::size_t i = 0; i < pages->size(); ++i)
        list.append(describePage(arguments.words[qsizetype(i)], (*pages)[i].reading));
    print({{u"pages"_s, list}, {u"bytes"_s, bytes},
        {u"seconds"_s, static_cast<double>(timer.elapsed()) / 1000.0}});
    return exitDone;
}

} // namespace motcua::ctl
