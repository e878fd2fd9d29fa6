// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/saneoptions.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "drivers/scanner/sanestatus.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// No device has more; a broken one may say so.
constexpr SANE_Int mostOptions = 1000;

double toDouble(const SANE_Option_Descriptor *descriptor, SANE_Word word)
{
    return descriptor->type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : word;
}

SANE_Word toWord(const SANE_Option_Descriptor *descriptor, double value)
{
    const double scaled = descriptor->type == SANE_TYPE_FIXED ? value * (1 << SANE_FIXED_SCALE_SHIFT) : value;
    return static_cast<SANE_Word>(std::clamp(std::round(scaled), -2147483648.0, 2147483647.0));
}

/// All values of a word list, ascending.
std::vector<double> listed(const SANE_Option_Descriptor *descriptor)
{
    std::vector<double> values;
    for (SANE_Word i = 1; i <= descriptor->constraint.word_list[0]; ++i)
        values.push_back(toDouble(descriptor, descriptor->constraint.word_list[i]));
    std::sort(values.begin(), values.end());
    return values;
}

double nearestAllowed(const SANE_Option_Descriptor *descriptor, double value)
{
    if (descriptor->constraint_type == SANE_CONSTRAINT_RANGE) {
        const auto *range = descriptor->constraint.range;
        return std::clamp(value, toDouble(descriptor, range->min), toDouble(descriptor, range->max));
    }
    if (descriptor->constraint_type == SANE_CONSTRAINT_WORD_LIST) {
        const auto values = listed(descriptor);
        const auto nearest = std::min_element(values.begin(), values.end(),
            [value](double a, double b) { return std::abs(a - value) < std::abs(b - value); });
        return nearest == values.end() ? value : *nearest;
    }
    return value;
}

} // namespace

SaneOptions::SaneOptions(SANE_Handle handle)
    : m_handle(handle)
{
}

std::optional<SaneOptions::Found> SaneOptions::find(const QByteArray &name) const
{
    SANE_Int count = 0;
    if (sane_control_option(m_handle, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD)
        return std::nullopt;
    for (SANE_Int i = 1; i < std::min(count, mostOptions); ++i) {
        const auto *descriptor = sane_get_option_descriptor(m_handle, i);
        if (descriptor && descriptor->name && name == descriptor->name)
            return Found {i, descriptor};
    }
    return std::nullopt;
}

bool SaneOptions::has(const char *name) const
{
    const auto option = find(name);
    return option && SANE_OPTION_IS_ACTIVE(option->descriptor->cap)
        && SANE_OPTION_IS_SETTABLE(option->descriptor->cap);
}

QStringList SaneOptions::choices(const char *name) const
{
    const auto option = find(name);
    QStringList texts;
    if (!option || option->descriptor->constraint_type != SANE_CONSTRAINT_STRING_LIST)
        return texts;
    for (auto text = option->descriptor->constraint.string_list; *text; ++text)
        texts.append(QString::fromUtf8(*text));
    return texts;
}

Result<void> SaneOptions::write(const Found &option, void *value)
{
    const auto status = sane_control_option(m_handle, option.index, SANE_ACTION_SET_VALUE, value, nullptr);
    if (status == SANE_STATUS_GOOD)
        return {};
    auto fault = scannerFault(status, "option"_L1);
    fault.detail += u" ("_s + QString::fromUtf8(option.descriptor->name) + u')';
    return tl::unexpected(fault);
}

Result<void> SaneOptions::writeNumber(const Found &option, double value)
{
    // A gamma table and its like are lists of words; the first word is what a number can mean.
    std::vector<SANE_Word> words(
        std::max<std::size_t>(1, static_cast<std::size_t>(option.descriptor->size) / sizeof(SANE_Word)));
    words.front() = toWord(option.descriptor, nearestAllowed(option.descriptor, value));
    return write(option, words.data());
}

Result<void> SaneOptions::set(const QString &name, const QString &value)
{
    const auto option = find(name.toUtf8());
    if (!option || !SANE_OPTION_IS_ACTIVE(option->descriptor->cap)
        || !SANE_OPTION_IS_SETTABLE(option->descriptor->cap))
        return fail(FaultId::ScannerSettingRefused, u"no option "_s + name);
    switch (option->descriptor->type) {
    case SANE_TYPE_BOOL: {
        const bool on = value == "yes"_L1 || value == "true"_L1 || value == "1"_L1;
        if (!on && value != "no"_L1 && value != "false"_L1 && value != "0"_L1)
            break;
        SANE_Word word = on ? SANE_TRUE : SANE_FALSE;
        return write(*option, &word);
    }
    case SANE_TYPE_INT:
    case SANE_TYPE_FIXED: {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (!isNumber)
            break;
        return writeNumber(*option, number);
    }
    case SANE_TYPE_STRING: {
        QByteArray text = value.toUtf8();
        if (text.size() >= option->descriptor->size)
            break;
        text.resize(option->descriptor->size, '\0');
        return write(*option, text.data());
    }
    case SANE_TYPE_BUTTON:
        return write(*option, nullptr);
    case SANE_TYPE_GROUP:
        break;
    }
    return fail(FaultId::ScannerSettingRefused, u"option "_s + name);
}

Result<void> SaneOptions::setNumber(const char *name, double value)
{
    const auto option = find(name);
    if (!option || (option->descriptor->type != SANE_TYPE_INT && option->descriptor->type != SANE_TYPE_FIXED))
        return fail(FaultId::ScannerSettingRefused, u"no option "_s + QLatin1StringView(name));
    return writeNumber(*option, value);
}

bool SaneOptions::isInPixels(const char *name) const
{
    const auto option = find(name);
    return option && option->descriptor->unit == SANE_UNIT_PIXEL;
}

std::optional<double> SaneOptions::number(const char *name) const
{
    const auto option = find(name);
    SANE_Word word = 0;
    if (!option || !SANE_OPTION_IS_ACTIVE(option->descriptor->cap) || option->descriptor->size != sizeof word
        || (option->descriptor->type != SANE_TYPE_INT && option->descriptor->type != SANE_TYPE_FIXED)
        || sane_control_option(m_handle, option->index, SANE_ACTION_GET_VALUE, &word, nullptr)
            != SANE_STATUS_GOOD)
        return std::nullopt;
    return toDouble(option->descriptor, word);
}

double SaneOptions::atLeast(const char *name, double wanted) const
{
    const auto option = find(name);
    if (!option)
        return wanted;
    if (option->descriptor->constraint_type == SANE_CONSTRAINT_WORD_LIST) {
        const auto values = listed(option->descriptor);
        const auto enough = std::lower_bound(values.begin(), values.end(), wanted);
        return values.empty() ? wanted : (enough == values.end() ? values.back() : *enough);
    }
    if (option->descriptor->constraint_type == SANE_CONSTRAINT_RANGE) {
        const auto *range = option->descriptor->constraint.range;
        const double least = toDouble(option->descriptor, range->min),
                     step = toDouble(option->descriptor, range->quant);
        if (step > 0 && wanted > least)
            wanted = least + std::ceil((wanted - least) / step - 1e-6) * step;
    }
    return nearestAllowed(option->descriptor, wanted);
}

double SaneOptions::largest(const char *name, double otherwise) const
{
    const auto option = find(name);
    if (!option)
        return otherwise;
    if (option->descriptor->constraint_type == SANE_CONSTRAINT_RANGE)
        return toDouble(option->descriptor, option->descriptor->constraint.range->max);
    if (option->descriptor->constraint_type == SANE_CONSTRAINT_WORD_LIST) {
        const auto values = listed(option->descriptor);
        return values.empty() ? otherwise : values.back();
    }
    return otherwise;
}

} // namespace motcua
