// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QString>

#include "app/domain/result.h"
#include "sync/sandbox/authority.h"
#include "sync/sandbox/dossiercode.h"
#include "sync/sandbox/ledger.h"
#include "sync/sandbox/misbehaviour.h"

namespace motcua::sandbox
{

/// The sandbox of the central TTHC system: sync/api/central.openapi.yaml or sync/api/igate.md, over HTTPS.
class CentralServer
{
public:
    struct Options {
        QString stateDirectory;
        QString host = QStringLiteral("127.0.0.1");
        int port = 0; ///< 0: the one of the last start if it is free, else any
        CodeForm codeForm = CodeForm::Of2025;
        QString catalogues; ///< folder whose folders each hold a catalogue; empty: there is none to hand out
        /// How long kiosks' certificates hold; less than nothing makes them expired from the first.
        qint64 certificateSeconds = Authority::kioskCertificateSeconds;
        bool speaksIGate = false; ///< sync/api/igate.md, instead of central.openapi.yaml
        qint64 uploadLifetimeMs = 7LL * 24 * 3600 * 1000;
    };
    /// Takes the state folder for itself and binds the port; from then on clients can connect.
    /// Faults: StoreBusy (another central runs on this state), StoreFailed, KeyMissing, Internal (the port is
    /// taken).
    static Result<std::unique_ptr<CentralServer>> start(const Options &options);
    ~CentralServer();

    Misbehaviour &misbehaviour();
    QString url() const;
    Result<QString> enrolmentToken(); ///< one that nobody has used yet
    /// Serves until `stop` is called from another thread.
    void serve();
    void stop();

private:
    CentralServer();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::sandbox
