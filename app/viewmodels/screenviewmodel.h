// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "app/session/sessionstate.h"
#include "app/viewmodels/wishes.h"

namespace motcua
{

/// What one screen shows. `apply` takes over what that screen needs of the session's state and emits
/// `changed` where anything of it differs; after a wiped state it holds nothing of the person.
class ScreenViewModel : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    explicit ScreenViewModel(const Wishes &wishes, QObject *parent)
        : QObject(parent)
        , m_wishes(wishes)
    {
    }

    virtual void apply(const SessionState &state) = 0;

Q_SIGNALS:
    void changed();

protected:
    template <typename Shown>
    void show(Shown &shown, const Shown &fresh)
    {
        if (shown == fresh)
            return;
        shown = fresh;
        Q_EMIT changed();
    }

    const Wishes m_wishes;
};

} // namespace motcua
