/**
 * What FHIR lets a narrative be made of: HTML 4.0 chapters 7 to 11 (but 9.4) and 15, links and images, without what
 * HTML 4.0 deprecates (R4, Narrative: Restricted XHTML content).
 */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'div p br h1 h2 h3 h4 h5 h6 hr address bdo span a img map area b i em strong small big tt sub sup dfn code samp kbd ' +
    'var cite abbr acronym q blockquote pre ul ol li dl dt dd table caption colgroup col thead tfoot tbody tr th td'
  ).split(' '),
);

/** Attributes that any element may have. */
export const GLOBAL_ATTRIBUTES: ReadonlySet<string> = new Set(
  'id class style title lang xml:lang dir xml:space xmlns accesskey tabindex align'.split(' '),
);

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const CELL = words('abbr axis headers scope rowspan colspan width height char charoff valign nowrap bgcolor');
const ROW = words('char charoff valign bgcolor');
const COLUMN = words('span width char charoff valign');

/** Attributes of single elements. */
export const ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['a', words('href name hreflang type rel rev charset shape coords')],
  ['img', words('src alt longdesc height width usemap ismap border hspace vspace')],
  ['map', words('name')],
  ['area', words('shape coords href nohref alt')],
  ['q', words('cite')],
  ['blockquote', words('cite')],
  ['br', words('clear')],
  ['hr', words('noshade size width')],
  ['pre', words('width')],
  ['ul', words('type compact')],
  ['ol', words('type compact start')],
  ['dl', words('compact')],
  ['li', words('type value')],
  ['table', words('summary width border frame rules cellspacing cellpadding bgcolor')],
  ['colgroup', COLUMN],
  ['col', COLUMN],
  ['thead', ROW],
  ['tbody', ROW],
  ['tfoot', ROW],
  ['tr', ROW],
  ['th', CELL],
  ['td', CELL],
]);

/** The only entities of XML. */
export const ENTITIES: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Schemes that a browser opens. */
export const LINK_SCHEMES: ReadonlySet<string> = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'data',
  'ftp',
  'cid',
  'sms',
]);

/** Schemes that run a program. */
export const SCRIPT_SCHEMES: ReadonlySet<string> = new Set(['javascript', 'vbscript', 'livescript']);
