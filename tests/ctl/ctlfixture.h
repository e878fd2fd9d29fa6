// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include "tests/e2e/rig.h"

using namespace Qt::StringLiterals;

/// motcuactl in a hall of its own, and intakes to hand to it.
class Ctl : public ::testing::Test
{
protected:
    static QString card()
    {
        return u"001090001234|012345678|Nguyễn Văn Mẫu|15031990|Nam|Số 1, ngõ Ví Dụ, phường Thử Nghiệm, Hà "
               u"Nội|"
               "10072024||||"_s;
    }

    QJsonObject radiation() const
    {
        const auto images = [](const QStringList &names) {
            QJsonArray files;
            for (const QString &name : names)
                files.append(Rig::sample(u"radiation/"_s + name));
            return files;
        };
        const auto component = [&](const QString &id, const QStringList &names) {
            return QJsonObject {{u"id"_s, id}, {u"images"_s, images(names)}};
        };
        return {{u"identity"_s, QJsonObject {{u"image"_s, Rig::sample(u"glass/can-cuoc-18mm.png"_s)}}},
            {u"procedure"_s, u"1.009846"_s}, {u"case"_s, u"chung"_s},
            {u"components"_s,
                QJsonArray {component(u"don-de-nghi"_s, {u"01-don-de-nghi.png"_s}),
                    component(u"van-bang-chuyen-mon"_s, {u"02-van-bang.jpg"_s}),
                    component(u"giay-dao-tao-an-toan"_s, {u"03-dao-tao.jpg"_s}),
                    component(u"phieu-kham-suc-khoe"_s, {u"04-suc-khoe-1.png"_s, u"05-suc-khoe-2.png"_s}),
                    component(u"anh-3x4"_s, {u"06-anh.jpg"_s})}},
            {u"delivery"_s, QJsonObject {{u"kind"_s, u"counter"_s}}}, {u"notices"_s, u"accept-all"_s}};
    }

    /// Small pages, where the paper's content does not matter.
    QJsonObject quick() const
    {
        QJsonObject intake = radiation();
        intake.insert(u"identity"_s, QJsonObject {{u"qr"_s, card()}});
        QJsonArray components = intake.value(u"components").toArray();
        for (QJsonValueRef component : components) {
            QJsonObject object = component.toObject();
            object.insert(u"images"_s, QJsonArray {m_page});
            component = object;
        }
        intake.insert(u"components"_s, components);
        return intake;
    }

    QString write(const QJsonObject &intake, const QString &name = u"intake.json"_s) const
    {
        return write(QJsonDocument(intake).toJson(), name);
    }
    QString write(const QByteArray &bytes, const QString &name = u"intake.json"_s) const
    {
        QFile file(m_rig.path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }

    void refuses(const QJsonObject &intake, const QString &fault) const
    {
        const auto ran = m_rig.ctl({u"submit"_s, write(intake)});
        EXPECT_EQ(ran.exit, 3) << qPrintable(fault);
        EXPECT_TRUE(ran.errors.startsWith(fault + u':')) << qPrintable(ran.errors);
        EXPECT_TRUE(m_rig.ctl({u"queue"_s, u"list"_s}).lines.isEmpty()) << qPrintable(fault);
    }

    void SetUp() override
    {
        QImage page(827, 1169, QImage::Format_RGB32);
        page.fill(Qt::white);
        page.setDotsPerMeterX(7874);
        page.setDotsPerMeterY(7874);
        m_page = m_rig.path(u"page.png"_s);
        ASSERT_TRUE(page.save(m_page));
    }

    Rig m_rig;
    QString m_page;
};
