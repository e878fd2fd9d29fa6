// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Language, text size and palette: chosen by the person, reset when the session ends.
class SettingsViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString language READ language NOTIFY changed)
    Q_PROPERTY(int textSize READ textSize NOTIFY changed)
    Q_PROPERTY(int palette READ palette NOTIFY changed)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString language() const { return m_shown.language; }
    int textSize() const { return m_shown.textSize; }
    int palette() const { return m_shown.palette; }

    Q_INVOKABLE void chooseLanguage(const QString &language);
    Q_INVOKABLE void chooseTextSize(int size);
    Q_INVOKABLE void choosePalette(int palette);

private:
    struct Shown {
        QString language = QStringLiteral("vi");
        int textSize = 0;
        int palette = 0;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
};

} // namespace motcua
