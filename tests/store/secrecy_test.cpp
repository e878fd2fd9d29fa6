// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/vault.h"
#include "tests/store/storefixture.h"

#include <QStringEncoder>

#include <sys/stat.h>

using namespace motcua;
using namespace motcua::test;

namespace
{

const QByteArray plantedOnPage = "DAU-VET-TREN-TRANG-0001";
const QByteArray plantedInPdf = "DAU-VET-TRONG-PDF-0002";

class Secrecy : public StoreTest
{
protected:
    /// What may never be found, as UTF-8 and as UTF-16.
    static QList<QByteArray> planted()
    {
        const CardIdentity person = inventedPerson();
        QList<QByteArray> needles {plantedOnPage, plantedInPdf};
        for (const QString &text : {person.personalNumber, person.oldNumber, person.fullName,
                 person.residence, QStringLiteral("Bịa Đặt"), QStringLiteral("0900000123"),
                 QStringLiteral("Chữ-Trên-Trang"), QStringLiteral("Giá Trị Trong Đơn"),
                 QStringLiteral("Lý Do Có Tên"), QStringLiteral("ten-tep-rieng")}) {
            needles += text.toUtf8();
            needles += QByteArray(QStringEncoder(QStringConverter::Utf16LE).encode(text));
            needles += text.toUtf8().toBase64().chopped(3);
        }
        needles += QByteArray::fromHex(person.personalNumber.toLatin1());
        needles += QCryptographicHash::hash(person.personalNumber.toLatin1(), QCryptographicHash::Sha256);
        return needles;
    }
    void expectNothingFound()
    {
        int files = 0;
        QDirIterator all(path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const QByteArray &needle : planted())
                EXPECT_EQ(bytes.indexOf(needle), -1)
                    << qPrintable(file.fileName()) << ": " << needle.constData();
            ++files;
        }
        EXPECT_GE(files, 3);
    }
    qint64 size(const QString &name) { return QFileInfo(path() + name).size(); }
    mode_t mode(const QString &name)
    {
        struct stat status = {};
        EXPECT_EQ(::stat(qPrintable(path() + name), &status), 0) << qPrintable(name);
        return status.st_mode & 0777;
    }
};

} // namespace

TEST_F(Secrecy, nothingOfThePersonStandsInAnyByteOfTheStateFolder)
{
    const DossierId id = makeDraft();
    PageImage image = inventedPage(1);
    image.jpeg += plantedOnPage + inventedPerson().fullName.toUtf8();
    image.thumbnail += plantedOnPage;
    const PageId page = addPage(id, QStringLiteral("don"), image);
    const PageId removed = addPage(id, QStringLiteral("don"), image);
    EXPECT_DONE(store().removePage(removed));
    PageReading reading;
    reading.words = {{QStringLiteral("Chữ-Trên-Trang"), {}, 1, true, true}};
    reading.codes = {{QStringLiteral("QRCode"), inventedPerson().payload.toUtf8(), {}}};
    EXPECT_DONE(store().saveReading(page, reading));
    EXPECT_DONE(store().saveForm(id, {{QStringLiteral("ten"), QStringLiteral("Giá Trị Trong Đơn")}}));
    EXPECT_GT(size(QStringLiteral("/store.sqlite-wal")), 0);
    expectNothingFound(); // a draft, in the log

    EXPECT_DONE(store().submit(id, inventedSubmission()));
    const QByteArray pdf = "%PDF " + plantedInPdf + inventedPerson().payload.toUtf8();
    Part part = inventedPart(QStringLiteral("don"), pdf);
    part.fileName = QStringLiteral("ten-tep-rieng.pdf");
    EXPECT_DONE(store().savePart(id, part, pdf));
    EXPECT_DONE(store().saveManifest(id, pdf));
    EXPECT_DONE(
        store().refuse(id, FaultId::CentralRefused, QStringLiteral("Lý Do Có Tên Thử Nghiệm Bịa Đặt")));
    expectNothingFound();
    EXPECT_DONE(store().retry(id));
    EXPECT_DONE(store().setUploading(id));
    EXPECT_DONE(store().setReceipt(id, {QStringLiteral("H7"), clock->wall, {}}));
    reopen();
    expectNothingFound(); // in the database itself
    EXPECT_DONE(store().shred(id));
    expectNothingFound();
    close();
    expectNothingFound();
}

TEST_F(Secrecy, theWrappedKeyOfAShreddedDossierIsNowhereAnyMore)
{
    const DossierId id = makeIn(DossierState::Submitted);
    const auto wrapped = [&] {
        QList<QByteArray> found;
        for (const char *name : {"/store.sqlite", "/store.sqlite-wal"}) {
            QFile file(path() + QLatin1String(name));
            if (file.open(QIODevice::ReadOnly))
                found += file.readAll();
        }
        return found.join();
    };
    // The person's MAC stands beside the keys in the row and goes with them.
    const QByteArray mac = store().vault().personMac(inventedPerson().personalNumber);
    EXPECT_NE(wrapped().indexOf(mac), -1);
    EXPECT_DONE(store().shred(id));
    EXPECT_EQ(wrapped().indexOf(mac), -1);
}

TEST_F(Secrecy, foldersAndFilesAreTheOwnersAlone)
{
    makeDraft();
    EXPECT_EQ(mode({}), 0700u);
    EXPECT_EQ(mode(QStringLiteral("/vault")), 0700u);
    EXPECT_EQ(mode(QStringLiteral("/vault/kiosk.key")), 0600u);
    EXPECT_EQ(mode(QStringLiteral("/store.sqlite")), 0600u);
    EXPECT_EQ(mode(QStringLiteral("/store.sqlite-wal")), 0600u);
    EXPECT_EQ(mode(QStringLiteral("/store.lock")), 0600u);
}
