// SPDX-License-Identifier: GPL-3.0-or-later
// motcua_shots OUTDIR [NAME…]: every screen as a picture, and contact sheets of them, for the eye.
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QQuickWindow>
#include <QTextStream>

#include "app/viewmodels/kioskui.h"
#include "tests/viewmodels/samplestates.h"
#include "tests/viewmodels/standin.h"

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr QSize portrait(1080, 1920);
constexpr QSize landscape(1920, 1080);
constexpr int settleMilliseconds = 60;

struct Shot {
    QString sample;
    QString language = u"vi"_s;
    motcua::TextSize size = motcua::TextSize::Normal;
    motcua::Palette palette = motcua::Palette::Standard;
    bool lying = false;
    QString typing = {}; ///< "letters", "digits", "code": keys open
};

QString fileName(const Shot &shot)
{
    static const QStringList sizes {u"normal"_s, u"large"_s, u"largest"_s};
    static const QStringList palettes {u""_s, u"-contrast"_s, u"-dark"_s};
    return shot.sample + (shot.typing.isEmpty() ? QString() : u"-keys"_s) + u'-' + shot.language + u'-'
        + sizes[int(shot.size)] + palettes[int(shot.palette)] + (shot.lying ? u"-lying"_s : QString())
        + u".png"_s;
}

QList<Shot> chosenShots()
{
    using enum motcua::TextSize;
    using motcua::Palette;
    QList<Shot> shots;
    for (const QString &name :
        {u"home"_s, u"card"_s, u"card-fault"_s, u"card-read"_s, u"card-draft"_s, u"card-drafts"_s,
            u"procedure"_s, u"case"_s, u"checklist"_s, u"scan-ready"_s, u"scan-running"_s, u"scan-done"_s,
            u"scan-jam"_s, u"form"_s, u"form-errors"_s, u"review"_s, u"notices"_s, u"sending"_s,
            u"sending-kept"_s, u"slip"_s, u"slip-provisional"_s, u"idle"_s, u"idle-slip"_s, u"form-kept"_s})
        shots.append({name});
    for (const QString &name :
        {u"home"_s, u"card-draft"_s, u"checklist"_s, u"scan-jam"_s, u"notices-answered"_s, u"slip"_s})
        shots.append({name, u"vi"_s, Large});
    for (const QString &name : {u"home-staff-soon"_s, u"home-paused"_s, u"scan-empty"_s, u"scan-cancelled"_s,
             u"scan-missing"_s, u"scan-anew"_s, u"scan-anew-empty"_s, u"scan-flagged"_s, u"scan-turned"_s,
             u"lookup"_s, u"lookup-found"_s, u"lookup-nothing"_s, u"lookup-field"_s, u"info"_s,
             u"info-little"_s, u"scan-stray"_s, u"scan-separator"_s, u"scan-sorted"_s, u"form-reading"_s,
             u"form-proposals"_s, u"form-paper-without-values"_s, u"follow"_s, u"follow-invalid"_s,
             u"progress-4"_s, u"progress-5"_s, u"progress-waiting"_s, u"progress-supplement"_s,
             u"progress-late"_s, u"sign-in"_s, u"sign-in-expired"_s, u"review-post"_s, u"review-address"_s,
             u"rating"_s, u"checklist-again"_s, u"checklist-held"_s, u"scan-stack"_s, u"scan-stack-asks"_s})
        shots.append({name});
    for (const motcua::TextSize size : {Normal, Large, Largest})
        for (const QString &name : {u"progress-fee"_s, u"progress-fee-doubtful"_s, u"acceptance"_s,
                 u"acceptance-doubtful"_s, u"withdraw"_s, u"withdraw-sure"_s, u"withdraw-unsure"_s,
                 u"queue"_s, u"queue-ticket"_s, u"queue-unavailable"_s})
            shots.append({name, u"vi"_s, size});
    for (const QString &name : {u"home"_s, u"home-paused"_s, u"card"_s, u"procedure"_s, u"checklist-long"_s,
             u"scan-done"_s, u"scan-jam"_s, u"scan-glass-busy"_s, u"scan-missing"_s, u"form-errors"_s,
             u"review-refused"_s, u"notices"_s, u"slip-provisional"_s, u"idle"_s, u"form-kept"_s,
             u"scan-stray"_s, u"form-proposals"_s, u"lookup"_s, u"info"_s, u"follow"_s, u"progress-7"_s})
        shots.append({name, u"vi"_s, Largest});
    shots.append({u"procedure"_s, u"vi"_s, Normal, Palette::Standard, false, u"letters"_s});
    shots.append({u"form"_s, u"vi"_s, Largest, Palette::Standard, false, u"letters"_s});
    shots.append({u"review-invalid"_s, u"vi"_s, Normal, Palette::Standard, false, u"digits"_s});
    shots.append({u"follow-typed"_s, u"vi"_s, Normal, Palette::Standard, false, u"code"_s});
    for (const QString &name :
        {u"home-offline"_s, u"card-read-long"_s, u"checklist-full"_s, u"sending-kept"_s, u"slip"_s})
        shots.append({name, u"en"_s});
    shots.append({u"notices"_s, u"en"_s, Largest});
    for (const QString &name : {u"home"_s, u"scan-jam"_s, u"notices-refused"_s})
        shots.append({name, u"vi"_s, Normal, Palette::Dark});
    for (const QString &name : {u"home-staff"_s, u"checklist"_s, u"notices-answered"_s})
        shots.append({name, u"vi"_s, Normal, Palette::HighContrast});
    for (const QString &name : {u"home"_s, u"card"_s, u"checklist"_s, u"scan-done"_s, u"slip"_s})
        shots.append({name, u"vi"_s, Normal, Palette::Standard, true});
    shots.append({u"scan-jam"_s, u"vi"_s, Largest, Palette::Standard, true});
    shots.append({u"form"_s, u"vi"_s, Large, Palette::Standard, true, u"letters"_s});
    return shots;
}

void settle(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, milliseconds);
}

// Twelve pictures on a sheet, each a quarter of its size.
void contactSheets(const QDir &folder, const QStringList &files)
{
    constexpr int columns = 6;
    constexpr int perSheet = 12;
    constexpr QSize cell(360, 640);
    for (int first = 0; first < files.size(); first += perSheet) {
        QImage sheet(columns * (cell.width() + 16) + 16, 2 * (cell.height() + 44) + 16, QImage::Format_RGB32);
        sheet.fill(QColor(90, 90, 90));
        QPainter painter(&sheet);
        painter.setPen(Qt::white);
        for (int i = first; i < std::min<int>(first + perSheet, int(files.size())); ++i) {
            const QImage shot =
                QImage(folder.filePath(files[i])).scaled(cell, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            const QPoint at(16 + (i - first) % columns * (cell.width() + 16),
                16 + (i - first) / columns * (cell.height() + 44));
            painter.drawImage(at, shot);
            painter.drawText(QRect(at + QPoint(0, cell.height()), QSize(cell.width(), 26)), Qt::AlignCenter,
                files[i].chopped(4));
        }
        painter.end();
        sheet.save(folder.filePath(u"sheet-%1.png"_s.arg(first / perSheet + 1)));
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: motcua_shots OUTDIR [NAME...]\n";
        return 2;
    }
    const QDir folder(arguments[1]);
    if (!folder.mkpath(u"."_s))
        return 3;
    const QStringList only = arguments.mid(2);

    motcua::StandIn session;
    std::unique_ptr<motcua::KioskUi> ui[2];
    QStringList files;
    for (const Shot &shot : chosenShots()) {
        if (!only.isEmpty() && !only.contains(shot.sample))
            continue;
        auto &here = ui[shot.lying ? 1 : 0];
        if (!here) {
            ui[0].reset();
            ui[1].reset();
            motcua::KioskUiOptions options;
            options.size = shot.lying ? landscape : portrait;
            options.motion = false;
            here = motcua::makeKioskUi(session, options);
        }
        if (!here)
            return 3;
        motcua::SessionState wiped;
        session.show(wiped);
        motcua::SessionState state = motcua::samples::state(shot.sample);
        state.language = shot.language;
        state.textSize = shot.size;
        state.palette = shot.palette;
        session.show(state);
        if (shot.typing == "letters"_L1 && shot.sample == "procedure"_L1)
            here->viewModel().typing()->open(u"query"_s, {}, u"mã vạch"_s, 0, 80);
        else if (shot.typing == "letters"_L1)
            here->viewModel().typing()->open(u"field:name_en"_s, {}, u"Nguyễn Thị M"_s, 0, 80);
        else if (shot.typing == "code"_L1)
            here->viewModel().typing()->open(
                u"code"_s, {}, u"G06-20260119-00001"_s, int(motcua::TypingViewModel::Mode::Code), 40);
        else if (shot.typing == "digits"_L1)
            here->viewModel().typing()->open(u"phone"_s, {}, u"09000"_s, 1, 11);
        settle(settleMilliseconds);
        const QString file = fileName(shot);
        if (!here->window()->grabWindow().save(folder.filePath(file)))
            return 3;
        files.append(file);
    }
    contactSheets(folder, files);
    QTextStream(stdout) << files.size() << " pictures in " << folder.path() << '\n';
    return 0;
}
