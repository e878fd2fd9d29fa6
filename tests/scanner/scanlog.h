// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QEventLoop>

#include "drivers/scanner/scanner.h"

namespace motcua::test
{

/// A Scanner over the real motcua-worker, and all that it said in its last run.
class ScanLog
{
public:
    struct Run {
        QList<int> fed;
        QList<int> received;
        QList<PageImage> images;
        std::optional<int> finished; ///< sheets
        std::optional<Fault> fault;
        int faultAt = -1;

        std::optional<FaultId> faultId() const { return fault ? std::optional(fault->id) : std::nullopt; }
    };

    ScanLog();
    explicit ScanLog(const QString &program);

    /// Feeder, 200 dpi, A7: small and quick.
    static ScanRequest request();

    /// A whole run.
    Run run(const ScanRequest &request = ScanLog::request());
    std::optional<QList<ScannerDevice>> devices();

    Scanner scanner;
    /// Otherwise each sheet is released as soon as it is received.
    bool holdSheets = false;
    std::optional<Fault> listingFault;
    const Run &current() const { return m_run; }

private:
    void loop();

    Run m_run;
    std::optional<QList<ScannerDevice>> m_devices;
    QEventLoop m_loop;
};

} // namespace motcua::test
