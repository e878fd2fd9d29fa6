// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "app/domain/procedure.h"
#include "app/papers/paperpage.h"

/// A4 pages at 300 dpi as recognition gives them, without recognising anything. Texts and persons are
/// invented.
class DrawnPage
{
public:
    enum class At { Left, Middle, Right };

    /// One line below the last; `points`: size of its letters.
    DrawnPage &line(const QString &text, At at = At::Left, double points = 12);
    DrawnPage &gap(double mm);
    DrawnPage &code(
        const QByteArray &payload, double sideMm, const QString &format = QStringLiteral("QRCode"));
    /// Words read with this confidence from here on.
    DrawnPage &readAt(float confidence);

    operator motcua::PaperPage() const { return m_page; }
    motcua::PaperPage page() const { return m_page; }

    static motcua::PaperPage blank();
    /// "CỘNG HÒA …", "Độc lập …".
    static DrawnPage official();
    /// A page of `lines` lines of prose that no paper begins on.
    static motcua::PaperPage body(int lines = 30);

private:
    motcua::PaperPage m_page {{2480, 3508}, 300, {}};
    double m_y = 300;
    float m_confidence = 0.93F;
};

/// The same page lying otherwise in the feeder: it has to be turned clockwise by this to be upright.
motcua::PaperPage lying(const motcua::PaperPage &upright, int rotation);

/// The same page read badly: this share of letters wrong, missing or too many. Words with slips are read with
/// confidences from 0.3 to 0.95.
motcua::PaperPage misread(const motcua::PaperPage &page, double share, std::mt19937 &random);

motcua::Component paper(const QString &id, const QString &name, const QString &formNumber = {});
/// The certificate of a radiation worker, as the catalogue has it: five papers.
motcua::Procedure radiationWorker();
