// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/settingsviewmodel.h"

namespace motcua
{

void SettingsViewModel::apply(const SessionState &state)
{
    show(m_shown, {state.language, int(state.textSize), int(state.palette)});
}

void SettingsViewModel::chooseLanguage(const QString &language)
{
    m_wishes.send(&Intents::setLanguage, language);
}

void SettingsViewModel::chooseTextSize(int size)
{
    m_wishes.send(&Intents::setTextSize, TextSize(size));
}

void SettingsViewModel::choosePalette(int palette)
{
    m_wishes.send(&Intents::setPalette, Palette(palette));
}

} // namespace motcua
