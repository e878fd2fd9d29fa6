// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/viewmodels/recordmodel.h"
#include "app/viewmodels/records.h"
#include "app/viewmodels/screenviewmodel.h"

namespace motcua
{

/// Looking procedures up, without a card: the fields to browse by, and all that is known of one procedure.
/// Those found are in ProceduresViewModel.
class LookupViewModel final : public ScreenViewModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString field READ field NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString shortName READ shortName NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString agency READ agency NOTIFY changed)
    Q_PROPERTY(QString timeLimit READ timeLimit NOTIFY changed)
    Q_PROPERTY(QString fee READ fee NOTIFY changed)
    Q_PROPERTY(QString legalBasis READ legalBasis NOTIFY changed)
    Q_PROPERTY(QString caution READ caution NOTIFY changed)
    Q_PROPERTY(bool playable READ playable NOTIFY changed)
    Q_PROPERTY(bool papersUnknown READ papersUnknown NOTIFY changed)
    Q_PROPERTY(QString chosenCase READ chosenCase NOTIFY changed)
    Q_PROPERTY(QVariant list READ list NOTIFY changed)
    Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)
    Q_PROPERTY(bool printed READ printed NOTIFY changed)
    Q_PROPERTY(motcua::RecordModelBase *fields READ fields CONSTANT)
    Q_PROPERTY(motcua::RecordModelBase *cases READ cases CONSTANT)
    Q_PROPERTY(motcua::RecordModelBase *papers READ papers CONSTANT)

public:
    using ScreenViewModel::ScreenViewModel;

    void apply(const SessionState &state) override;

    QString field() const { return m_shown.field; } ///< whose procedures are listed; empty: none
    QString name() const { return m_shown.name; }
    QString shortName() const { return m_shown.shortName; }
    QString code() const { return m_shown.code; }
    QString agency() const { return m_shown.agency; }
    QString timeLimit() const { return m_shown.timeLimit; }
    QString fee() const { return m_shown.fee; }
    QString legalBasis() const { return m_shown.legalBasis; }
    QString caution() const { return m_shown.caution; }
    bool playable() const { return m_shown.playable; }
    bool papersUnknown() const { return m_shown.papersUnknown; }
    QString chosenCase() const { return m_shown.chosenCase; } ///< id
    QVariant list() const { return m_list; } ///< QImage, QR symbol
    bool canPrint() const { return m_shown.canPrint; }
    bool printed() const { return m_shown.printed; }
    RecordModelBase *fields() { return &m_fields; }
    RecordModelBase *cases() { return &m_cases; }
    RecordModelBase *papers() { return &m_papers; }

    Q_INVOKABLE void open();
    Q_INVOKABLE void browse(const QString &field);
    Q_INVOKABLE void showProcedure(const QString &id);
    Q_INVOKABLE void chooseCase(const QString &id);
    Q_INVOKABLE void print();

private:
    struct Shown {
        QString field, name, shortName, code, agency, timeLimit, fee, legalBasis, caution, chosenCase;
        bool playable = false, papersUnknown = false, canPrint = false, printed = false;
        qint64 listKey = 0;
        bool operator==(const Shown &) const = default;
    };
    Shown m_shown;
    QImage m_list;
    RecordModel<AreaEntry> m_fields;
    RecordModel<CaseEntry> m_cases;
    RecordModel<PaperEntry> m_papers;
};

} // namespace motcua
