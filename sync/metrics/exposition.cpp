// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/metrics/exposition.h"

#include <cmath>

namespace motcua
{

void Exposition::family(const QByteArray &name, Type type, const QByteArray &help)
{
    const QByteArray kind = type == Type::Counter ? "counter" : type == Type::Gauge ? "gauge" : "histogram";
    m_name = name;
    m_text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n';
}

void Exposition::sample(double value, const QByteArray &labels, const QByteArray &suffix)
{
    const bool whole = std::abs(value) < 1e15 && value == std::trunc(value);
    m_text += m_name + suffix + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' '
        + (whole ? QByteArray::number(static_cast<qint64>(value)) : QByteArray::number(value, 'g', 10))
        + '\n';
}

} // namespace motcua
