// SPDX-License-Identifier: GPL-3.0-or-later
// queue, sync, enrol: what is kept here and how it leaves.
#include <atomic>
#include <csignal>

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QThread>

#include "app/catalogue/cataloguesource.h"
#include "app/ctl/command.h"
#include "app/intake/sending.h"
#include "app/slip/slip.h"
#include "sync/central/enrolment.h"
#include "sync/central/enrolmenttoken.h"
#include "sync/store/store.h"
#include "sync/vault/vault.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

constexpr qint64 otherUploaderMs = 120'000; ///< how long `sync --once` waits for another uploader
constexpr unsigned long pollMs = 200;

std::atomic<bool> stopRequested {false};

void requestStop(int)
{
    stopRequested = true;
}

QJsonValue isoTime(std::optional<qint64> unixMs)
{
    if (!unixMs || *unixMs == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(*unixMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject describe(const DossierRecord &record)
{
    QJsonObject object {{u"dossier_id"_s, record.id.toString(QUuid::WithoutBraces)},
        {u"state"_s, dossierStateName(record.state)},
        {u"dossier_code"_s, record.receipt ? QJsonValue(record.receipt->code) : QJsonValue()},
        {u"provisional_code"_s,
            record.provisionalToken.isEmpty() ? QJsonValue()
                                              : QJsonValue(shortToken(record.provisionalToken))},
        {u"procedure"_s, record.procedureId}, {u"case"_s, record.caseId},
        {u"created_at"_s, isoTime(record.createdAt)}, {u"submitted_at"_s, isoTime(record.submittedAt)},
        {u"attempts"_s, record.attempts}, {u"next_attempt_at"_s, isoTime(record.nextAttemptAt)}};
    object.insert(
        u"fault"_s, record.lastFault ? QJsonValue(faultEntry(*record.lastFault).name) : QJsonValue());
    if (!record.refusal.isEmpty())
        object.insert(u"refusal"_s, record.refusal);
    return object;
}

Result<QJsonObject> describeWhole(Store &store, const DossierId &id)
{
    MOTCUA_ASSIGN(const auto record, store.dossier(id));
    QJsonObject object = describe(record);
    MOTCUA_ASSIGN(const auto sheets, store.sheets(id));
    MOTCUA_ASSIGN(const auto pages, store.pages(id));
    MOTCUA_ASSIGN(const auto parts, store.parts(id));
    MOTCUA_ASSIGN(const auto events, store.events(id));
    QJsonArray pageList;
    for (const PageRecord &page : pages)
        pageList.append(QJsonObject {{u"page"_s, page.id}, {u"component"_s, page.component},
            {u"position"_s, page.position}, {u"bytes"_s, page.bytes}, {u"read"_s, page.hasReading}});
    QJsonArray partList;
    for (const PartRecord &part : parts)
        partList.append(QJsonObject {{u"component"_s, part.part.component}, {u"file"_s, part.part.fileName},
            {u"sha256"_s, QString::fromLatin1(part.part.sha256.toHex())}, {u"bytes"_s, part.part.bytes},
            {u"pages"_s, part.part.pages}, {u"uploaded"_s, part.uploaded}});
    QJsonArray eventList;
    for (const EventRecord &event : events)
        eventList.append(
            QJsonObject {{u"at"_s, isoTime(event.at)}, {u"kind"_s, event.kind}, {u"detail"_s, event.detail}});
    object.insert(u"sheets"_s, sheets.size());
    object.insert(u"pages"_s, pageList);
    object.insert(u"parts"_s, partList);
    object.insert(u"events"_s, eventList);
    return object;
}

/// What no uploader will send by itself.
Result<std::optional<Fault>> leftForAPerson(Store &store, const Config &config)
{
    if (const auto damaged = setAsideIn(config.stateDirectory))
        return damaged;
    MOTCUA_ASSIGN(const auto figures, store.figures());
    if (figures.attention == 0)
        return std::nullopt;
    return Fault {FaultId::CentralRefused,
        u"%1 waiting for a person, see motcuactl queue list"_s.arg(figures.attention)};
}

/// How `sync --once` ends when nothing is left that it could send.
int endOfSync(Store &store, const Config &config, int sent)
{
    print({{u"sent"_s, sent}, {u"waiting"_s, 0}});
    const auto left = leftForAPerson(store, config);
    if (!left)
        return report(left.error());
    return *left ? report(**left) : exitDone;
}

} // namespace

int queue(const Config &config, const Arguments &arguments)
{
    const QString verb = arguments.words.value(0);
    const bool one = verb == u"show" || verb == u"retry";
    if ((verb != u"list" && !one) || arguments.words.size() != (one ? 2 : 1))
        return misused(u"queue needs list, show ID or retry ID"_s);
    const auto store = Store::open(config.stateDirectory, std::make_shared<SystemClock>(), config.keyKeeping);
    if (!store)
        return report(store.error());
    if (verb == u"list") {
        const auto told = (*store)->eachDossier([](const DossierRecord &record) {
            print(describe(record));
            return true;
        });
        if (!told)
            return report(told.error());
        const auto damaged = setAsideIn(config.stateDirectory);
        return damaged ? report(*damaged) : exitDone;
    }
    const DossierId id = QUuid::fromString(arguments.words[1]);
    if (id.isNull())
        return report({FaultId::DossierUnknown});
    if (verb == u"retry") {
        const auto retried = (*store)->retry(id);
        if (!retried)
            return report(retried.error());
    }
    const auto shown = describeWhole(**store, id);
    if (!shown)
        return report(shown.error());
    print(*shown);
    return exitDone;
}

int sync(const Config &config, const Arguments &arguments)
{
    const bool follow = arguments.has(u"--follow"_s);
    if (follow == arguments.has(u"--once"_s) || !arguments.words.isEmpty())
        return misused(u"sync needs --once or --follow"_s);
    const auto catalogue = CatalogueSource::open(config.stateDirectory);
    if (!catalogue)
        return report(catalogue.error());
    const auto store = Store::open(config.stateDirectory, std::make_shared<SystemClock>(), config.keyKeeping);
    if (!store)
        return report(store.error());
    PageWorks works(config.worker(), config.recognisers);
    Sending sending(config, **store, *catalogue, works);
    if (follow) {
        std::signal(SIGTERM, requestStop);
        std::signal(SIGINT, requestStop);
        const auto followed = sending.follow(stopRequested);
        return followed ? exitDone : report(followed.error());
    }
    const auto left = (*store)->unsentCount();
    if (!left)
        return report(left.error());
    if (*left == 0)
        return endOfSync(**store, config, 0);
    auto outcome = sending.once();
    // The kiosk's own uploader may be at it: what it sends is sent, and what it leaves is taken up.
    QElapsedTimer timer;
    timer.start();
    while (outcome && !outcome->leaseHeld && outcome->waiting > 0 && timer.elapsed() < otherUploaderMs) {
        QThread::msleep(pollMs);
        outcome = sending.once();
    }
    if (!outcome)
        return report(outcome.error());
    if (outcome->waiting == 0)
        return endOfSync(**store, config, outcome->sent);
    print({{u"sent"_s, outcome->sent}, {u"waiting"_s, outcome->waiting}});
    return report(outcome->lastFault.value_or(outcome->leaseHeld
            ? Fault {FaultId::CentralUnreachable}
            : Fault {FaultId::StoreBusy, u"another uploader is at work"_s}));
}

int enrolKiosk(const Config &config, const Arguments &arguments)
{
    QString token = arguments.value(u"--token"_s);
    if (token.isEmpty() || !arguments.words.isEmpty())
        return misused(u"enrol needs --token TOKEN"_s);
    if (auto known = EnrolmentToken::fromText(token); known && !config.centralUrl.isEmpty()) {
        known->url = config.centralUrl;
        token = known->toText();
    }
    const auto store = Store::open(config.stateDirectory, std::make_shared<SystemClock>(), config.keyKeeping);
    if (!store)
        return report(store.error());
    const auto enrolment = enrol(token, config.stateDirectory);
    if (!enrolment)
        return report(enrolment.error());
    const auto kept = (*store)->setRecoveryKey(enrolment->recoveryKey);
    if (!kept)
        return report(kept.error());
    print({{u"kiosk_id"_s, enrolment->kioskId}, {u"url"_s, enrolment->url}});
    return exitDone;
}

} // namespace motcua::ctl
