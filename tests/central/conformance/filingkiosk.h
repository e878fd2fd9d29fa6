// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sync/central/dossierfiling.h"
#include "tests/central/conformance/hostilecentral.h"

namespace motcua::test
{

/// A kiosk with one dossier to file, and what it keeps of that on its disk. It may die at anything that it
/// keeps, and then goes on from there over a new connection, as the uploader does.
class FilingKiosk final : private FilingNotes
{
public:
    explicit FilingKiosk(HostileCentral &central, quint32 seed = 1);

    /// One attempt over a new connection: the parts that are not there yet, then the dossier.
    Result<Receipt> attempt(const HttpPatience &patience = {});
    /// Attempts until it is received, waiting as long as it is told to by a clock of its own; whatever fault
    /// comes in between has to be one that passes. Central is brought back where it is away.
    Result<Receipt> persist();

    /// Its `count`th note from now on, from 1, is its last: written, or not any more. Then it lives again.
    void diesAtNote(int count, bool written);
    bool died() const { return m_died; }
    void sleep(qint64 milliseconds) { m_slept += milliseconds; } ///< by its own clock only

    const DossierId &id() const { return m_id; }
    const QByteArray &manifest() const { return m_manifest; }
    const QByteArray &token() const { return m_token; }
    /// Whether central has it, although no receipt has come.
    Result<std::optional<QString>> heldAs();
    const std::optional<FilingStep> &lastStep() const { return m_step; }
    /// What it files is what completes that dossier, of the same person. Before it has filed anything.
    void completes(const SupplementOf &supplement, const FilingKiosk &first);
    /// From now on it names other papers under the same identity, and has sent them.
    void changesItsPapers();
    qint64 bytesRead() const { return m_bytesRead; } ///< of parts, to be sent
    qint64 partBytes() const;
    /// What it keeps while it sends its parts; what it keeps next is of the filing.
    int notesOfParts() const { return 2 * static_cast<int>(m_papers.size()); }
    /// What central has to hold of it. The same bytes are there several times, in one component and in two.
    QList<HeldDossier::File> files() const;
    FiledFacts facts() const;

private:
    struct Paper {
        Part part;
        QByteArray content;
        QString address;
        bool sent = false;
    };
    void addPaper(const QString &component, const QByteArray &content);
    void makePapers(quint32 seed);
    void makeManifest();
    Result<void> send(CentralSystem &central, Paper &paper);
    Result<Receipt> file(CentralSystem &central);
    /// True: it is dead. `write` is what it was about to keep.
    template <typename Write>
    Result<void> note(Write write);

    Result<std::optional<FilingStep>> step() override { return m_step; }
    Result<void> keep(const FilingStep &step) override;
    Result<void> giveUpCode() override;
    qint64 now() override;

    HostileCentral &m_central;
    DossierId m_id;
    QByteArray m_token;
    CardIdentity m_applicant;
    Submission m_submission;
    QList<Paper> m_papers;
    std::optional<SupplementOf> m_supplement;
    QByteArray m_manifest;
    std::optional<FilingStep> m_step;
    qint64 m_slept = 0;
    qint64 m_bytesRead = 0;
    int m_notesLeft = 0; ///< until it dies; 0: it does not
    bool m_written = false, m_died = false;
};

} // namespace motcua::test
