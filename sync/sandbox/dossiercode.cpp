// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/dossiercode.h"

#include <array>

#include "app/domain/vietnamtime.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

struct ProcessingTime {
    QStringView procedureCode;
    int workingDays;
};
/// As published (thời hạn giải quyết).
constexpr std::array processingTimes {
    ProcessingTime {u"1.009846", 10}, // chứng chỉ nhân viên bức xạ, NĐ 142/2020/NĐ-CP Điều 35
};

} // namespace

std::optional<CodeForm> codeFormFromName(QStringView name)
{
    if (name == u"2018")
        return CodeForm::Of2018;
    if (name == u"2025")
        return CodeForm::Of2025;
    return std::nullopt;
}

QString dossierCode(CodeForm form, const QDate &day, qint64 sequence)
{
    if (form == CodeForm::Of2018)
        return u"000.00.12.G06-%1-%2"_s.arg(day.toString(u"yyMMdd"_s)).arg(sequence, 4, 10, QChar(u'0'));
    return u"G06-%1-%2"_s.arg(day.toString(u"yyyyMMdd"_s)).arg(sequence, 7, 10, QChar(u'0'));
}

std::optional<qint64> dueAt(QStringView procedureCode, qint64 receivedAt)
{
    for (const ProcessingTime &time : processingTimes) {
        if (time.procedureCode != procedureCode)
            continue;
        QDate day = inVietnam(receivedAt).date();
        for (int left = time.workingDays; left > 0;) {
            day = day.addDays(1);
            if (day.dayOfWeek() < Qt::Saturday)
                --left;
        }
        return QDateTime(day, QTime(17, 0), Qt::OffsetFromUTC, vietnamOffsetSeconds).toMSecsSinceEpoch();
    }
    return std::nullopt;
}

} // namespace motcua::sandbox
