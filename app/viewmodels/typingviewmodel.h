// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace motcua
{

/// The text that is being typed on the screen's keys. It lives here while its field is open, so that quick
/// fingers never wait for the session; every change is told by `edited`. Dates are typed as digits and shown
/// as dd/mm/yyyy.
class TypingViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString target READ target NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(bool digits READ digits NOTIFY changed)
    Q_PROPERTY(bool shift READ shift NOTIFY changed)

public:
    using QObject::QObject;

    enum class Mode { Letters, Digits, Date };
    Q_ENUM(Mode)

    QString target() const { return m_target; }
    QString text() const { return m_text; }
    QString label() const { return m_label; }
    bool active() const { return !m_target.isEmpty(); }
    bool digits() const { return m_mode != Mode::Letters; }
    bool shift() const { return m_shift; }

    /// Opens `target` ("query", "phone", "field:ID") with its present text. `most`: characters, 0 without
    /// limit.
    Q_INVOKABLE void open(
        const QString &target, const QString &label, const QString &text, int mode, int most);
    Q_INVOKABLE void type(const QString &character);
    Q_INVOKABLE void tone(int tone); ///< typing::Tone
    Q_INVOKABLE void backspace();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void toggleShift();
    /// Closes the field and forgets its text.
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    void edited(const QString &target, const QString &text);

private:
    void edit(const QString &text);

    QString m_target, m_label, m_text;
    Mode m_mode = Mode::Letters;
    int m_most = 0;
    bool m_shift = false;
};

} // namespace motcua
