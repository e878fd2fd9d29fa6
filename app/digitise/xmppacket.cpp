// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/digitise/xmppacket.h"

namespace motcua
{

using namespace Qt::StringLiterals;

QByteArray xmpPacket(const DocumentDescription &description, const QString &producer)
{
    const QString time = description.created.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
    QString packet =
        u"<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
        "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        "<dc:format>application/pdf</dc:format>"_s;
    const auto alternative = [&](QLatin1StringView name, const QString &text) {
        if (text.isEmpty())
            return;
        packet += u"<dc:%1><rdf:Alt><rdf:li xml:lang=\"x-default\">%2</rdf:li></rdf:Alt></dc:%1>"_s.arg(
            name, text.toHtmlEscaped());
    };
    alternative("title"_L1, description.title);
    alternative("description"_L1, description.subject);
    packet += u"</rdf:Description>\n"
              "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
              "<xmp:CreateDate>%1</xmp:CreateDate><xmp:ModifyDate>%1</xmp:ModifyDate></rdf:Description>\n"
              "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
              "<pdf:Producer>%2</pdf:Producer></rdf:Description>\n"
              "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"_s.arg(time, producer.toHtmlEscaped());
    return packet.toUtf8();
}

} // namespace motcua
