// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QHash>

#include "app/intake/sending.h"
#include "app/session/session.h"

namespace motcua::test
{

inline const QString walkProcedure = QStringLiteral("dang-ky-chuyen-giao-cong-nghe");
inline const QString walkCase = QStringLiteral("tu-nguyen");

/// Papers of that case in the order fed; sheet numbers name the pictures `SHEETS/N.png`.
struct WalkPaper {
    QString component;
    QList<int> sheets;
};
inline const QList<WalkPaper> walkPapers {
    {QStringLiteral("don-dang-ky"), {1}}, {QStringLiteral("hop-dong"), {2, 3}}};

/// One whole intake as a person, the kiosk and its uploader do it, in one process and without a screen: card,
/// papers, notices, submit, PDFs, upload, code, slip, and a day later the shredding. Real are the session,
/// the store, the workers with SANE and Tesseract, the uploader and the connection to central; what in life
/// are the kiosk's and the uploader's process is one here. It goes on from wherever the state folder stands,
/// as a person who comes back does, and tries a step that met a fault again a few times.
class Walk
{
public:
    struct Folders {
        QString state, slips, paper, sheets;
    };
    /// What a person (or a technician) is told, at once: "draft", "saved COMPONENT N", "submitted",
    /// "receipt CODE", "shredded"; "fault NAME" for each fault that is shown.
    using Say = std::function<void(const QByteArray &line)>;

    Walk(Folders folders, const QString &centralUrl, Say say);
    ~Walk();

    /// Nothing: the whole road has been walked. Else the fault at which it could not go on; WorkerTimeout
    /// with "stuck" as its detail where nothing came at all.
    Result<void> go();

private:
    Result<void> open();
    Result<void> identify();
    Result<void> choose();
    Result<void> scan(const WalkPaper &paper);
    Result<void> file();
    Result<void> send();
    Result<void> printed();
    Result<void> shredded();
    Result<void> again(const std::function<Result<void>()> &step);
    bool until(const std::function<bool()> &come);
    Result<void> shows(Screen screen);
    Result<void> shownFault();
    Result<std::optional<DossierRecord>> filed(Store &store);
    int pagesOf(const QString &component) const;
    void fillTray(const QList<int> &sheets);
    const SessionState &state() const { return m_session->state(); }

    Folders m_folders;
    Say m_say;
    Config m_config;
    std::shared_ptr<Clock> m_clock;
    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Scanner> m_scanner;
    std::unique_ptr<Recogniser> m_recogniser;
    std::unique_ptr<Printer> m_printer;
    std::unique_ptr<Session> m_session;
    QHash<QString, int> m_told; ///< component → sheets that were said to be saved
};

} // namespace motcua::test
