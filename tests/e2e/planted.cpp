// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/planted.h"

#include <QByteArrayMatcher>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 step = 16 << 20; ///< bytes looked at at a time
constexpr qint64 overlap = 4'096; ///< what is planted is shorter

QByteArray utf16(const QString &text)
{
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2};
}

/// Base64 of bytes that stand anywhere in a longer text: at each of the three phases, without the digits that
/// the neighbours have a part in.
QList<QByteArray> base64Of(const QByteArray &bytes)
{
    QList<QByteArray> forms;
    for (int phase = 0; phase < 3; ++phase) {
        const QByteArray digits = (QByteArray(phase, 'x') + bytes).toBase64(QByteArray::OmitTrailingEquals);
        forms.append(digits.mid((phase * 8 + 5) / 6).chopped(1));
    }
    return forms;
}

} // namespace

QList<Planted> formsOf(const QString &name, const QString &text)
{
    QList<Planted> forms;
    const auto add = [&](const QString &how, const QByteArray &bytes) {
        for (const Planted &known : forms)
            if (known.bytes == bytes)
                return;
        forms.append({name + u" as "_s + how, bytes});
    };
    for (const QString &form :
        {text.normalized(QString::NormalizationForm_C), text.normalized(QString::NormalizationForm_D),
            text.normalized(QString::NormalizationForm_C).toUpper()}) {
        add(u"UTF-8"_s, form.toUtf8());
        add(u"UTF-16"_s, utf16(form));
        add(u"hex"_s, form.toUtf8().toHex());
        add(u"percent"_s, form.toUtf8().toPercentEncoding());
        for (const QByteArray &digits : base64Of(form.toUtf8()))
            add(u"base64"_s, digits);
    }
    return forms;
}

QStringList plantedIn(QByteArrayView bytes, const QList<Planted> &planted)
{
    QStringList found;
    for (const Planted &one : planted)
        if (QByteArrayMatcher(one.bytes).indexIn(bytes.data(), bytes.size()) >= 0)
            found.append(one.name);
    return found;
}

QStringList plantedInMemory(qint64 process, const QList<Planted> &planted, bool &read)
{
    const QString folder = u"/proc/%1/"_s.arg(process);
    QFile maps(folder + u"maps"_s), memory(folder + u"mem"_s);
    read = maps.open(QIODevice::ReadOnly) && memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!read)
        return {};
    QStringList found;
    const auto lines = maps.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 5 || words[1].size() < 2 || words[1][1] != 'w')
            continue;
        const qint64 begin = words[0].split('-')[0].toLongLong(nullptr, 16);
        const qint64 end = words[0].split('-')[1].toLongLong(nullptr, 16);
        for (qint64 at = begin; at < end; at += step - overlap) {
            if (!memory.seek(at))
                break;
            // Guard pages of locked memory cannot be read, and hold nothing.
            const QByteArray bytes = memory.read(std::min(step, end - at));
            for (const QString &name : plantedIn(bytes, planted))
                found.append(name + u" in "_s
                    + (words.size() > 5 ? QString::fromUtf8(words[5]) : u"unnamed memory"_s));
        }
    }
    found.removeDuplicates();
    return found;
}

QStringList plantedInFiles(const QString &folder, const QList<Planted> &planted)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QString &name : plantedIn(file.readAll(), planted))
            found.append(file.fileName() + u": "_s + name);
    }
    return found;
}
