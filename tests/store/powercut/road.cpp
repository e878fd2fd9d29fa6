// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/powercut/road.h"

#include "tests/store/invented.h"

namespace motcua::test
{

namespace
{

const QString component = QStringLiteral("don");

Result<void> fillDraft(
    Store &store, const DossierId &id, const std::function<void(const QByteArray &)> &promise)
{
    const auto pages = store.pages(id);
    if (!pages)
        return tl::unexpected(pages.error());
    for (int number = int(pages->size()) + 1; number <= roadPages; ++number) {
        const auto sheet = store.sheetFed(id, component);
        if (!sheet)
            return tl::unexpected(sheet.error());
        MOTCUA_TRY(store.sheetReceived(*sheet));
        MOTCUA_TRY(store.savePage(*sheet, roadPage(number)));
        promise("saved " + QByteArray::number(number));
    }
    MOTCUA_TRY(store.saveForm(id, roadForm()));
    promise("form");
    MOTCUA_TRY(store.submit(id, inventedSubmission()));
    promise("submitted");
    return {};
}

Result<void> send(Store &store, const DossierId &id, const std::function<void(const QByteArray &)> &promise)
{
    for (int number = 1; number <= 2; ++number) {
        const QByteArray content = roadPart(number);
        MOTCUA_TRY(store.savePart(id, inventedPart(QStringLiteral("part-%1").arg(number), content), content));
    }
    promise("parts");
    MOTCUA_TRY(store.saveManifest(id, roadManifest()));
    promise("manifest");
    MOTCUA_TRY(store.setUploading(id));
    const auto parts = store.parts(id);
    if (!parts)
        return tl::unexpected(parts.error());
    for (const PartRecord &part : *parts) {
        MOTCUA_TRY(
            store.setPartUpload(part.id, QStringLiteral("https://central.invalid/files/%1").arg(part.id)));
        MOTCUA_TRY(store.setPartUploaded(part.id));
    }
    promise("uploaded");
    MOTCUA_TRY(store.setReceipt(id, {roadCode(id), 1'767'225'700'000, 1'767'300'000'000}));
    promise("receipt");
    return {};
}

} // namespace

PageImage roadPage(int number)
{
    return inventedPage(quint32(number), roadPageBytes);
}

QJsonObject roadForm()
{
    return {{QStringLiteral("ho-ten"), inventedPerson().fullName}};
}

QByteArray roadPart(int number)
{
    return randomBytes(120'000, quint32(number + 50));
}

QByteArray roadManifest()
{
    return "{\"parts\":2}";
}

QString roadCode(const DossierId &dossier)
{
    return QStringLiteral("000.00.00.H00-") + QString::fromLatin1(dossier.toRfc4122().right(4).toHex());
}

Result<void> walk(Store &store, const std::function<void(const QByteArray &)> &promise, Half half)
{
    const auto dossiers = store.dossiers();
    if (!dossiers)
        return tl::unexpected(dossiers.error());
    DossierId id;
    if (dossiers->isEmpty()) {
        const auto made = store.createDraft(inventedStart());
        if (!made)
            return tl::unexpected(made.error());
        id = *made;
        promise("draft");
    } else {
        id = dossiers->first().id;
    }
    const auto stateIs = [&](std::initializer_list<DossierState> states) {
        const auto record = store.dossier(id);
        return record && std::find(states.begin(), states.end(), record->state) != states.end();
    };
    if (stateIs({DossierState::Draft}))
        MOTCUA_TRY(fillDraft(store, id, promise));
    if (half == Half::Screen)
        return {};
    if (stateIs({DossierState::Queued, DossierState::Uploading}))
        MOTCUA_TRY(send(store, id, promise));
    if (stateIs({DossierState::Submitted})) {
        MOTCUA_TRY(store.shred(id));
        promise("shredded");
    }
    return {};
}

} // namespace motcua::test
