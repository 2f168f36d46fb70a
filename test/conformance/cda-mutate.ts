/** A tag of a document, and the element that it begins. */
interface Tag {
  readonly name: string;
  readonly start: number;
  /** After the `>` of its start tag. */
  readonly tagEnd: number;
  /** After its end tag. */
  end: number;
  readonly parent: number;
}

export interface Mutant {
  readonly kind: string;
  readonly text: string;
  /** What was done, for people. */
  readonly said: string;
}

type Random = () => number;
type Change = (text: string, tags: readonly Tag[], random: Random) => Omit<Mutant, 'kind'> | undefined;

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(list: readonly T[], random: Random): T | undefined => list[Math.floor(random() * list.length)];

/** Elements of a well-formed document; what stands in comments and sections of characters is passed over. */
function tagsOf(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: number[] = [];
  for (const match of text.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w.:-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g,
  )) {
    const [whole, close, name, , empty] = match;
    if (name === undefined) continue;
    const end = match.index + whole.length;
    if (close === '/') {
      const own = open.pop();
      if (own !== undefined) tags[own].end = end;
      continue;
    }
    tags.push({ name, start: match.index, tagEnd: end, end, parent: open.at(-1) ?? -1 });
    if (empty !== '/') open.push(tags.length - 1);
  }
  return tags;
}

const splice = (text: string, from: number, to: number, put: string): string =>
  text.slice(0, from) + put + text.slice(to);
const inner = (tags: readonly Tag[]): readonly Tag[] => tags.slice(1);
const startTag = (text: string, { start, tagEnd }: Tag): string => text.slice(start, tagEnd);
const short = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 120);

interface Attribute {
  readonly tag: Tag;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

function attributesOf(text: string, tags: readonly Tag[], wanted: RegExp): readonly Attribute[] {
  return tags.flatMap((tag) =>
    [...startTag(text, tag).matchAll(/\s([\w.:-]+)\s*=\s*"([^"]*)"/g)]
      .filter(([, name]) => wanted.test(name) && !name.startsWith('xmlns'))
      .map((match) => ({
        tag,
        name: match[1],
        value: match[2],
        from: tag.start + match.index,
        to: tag.start + match.index + match[0].length,
      })),
  );
}

/** Gives an attribute another value. */
function setValue(
  wanted: RegExp,
  values: readonly string[] | ((old: string, random: Random) => string),
  only?: RegExp,
): Change {
  return (text, tags, random) => {
    const found = attributesOf(text, tags, wanted).filter(
      ({ value, tag }) => value !== '' && (only === undefined || only.test(tag.name)),
    );
    const attribute = pick(found, random);
    if (attribute === undefined) return undefined;
    const value = typeof values === 'function' ? values(attribute.value, random) : (pick(values, random) ?? '');
    return {
      text: splice(text, attribute.from, attribute.to, ` ${attribute.name}="${value}"`),
      said: `${attribute.tag.name}/@${attribute.name}: ${attribute.value.slice(0, 40)} → ${value.slice(0, 40)}`,
    };
  };
}

/** Puts an attribute into a start tag. */
function addAttribute(values: readonly string[], only?: RegExp): Change {
  return (text, tags, random) => {
    const attribute = pick(values, random) ?? '';
    const name = attribute.slice(0, attribute.indexOf('='));
    const without = tags.filter((tag) => only?.test(tag.name) !== false && !startTag(text, tag).includes(` ${name}=`));
    const tag = pick(without, random);
    if (tag === undefined) return undefined;
    const at = tag.start + 1 + tag.name.length;
    return { text: splice(text, at, at, ` ${attribute}`), said: `${tag.name} + ${attribute}` };
  };
}

function onElement(
  change: (text: string, tag: Tag, tags: readonly Tag[], random: Random) => string | undefined,
): Change {
  return (text, tags, random) => {
    const tag = pick(inner(tags), random);
    if (tag === undefined) return undefined;
    const changed = change(text, tag, tags, random);
    const parent = tags[tag.parent]?.name ?? '';
    return changed === undefined ? undefined : { text: changed, said: `${parent}/${short(startTag(text, tag))}` };
  };
}

function rename(text: string, tag: Tag, name: string): string {
  const ended = text.slice(tag.start, tag.end);
  const opened = `<${name}${ended.slice(1 + tag.name.length)}`;
  return splice(
    text,
    tag.start,
    tag.end,
    opened.replace(new RegExp(`</${tag.name.replace('.', '\\.')}\\s*>$`), `</${name}>`),
  );
}

/** Most elements of a document are narrative and codes: the others are reached through their names. */
const HEADER =
  /^(?:typeId|id|code|title|effectiveTime|confidentialityCode|recordTarget|patientRole|patient|author|time|assignedAuthor|custodian|assignedCustodian|representedCustodianOrganization|legalAuthenticator|signatureCode|assignedEntity|componentOf|encompassingEncounter|component|structuredBody|section|entry|statusCode|value|consumable|manufacturedProduct|participantRole|observation|act|organizer)$/;

export const CHANGES: Readonly<Record<string, Change>> = {
  'drop element': onElement((text, tag) => splice(text, tag.start, tag.end, '')),
  'drop header or entry element': (text, tags, random) => {
    const tag = pick(
      inner(tags).filter(({ name }) => HEADER.test(name)),
      random,
    );
    return tag === undefined
      ? undefined
      : { text: splice(text, tag.start, tag.end, ''), said: `${tags[tag.parent]?.name}/${tag.name}` };
  },
  'repeat element': onElement((text, tag) => splice(text, tag.end, tag.end, text.slice(tag.start, tag.end))),
  'swap siblings': (text, tags, random) => {
    const first = pick(inner(tags), random);
    const second = first && tags.find(({ parent, start }) => parent === first.parent && start >= first.end);
    if (first === undefined || second === undefined) return undefined;
    const changed =
      text.slice(second.start, second.end) + text.slice(first.end, second.start) + text.slice(first.start, first.end);
    return {
      text: splice(text, first.start, second.end, changed),
      said: `${tags[first.parent].name}: ${first.name} ↔ ${second.name}`,
    };
  },
  'move element to the end': onElement((text, tag, tags) => {
    const end = text.lastIndexOf('</', tags[tag.parent].end - 1);
    return text.slice(0, tag.start) + text.slice(tag.end, end) + text.slice(tag.start, tag.end) + text.slice(end);
  }),
  'rename element': onElement((text, tag, _, random) =>
    rename(text, tag, pick(['desconocido', `${tag.name}x`, 'value', 'code', 'id', 'text'], random) ?? 'x'),
  ),
  'add unknown element': onElement((text, tag) => splice(text, tag.start, tag.start, '<desconocido/>')),
  'add known element': onElement((text, tag, _, random) =>
    splice(
      text,
      tag.start,
      tag.start,
      pick(
        [
          '<id root="2.16.840.1.113883.3.215"/>',
          '<code code="a"/>',
          '<text>a</text>',
          '<templateId root="1.2.3"/>',
          '<sdtc:raceCode xmlns:sdtc="urn:hl7-org:sdtc" code="a"/>',
        ],
        random,
      ) ?? '',
    ),
  ),
  'drop attribute': (text, tags, random) => {
    const attribute = pick(attributesOf(text, tags, /./), random);
    return (
      attribute && {
        text: splice(text, attribute.from, attribute.to, ''),
        said: `${attribute.tag.name}/@${attribute.name}`,
      }
    );
  },
  'alter attribute': setValue(
    /^(?!xsi|schema)/,
    (old, random) =>
      old.slice(0, Math.floor(random() * old.length)) +
      (pick(['', ' ', '#', 'x', '9', 'ñ'], random) ?? '') +
      old.slice(1 + Math.floor(random() * old.length)),
  ),
  'empty attribute': setValue(/^(?!xsi)/, ['']),
  'break code of structure': setValue(
    /^(classCode|moodCode|typeCode|determinerCode|nullFlavor|use|qualifier|operator|contextConductionInd|inversionInd|negationInd|contextControlCode)$/,
    ['XXX', 'obs', 'OBS', 'EVN', 'RQO', 'COMP', 'true', '1', 'HP', 'UNK', 'L'],
  ),
  'break time': setValue(
    /^value$/,
    [
      '2013-03-22',
      '20130322T10',
      '201303221455-0600',
      '20130322145555.123+0500',
      '2013',
      'ayer',
      '2013032214555512345',
      ' 20130322',
      '20131332',
      '201303221455.5',
    ],
    /[tT]ime|low|high|center/,
  ),
  'break identifier': setValue(/^(root|codeSystem)$/, [
    '2.16.840.1.',
    '2.16.0840',
    '3.1.2',
    'urn:oid:2.16',
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    '{0f8fad5b-d9cb-469f-a165-70867728950e}',
    'LOINC',
    '2,16',
    '2.16.840 ',
    '1',
  ]),
  'break quantity': setValue(
    /^(value|unit)$/,
    ['1,5', '1.5e3', '.5', '5.', 'INF', 'doce', 'mg dl', '+3', '0x1'],
    /^(value|doseQuantity|rateQuantity|quantity|versionNumber|period|width|low|high|numerator|repeatNumber)$/,
  ),
  'break address': setValue(
    /^value$/,
    ['tel:+52 (555) 123', 'mailto:a@b.mx', '555 1234', 'http://[x', 'a%b', '555:1', ':5', 'tel:', 'a%20b'],
    /^(telecom|reference)$/,
  ),
  'other type': setValue(/^xsi:type$/, [
    'PQ',
    'CD',
    'CE',
    'ST',
    'IVL_TS',
    'PIVL_TS',
    'TS',
    'II',
    'INT',
    'ANY',
    'Nada',
    'x:PQ',
    'SXCM_TS',
    'BL',
    'RTO_PQ_PQ',
  ]),
  'add type': addAttribute(
    ['xsi:type="CD"', 'xsi:type="CE"', 'xsi:type="IVL_TS"', 'xsi:type="PQ"', 'xsi:type="ST"', 'xsi:type="II"'],
    /^(code|value|effectiveTime|id|statusCode|quantity|title)$/,
  ),
  'add attribute': addAttribute([
    'desconocido="1"',
    'ID="repetido"',
    'nullFlavor="UNK"',
    'nullFlavor="XX"',
    'xsi:nil="true"',
    'classCode="OBS"',
    'use="HP"',
    'value="1"',
    'language="es-MX"',
    'styleCode="Bold"',
  ]),
  'move to no namespace': onElement((text, { start, name }) =>
    splice(text, start + 1 + name.length, start + 1 + name.length, ' xmlns=""'),
  ),
  'move to SDTC': onElement((text, tag) =>
    tag.name.includes(':')
      ? undefined
      : rename(text, tag, `s:${tag.name}`).replace(`<s:${tag.name}`, `<s:${tag.name} xmlns:s="urn:hl7-org:sdtc"`),
  ),
  'add extension': onElement((text, tag) =>
    splice(text, tag.start, tag.start, '<x:dato xmlns:x="urn:ejemplo:extension"/>'),
  ),
  'text between elements': onElement((text, tag) => splice(text, tag.start, tag.start, 'texto')),
  'text in element': onElement((text, { start, tagEnd, name }) => {
    const tag = text.slice(start, tagEnd);
    return tag.endsWith('/>')
      ? splice(text, start, tagEnd, `${tag.slice(0, -2)}> texto </${name}>`)
      : splice(text, tagEnd, tagEnd, 'texto');
  }),
  'not well-formed': onElement((text, { start, tagEnd, end }, _, random) =>
    pick(
      [
        splice(text, start, start + 1, ''),
        splice(text, start, start, '&nbsp;'),
        splice(text, start, start, '</a>'),
        splice(text, end - 1, end, ''),
        splice(text, tagEnd - 1, tagEnd - 1, ' a=1'),
        splice(text, start, start, ' & '),
      ],
      random,
    ),
  ),
};

/** Mutants of one document: one of each kind, where the document has what it changes. */
export function mutantsOf(text: string, seed: number): readonly Mutant[] {
  const tags = tagsOf(text);
  const random = createRandom(seed);
  return Object.entries(CHANGES).flatMap(([kind, change]) => {
    const made = change(text, tags, random);
    return made === undefined || made.text === text ? [] : [{ kind, ...made }];
  });
}
