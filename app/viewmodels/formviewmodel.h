// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// The form as a plain list of the fields that are asked now.
class FormViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool keptFromEarlier READ keptFromEarlier NOTIFY changed)
    Q_PROPERTY(int errors READ errors NOTIFY changed)
    Q_PROPERTY(int firstError READ firstError NOTIFY changed)
    Q_PROPERTY(QString readable READ readable NOTIFY changed)
    Q_PROPERTY(bool reading READ reading NOTIFY changed)
    Q_PROPERTY(bool proposes READ proposes NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *fields READ fields CONSTANT)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString title() const { return m_shown.title; }
    QString source() const { return m_shown.source; }
    bool keptFromEarlier() const { return m_shown.keptFromEarlier; }
    int errors() const { return m_shown.errors; }
    int firstError() const { return m_shown.firstError; } ///< row of `fields`; -1: none
    QString readable() const { return m_shown.readable; } ///< what may be read on a paper; empty: nothing
    bool reading() const { return m_shown.reading; } ///< the paper on the glass
    bool proposes() const { return m_shown.proposes; } ///< something that was read waits to be taken
    RecordModelBase *fields() { return &m_fields; }

    Q_INVOKABLE void setText(const QString &field, const QString &text);
    Q_INVOKABLE void setChecked(const QString &field, bool checked);
    Q_INVOKABLE void readPaper();
    Q_INVOKABLE void takeProposal(const QString &field, int proposal);

private:
    struct Shown {
        QString title;
        QString source;
        bool keptFromEarlier = false;
        int errors = 0;
        int firstError = -1;
        QString readable;
        bool reading = false;
        bool proposes = false;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    RecordModel<FieldEntry> m_fields;
};

} // namespace motcua
