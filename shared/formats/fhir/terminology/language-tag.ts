/** ISO 639-1. A language of two letters that is not here does not exist. */
const TWO_LETTERS: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en ' +
    'eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ' +
    'ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt ' +
    'my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm ' +
    'sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

/** Tags of RFC 5646 that were registered whole, before its grammar. */
const GRANDFATHERED: ReadonlySet<string> = new Set(
  (
    'en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu ' +
    'sgn-be-fr sgn-be-nl sgn-ch-de art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang'
  ).split(' '),
);

const MAX_LENGTH = 100;

/**
 * Whether a text is a language tag of BCP 47 (RFC 5646): `es`, `es-MX`, `zh-Hans-CN`. Form and the two-letter languages
 * are judged; null for languages of three letters, which only the registry knows.
 */
export function isLanguageTag(text: string): boolean | null {
  const tag = text.toLowerCase();
  if (GRANDFATHERED.has(tag)) return true;
  if (tag.length > MAX_LENGTH) return false;
  const parts = tag.split('-');
  if (parts.some((part) => !/^[a-z0-9]{1,8}$/.test(part))) return false;
  if (parts[0] === 'x') return parts.length > 1;
  if (!/^[a-z]{2,3}$/.test(parts[0])) return false;
  if (!areSubtagsInOrder(parts)) return false;
  if (parts[0].length === 2) return TWO_LETTERS.has(parts[0]);
  return null;
}

/** Extended language (3 letters, up to 3 times), script, region, variants, extensions, private use: each may be missing. */
function areSubtagsInOrder(parts: readonly string[]): boolean {
  let at = 1;
  for (let n = 0; n < 3 && /^[a-z]{3}$/.test(parts[at] ?? ''); n++) at++;
  if (/^[a-z]{4}$/.test(parts[at] ?? '')) at++;
  if (/^(?:[a-z]{2}|\d{3})$/.test(parts[at] ?? '')) at++;
  while (/^(?:[a-z0-9]{5,8}|\d[a-z0-9]{3})$/.test(parts[at] ?? '')) at++;
  while (at < parts.length) {
    const singleton = parts[at];
    if (singleton.length !== 1) return false;
    const first = ++at;
    const least = singleton === 'x' ? 1 : 2;
    while (at < parts.length && parts[at].length >= least) at++;
    if (at === first) return false;
  }
  return true;
}
