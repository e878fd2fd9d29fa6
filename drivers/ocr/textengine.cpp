// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/textengine.h"

#include <algorithm>
#include <utility>

#include <tesseract/baseapi.h>
#include <tesseract/ltrresultiterator.h>

/// Stands before Leptonica's own in whatever links it. Tesseract hands each line of text to itself as a PNG
/// (ImageData), and compressing that took a tenth of its time; nobody else here writes one.
extern "C" l_ok pixWriteMemPng(l_uint8 **data, size_t *size, PIX *pix, l_float32 /*gamma*/)
{
    return pixWriteMemPnm(data, size, pix);
}

// OpenMP as GCC translates it, all on the thread that calls: these stand before the runtime's own. A worker
// reads its page on one core, and even there the runtime's teams of one thread make a hundred thousand calls
// of the kernel a page, a twentieth of the time.
namespace
{

struct Sections {
    unsigned begun = 0, all = 0;
};
thread_local Sections sections; // of the innermost construct

} // namespace

extern "C" {

void GOMP_parallel(void (*body)(void *), void *data, unsigned /*threads*/, unsigned /*flags*/)
{
    body(data);
}

void GOMP_parallel_sections(
    void (*body)(void *), void *data, unsigned /*threads*/, unsigned count, unsigned /*flags*/)
{
    const Sections outer = std::exchange(sections, {0, count});
    body(data);
    sections = outer;
}

/// The number of a section to do, from 1; 0: all are done.
unsigned GOMP_sections_next()
{
    return sections.begun < sections.all ? ++sections.begun : 0;
}

void GOMP_sections_end_nowait() { }

} // extern "C"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr float speckConfidence =
    0.5f; // marks without letter or digit below it are dirt read as dots and bars

// Of the model's characters those that no Vietnamese or English text has; it takes 0 for Ø and Đ for Ð.
constexpr const char *foreign = "ØøÐðƑƒŒœŠšŸÿˆ†‡„⁄¬¡¿";

bool isSpeck(const RecognisedWord &word)
{
    return word.confidence < speckConfidence
        && std::none_of(word.text.begin(), word.text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

RecognisedWord wordAt(const tesseract::LTRResultIterator &at)
{
    constexpr auto level = tesseract::RIL_WORD;
    RecognisedWord word;
    const std::unique_ptr<char[]> text(at.GetUTF8Text(level));
    word.text = QString::fromUtf8(text.get()).simplified().normalized(QString::NormalizationForm_C);
    word.confidence = std::clamp(at.Confidence(level) / 100, 0.0f, 1.0f);
    int left = 0, top = 0, right = 0, bottom = 0;
    at.BoundingBox(level, &left, &top, &right, &bottom);
    word.box = QRectF(QPointF(left, top), QPointF(right, bottom));
    return word;
}

} // namespace

namespace
{

/// Its usual iterator puts lines of mixed directions in order, and does so again for every word.
class Tesseract : public tesseract::TessBaseAPI
{
public:
    using TessBaseAPI::GetLTRIterator;
};

} // namespace

struct TextEngine::Private {
    Tesseract api;
    bool ready = false;

    bool load()
    {
        if (ready)
            return true;
        if (api.Init(nullptr, "vie", tesseract::OEM_LSTM_ONLY) != 0)
            return false;
        api.SetVariable("debug_file", "/dev/null");
        api.SetVariable("tessedit_char_blacklist", foreign);
        // Paragraphs are nothing that we ask for; found without their text they cost less.
        api.SetVariable("paragraph_text_based", "0");
        // One block of lines: layout analysis loses whole skewed pages and costs a quarter of the time.
        api.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
        ready = true;
        return true;
    }
};

TextEngine::TextEngine()
    : d(std::make_unique<Private>())
{
    setMsgSeverity(L_SEVERITY_NONE);
}

TextEngine::~TextEngine() = default;

Result<std::vector<RecognisedWord>> TextEngine::read(PIX *gray, int dpi)
{
    if (!d->load())
        return fail(FaultId::RecogniserFailed, u"Tesseract's model vie is missing or damaged"_s);
    d->api.SetImage(gray);
    d->api.SetSourceResolution(dpi);
    if (d->api.Recognize(nullptr) != 0)
        return fail(FaultId::RecogniserFailed, u"Tesseract gave up"_s);
    std::vector<RecognisedWord> words;
    const auto endLine = [&](bool block) {
        if (!words.empty()) {
            words.back().endsLine = true;
            words.back().endsBlock |= block;
        }
    };
    if (const std::unique_ptr<tesseract::LTRResultIterator> at(d->api.GetLTRIterator()); at) {
        do {
            // Also where the line begins with what is left out.
            if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE))
                endLine(at->IsAtBeginningOf(tesseract::RIL_BLOCK));
            if (at->Empty(tesseract::RIL_WORD))
                continue;
            RecognisedWord word = wordAt(*at);
            if (!word.text.isEmpty() && !isSpeck(word))
                words.push_back(std::move(word));
        } while (at->Next(tesseract::RIL_WORD));
    }
    endLine(true);
    d->api.Clear();
    return words;
}

} // namespace motcua
