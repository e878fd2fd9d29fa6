// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/samples/samples.h"

using namespace Qt::StringLiterals;
using namespace motcua::samples;

namespace
{

QJsonObject describe(const QString &folder, const Page &page)
{
    return {{u"file"_s, folder + u'/' + page.name + (page.jpeg ? u".jpg"_s : u".png"_s)},
        {u"component"_s, page.component}, {u"rotation"_s, page.rotation}, {u"skew_deg"_s, page.skewDeg},
        {u"text"_s, page.text}};
}

int complain(const QString &message, int code)
{
    std::fprintf(stderr, "motcua_samples: %s\n", qUtf8Printable(message));
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Draws invented sample papers (radiation/, transfer/, short/) and things on a "
        u"scanner's glass (glass/) as A4 images of "
        "300 dpi, with index.json that says what is on them."_s);
    parser.addHelpOption();
    const QCommandLineOption scanner(
        u"scanner"_s, u"Write the virtual scanner's folder instead: glass.png and tray/001.png …"_s);
    const QCommandLineOption tray(u"tray"_s,
        u"What lies in the tray: radiation (default), transfer or none."_s, u"dossier"_s, u"radiation"_s);
    const QCommandLineOption onGlass(u"glass"_s,
        u"What lies on the glass, by its name in glass/ (default can-cuoc-18mm)."_s, u"name"_s,
        u"can-cuoc-18mm"_s);
    parser.addOptions({scanner, tray, onGlass});
    parser.addPositionalArgument(u"OUT"_s, u"Output folder"_s);
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        return complain(u"exactly one output folder is needed"_s, 2);
    const QString out = parser.positionalArguments().constFirst();

    if (parser.isSet(scanner)) {
        QList<Page> pages;
        if (const QString which = parser.value(tray); which == u"radiation")
            pages = dossier(Dossier::RadiationWorker);
        else if (which == u"transfer")
            pages = dossier(Dossier::TechnologyTransfer);
        else if (which != u"none")
            return complain(u"unknown dossier"_s, 2);
        for (const Glass which : allGlasses())
            if (const Page page = glass(which); page.name == parser.value(onGlass))
                return writeScannerFolder(out, pages, page) ? 0 : complain(u"cannot write "_s + out, 3);
        return complain(u"unknown thing on the glass"_s, 2);
    }

    QJsonArray index;
    for (const auto &[folder, which] : {std::pair {u"radiation"_s, Dossier::RadiationWorker},
             {u"transfer"_s, Dossier::TechnologyTransfer}}) {
        const auto pages = dossier(which);
        if (!write(out + u'/' + folder, pages))
            return complain(u"cannot write "_s + out, 3);
        for (const auto &page : pages)
            index << describe(folder, page);
    }
    if (!write(out + u"/short"_s, {shortPage()}))
        return complain(u"cannot write "_s + out, 3);
    index << describe(u"short"_s, shortPage());
    for (const Glass which : allGlasses()) {
        const Page page = glass(which);
        if (!write(out + u"/glass"_s, {page}))
            return complain(u"cannot write "_s + out, 3);
        QJsonObject entry = describe(u"glass"_s, page);
        entry.insert(u"payload"_s, QString::fromUtf8(glassPayload(which)));
        index << entry;
    }
    QFile file(out + u"/index.json"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(index).toJson()) < 0)
        return complain(u"cannot write "_s + out, 3);
    return 0;
}
