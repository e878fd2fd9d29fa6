// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/catalogue/cataloguesource.h"
#include "app/session/checklist.h"
#include "app/session/roadmap.h"
#include "sync/central/personview.h"
#include "sync/store/store.h"

namespace motcua
{

/// Who stands there, what the dossier is about, and how far it is. A draft comes into being when something
/// has to be kept; there is one of a person, procedure and case.
class Person
{
public:
    /// A draft is gone on with under the catalogue that it was begun under; a new one begins under the one in
    /// force.
    Person(Store &store, CatalogueSource catalogues, const Clock &clock);

    /// A card was read: a claim (L1). Looks for drafts of earlier sessions. Faults of the store.
    Result<void> identify(const CardIdentity &card);
    /// Who stands there has signed in (L2): instead of the card, or beside it. Faults: SignInOfAnother (it is
    /// not the card's), those of the store.
    Result<void> prove(const SignedInPerson &person);
    bool hasEarlierDrafts() const { return !m_earlier.isEmpty(); }
    /// Goes on with one of the earlier drafts, as `describe` counts them; the others stay sealed under their
    /// card. Faults of the store.
    Result<void> resume(int draft);
    /// Shreds the earlier drafts. Faults of the store.
    Result<void> startAnew();

    /// Another procedure's draft stays sealed under its own card. Faults: ProcedureUnknown,
    /// ProcedureLookupOnly, those of the store.
    Result<void> chooseProcedure(const QString &id);
    /// Faults: CaseUnknown, those of the store.
    Result<void> chooseCase(const QString &id);
    /// The procedure has a single case, which is then chosen already.
    bool hasOneCase() const { return m_procedure && m_procedure->cases.size() == 1; }
    Road road() const;

    /// Who has signed in (L2) completes a dossier: what is asked for is the one list. Goes on with what was
    /// begun of it before. Faults: SupplementElsewhere (nobody here knows that procedure), those of the
    /// store.
    Result<void> complete(
        const SignedInPerson &person, const QString &dossierCode, const SupplementRequest &request);

    /// A dossier of this person and procedure, or an answer to this request, is under way from this machine,
    /// and nobody has said that another one is meant.
    bool asksAgain() const { return m_asksAgain; }
    void fileAgain() { m_asksAgain = false; }

    /// From here on there is a draft. Faults of the store.
    Result<void> ensureDraft();
    /// Counts anew what is there. Faults of the store.
    Result<void> refresh();

    /// What central holds, for the chosen case: each component can be stood for by the paper received last.
    /// Faults of the store.
    Result<void> offer(const QList<ReusablePaper> &papers);
    /// Has the paper that stands for the component used again, or not. Faults: ComponentUnknown (there is
    /// none), those of the store.
    Result<void> reuse(const QString &component, bool again);
    QList<ReusedPaper> reused() const; ///< those of components without a page

    const CardIdentity &card() const { return m_card; }
    IdentityLevel level() const { return m_level; }
    bool mayRead() const { return m_level == IdentityLevel::L2; } ///< what earlier sessions left
    const Procedure *procedure() const { return m_procedure; } ///< null: not chosen yet
    const ProcedureCase *chosen() const { return m_chosen; } ///< null: not chosen yet
    const DossierId &dossier() const { return m_dossier; } ///< null: no draft yet
    const Checklist &checklist() const { return m_checklist; }

    /// Writes into the state what of this is shown.
    void describe(SessionState &state) const;

private:
    /// What a draft is about, and the catalogue that says so, which is kept for as long.
    struct Subject {
        std::shared_ptr<const Catalogue> catalogue;
        const Procedure *procedure = nullptr; ///< null: not in that catalogue
        const ProcedureCase *chosen = nullptr; ///< null: not in that catalogue
    };
    Subject subjectOf(const DossierRecord &draft);
    void take(const Procedure &procedure);
    Result<void> take(const ProcedureCase &chosen);
    Result<void> findEarlierDrafts();
    Result<bool> isUnderWay() const;

    struct EarlierDraft {
        DossierId dossier;
        Subject subject;
        int pages = 0;
        qint64 createdAt = 0; ///< Unix ms
    };

    Store *m_store;
    CatalogueSource m_catalogues;
    std::shared_ptr<const Catalogue> m_under; ///< in which procedure and case stand
    const Clock *m_clock;
    CardIdentity m_card;
    IdentityLevel m_level = IdentityLevel::None;
    QList<EarlierDraft>
        m_earlier; ///< the one begun last first; until the person has said what is to become of it
    const Procedure *m_procedure = nullptr;
    const ProcedureCase *m_chosen = nullptr;
    std::optional<SupplementOf> m_supplement;
    ProcedureCase m_asked; ///< then: what is asked for
    QHash<QString, QString> m_askedNames; ///< and the names of what of it the catalogue does not know
    bool m_asksAgain = false;
    DossierId m_dossier;
    QHash<QString, HeldPaper> m_held; ///< by component id
    Checklist m_checklist;
};

} // namespace motcua
