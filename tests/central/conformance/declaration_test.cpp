// SPDX-License-Identifier: GPL-3.0-or-later
// What an adapter declares is what is gone by, whatever its central happens to say.
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/central/dossierfiling.h"
#include "sync/central/motcuacentral.h"
#include "sync/central/signedreceipt.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

/// A real central, of which another thing is declared, or whose statements are lost on the way.
class Redeclared final : public CentralSystem
{
public:
    explicit Redeclared(CentralSystem &central)
        : can(central.capabilities())
        , m_central(central)
    {
    }
    Capabilities capabilities() const override { return can; }
    Result<void> uploadPart(const DossierId &dossier, const Part &part, const UploadHandle &known,
        const PartReader &read, const UploadKept &kept, const UploadProgress &progress) override
    {
        return m_central.uploadPart(dossier, part, known, read, kept, progress);
    }
    Result<void> discardUpload(const QString &address) override { return m_central.discardUpload(address); }
    Result<Receipt> putDossier(const DossierId &dossier, const QByteArray &manifest) override
    {
        MOTCUA_ASSIGN(auto receipt, m_central.putDossier(dossier, manifest));
        if (losesStatements)
            receipt.statement.clear();
        return receipt;
    }
    Result<Progress> progress(const QString &code) override { return m_central.progress(code); }
    Result<qint64> checkIn() override { return m_central.checkIn(); }

    Capabilities can;
    bool losesStatements = false;

private:
    CentralSystem &m_central;
};

/// Where nothing has to be kept.
class NoNotes final : public FilingNotes
{
public:
    Result<std::optional<FilingStep>> step() override { return std::optional<FilingStep>(); }
    Result<void> keep(const FilingStep &) override { return fail(FaultId::Internal); }
    Result<void> giveUpCode() override { return fail(FaultId::Internal); }
    qint64 now() override { return 0; }
};

class DeclarationTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(upload(*real, dossier, part, content));
        ASSERT_TRUE(real->capabilities().signedReceipt);
    }
    Result<DossierFiling::Filed> file()
    {
        return DossierFiling(central, notes).file(dossier, manifestOf(dossier, {part}), {});
    }

    SandboxProcess sandbox;
    QTemporaryDir state;
    std::unique_ptr<MotcuaCentral> real = MotcuaCentral::create(*enrol(sandbox.token(), state.path()));
    Redeclared central {*real};
    NoNotes notes;
    DossierId dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    QByteArray content = noise(10'000, 5);
    Part part = partOf(u"don-de-nghi"_s, content);
};

TEST_F(DeclarationTest, AStatementOfOneThatIsNotDeclaredToSignIsNotKept)
{
    EXPECT_FALSE(file()->receipt.statement.isEmpty());
    central.can.signedReceipt = false;
    const auto filed = file();
    ASSERT_TRUE(filed);
    EXPECT_FALSE(filed->receipt.code.isEmpty());
    EXPECT_TRUE(filed->receipt.statement.isEmpty()) << "nobody has verified it";
}

TEST_F(DeclarationTest, AReceiptWithoutAStatementOfOneThatIsDeclaredToSignIsNotBelieved)
{
    central.losesStatements = true;
    const auto filed = file();
    ASSERT_FALSE(filed);
    EXPECT_EQ(filed.error().id, FaultId::CentralAnswerInvalid);
    EXPECT_TRUE(filed.error().detail.startsWith(receiptNotVouchedFor));
    central.can.signedReceipt = false;
    EXPECT_TRUE(file());
}

TEST_F(DeclarationTest, OneThatCannotBeAskedLeavesItOpenWhetherItHasADossier)
{
    central.can.provisionalTokens = false;
    EXPECT_EQ(
        DossierFiling(central, notes).heldAs(QByteArray(16, 't')).error().id, FaultId::CentralUndecided);
}

} // namespace

} // namespace motcua::test
