// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QTimer>

#include "app/catalogue/catalogue.h"
#include "app/catalogue/notices.h"
#include "app/config/config.h"
#include "app/session/cardreading.h"
#include "app/session/idleclock.h"
#include "app/session/intents.h"
#include "app/session/paperdesk.h"
#include "app/session/roadmap.h"
#include "drivers/printer/printer.h"

namespace motcua
{

/// One person at the kiosk, from the first touch to the wiped screen. Takes intents, drives card reading,
/// paper desk, store and printer, and tells the whole state after each change. Lives in a thread of its own,
/// never the screen's; the network is not its business: it files dossiers in the store and watches what the
/// uploader makes of them.
class Session : public Intents
{
    Q_OBJECT

public:
    struct Parts {
        Config config;
        std::shared_ptr<Clock> clock;
        std::shared_ptr<const Catalogue> catalogue;
        Store *store = nullptr;
        Scanner *scanner = nullptr;
        Recogniser *recogniser = nullptr;
        Printer *printer = nullptr;
    };
    explicit Session(Parts parts, QObject *parent = nullptr);

    /// Tells the first state and begins to watch store and devices.
    void start();
    const SessionState &state() const { return m_state; }

    void begin() override;
    void back() override;
    void next() override;
    void end() override;
    void activity() override;
    void needMoreTime() override;
    void setLanguage(const QString &language) override;
    void setTextSize(motcua::TextSize size) override;
    void setPalette(motcua::Palette palette) override;
    void readCard() override;
    void resumeDraft() override;
    void startAnew() override;
    void setQuery(const QString &words) override;
    void chooseProcedure(const QString &id) override;
    void chooseCase(const QString &id) override;
    void openComponent(const QString &id) override;
    void startScan(bool glass) override;
    void stopScan() override;
    void removePage(qint64 page) override;
    void undoRemove() override;
    void setField(const QString &field, const QJsonValue &value) override;
    void setPhone(const QString &phone) override;
    void refusePhone(bool refused) override;
    void answerNotice(const QString &id, bool agreed) override;
    void submit() override;
    void printSlip() override;

private:
    void go(Step step);
    void publish();
    void show(const Fault &fault);
    /// Shows the fault of a failed result; true when there was none.
    template <typename T>
    bool held(const Result<T> &result)
    {
        if (!result)
            show(result.error());
        return result.has_value();
    }
    void tick();
    void watchStore();
    void refreshHealth();
    void cardRead(const CardIdentity &card);
    void listProcedures();
    void takeProcedure(const Procedure &procedure);
    void takeCase(const ProcedureCase &chosen);
    bool ensureDraft();
    void refreshComponents();
    void refreshScan();
    bool openForm(const Component &component);
    void loadNotices();
    void followSending();
    void showSlip(const DossierRecord &record);
    bool oneCase() const;

    Config m_config;
    std::shared_ptr<Clock> m_clock;
    std::shared_ptr<const Catalogue> m_catalogue;
    Store &m_store;
    Scanner &m_scanner;
    Recogniser &m_recogniser;
    Printer &m_printer;
    CardReading m_cardReading;
    PaperDesk m_desk;
    IdleClock m_idle;
    QTimer m_tick;
    QTimer m_watch;

    /// All that is known of the person; forgotten as one.
    struct Person {
        CardIdentity card;
        IdentityLevel level = IdentityLevel::None;
        const Procedure *procedure = nullptr;
        const ProcedureCase *chosen = nullptr;
        DossierId dossier;
        DossierId earlier;
        bool ownForm = false; ///< the form was filled in this session and may be shown
        qint64 sentAt = 0; ///< monotonic ms of submit
        qint64 slipEndsAt = 0; ///< monotonic ms
    };
    Person m_person;
    SessionState m_state;
    SessionState::Health m_health = SessionState::Health::Good;
    bool m_scannerMissing = false;
    qint64 m_dataVersion = -1;
};

} // namespace motcua
