// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagereader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <vector>

#include <QElapsedTimer>
#include <QtMath>

#include "drivers/ocr/pagelook.h"
#include "drivers/ocr/pagestrip.h"
#include "drivers/ocr/pagetone.h"
#include "drivers/ocr/papershade.h"
#include "drivers/ocr/printlook.h"
#include "drivers/ocr/ruledlines.h"
#include "drivers/ocr/scanfaults.h"
#include "drivers/ocr/textengine.h"
#include "drivers/ocr/wordlines.h"
#include "drivers/reader/codereader.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr double lookDpi = 75;
constexpr double codeDpi = 200;
constexpr double readingDpi =
    150; // where Tesseract reads 12 pt as well as at 300, in less than half of the time
constexpr double wellReadLetter =
    11.5; // px: a middle letter of 12 pt at readingDpi; smaller print needs more pixels
constexpr double wellRead = 0.95; // mean confidence; below it another look at the page is worth its time
constexpr double lineDpi = 200; // at least, of a line that is read again
constexpr float unsureWord = 0.8f; // confidence: half of the lines with a wrong word have one below it, and
                                   // one in twenty of the others
constexpr int mostUnsureLines = 8; // of a page; where there are more it is the paper's fault
constexpr double leastSkew = 0.1; // degrees
constexpr double leastLeftTilt = 0.5; // degrees; less is how exactly a tilt is told
constexpr float leastSkewTrust = 3.0f; // pixFindSkew: ratio of the best to the worst line profile

constexpr double sureConfidence = 0.77; // mean of a page that lies right is above 0.85, upside down below 0.5
constexpr double confidenceAdvantage = 0.15; // over reading it as it lies
constexpr int sureCharacters = 12; // letters and digits; with fewer a page is never turned
constexpr double leastRead = 0.2; // share of the ink; a label beside a drawing turns no page

/// Share of the page: below it grain is most of what could be taken for letters, and takes Tesseract minutes.
constexpr double hardlyInked = 0.01;
/// Seconds of the thread's own time, so that a busy machine reads no worse. No other look at a page is begun
/// after so long; what is known of it by then is what is known.
constexpr double mostLooking = 12;

/// Seconds for which this thread has run.
double ownTime()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

struct Attempt {
    int rotation = 0;
    double skewDeg = 0;
    double scale = 1; ///< px of the archived image a px
    QSizeF upright; ///< px of the reading image, turned
    Words words;
    Sureness sureness;
    double inkRead = 1; ///< share of the ink that the words are; told of turned ones only

    bool sure() const
    {
        return sureness.characters >= sureCharacters && sureness.confidence >= sureConfidence
            && inkRead >= leastRead;
    }
};

bool isUnsure(const RecognisedWord &word)
{
    return word.confidence < unsureWord;
}

/// Share of the page's ink that lies within the words.
double inkWithin(PIX *gray, const Words &words)
{
    PIX *binary = nullptr;
    if (pixOtsuAdaptiveThreshold(gray, 2000, 2000, 0, 0, 0.1f, nullptr, &binary) != 0)
        return 0;
    const PixPtr owner(binary);
    int all = 0;
    pixCountPixels(binary, &all, nullptr);
    double within = 0;
    for (const RecognisedWord &word : words) {
        const QRect box = word.box.toAlignedRect();
        BOX *area = boxCreate(box.x(), box.y(), box.width(), box.height());
        int here = 0;
        pixCountPixelsInRect(binary, area, &here, nullptr);
        boxDestroy(&area);
        within += here;
    }
    return all > 0 ? within / all : 0;
}

/// Degrees clockwise by which the text lines are tilted; 0 when it cannot be told.
double skewOf(PIX *gray)
{
    PIX *binary = nullptr;
    if (pixOtsuAdaptiveThreshold(gray, 2000, 2000, 0, 0, 0.1f, nullptr, &binary) != 0)
        return 0;
    const PixPtr owner(binary);
    float toStraighten = 0;
    float trust = 0;
    if (pixFindSkew(binary, &toStraighten, &trust) != 0 || trust < leastSkewTrust
        || std::abs(double(toStraighten)) < leastSkew)
        return 0;
    return -double(toStraighten); // Leptonica names the clockwise turn that mends it
}

/// Degrees clockwise by which the lines that were read are tilted: what straightened the page for its reading
/// may have been a pattern beside them.
double tiltRead(const Attempt &attempt)
{
    const double left = tiltOfLines(attempt.words);
    const double tilt = std::abs(left) >= leastLeftTilt ? attempt.skewDeg + left : attempt.skewDeg;
    return std::abs(tilt) >= leastSkew ? tilt : 0;
}

/// From pixels of the straightened, upright reading image to pixels of the page as stored.
class WayBack
{
public:
    explicit WayBack(const Attempt &attempt)
        : m_attempt(attempt)
    {
    }

    QRectF box(const QRectF &from) const
    {
        const std::array corners {point(from.topLeft()), point(from.topRight()), point(from.bottomLeft()),
            point(from.bottomRight())};
        double left = corners[0].x(), right = left, top = corners[0].y(), bottom = top;
        for (const QPointF &corner : corners) {
            left = std::min(left, corner.x());
            right = std::max(right, corner.x());
            top = std::min(top, corner.y());
            bottom = std::max(bottom, corner.y());
        }
        return {QPointF(left, top), QPointF(right, bottom)};
    }

private:
    QPointF point(QPointF straight) const
    {
        const QSizeF upright = m_attempt.upright;
        const QPointF lies = tilted(straight, upright, m_attempt.skewDeg);
        // turned back: the stored page was turned clockwise by `rotation` to be upright
        switch (m_attempt.rotation) {
        case 90:
            return QPointF(lies.y(), upright.width() - lies.x()) * m_attempt.scale;
        case 180:
            return QPointF(upright.width() - lies.x(), upright.height() - lies.y()) * m_attempt.scale;
        case 270:
            return QPointF(upright.height() - lies.y(), lies.x()) * m_attempt.scale;
        default:
            return lies * m_attempt.scale;
        }
    }

    const Attempt &m_attempt;
};

} // namespace

struct PageReader::Private {
    TextEngine engine;
    double begun = 0; ///< to look at the page, as ownTime()

    bool hasTime() const { return ownTime() - begun < mostLooking; }

    Result<Attempt> attempt(const PageView &gray, int rotation)
    {
        Attempt result;
        result.rotation = rotation;
        result.scale = gray.scale;
        PixPtr page(rotation ? pixRotateOrth(gray.pix.get(), rotation / 90) : pixClone(gray.pix.get()));
        if (!page)
            return fail(FaultId::RecogniserFailed, u"no memory to turn the page"_s);
        result.upright = QSizeF(pixGetWidth(page.get()), pixGetHeight(page.get()));
        result.skewDeg = skewOf(page.get());
        if (result.skewDeg != 0) {
            page.reset(pixRotateAMGray(page.get(), float(qDegreesToRadians(-result.skewDeg)), 255));
            if (!page)
                return fail(FaultId::RecogniserFailed, u"no memory to straighten the page"_s);
        }
        const PixPtr text = withoutRuledLines(page.get(), gray.dpi);
        if (!text)
            return fail(FaultId::RecogniserFailed, u"no memory to clean the page"_s);
        MOTCUA_ASSIGN(auto words, engine.read(text.get(), int(std::lround(gray.dpi))));
        result.words = std::move(words);
        dropLoneAccents(result.words);
        result.sureness = surenessOf(result.words.begin(), result.words.end());
        if (rotation != 0 && result.sure())
            result.inkRead = inkWithin(page.get(), result.words);
        return result;
    }

    /// Reads the page as it seems to lie; another way up only if that is read with confidence where as it
    /// lies is not.
    Result<Attempt> readUpright(const PageView &gray, int seemingRotation)
    {
        Attempt asItLies;
        Attempt best;
        bool readAsItLies = false;
        for (const int turn : {0, 180, 90, 270}) {
            MOTCUA_ASSIGN(auto tried, attempt(gray, (seemingRotation + turn) % 360));
            if (tried.rotation == 0) {
                asItLies = tried;
                readAsItLies = true;
            }
            if (tried.sure()) {
                best = std::move(tried);
                break;
            }
            if (!hasTime() && readAsItLies)
                break;
        }
        if (best.sure()
            && (!readAsItLies
                || best.sureness.confidence >= asItLies.sureness.confidence + confidenceAdvantage))
            return best;
        return asItLies;
    }

    /// A line whose unsure words, and those beside them, were read once more with more pixels, where that is
    /// surer.
    Result<Words> readLine(const PageView &fine, const Attempt &on, const Words &line)
    {
        auto from = std::find_if(line.begin(), line.end(), isUnsure);
        auto to = std::find_if(line.rbegin(), line.rend(), isUnsure).base();
        from -= from != line.begin();
        to += to != line.end();

        const double zoom = on.scale / fine.scale;
        const QRectF box = spanBox(line, from, to);
        const QRectF there(box.topLeft() * zoom, box.size() * zoom);
        PixPtr strip = straightStrip(fine.pix.get(), there, on.skewDeg);
        if (strip)
            strip = withoutRuledLines(strip.get(), fine.dpi);
        if (!strip)
            return fail(FaultId::RecogniserFailed, u"no memory to read a line again"_s);
        MOTCUA_ASSIGN(auto again, engine.read(strip.get(), int(std::lround(fine.dpi))));
        const auto ends =
            std::count_if(again.begin(), again.end(), [](const auto &word) { return word.endsLine; });
        const Sureness before = surenessOf(from, to), now = surenessOf(again.begin(), again.end());
        // A letter more or less is what was misread; more than that, or a word less, is something lost.
        const bool sameExtent = std::abs(now.characters - before.characters) <= 1 + before.characters / 10
            && std::distance(from, to) <= qsizetype(again.size());
        if (ends != 1 || !sameExtent || now.confidence <= before.confidence)
            return line;
        for (RecognisedWord &word : again)
            word.box = QRectF((word.box.topLeft() + there.topLeft()) / zoom, word.box.size() / zoom);
        again.back().endsLine = std::prev(to)->endsLine;
        again.back().endsBlock = std::prev(to)->endsBlock;
        Words result(line.begin(), from);
        result.insert(result.end(), again.begin(), again.end());
        result.insert(result.end(), to, line.end());
        return result;
    }

    /// Where a few lines of a page are unsure: an accent is a matter of two pixels.
    Result<void> readUnsureLinesAgain(PagePixels &page, Attempt &attempt)
    {
        std::vector<Words> lines = linesOf(attempt.words);
        int unsure = 0;
        const auto hasUnsure = [](const Words &line) {
            return std::any_of(line.begin(), line.end(), isUnsure);
        };
        for (const Words &line : lines)
            unsure += hasUnsure(line);
        if (page.dpi() / attempt.scale >= lineDpi || unsure == 0 || unsure > mostUnsureLines)
            return {};
        MOTCUA_ASSIGN(auto fine, page.grayWithoutRed(lineDpi));
        if (attempt.rotation)
            fine.pix.reset(pixRotateOrth(fine.pix.get(), attempt.rotation / 90));
        if (!fine.pix)
            return fail(FaultId::RecogniserFailed, u"no memory to turn the page"_s);
        attempt.words.clear();
        for (Words &line : lines) {
            if (hasUnsure(line)) {
                MOTCUA_ASSIGN(line, readLine(fine, attempt, line));
            }
            attempt.words.insert(attempt.words.end(), line.begin(), line.end());
        }
        return {};
    }

    /// What is read: with as many pixels as its print needs, or at the lower resolution on white paper, as it
    /// may be noise that makes letters look small. `gray`: the page at readingDpi.
    Result<PageView> prepared(PagePixels &page, const PageView &gray, double letterHeight, bool onWhite)
    {
        if (!onWhite && letterHeight > 0 && letterHeight < wellReadLetter)
            return page.grayWithoutRed(gray.dpi * wellReadLetter / letterHeight);
        PixPtr pix(onWhite ? onWhitePaper(gray.pix.get(), gray.dpi) : PixPtr(pixClone(gray.pix.get())));
        if (!pix)
            return fail(FaultId::RecogniserFailed, u"no memory to clean the page"_s);
        return PageView {std::move(pix), gray.dpi, gray.scale};
    }

    /// What hardly anything is written on: all its ink, whatever its colour, on paper without grain.
    Result<Attempt> readFew(PagePixels &page, bool sidewaysLines)
    {
        MOTCUA_ASSIGN(const auto eye, page.gray(readingDpi));
        PixPtr white = onWhitePaper(eye.pix.get(), eye.dpi);
        if (!white)
            return fail(FaultId::RecogniserFailed, u"no memory to clean the page"_s);
        const PageView clean {std::move(white), eye.dpi, eye.scale};
        return readUpright(clean, lookAtPrint(clean.pix.get(), sidewaysLines).rotation);
    }

    /// As it is or on white paper; what is not read well also the other way, and the surer counts.
    Result<Attempt> readWell(PagePixels &page, const PageTone &tone, bool sidewaysLines)
    {
        MOTCUA_ASSIGN(const auto gray, page.grayWithoutRed(readingDpi));
        const PrintLook print = lookAtPrint(gray.pix.get(), sidewaysLines);
        const bool onWhite = tone.faintOnGrain();
        MOTCUA_ASSIGN(const auto first, prepared(page, gray, print.letterHeight, onWhite));
        // Which way small print lies can be told only where it is as large as it is read.
        const int rotation =
            first.dpi > gray.dpi ? lookAtPrint(first.pix.get(), sidewaysLines).rotation : print.rotation;
        MOTCUA_ASSIGN(auto best, readUpright(first, rotation));
        // What is faint on grain is read worse as it is, however unsure it is on white paper.
        if ((onWhite ? best.sure() : best.sureness.confidence >= wellRead) || !hasTime())
            return best;
        MOTCUA_ASSIGN(const auto second, prepared(page, gray, print.letterHeight, !onWhite));
        MOTCUA_ASSIGN(
            auto again, best.sure() ? attempt(second, best.rotation) : readUpright(second, rotation));
        if (again.sureness.confidence > best.sureness.confidence)
            best = std::move(again);
        if (best.sure() || !hasTime())
            return best;
        // It may all be printed in red.
        MOTCUA_ASSIGN(const auto eye, page.gray(readingDpi));
        MOTCUA_ASSIGN(auto red, readUpright(eye, lookAtPrint(eye.pix.get(), sidewaysLines).rotation));
        return red.sureness.confidence > best.sureness.confidence ? std::move(red) : std::move(best);
    }
};

PageReader::PageReader()
    : d(std::make_unique<Private>())
{
}

PageReader::~PageReader() = default;

Result<PageReading> PageReader::read(PagePixels &page)
{
    QElapsedTimer timer;
    timer.start();
    d->begun = ownTime();
    PageReading reading;
    // The reading's resolution first: the look is cut from it.
    MOTCUA_TRY(page.view(readingDpi));
    MOTCUA_ASSIGN(const auto small, page.view(lookDpi));
    const SmallPage smallPage(small.pix.get(), small.dpi);
    const PageLook look = lookAtPage(smallPage);
    if (look.blank) {
        reading.blank = true;
        reading.flags << u"blank"_s;
        reading.seconds = double(timer.elapsed()) / 1000;
        return reading;
    }
    if (look.lowContrast)
        reading.flags << u"low-contrast"_s;
    const ScanFaults faults = scanFaults(smallPage);
    if (faults.cutEdge)
        reading.flags << u"cut-edge"_s;
    if (faults.streak)
        reading.flags << u"streak"_s;
    if (faults.corner)
        reading.flags << u"corner"_s;

    MOTCUA_ASSIGN(const auto gray, page.gray(codeDpi));
    reading.codes = readCodes(gray.pix.get(), CodeSearch::Page);
    for (PageCode &code : reading.codes)
        code.box = QRectF(code.box.topLeft() * gray.scale, code.box.size() * gray.scale);

    const PageTone tone = toneOf(gray.pix.get(), gray.dpi);
    MOTCUA_ASSIGN(auto best,
        look.inkedShare < hardlyInked ? d->readFew(page, look.sidewaysLines)
                                      : d->readWell(page, tone, look.sidewaysLines));
    if (best.sure())
        MOTCUA_TRY(d->readUnsureLinesAgain(page, best));
    reading.rotation = best.rotation;
    const double tilt = best.sure() ? tiltRead(best) : 0; // else it may be a pattern that is tilted
    reading.skewDeg = straighteningCuts(smallPage, tilt) ? 0 : tilt;
    const WayBack back(best);
    for (const RecognisedWord &word : best.words)
        reading.words.append({word.text, back.box(word.box), word.confidence, word.endsLine, word.endsBlock});
    if (reading.words.isEmpty())
        reading.flags << u"no-text"_s;
    else if (tone.blurred()) // a picture without text may be soft by itself
        reading.flags << u"blurred"_s;
    reading.seconds = double(timer.elapsed()) / 1000;
    return reading;
}

} // namespace motcua
