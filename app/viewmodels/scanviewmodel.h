// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// One component under the scanner: its sheets as the citizen counts them, and what of them is safe.
class ScanViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString componentName READ componentName NOTIFY changed)
    Q_PROPERTY(int paper READ paper NOTIFY changed)
    Q_PROPERTY(int papers READ papers NOTIFY changed)
    Q_PROPERTY(int phase READ phase NOTIFY changed)
    Q_PROPERTY(int saved READ saved NOTIFY changed)
    Q_PROPERTY(int putBack READ putBack NOTIFY changed)
    Q_PROPERTY(int anew READ anew NOTIFY changed)
    Q_PROPERTY(int trouble READ trouble NOTIFY changed)
    Q_PROPERTY(int removed READ removed NOTIFY changed)
    Q_PROPERTY(bool glass READ glass NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *sheets READ sheets CONSTANT)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString componentName() const { return m_shown.componentName; }
    int paper() const { return m_shown.paper; }
    int papers() const { return m_shown.papers; }
    int phase() const { return m_shown.phase; }
    int saved() const { return m_shown.saved; }
    int putBack() const { return m_shown.putBack; }
    int anew() const { return m_shown.anew; } ///< number of the sheet that is scanned anew; 0: none
    int trouble() const { return m_shown.trouble; }
    int removed() const { return m_shown.removed; }
    bool glass() const { return m_shown.glass; }
    RecordModelBase *sheets() { return &m_sheets; }

    Q_INVOKABLE void start(bool onGlass);
    Q_INVOKABLE void scanAnew(qint64 page);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void remove(qint64 page);
    Q_INVOKABLE void undoRemove();

private:
    struct Shown {
        QString componentName;
        int paper = 0;
        int papers = 0;
        int phase = 0;
        int saved = 0;
        int putBack = 0;
        int anew = 0;
        int trouble = 0;
        int removed = 0;
        bool glass = false;
        bool operator==(const Shown &) const = default;
    };
    void showSheets();

    Shown m_shown;
    QList<SheetEntry> m_entries; ///< all of them
    RecordModel<SheetEntry> m_sheets; ///< those that are on the screen by now
};

} // namespace motcua
