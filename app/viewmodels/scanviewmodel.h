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
    Q_PROPERTY(int stray READ stray NOTIFY changed)
    Q_PROPERTY(QString strayName READ strayName NOTIFY changed)
    Q_PROPERTY(QString straySheets READ straySheets NOTIFY changed)
    Q_PROPERTY(int sorted READ sorted NOTIFY changed)
    Q_PROPERTY(QString sortedName READ sortedName NOTIFY changed)
    Q_PROPERTY(bool stack READ stack NOTIFY changed)
    Q_PROPERTY(int unnamed READ unnamed NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *sheets READ sheets CONSTANT)
    Q_PROPERTY(motcua::RecordModelBase *groups READ groups CONSTANT)
    Q_PROPERTY(motcua::RecordModelBase *names READ names CONSTANT)

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
    int stray() const { return int(m_shown.stray); } ///< view::Stray
    QString strayName() const { return m_shown.strayName; } ///< of the paper that they seem to be
    QString straySheets() const { return m_shown.straySheets; } ///< "2, 3"
    int sorted() const { return m_shown.sorted; } ///< sheets that went to another paper last
    QString sortedName() const { return m_shown.sortedName; }
    bool stack() const { return m_shown.stack; } ///< a whole stack, not one component's sheets
    int unnamed() const { return m_shown.unnamed; } ///< papers of it that the person is asked about
    RecordModelBase *sheets() { return &m_sheets; }
    RecordModelBase *groups() { return &m_groups; } ///< papers of the stack, once it is read
    RecordModelBase *names() { return &m_names; } ///< what they can be

    Q_INVOKABLE void start(bool onGlass);
    Q_INVOKABLE void scanAnew(qint64 page);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void remove(qint64 page);
    Q_INVOKABLE void undoRemove();
    Q_INVOKABLE void setAsFed(qint64 page, bool asFed);
    Q_INVOKABLE void sortStray();
    Q_INVOKABLE void keepStray();
    Q_INVOKABLE void undoSort();
    Q_INVOKABLE void setBegins(double page, bool begins);
    Q_INVOKABLE void namePaper(double first, const QString &component);
    Q_INVOKABLE void nameGuessed(double first); ///< it is what it may be

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
        int sorted = 0;
        QString sortedName;
        view::Stray stray = view::Stray::None;
        QList<qint64> strayPages;
        QString strayName;
        QString straySheets;
        bool stack = false;
        int unnamed = 0;
        bool operator==(const Shown &) const = default;
    };
    static Shown shownOf(const SessionState &state);
    void showSheets();
    void showGroups(const SessionState::Scan &scan);

    Shown m_shown;
    QList<SheetEntry> m_entries; ///< all of them
    RecordModel<SheetEntry> m_sheets; ///< those that are on the screen by now
    RecordModel<GroupEntry> m_groups;
    RecordModel<NameEntry> m_names;
    QHash<qint64, QString> m_guesses; ///< by a paper's first page
};

} // namespace motcua
