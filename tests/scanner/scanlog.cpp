// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/scanlog.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::test
{

ScanLog::ScanLog()
    : ScanLog(QCoreApplication::applicationDirPath() + u"/../bin/motcua-worker"_s)
{
}

ScanLog::ScanLog(const QString &program)
    : scanner(program)
{
    QObject::connect(&scanner, &Scanner::sheetFed, &m_loop, [this](int number) { m_run.fed.append(number); });
    QObject::connect(&scanner, &Scanner::sheetReceived, &m_loop, [this](int number, const PageImage &image) {
        m_run.received.append(number);
        m_run.images.append(image);
        if (!holdSheets)
            scanner.release(number);
    });
    QObject::connect(&scanner, &Scanner::finished, &m_loop, [this](int sheets) {
        m_run.finished = sheets;
        m_loop.quit();
    });
    QObject::connect(&scanner, &Scanner::failed, &m_loop, [this](const Fault &fault, int number) {
        m_run.fault = fault;
        m_run.faultAt = number;
        m_loop.quit();
    });
    QObject::connect(
        &scanner, &Scanner::listingFailed, &m_loop, [this](const Fault &fault) { listingFault = fault; });
    QObject::connect(&scanner, &Scanner::devicesListed, &m_loop, [this](const QList<ScannerDevice> &devices) {
        m_devices = devices;
        m_loop.quit();
    });
}

ScanRequest ScanLog::request()
{
    ScanRequest request;
    request.dpi = 200;
    request.area = {74, 105};
    return request;
}

void ScanLog::loop()
{
    QTimer guard;
    guard.callOnTimeout(&m_loop, [this] { m_loop.exit(1); });
    guard.start(60'000);
    m_loop.exec();
}

ScanLog::Run ScanLog::run(const ScanRequest &request)
{
    m_run = {};
    scanner.start(request);
    loop();
    return m_run;
}

std::optional<QList<ScannerDevice>> ScanLog::devices()
{
    m_devices.reset();
    listingFault.reset();
    scanner.listDevices();
    loop();
    return m_devices;
}

} // namespace motcua::test
