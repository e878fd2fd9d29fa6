// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QMetaProperty>
#include <QSet>
#include <QtQml/qqmlregistration.h>

namespace motcua
{

/// What QML sees of a list: rows with one role for each property of the record, and their number.
class RecordModelBase : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using QAbstractListModel::QAbstractListModel;

    int count() const { return rowCount({}); }

Q_SIGNALS:
    void countChanged();
};

/// A list of `Record`, a Q_GADGET with `QString key() const` and `operator==`. `assign` turns the old list
/// into the new one by the fewest removals, moves, insertions and changes that its keys tell, so that
/// delegates (thumbnails above all) stay where nothing happened to them.
template <typename Record>
class RecordModel final : public RecordModelBase
{
public:
    using RecordModelBase::RecordModelBase;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_records.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const int property = role - Qt::UserRole;
        const QMetaObject &meta = Record::staticMetaObject;
        if (!index.isValid() || property < 0 || property >= meta.propertyCount())
            return {};
        return meta.property(property).readOnGadget(&m_records[index.row()]);
    }

    QHash<int, QByteArray> roleNames() const override
    {
        QHash<int, QByteArray> names;
        const QMetaObject &meta = Record::staticMetaObject;
        for (int i = 0; i < meta.propertyCount(); ++i)
            names.insert(Qt::UserRole + i, meta.property(i).name());
        return names;
    }

    const QList<Record> &records() const { return m_records; }

    void assign(const QList<Record> &fresh)
    {
        const auto before = m_records.size();
        QSet<QString> kept;
        for (const Record &record : fresh)
            kept.insert(record.key());
        for (auto i = m_records.size() - 1; i >= 0; --i)
            if (!kept.contains(m_records[i].key())) {
                beginRemoveRows({}, int(i), int(i));
                m_records.removeAt(i);
                endRemoveRows();
            }
        for (qsizetype i = 0; i < fresh.size(); ++i)
            settle(i, fresh[i]);
        if (m_records.size() != before)
            Q_EMIT countChanged();
    }

private:
    // Brings the record of that key to row i and up to date.
    void settle(qsizetype i, const Record &wanted)
    {
        qsizetype from = i;
        while (from < m_records.size() && m_records[from].key() != wanted.key())
            ++from;
        if (from == m_records.size()) {
            beginInsertRows({}, int(i), int(i));
            m_records.insert(i, wanted);
            endInsertRows();
            return;
        }
        if (from != i) {
            beginMoveRows({}, int(from), int(from), {}, int(i));
            m_records.move(from, i);
            endMoveRows();
        }
        if (!(m_records[i] == wanted)) {
            m_records[i] = wanted;
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
        }
    }

    QList<Record> m_records;
};

} // namespace motcua
