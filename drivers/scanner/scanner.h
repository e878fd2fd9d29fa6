// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

#include <QList>
#include <QObject>
#include <QSizeF>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

struct ScannerDevice {
    QString id; ///< SANE device name
    QString vendor, model, type;
};

enum class ScanSource { Flatbed, Feeder };

struct ScanRequest {
    QString device = {}; ///< SANE device name; empty: the first that SANE lists
    ScanSource source = ScanSource::Feeder;
    int dpi = 300; ///< colour, 100 % scale; never below 200 (NĐ 30/2020/NĐ-CP Phụ lục I)
    int maxSheets = 0; ///< 0: until the feeder is empty. Flatbed: always one
    QSizeF area = {210, 297}; ///< mm from the top left corner; bounded by what the device can
    double longest = 420; ///< mm; a sheet that goes on beyond it is ScannerPageTooLong
    /// The device's profile: SANE options by name with their value as text ("brightness", "10"), set in this
    /// order because one may bring another to life. What is set here ("source", "mode", "br-y", …) is not
    /// chosen by us.
    QList<std::pair<QString, QString>> options = {};
};

/// Sheets that may be in flight, received and not yet released, before the feeder waits.
constexpr int mostSheetsInFlight = 3;

/// Runs SANE in a motcua-worker of its own, which may hang or crash; a job that is silent for longer than its
/// deadline is killed and a fresh worker started. Lives in the thread that made it; every call returns at
/// once, answers come as signals.
///
/// A run: start → (sheetFed → sheetReceived)… → finished | failed. A few sheets may be in flight: after each
/// sheetReceived the caller says `release(number)` once the sheet is durable, which is what lets the feeder
/// go on.
class Scanner : public QObject
{
    Q_OBJECT

public:
    explicit Scanner(QString workerProgram, QObject *parent = nullptr);
    ~Scanner() override;

    /// Answer: devicesListed, before it listingFailed when SANE could not be asked. During a run it waits for
    /// the end.
    void listDevices();
    /// During a run it does nothing.
    void start(const ScanRequest &request);
    void release(int number);
    /// The run ends with failed(ScannerCancelled); sheets that had come whole before are still received.
    void cancel();
    /// Whether a run is on.
    bool busy() const;

    /// ms without any sign from the device before it counts as hung; tests shorten it.
    void setSilenceDeadline(int milliseconds);

Q_SIGNALS:
    void devicesListed(const QList<motcua::ScannerDevice> &devices);
    /// Followed by devicesListed with an empty list.
    void listingFailed(const motcua::Fault &fault);
    /// The feeder has begun to draw sheet `number` (1, 2, … in this run).
    void sheetFed(int number);
    /// Its image has fully arrived and its height was checked.
    void sheetReceived(int number, const motcua::PageImage &image);
    /// The feeder is empty (or maxSheets reached) after `sheets` sheets.
    void finished(int sheets);
    /// The run has ended with a fault at sheet `number`, which is not saved; 0 when it came to no sheet.
    /// Faults: every scanner-* entry, WorkerMissing.
    void failed(const motcua::Fault &fault, int number);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
