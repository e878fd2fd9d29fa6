// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace motcua
{

/// Text for Prometheus (exposition format 0.0.4), family by family.
class Exposition
{
public:
    enum class Type { Counter, Gauge, Histogram };

    /// Begins a family. `name` as Prometheus wants them: base unit last, `_total` for counters.
    void family(const QByteArray &name, Type type, const QByteArray &help);
    /// A sample of the family begun last: `suffix` after its name, labels as `key="value"`, separated by
    /// commas. Values of labels are words of the program's and need no escaping.
    void sample(double value, const QByteArray &labels = {}, const QByteArray &suffix = {});

    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_name;
    QByteArray m_text;
};

} // namespace motcua
