// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/groupfourcheck.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace motcua
{
namespace
{

using namespace std::string_view_literals;

// The codes of run lengths 0 to 63, then of 64, 128, … 2560 (ITU-T T.4, tables 2, 3a and 3b).
constexpr int shortRuns = 64;
constexpr int codeCount = 104;
constexpr int longestCode = 13; // bits
constexpr int shortestLongRun = 64; // whose code is followed by another
constexpr std::array<std::string_view, codeCount> whiteCodes {"00110101"sv, "000111"sv, "0111"sv, "1000"sv,
    "1011"sv, "1100"sv, "1110"sv, "1111"sv, "10011"sv, "10100"sv, "00111"sv, "01000"sv, "001000"sv,
    "000011"sv, "110100"sv, "110101"sv, "101010"sv, "101011"sv, "0100111"sv, "0001100"sv, "0001000"sv,
    "0010111"sv, "0000011"sv, "0000100"sv, "0101000"sv, "0101011"sv, "0010011"sv, "0100100"sv, "0011000"sv,
    "00000010"sv, "00000011"sv, "00011010"sv, "00011011"sv, "00010010"sv, "00010011"sv, "00010100"sv,
    "00010101"sv, "00010110"sv, "00010111"sv, "00101000"sv, "00101001"sv, "00101010"sv, "00101011"sv,
    "00101100"sv, "00101101"sv, "00000100"sv, "00000101"sv, "00001010"sv, "00001011"sv, "01010010"sv,
    "01010011"sv, "01010100"sv, "01010101"sv, "00100100"sv, "00100101"sv, "01011000"sv, "01011001"sv,
    "01011010"sv, "01011011"sv, "01001010"sv, "01001011"sv, "00110010"sv, "00110011"sv, "00110100"sv,
    "11011"sv, "10010"sv, "010111"sv, "0110111"sv, "00110110"sv, "00110111"sv, "01100100"sv, "01100101"sv,
    "01101000"sv, "01100111"sv, "011001100"sv, "011001101"sv, "011010010"sv, "011010011"sv, "011010100"sv,
    "011010101"sv, "011010110"sv, "011010111"sv, "011011000"sv, "011011001"sv, "011011010"sv, "011011011"sv,
    "010011000"sv, "010011001"sv, "010011010"sv, "011000"sv, "010011011"sv, "00000001000"sv, "00000001100"sv,
    "00000001101"sv, "000000010010"sv, "000000010011"sv, "000000010100"sv, "000000010101"sv, "000000010110"sv,
    "000000010111"sv, "000000011100"sv, "000000011101"sv, "000000011110"sv, "000000011111"sv};
constexpr std::array<std::string_view, codeCount> blackCodes {"0000110111"sv, "010"sv, "11"sv, "10"sv,
    "011"sv, "0011"sv, "0010"sv, "00011"sv, "000101"sv, "000100"sv, "0000100"sv, "0000101"sv, "0000111"sv,
    "00000100"sv, "00000111"sv, "000011000"sv, "0000010111"sv, "0000011000"sv, "0000001000"sv,
    "00001100111"sv, "00001101000"sv, "00001101100"sv, "00000110111"sv, "00000101000"sv, "00000010111"sv,
    "00000011000"sv, "000011001010"sv, "000011001011"sv, "000011001100"sv, "000011001101"sv, "000001101000"sv,
    "000001101001"sv, "000001101010"sv, "000001101011"sv, "000011010010"sv, "000011010011"sv,
    "000011010100"sv, "000011010101"sv, "000011010110"sv, "000011010111"sv, "000001101100"sv,
    "000001101101"sv, "000011011010"sv, "000011011011"sv, "000001010100"sv, "000001010101"sv,
    "000001010110"sv, "000001010111"sv, "000001100100"sv, "000001100101"sv, "000001010010"sv,
    "000001010011"sv, "000000100100"sv, "000000110111"sv, "000000111000"sv, "000000100111"sv,
    "000000101000"sv, "000001011000"sv, "000001011001"sv, "000000101011"sv, "000000101100"sv,
    "000001011010"sv, "000001100110"sv, "000001100111"sv, "0000001111"sv, "000011001000"sv, "000011001001"sv,
    "000001011011"sv, "000000110011"sv, "000000110100"sv, "000000110101"sv, "0000001101100"sv,
    "0000001101101"sv, "0000001001010"sv, "0000001001011"sv, "0000001001100"sv, "0000001001101"sv,
    "0000001110010"sv, "0000001110011"sv, "0000001110100"sv, "0000001110101"sv, "0000001110110"sv,
    "0000001110111"sv, "0000001010010"sv, "0000001010011"sv, "0000001010100"sv, "0000001010101"sv,
    "0000001011010"sv, "0000001011011"sv, "0000001100100"sv, "0000001100101"sv, "00000001000"sv,
    "00000001100"sv, "00000001101"sv, "000000010010"sv, "000000010011"sv, "000000010100"sv, "000000010101"sv,
    "000000010110"sv, "000000010111"sv, "000000011100"sv, "000000011101"sv, "000000011110"sv,
    "000000011111"sv};

/// What the next bits say: the longest code that they can begin with, by its length.
struct Code {
    int run = -1; ///< -1: no code begins like this
    int length = 0; ///< bits
};
using Codes = std::vector<Code>; ///< by the next longestCode bits

Codes tableOf(const std::array<std::string_view, codeCount> &words)
{
    Codes table(std::size_t(1) << longestCode);
    for (int number = 0; number < codeCount; ++number) {
        const std::string_view word = words[std::size_t(number)];
        const int run = number < shortRuns ? number : (number - shortRuns + 1) * shortestLongRun;
        std::size_t first = 0;
        for (const char bit : word)
            first = first << 1 | std::size_t(bit == '1');
        const std::size_t open = longestCode - word.size();
        for (std::size_t rest = 0; rest < std::size_t(1) << open; ++rest)
            table[first << open | rest] = {run, int(word.size())};
    }
    return table;
}

class Bits
{
public:
    explicit Bits(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    /// The next bits without taking them; beyond the end there are zeros.
    quint32 peek(int count) const
    {
        quint32 bits = 0;
        for (qsizetype i = 0; i < 4; ++i) {
            const qsizetype at = m_at / 8 + i;
            bits = bits << 8 | (at < m_bytes.size() ? quint8(m_bytes[at]) : 0);
        }
        return bits << (m_at % 8) >> (32 - count);
    }
    void take(int count) { m_at += count; }
    bool overrun() const { return m_at > 8 * m_bytes.size(); }
    qsizetype bytesLeft() const { return m_bytes.size() - (m_at + 7) / 8; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0; // bits
};

/// One run of a colour; nothing where no code stands.
std::optional<int> takeRun(Bits &bits, const Codes &codes)
{
    int run = 0;
    while (!bits.overrun()) {
        const Code code = codes[bits.peek(longestCode)];
        if (code.run < 0)
            return std::nullopt;
        bits.take(code.length);
        run += code.run;
        if (code.run < shortestLongRun)
            return run;
        if (run > (1 << 20))
            return std::nullopt;
    }
    return std::nullopt;
}

/// How far the vertical mode's change lies from the one above, −3 to 3; nothing where another mode stands.
std::optional<int> takeVertical(Bits &bits)
{
    struct Mode {
        quint32 word;
        int length, offset;
    };
    static constexpr std::array modes {Mode {1, 1, 0}, Mode {3, 3, 1}, Mode {2, 3, -1}, Mode {3, 6, 2},
        Mode {2, 6, -2}, Mode {3, 7, 3}, Mode {2, 7, -3}};
    for (const Mode &mode : modes) {
        if (bits.peek(mode.length) == mode.word) {
            bits.take(mode.length);
            return mode.offset;
        }
    }
    return std::nullopt;
}

constexpr int passLength = 4, passWord = 1;
constexpr int horizontalLength = 3, horizontalWord = 1;
constexpr int endLength = 12, endWord = 1; // stands twice

/// Where the colour changes along a row, white first.
using Changes = std::vector<int>;

/// b1 of T.6, 2.2.1: the first change above, right of `at`, to the other colour than `black`.
std::size_t changeAbove(const Changes &above, std::size_t from, int at, bool black)
{
    std::size_t i = from;
    while (i > 0 && above[i - 1] > at)
        --i;
    while (i < above.size() && above[i] <= at)
        ++i;
    return (i % 2 == 1) == black ? i : i + 1;
}

bool takeRow(Bits &bits, const Changes &above, Changes &row, int width)
{
    static const Codes white = tableOf(whiteCodes);
    static const Codes black = tableOf(blackCodes);
    const auto place = [&](std::size_t change) { return change < above.size() ? above[change] : width; };
    row.clear();
    int at = -1; // before the first pixel
    bool isBlack = false;
    std::size_t b1 = 0;
    while (at < width) {
        if (bits.overrun())
            return false;
        b1 = changeAbove(above, std::min(b1, above.size()), at, isBlack);
        if (const auto offset = takeVertical(bits)) {
            const int to = place(b1) + *offset;
            if (to <= at || to > width)
                return false;
            row.push_back(to);
            at = to;
            isBlack = !isBlack;
        } else if (bits.peek(horizontalLength) == horizontalWord) {
            bits.take(horizontalLength);
            const auto first = takeRun(bits, isBlack ? black : white);
            const auto second = first ? takeRun(bits, isBlack ? white : black) : std::nullopt;
            const int from = std::max(at, 0);
            if (!second || *first + *second == 0 || from + *first + *second > width)
                return false;
            row.push_back(from + *first);
            at = from + *first + *second;
            row.push_back(at);
        } else if (bits.peek(passLength) == passWord) {
            bits.take(passLength);
            at = place(b1 + 1);
        } else {
            return false;
        }
    }
    return true;
}

} // namespace

bool isGroupFour(QByteArrayView bytes, QSize size)
{
    Bits bits(bytes);
    Changes above, row;
    for (int y = 0; y < size.height(); ++y) {
        if (!takeRow(bits, above, row, size.width()))
            return false;
        above.swap(row);
    }
    for (int i = 0; i < 2; ++i) {
        if (bits.peek(endLength) != endWord)
            return false;
        bits.take(endLength);
    }
    return !bits.overrun() && bits.bytesLeft() == 0;
}

} // namespace motcua
