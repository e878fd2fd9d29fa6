// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sane/paperfolder/options.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <sane/saneopts.h>

namespace paperfolder
{

namespace
{

enum Option {
    Count,
    Source,
    ModeOption,
    Resolution,
    TopLeftX,
    TopLeftY,
    BottomRightX,
    BottomRightY,
    LengthDetection,
    Speed,
    FolderOption,
    OptionCount
};

constexpr SANE_Int textSize = 16;
constexpr SANE_Int pathSize = 1024;
constexpr SANE_Int settable = SANE_CAP_SOFT_SELECT | SANE_CAP_SOFT_DETECT;

const SANE_String_Const sources[] = {"Flatbed", "ADF", nullptr};
const SANE_String_Const modes[] = {
    SANE_VALUE_SCAN_MODE_COLOR, SANE_VALUE_SCAN_MODE_GRAY, SANE_VALUE_SCAN_MODE_LINEART, nullptr};
const SANE_Word resolutions[] = {9, 50, 75, 100, 150, 200, 240, 300, 400, 600};

struct Bed {
    double width = 216, length = 420; // mm
};

/// $PAPERFOLDER_BED, "WIDTHxLENGTH" in mm, is the largest sheet that it takes.
Bed bed()
{
    Bed given;
    const char *text = std::getenv("PAPERFOLDER_BED");
    if (text && std::sscanf(text, "%lfx%lf", &given.width, &given.length) != 2)
        given = {};
    return given;
}

const SANE_Range across {0, SANE_FIX(bed().width), 0};
const SANE_Range along {0, SANE_FIX(bed().length), 0};
const SANE_Range pagesPerMinute {0, 600, 1};

SANE_Option_Descriptor describe(
    SANE_String_Const name, SANE_String_Const title, SANE_Value_Type type, SANE_Int size)
{
    SANE_Option_Descriptor descriptor = {};
    descriptor.name = name;
    descriptor.title = title;
    descriptor.desc = title;
    descriptor.type = type;
    descriptor.size = size;
    descriptor.cap = settable;
    return descriptor;
}

SANE_Option_Descriptor chosenFrom(
    SANE_String_Const name, SANE_String_Const title, const SANE_String_Const *list)
{
    auto descriptor = describe(name, title, SANE_TYPE_STRING, textSize);
    descriptor.constraint_type = SANE_CONSTRAINT_STRING_LIST;
    descriptor.constraint.string_list = list;
    return descriptor;
}

SANE_Option_Descriptor length(SANE_String_Const name, SANE_String_Const title, const SANE_Range &range)
{
    auto descriptor = describe(name, title, SANE_TYPE_FIXED, sizeof(SANE_Word));
    descriptor.unit = SANE_UNIT_MM;
    descriptor.constraint_type = SANE_CONSTRAINT_RANGE;
    descriptor.constraint.range = &range;
    return descriptor;
}

std::array<SANE_Option_Descriptor, OptionCount> makeDescriptors()
{
    std::array<SANE_Option_Descriptor, OptionCount> all = {};
    all[Count] = describe("", "Number of options", SANE_TYPE_INT, sizeof(SANE_Word));
    all[Count].cap = SANE_CAP_SOFT_DETECT;
    all[Source] = chosenFrom(SANE_NAME_SCAN_SOURCE, "Glass or feeder", sources);
    all[ModeOption] = chosenFrom(SANE_NAME_SCAN_MODE, "Colour, gray or black and white", modes);
    all[Resolution] = describe(SANE_NAME_SCAN_RESOLUTION, "Resolution", SANE_TYPE_INT, sizeof(SANE_Word));
    all[Resolution].unit = SANE_UNIT_DPI;
    all[Resolution].constraint_type = SANE_CONSTRAINT_WORD_LIST;
    all[Resolution].constraint.word_list = resolutions;
    all[TopLeftX] = length(SANE_NAME_SCAN_TL_X, "Left edge", across);
    all[TopLeftY] = length(SANE_NAME_SCAN_TL_Y, "Top edge", along);
    all[BottomRightX] = length(SANE_NAME_SCAN_BR_X, "Right edge", across);
    all[BottomRightY] = length(SANE_NAME_SCAN_BR_Y, "Bottom edge", along);
    all[LengthDetection] = describe("length-detection",
        "Feeder: scan to where the paper ends, height unknown before", SANE_TYPE_BOOL, sizeof(SANE_Word));
    all[Speed] = describe("speed", "Pages a minute, 0: as fast as it goes", SANE_TYPE_INT, sizeof(SANE_Word));
    all[Speed].constraint_type = SANE_CONSTRAINT_RANGE;
    all[Speed].constraint.range = &pagesPerMinute;
    all[FolderOption] =
        describe("folder", "The folder whose files are the paper", SANE_TYPE_STRING, pathSize);
    return all;
}

const std::array<SANE_Option_Descriptor, OptionCount> descriptors = makeDescriptors();

double *edge(Settings &settings, SANE_Int option)
{
    switch (option) {
    case TopLeftX:
        return &settings.window.left;
    case TopLeftY:
        return &settings.window.top;
    case BottomRightX:
        return &settings.window.right;
    case BottomRightY:
        return &settings.window.bottom;
    default:
        return nullptr;
    }
}

const char *textOf(const Settings &settings, SANE_Int option)
{
    switch (option) {
    case Source:
        return sources[settings.feeder ? 1 : 0];
    case ModeOption:
        return modes[static_cast<int>(settings.window.mode)];
    default:
        return settings.folder.c_str();
    }
}

SANE_Word wordOf(const Settings &settings, SANE_Int option)
{
    switch (option) {
    case Count:
        return OptionCount;
    case Resolution:
        return settings.window.dpi;
    case LengthDetection:
        return settings.lengthDetection ? SANE_TRUE : SANE_FALSE;
    default:
        return settings.pagesPerMinute;
    }
}

SANE_Status setText(Settings &settings, SANE_Int option, const std::string &text)
{
    if (option == FolderOption) {
        settings.folder = text;
        return SANE_STATUS_GOOD;
    }
    const auto *list = option == Source ? sources : modes;
    for (int i = 0; list[i]; ++i) {
        if (text != list[i])
            continue;
        if (option == Source)
            settings.feeder = i == 1;
        else
            settings.window.mode = static_cast<Mode>(i);
        return SANE_STATUS_GOOD;
    }
    return SANE_STATUS_INVAL;
}

SANE_Status setWord(Settings &settings, SANE_Int option, SANE_Word word)
{
    switch (option) {
    case Resolution:
        if (std::find(resolutions + 1, std::end(resolutions), word) == std::end(resolutions))
            return SANE_STATUS_INVAL;
        settings.window.dpi = word;
        return SANE_STATUS_GOOD;
    case LengthDetection:
        settings.lengthDetection = word == SANE_TRUE;
        return SANE_STATUS_GOOD;
    case Speed:
        settings.pagesPerMinute = std::clamp(word, pagesPerMinute.min, pagesPerMinute.max);
        return SANE_STATUS_GOOD;
    default:
        return SANE_STATUS_INVAL;
    }
}

} // namespace

const SANE_Option_Descriptor *optionDescriptor(SANE_Int option)
{
    return option >= 0 && option < OptionCount ? &descriptors[static_cast<std::size_t>(option)] : nullptr;
}

SANE_Status controlOption(
    Settings &settings, SANE_Int option, SANE_Action action, void *value, SANE_Int *info)
{
    const auto *descriptor = optionDescriptor(option);
    if (!descriptor || !value || action == SANE_ACTION_SET_AUTO)
        return SANE_STATUS_INVAL;
    if (action == SANE_ACTION_GET_VALUE) {
        if (descriptor->type == SANE_TYPE_STRING) {
            std::strncpy(static_cast<char *>(value), textOf(settings, option),
                static_cast<std::size_t>(descriptor->size));
        } else {
            const double *mm = edge(settings, option);
            *static_cast<SANE_Word *>(value) = mm ? SANE_FIX(*mm) : wordOf(settings, option);
        }
        return SANE_STATUS_GOOD;
    }
    if (!(descriptor->cap & SANE_CAP_SOFT_SELECT))
        return SANE_STATUS_INVAL;
    if (info)
        *info = SANE_INFO_RELOAD_PARAMS;
    if (descriptor->type == SANE_TYPE_STRING)
        return setText(settings, option,
            std::string(static_cast<const char *>(value),
                strnlen(static_cast<const char *>(value), static_cast<std::size_t>(descriptor->size))));
    if (double *mm = edge(settings, option)) {
        const auto &range = *descriptor->constraint.range;
        *mm = SANE_UNFIX(std::clamp(*static_cast<const SANE_Word *>(value), range.min, range.max));
        return SANE_STATUS_GOOD;
    }
    return setWord(settings, option, *static_cast<const SANE_Word *>(value));
}

} // namespace paperfolder
