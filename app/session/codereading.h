// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "drivers/ocr/recogniser.h"
#include "drivers/scanner/scanner.h"

namespace motcua
{

/// Reads the codes of what lies on the scanner's glass: an identity card, or a slip. The picture is looked at
/// and forgotten: a picture of an identity card is sensitive data (NĐ 356/2025/NĐ-CP Điều 4) and no procedure
/// here asks for it.
class CodeReading : public QObject
{
    Q_OBJECT

public:
    CodeReading(Scanner &scanner, Recogniser &recogniser, QObject *parent);

    void start(const QString &device, int dpi);
    void cancel();
    bool active() const { return m_phase != Phase::Idle; }

Q_SIGNALS:
    void read(const QList<motcua::PageCode> &codes); ///< none where there is none
    void failed(const motcua::Fault &fault);

private:
    void end(const Fault &fault);

    enum class Phase { Idle, Scanning, Looking };
    Phase m_phase = Phase::Idle;
    Recogniser::Job m_job = 0;
    Scanner &m_scanner;
    Recogniser &m_recogniser;
};

} // namespace motcua
