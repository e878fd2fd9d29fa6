// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace motcua
{

/// The text that is being typed on the screen's keys. It lives here while its field is open, so that quick
/// fingers never wait for the session; every change is told by `edited`. Dates are typed as digits and shown
/// as dd/mm/yyyy; codes are capitals, digits, points and dashes.
class TypingViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString target READ target NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(Mode mode READ mode NOTIFY changed)
    Q_PROPERTY(Capitals capitals READ capitals NOTIFY changed)

public:
    using QObject::QObject;

    enum class Mode { Letters, Digits, Date, Lines, Email, Code };
    Q_ENUM(Mode)
    /// For no letter, for the next one, until taken back.
    enum class Capitals { Off, Once, Locked };
    Q_ENUM(Capitals)

    QString target() const { return m_target; }
    QString text() const { return m_text; }
    QString label() const { return m_label; }
    bool active() const { return !m_target.isEmpty(); }
    Mode mode() const { return m_mode; }
    Capitals capitals() const { return m_capitals; }

    /// Opens `target` ("query", "code", "phone", "field:ID") with its present text. `most`: characters, 0
    /// without limit.
    Q_INVOKABLE void open(
        const QString &target, const QString &label, const QString &text, int mode, int most);
    Q_INVOKABLE void type(const QString &character);
    Q_INVOKABLE void tone(int tone); ///< typing::Tone
    Q_INVOKABLE void backspace();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void shift(); ///< the next of Capitals, then Off again
    /// Closes the field and forgets its text.
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    void edited(const QString &target, const QString &text);

private:
    bool writesLetters() const
    {
        return m_mode == Mode::Letters || m_mode == Mode::Lines || m_mode == Mode::Email;
    }
    void edit(const QString &text);

    QString m_target, m_label, m_text;
    Mode m_mode = Mode::Letters;
    int m_most = 0;
    Capitals m_capitals = Capitals::Off;
};

} // namespace motcua
