// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QTemporaryDir>

#include "app/session/session.h"
#include "app/viewmodels/kioskviewmodel.h"
#include "tests/samples/samples.h"
#include "tests/scanner/paper.h"
#include "tests/store/invented.h"
#include "tests/viewmodels/reachable.h"

namespace motcua::test
{

/// A kiosk without its window: the real session over a real store, the real worker, SANE and a virtual
/// scanner, seen and wished for through the view models as the screens do it. Only time is steered. There is
/// no uploader; what is submitted stays in the queue.
class Kiosk
{
public:
    Kiosk();

    /// Runs the event loop until `come`; false when it has not come within a minute.
    static bool until(const std::function<bool()> &come);
    /// Until this screen is shown and nothing is under way on it.
    bool shows(Screen screen);
    void pass(int seconds) { clock->advance(qint64 {seconds} * 1000); }

    const SessionState &state() const { return session->state(); }
    /// What a session tells that has just been started over the same store and devices.
    SessionState freshState();
    /// What the screens could read then.
    QStringList freshlyReachable();

    void layOnGlass(samples::Glass card);
    /// Short pages, so that tests are quick.
    void putInTray(int sheets);
    void putInTray(const QList<QImage> &sheets);

    bool readCard();
    bool choose(const QString &procedure, const QString &chosenCase = {});
    /// Opens the component, feeds sheets and waits until they are saved; reading them goes on.
    bool scan(const QString &component, int sheets = 1);
    /// Feeds these into the open component and waits until all of it is read.
    bool feedAndRead(const QList<QImage> &sheets);
    bool scanTheWholeDossier(); ///< of the radiation worker
    void type(const QString &target, const QString &text);
    void fillInTheBarcodeForm();
    bool reviewAndAnswer(bool keepPhone);

    Config config;
    Paper paper;
    QTemporaryDir folder;
    std::shared_ptr<SteeredClock> clock = std::make_shared<SteeredClock>();
    std::shared_ptr<const Catalogue> catalogue;
    std::unique_ptr<Store> store;
    std::unique_ptr<Scanner> scanner;
    std::unique_ptr<Recogniser> recogniser;
    std::unique_ptr<Printer> printer;
    std::unique_ptr<Session> session;
    std::unique_ptr<KioskViewModel> screen;
    SessionState told; ///< by the last `changed`

private:
    Session::Parts parts();
    int m_sheets = 0;
};

/// The procedures that the tests go through.
inline const QString radiationWorker = QStringLiteral("chung-chi-nhan-vien-buc-xa");
inline const QString barcode = QStringLiteral("cap-quyen-ma-so-ma-vach");

} // namespace motcua::test
