// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

#include "app/session/sessionstate.h"
#include "app/session/valuereading.h"
#include "sync/store/store.h"

namespace motcua
{

/// Where a form is filled in: first values from the card, every entry judged when the person says done, the
/// whole sealed into the draft. Values of an earlier session are not shown without L2: they stay as they are,
/// and any of them can be written anew.
class FormDesk
{
public:
    explicit FormDesk(Store &store);

    /// What was typed into this form in this session is still there. `dossier` may be null: no draft yet.
    /// Faults: CatalogueInvalid, those of the store.
    Result<void> open(const Procedure &procedure, const Component &component, const DossierId &dossier,
        const CardIdentity &applicant, bool mayShow);
    /// What central knows already, once, for the fields that hold nothing and nobody wrote in.
    void offer(const QJsonObject &known, const QDate &today);
    /// An empty or null value takes the entry out.
    void enter(const QString &field, const QJsonValue &value);
    /// Values that were read on papers, for the fields that may have them and hold another one or none.
    /// Whether there was any that is not proposed already.
    bool propose(const QList<SeenValue> &values, const QDate &today);
    void clearProposals() { m_fill.proposals.clear(); }
    /// Enters a value proposed for the field, by its place among them.
    void take(const QString &field, int proposal);
    /// The kinds of values that the form's fields take from papers.
    QList<PaperValueKind> wantedKinds() const;
    void setReading(bool reading) { m_fill.reading = reading; }

    /// Judges every entry that is asked for. The first fault found (FormFieldMissing, FormFieldInvalid); all
    /// of them are in `fill().errors`.
    Result<void> check(const QDate &today);
    /// Seals what is there, complete or not, together with what is kept from earlier.
    Result<void> save(const DossierId &dossier);
    /// Forgets everything of the person.
    void close();

    const SessionState::FormFill &fill() const { return m_fill; }
    /// Something was entered that is not sealed yet.
    bool dirty() const { return m_dirty; }

private:
    void prefill();
    QJsonObject all() const; ///< what is shown and what is kept unseen
    void tellKept();

    Store &m_store;
    CardIdentity m_applicant;
    QString m_procedure; ///< whose form it is
    DossierId m_dossier; ///< that it was opened with
    QJsonObject m_kept; ///< of an earlier session; never told to the screen
    bool m_dirty = false;
    bool m_offered = false;
    SessionState::FormFill m_fill;
    QSet<DossierId> m_own; ///< filled in by this session, which may therefore see it
};

} // namespace motcua
