// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/digitise/pdfwriter.h"

#include <cmath>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <QHash>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "app/digitise/glyphlessfont.h"
#include "app/digitise/srgbprofile.h"
#include "app/digitise/textlayer.h"
#include "app/digitise/xmppacket.h"
#include "app/domain/jpegheader.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

using Object = QPDFObjectHandle;
using PageSource = std::function<Result<DocumentPage>(int)>;

constexpr double pointsPerInch = 72;

/// Unwinds qpdf, which keeps no more than an exception's text: the fault itself goes by `why`.
[[noreturn]] void abortWith(Fault &why, Fault fault)
{
    why = std::move(fault);
    throw std::runtime_error("aborted");
}

class DevicePipeline : public Pipeline
{
public:
    DevicePipeline(QIODevice &device, Fault &why)
        : Pipeline("device", nullptr)
        , m_device(device)
        , m_why(why)
    {
    }

    void write(unsigned char const *data, std::size_t length) override
    {
        if (m_device.write(reinterpret_cast<const char *>(data), qint64(length)) != qint64(length))
            abortWith(m_why, {FaultId::PdfFailed, u"write: "_s + m_device.errorString()});
    }
    void finish() override { }

private:
    QIODevice &m_device;
    Fault &m_why;
};

/// The one page that is in memory.
struct CurrentPage {
    const PageSource &source;
    int index = -1;
    Result<DocumentPage> page = {};

    const Result<DocumentPage> &at(int wanted)
    {
        if (index != wanted)
            page = source(wanted);
        index = wanted;
        return page;
    }
};

/// The page's images as they are painted: the archived JPEG, or the layers of the page.
qsizetype imageCount(const DocumentPage &page)
{
    return page.reading.layers ? 1 + page.reading.layers->stencils.size() : 1;
}

const QByteArray &imageBytes(const DocumentPage &page, qsizetype image)
{
    if (!page.reading.layers)
        return page.image.jpeg;
    return image == 0 ? page.reading.layers->picture : page.reading.layers->stencils[image - 1].g4;
}

/// Asks for the page's image again when its bytes are written, so that one page is in memory and not the
/// document. A hash tells whether it is still the same: a change would be a fault of ours, nobody forges one.
class ImageProvider : public Object::StreamDataProvider
{
public:
    ImageProvider(CurrentPage &current, int index, qsizetype image, std::size_t hash, Fault &why)
        : m_current(current)
        , m_index(index)
        , m_image(image)
        , m_hash(hash)
        , m_why(why)
    {
    }

    void provideStreamData(QPDFObjGen const &, Pipeline *pipeline) override
    {
        const Result<DocumentPage> &page = m_current.at(m_index);
        if (!page)
            abortWith(m_why, page.error());
        if (m_image >= imageCount(*page) || qHash(imageBytes(*page, m_image)) != m_hash)
            abortWith(m_why, {FaultId::PdfFailed, u"page %1 changed while it was written"_s.arg(m_index)});
        const QByteArray &bytes = imageBytes(*page, m_image);
        pipeline->write(
            reinterpret_cast<const unsigned char *>(bytes.constData()), std::size_t(bytes.size()));
        pipeline->finish();
    }

private:
    CurrentPage &m_current;
    int m_index;
    qsizetype m_image;
    std::size_t m_hash;
    Fault &m_why;
};

class Document
{
public:
    Document(const PageSource &source, Fault &why)
        : m_current {source}
        , m_why(why)
    {
        m_pdf.emptyPDF();
        m_font = m_pdf.makeIndirectObject(Object::newDictionary());
        m_pages = m_pdf.getRoot().getKey("/Pages");
    }

    Result<void> addPage(int index)
    {
        const Result<DocumentPage> &page = m_current.at(index);
        if (!page)
            return tl::unexpected(page.error());
        if (!(page->image.dpi >= 1 && page->image.dpi <= 10000))
            return fail(FaultId::PdfFailed, u"page %1 has no resolution"_s.arg(index));
        const auto &layers = page->reading.layers;
        const auto header = readJpegHeader(imageBytes(*page, 0));
        if (!header || (header->components != 1 && header->components != 3))
            return fail(FaultId::PdfFailed, u"page %1 is no JPEG of one or three components"_s.arg(index));
        if (layers && (layers->size != page->image.size || layers->pictureSize() != header->size))
            return fail(FaultId::PdfFailed, u"page %1 has layers of another size"_s.arg(index));

        PagePlacement placement;
        placement.pointsPerPixel = pointsPerInch / page->image.dpi;
        placement.box = QSizeF(layers ? layers->size : header->size) * placement.pointsPerPixel;
        placement.rotation = page->reading.turn();
        placement.skewDeg = page->reading.tilt();

        Object images = Object::newDictionary();
        std::vector<PaintedImage> painted;
        const double shrunk = layers ? layers->eighths / 8.0 : 1;
        images.replaceKey("/Im0", picture(index, *header));
        painted.push_back({QSizeF(header->size) * (placement.pointsPerPixel / shrunk), std::nullopt});
        for (qsizetype image = 1; image < imageCount(*page); ++image) {
            images.replaceKey("/Im" + std::to_string(image), stencil(index, image, layers->size));
            painted.push_back({placement.box, layers->stencils[image - 1].rgb});
        }

        Object resources = Object::newDictionary();
        resources.replaceKey("/XObject", images);
        resources.replaceKey("/Font", Object::newDictionary({{"/F0", m_font}}));
        Object leaf = Object::newDictionary();
        leaf.replaceKey("/Type", Object::newName("/Page"));
        leaf.replaceKey("/Parent", m_pages);
        leaf.replaceKey("/MediaBox",
            Object::newArray(Object::Rectangle(0, 0, placement.box.width(), placement.box.height())));
        if (placement.rotation)
            leaf.replaceKey("/Rotate", Object::newInteger(placement.rotation));
        leaf.replaceKey("/Resources", resources);
        leaf.replaceKey("/Contents", stream(pageContent(placement, painted, page->reading.words, m_used)));
        m_leaves.push_back(m_pdf.makeIndirectObject(leaf));
        return {};
    }

    void finish(const DocumentDescription &description)
    {
        m_pages.replaceKey("/Kids", Object::newArray(m_leaves));
        m_pages.replaceKey("/Count", Object::newInteger(static_cast<long long>(m_leaves.size())));
        fillFont();
        describe(description);
    }

    void write(QIODevice &out)
    {
        DevicePipeline pipeline(out, m_why);
        QPDFWriter writer(m_pdf);
        writer.setOutputPipeline(&pipeline);
        writer.forcePDFVersion("1.4");
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setNewlineBeforeEndstream(true); // ISO 19005-1, 6.1.7
        writer.setDeterministicID(true);
        writer.setDecodeLevel(qpdf_dl_none);
        writer.write();
    }

private:
    Object stream(const QByteArray &data) { return Object::newStream(&m_pdf, data.toStdString()); }

    Object image(QSize size, int bitsPerComponent)
    {
        Object image = stream({});
        Object dictionary = image.getDict();
        dictionary.replaceKey("/Type", Object::newName("/XObject"));
        dictionary.replaceKey("/Subtype", Object::newName("/Image"));
        dictionary.replaceKey("/Width", Object::newInteger(size.width()));
        dictionary.replaceKey("/Height", Object::newInteger(size.height()));
        dictionary.replaceKey("/BitsPerComponent", Object::newInteger(bitsPerComponent));
        return image;
    }

    void fill(Object &image, int page, qsizetype number, const Object &filter, const Object &parameters)
    {
        const QByteArray &bytes = imageBytes(*m_current.at(page), number);
        image.replaceStreamData(std::make_shared<ImageProvider>(m_current, page, number, qHash(bytes), m_why),
            filter, parameters);
    }

    Object picture(int page, const JpegHeader &header)
    {
        Object picture = image(header.size, 8);
        picture.getDict().replaceKey(
            "/ColorSpace", Object::newName(header.components == 1 ? "/DeviceGray" : "/DeviceRGB"));
        fill(picture, page, 0, Object::newName("/DCTDecode"), Object::newNull());
        return picture;
    }

    /// Black is what CCITTFaxDecode gives as 0, and 0 is what an image mask paints.
    Object stencil(int page, qsizetype number, QSize size)
    {
        Object stencil = image(size, 1);
        stencil.getDict().replaceKey("/ImageMask", Object::newBool(true));
        Object parameters = Object::newDictionary();
        parameters.replaceKey("/K", Object::newInteger(-1));
        parameters.replaceKey("/Columns", Object::newInteger(size.width()));
        parameters.replaceKey("/Rows", Object::newInteger(size.height()));
        fill(stencil, page, number, Object::newName("/CCITTFaxDecode"), parameters);
        return stencil;
    }

    void fillFont()
    {
        const QByteArray program = glyphlessFont();
        Object file = stream(program);
        file.getDict().replaceKey("/Length1", Object::newInteger(program.size()));

        // No subset tag in the name: with one, PDF/A-1 would ask for a CIDSet (ISO 19005-1, 6.3.5).
        const Object name = Object::newName("/GlyphLessFont");
        Object descriptor = Object::newDictionary();
        descriptor.replaceKey("/Type", Object::newName("/FontDescriptor"));
        descriptor.replaceKey("/FontName", name);
        descriptor.replaceKey("/Flags", Object::newInteger(5));
        descriptor.replaceKey(
            "/FontBBox", Object::newArray(Object::Rectangle(0, 0, glyphlessWidth, glyphlessAscent)));
        descriptor.replaceKey("/ItalicAngle", Object::newInteger(0));
        descriptor.replaceKey("/Ascent", Object::newInteger(glyphlessAscent));
        descriptor.replaceKey("/Descent", Object::newInteger(glyphlessDescent));
        descriptor.replaceKey("/CapHeight", Object::newInteger(glyphlessAscent));
        descriptor.replaceKey("/StemV", Object::newInteger(80));
        descriptor.replaceKey("/FontFile2", file);

        QByteArray glyphOfCode;
        for (int code = 0; code < 65536; ++code)
            glyphOfCode.append("\0\1", 2);
        Object system = Object::newDictionary();
        system.replaceKey("/Registry", Object::newString("Adobe"));
        system.replaceKey("/Ordering", Object::newString("Identity"));
        system.replaceKey("/Supplement", Object::newInteger(0));
        Object descendant = Object::newDictionary();
        descendant.replaceKey("/Type", Object::newName("/Font"));
        descendant.replaceKey("/Subtype", Object::newName("/CIDFontType2"));
        descendant.replaceKey("/BaseFont", name);
        descendant.replaceKey("/CIDSystemInfo", system);
        descendant.replaceKey("/FontDescriptor", m_pdf.makeIndirectObject(descriptor));
        descendant.replaceKey("/DW", Object::newInteger(glyphlessWidth));
        descendant.replaceKey("/CIDToGIDMap", stream(glyphOfCode));

        m_font.replaceKey("/Type", Object::newName("/Font"));
        m_font.replaceKey("/Subtype", Object::newName("/Type0"));
        m_font.replaceKey("/BaseFont", name);
        m_font.replaceKey("/Encoding", Object::newName("/Identity-H"));
        m_font.replaceKey(
            "/DescendantFonts", Object::newArray(std::vector<Object> {m_pdf.makeIndirectObject(descendant)}));
        m_font.replaceKey("/ToUnicode", stream(toUnicodeMap(m_used)));
    }

    void describe(const DocumentDescription &description)
    {
        static const QString producer = u"motcua-kiosk"_s;

        Object metadata = stream(xmpPacket(description, producer));
        metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
        metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));

        Object profile = stream(srgbProfile());
        profile.getDict().replaceKey("/N", Object::newInteger(3));
        Object intent = Object::newDictionary();
        intent.replaceKey("/Type", Object::newName("/OutputIntent"));
        intent.replaceKey("/S", Object::newName("/GTS_PDFA1"));
        intent.replaceKey("/OutputConditionIdentifier", Object::newString("sRGB"));
        intent.replaceKey("/RegistryName", Object::newString("http://www.color.org"));
        intent.replaceKey("/Info", Object::newString("sRGB IEC61966-2.1"));
        intent.replaceKey("/DestOutputProfile", profile);

        Object root = m_pdf.getRoot();
        root.replaceKey("/Metadata", metadata);
        root.replaceKey("/OutputIntents", Object::newArray(std::vector<Object> {intent}));
        root.replaceKey("/Lang", Object::newString("vi-VN"));

        const std::string time =
            description.created.toUTC().toString(u"'D:'yyyyMMddHHmmss'Z'"_s).toStdString();
        Object info = Object::newDictionary();
        if (!description.title.isEmpty())
            info.replaceKey("/Title", Object::newUnicodeString(description.title.toStdString()));
        if (!description.subject.isEmpty())
            info.replaceKey("/Subject", Object::newUnicodeString(description.subject.toStdString()));
        info.replaceKey("/Producer", Object::newUnicodeString(producer.toStdString()));
        info.replaceKey("/CreationDate", Object::newString(time));
        info.replaceKey("/ModDate", Object::newString(time));
        m_pdf.getTrailer().replaceKey("/Info", m_pdf.makeIndirectObject(info));
    }

    CurrentPage m_current;
    Fault &m_why;
    QPDF m_pdf;
    Object m_font, m_pages;
    std::vector<Object> m_leaves;
    std::set<char16_t> m_used;
};

} // namespace

Result<void> writePdf(QIODevice &out, int pageCount,
    const std::function<Result<DocumentPage>(int index)> &page, const DocumentDescription &description)
{
    if (pageCount < 1)
        return fail(FaultId::PdfFailed, u"no pages"_s);
    Fault why {FaultId::PdfFailed};
    try {
        Document document(page, why);
        for (int index = 0; index < pageCount; ++index)
            MOTCUA_TRY(document.addPage(index));
        document.finish(description);
        document.write(out);
    } catch (const std::exception &error) {
        if (why == Fault {FaultId::PdfFailed})
            why.detail = QString::fromUtf8(error.what());
        return tl::unexpected(why);
    }
    return {};
}

} // namespace motcua
