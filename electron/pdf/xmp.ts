/** What the packet says; empty texts are left out. */
export interface XmpFacts {
  readonly title: string;
  readonly subject: string;
  readonly keywords: string;
  /** `es-MX` */
  readonly language: string;
  /** ISO 8601 with zone. */
  readonly createdAt: string;
  /** The program that made it. */
  readonly creator?: string;
}

/** Facts of a document as XMP (ISO 16684-1), the same as in its information dictionary. */
export function xmpPacket(facts: XmpFacts, producer: string): string {
  const { title, subject, keywords, language, createdAt, creator = 'Cotejo' } = facts;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
${alternative('dc:title', title)}
${alternative('dc:description', subject)}
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${escaped(createdAt)}</xmp:CreateDate>
<xmp:ModifyDate>${escaped(createdAt)}</xmp:ModifyDate>
<pdf:Keywords>${escaped(keywords)}</pdf:Keywords>
<pdf:Producer>${escaped(producer)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function alternative(element: string, value: string): string {
  return `<${element}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt></${element}>`;
}

/** Control characters are none of XML 1.0. */
function escaped(value: string): string {
  const clean = value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
