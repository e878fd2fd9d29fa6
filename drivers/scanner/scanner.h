// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QList>
#include <QObject>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua {

struct ScannerDevice {
    QString id; ///< SANE device name
    QString vendor, model, type;
};

enum class ScanSource { Flatbed, Feeder };

struct ScanRequest {
    QString device; ///< SANE device name; empty: the first that SANE lists
    ScanSource source = ScanSource::Feeder;
    int dpi = 300;  ///< colour, 100 % scale; never below 200 (NĐ 30/2020/NĐ-CP Phụ lục I)
    int maxSheets = 0; ///< 0: until the feeder is empty. Flatbed: always one
};

/// Runs SANE in a motcua-worker of its own, which may hang or crash; a job that is silent for longer than its deadline is killed
/// and a fresh worker started. Lives in the thread that made it; every call returns at once, answers come as signals.
///
/// A run: start → (sheetFed → sheetReceived)… → finished | failed. A few sheets may be in flight: after each sheetReceived the
/// caller says `release(number)` once the sheet is durable, which is what lets the feeder go on.
class Scanner : public QObject
{
    Q_OBJECT

public:
    explicit Scanner(QString workerProgram, QObject *parent = nullptr);
    ~Scanner() override;

    void listDevices();
    void start(const ScanRequest &request);
    void release(int number);
    void cancel();
    bool busy() const;

    /// ms without any sign from the device before it counts as hung; tests shorten it.
    void setSilenceDeadline(int milliseconds);

Q_SIGNALS:
    void devicesListed(const QList<motcua::ScannerDevice> &devices);
    /// The feeder has begun to draw sheet `number` (1, 2, … in this run).
    void sheetFed(int number);
    /// Its image has fully arrived and its height was checked.
    void sheetReceived(int number, const motcua::PageImage &image);
    /// The feeder is empty (or maxSheets reached) after `sheets` sheets.
    void finished(int sheets);
    /// The run has ended with a fault at sheet `number`, which is not saved. Faults: every scanner-* entry, WorkerMissing.
    void failed(const motcua::Fault &fault, int number);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
