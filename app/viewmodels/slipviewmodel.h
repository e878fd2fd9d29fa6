// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Sending and the slip: what central has said, and nothing more.
class SlipViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int sendPhase READ sendPhase NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString provisional READ provisional NOTIFY changed)
    Q_PROPERTY(QVariant qr READ qr NOTIFY changed)
    Q_PROPERTY(QString submittedAt READ submittedAt NOTIFY changed)
    Q_PROPERTY(QString receivedAt READ receivedAt NOTIFY changed)
    Q_PROPERTY(QString dueDay READ dueDay NOTIFY changed)
    Q_PROPERTY(int papers READ papers NOTIFY changed)
    Q_PROPERTY(int pages READ pages NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)
    Q_PROPERTY(bool printing READ printing NOTIFY changed)
    Q_PROPERTY(bool printed READ printed NOTIFY changed)
    Q_PROPERTY(bool printerMissing READ printerMissing NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(int rated READ rated NOTIFY changed)
    Q_PROPERTY(int questions READ questions CONSTANT)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    int sendPhase() const { return m_shown.sendPhase; }
    QString code() const { return m_shown.code; }
    QString provisional() const { return m_shown.provisional; }
    QVariant qr() const { return m_shown.qr; }
    QString submittedAt() const { return m_shown.submittedAt; }
    QString receivedAt() const { return m_shown.receivedAt; }
    QString dueDay() const { return m_shown.dueDay; }
    int papers() const { return m_shown.papers; }
    int pages() const { return m_shown.pages; }
    bool refused() const { return m_shown.refused; }
    bool printing() const { return m_shown.printing; }
    bool printed() const { return m_shown.printed; }
    bool printerMissing() const { return m_shown.printerMissing; }
    int secondsLeft() const { return m_shown.secondsLeft; }

    int rated() const { return m_shown.rated; } ///< questions about the kiosk that are answered
    int questions() const { return int(SessionState::ratingQuestions.size()); }

    Q_INVOKABLE void print();
    Q_INVOKABLE void rate();
    Q_INVOKABLE void answerRating(int mark);

private:
    struct Shown {
        int sendPhase = 0;
        QString code;
        QString provisional;
        QImage qr;
        QString submittedAt;
        QString receivedAt;
        QString dueDay;
        int papers = 0;
        int pages = 0;
        bool refused = false;
        bool printing = false;
        bool printed = false;
        bool printerMissing = false;
        int secondsLeft = -1;
        int rated = 0;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
