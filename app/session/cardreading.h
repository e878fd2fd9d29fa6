// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/domain/clock.h"
#include "app/domain/identity.h"
#include "drivers/ocr/recogniser.h"
#include "drivers/scanner/scanner.h"

namespace motcua
{

/// Reads the card that lies on the scanner's glass. The picture of the card is looked at and forgotten: a
/// picture of an identity card is sensitive data (NĐ 356/2025/NĐ-CP Điều 4) and no procedure here asks for
/// it.
class CardReading : public QObject
{
    Q_OBJECT

public:
    CardReading(Scanner &scanner, Recogniser &recogniser, Clock &clock, QObject *parent);

    void start(const QString &device, int dpi);
    void cancel();
    bool active() const { return m_phase != Phase::Idle; }

Q_SIGNALS:
    void read(const motcua::CardIdentity &card);
    void failed(const motcua::Fault &fault);

private:
    void end(const Result<CardIdentity> &result);

    enum class Phase { Idle, Scanning, Looking };
    Phase m_phase = Phase::Idle;
    Recogniser::Job m_job = 0;
    Scanner &m_scanner;
    Recogniser &m_recogniser;
    Clock &m_clock;
};

} // namespace motcua
