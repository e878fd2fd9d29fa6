// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/filingstep.h"
#include "sync/central/centralsystem.h"

namespace motcua
{

/// What the caller keeps of one dossier's filing. A step is on disk when `keep` returns, before anything
/// follows from it; a fault of it ends the attempt.
class FilingNotes
{
public:
    virtual ~FilingNotes() = default;
    virtual Result<std::optional<FilingStep>> step() = 0;
    virtual Result<void> keep(const FilingStep &step) = 0;
    virtual Result<void> giveUpCode() = 0; ///< the next attempt begins with another
    virtual qint64 now() = 0; ///< Unix ms
};

/// Files a dossier with whatever central there is, by what it declares of itself, so that the dossier is
/// there once however often this is begun and wherever it ends. Where central's create is idempotent, that is
/// one call. Else:
///
///   (none) ──code issued──► Issued ──► Sent ──create──► Created ──read back──► receipt
///                             ▲         │ begun again, or no answer: look under the code
///                             │         ├── ours is there ──────────────────► receipt
///                             │         ├── nothing there, createSettles not over ──► CentralUndecided
///                             │         ├── nothing there after that: create again
///                             └─────────┴── another's is there: give the code up
///
/// What central said that it took is never created again. A dossier counts as received when it has been read
/// back: its code, and the SHA-256 of every file. Receipts carry a statement where central is declared to
/// sign them, and only there.
class DossierFiling
{
public:
    struct Filed {
        Receipt receipt;
        int records = 1; ///< that central has of it; more: something on the way has told it twice
    };
    DossierFiling(CentralSystem &central, FilingNotes &notes);

    /// `parts` are those that the manifest names. Faults: those of CentralSystem, of the notes, and
    /// CentralUndecided, with retryAfter. CentralConflict also where what is read back is not what was filed,
    /// or central has filed it under another code than the one that it issued.
    Result<Filed> file(const DossierId &dossier, const QByteArray &manifest, const QList<SentPart> &parts);

    /// Whether central has a dossier of which no receipt is known here: its code, as far as is known. None:
    /// central has nothing of it, and nothing is on its way. Fault CentralUndecided where that is open, or
    /// this central cannot be asked. Without `provisionalTokens` it goes by the notes, so it is no answer for
    /// a store that was brought back from a copy.
    Result<std::optional<QString>> heldAs(const QByteArray &provisionalToken);

private:
    Result<Filed> fileAny(const DossierId &dossier, const QByteArray &manifest, const QList<SentPart> &parts);
    /// None: the code is another's and was given up.
    Result<std::optional<Filed>> attempt(const QByteArray &manifest, const QList<SentPart> &parts);
    Result<std::optional<Filed>> create(
        FilingStep step, const QByteArray &manifest, const QList<SentPart> &parts);
    /// None: central has nothing of ours under that code; `others`: but of somebody else's.
    Result<std::optional<Filed>> readBack(const FilingStep &step, const QList<SentPart> &parts, bool &others);
    bool settled(const FilingStep &step);
    Fault undecided(const FilingStep &step);

    CentralSystem &m_central;
    FilingNotes &m_notes;
};

} // namespace motcua
