// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/printlook.h"

#include <algorithm>
#include <vector>

namespace motcua
{
namespace
{

constexpr int leastLetter = 5; // px: dots, accents and specks are smaller
constexpr int largestLetter = 60; // px: pictures, frames, titles
constexpr int leastLetters = 30; // of fewer nothing follows
constexpr float upsideDownTrust = 3; // standard deviations

double middleLetter(PIX *ink, bool sideways)
{
    BOXA *boxes = pixConnCompBB(ink, 8);
    std::vector<int> heights;
    for (int i = 0; i < boxaGetCount(boxes); ++i) {
        int width = 0, height = 0;
        boxaGetBoxGeometry(boxes, i, nullptr, nullptr, &width, &height);
        const int tall = sideways ? width : height;
        const int wide = sideways ? height : width;
        if (tall >= leastLetter && tall <= largestLetter && wide >= leastLetter / 2)
            heights.push_back(tall);
    }
    boxaDestroy(&boxes);
    if (int(heights.size()) < leastLetters)
        return 0;
    const auto middle = heights.begin() + std::ptrdiff_t(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

/// Strokes that rise above the line are more than those that fall below it, in Vietnamese with its tone marks
/// more than in any other language.
int seemingRotation(PIX *ink, bool sideways)
{
    const PixPtr level(sideways ? pixRotateOrth(ink, 1) : pixClone(ink));
    float upright = 0;
    if (!level || pixUpDownDetect(level.get(), &upright, 0, 0, 0) != 0)
        return sideways ? 90 : 0;
    return (sideways ? 90 : 0) + (upright < -upsideDownTrust ? 180 : 0);
}

} // namespace

PrintLook lookAtPrint(PIX *gray, bool sidewaysLines)
{
    PIX *binary = nullptr;
    if (pixOtsuAdaptiveThreshold(gray, 2000, 2000, 0, 0, 0.1f, nullptr, &binary) != 0)
        return {};
    const PixPtr ink(binary);
    return {middleLetter(binary, sidewaysLines), seemingRotation(binary, sidewaysLines)};
}

} // namespace motcua
