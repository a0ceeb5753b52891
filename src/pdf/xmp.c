/* xmp.c - metadata for programs: title, language, date, and that the file is built to PDF/UA-1; no name, host or path. */
#include "pdf/finish.h"

/* Text in XML (XML 1.0 2.4): what was let through by doc_read needs no more than this. */
static void
put_escaped(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '&')
			buf_puts(out, "&amp;");
		else if (*text == '<')
			buf_puts(out, "&lt;");
		else if (*text == '>')
			buf_puts(out, "&gt;");
		else
			buf_putc(out, *text);
	}
}

void
xmp_put(struct buf *out, const struct sheet *sheet, const char *date)
{
	buf_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
		      "<pdfuaid:part>1</pdfuaid:part>\n<dc:format>application/pdf</dc:format>\n"
		      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
	put_escaped(out, sheet->title);
	buf_puts(out, "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>");
	put_escaped(out, sheet->language);
	buf_puts(out, "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreatorTool>closeknit</xmp:CreatorTool>\n");
	if (date != NULL)
		buf_printf(out, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date, date);
	buf_puts(out, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}
