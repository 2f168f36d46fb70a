/**
 * Constraints that R4 4.0.1 states in a way that does not say what its sentence says. The sentence decides, and where it
 * leaves doubt, what raises no false alarm. Key and expression as published → expression to use in its place.
 */
interface Correction {
  /** Left out: the expression is corrected under any key, for guides have copied it. */
  readonly key?: string;
  readonly published: string;
  readonly instead: string;
}

/** «It SHALL be an expression of time (of length)»: the published expressions forget the unit. */
const MEASURES: readonly (readonly [key: string, units: string, published: string])[] = [
  [
    'age-1',
    'all-time-units',
    '(code.exists() or value.empty()) and (system.empty() or system = %ucum) and (value.empty() or value.hasValue().not() or value > 0)',
  ],
  ['drt-1', 'all-time-units', 'code.exists() implies ((system = %ucum) and value.exists())'],
  ['dis-1', 'all-distance-units', '(code.exists() or value.empty()) and (system.empty() or system = %ucum)'],
];

const CORRECTIONS: readonly Correction[] = [
  ...MEASURES.map(([key, units, published]) => ({
    key,
    published,
    instead: `(${published}) and (code.empty() or system.empty() or $this.memberOf('http://hl7.org/fhir/ValueSet/${units}'))`,
  })),
  {
    // «If there are more than one enableWhen»: two are more than one. R4B and R5 say > 1.
    key: 'que-12',
    published: 'enableWhen.count() > 2 implies enableBehavior.exists()',
    instead: 'enableWhen.count() > 1 implies enableBehavior.exists()',
  },
  {
    // Of a prediction without probability «is decimal» gives nothing, and so would the whole.
    key: 'ras-2',
    published: 'probability is decimal implies (probability as decimal) <= 100',
    instead: 'probability.empty() or ((probability is decimal) implies ((probability as decimal) <= 100))',
  },
  {
    // A concept is never equal to a text: every condition of any category would need a clinical status.
    key: 'con-3',
    published:
      "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.select($this='problem-list-item').empty()",
    instead:
      "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code='entered-in-error').exists() or category.coding.where(code='problem-list-item').empty()",
  },
  {
    // A reference without text gives nothing, and «#» alone is the container itself (FHIR, References: contained).
    key: 'ref-1',
    published:
      "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))",
    instead:
      "reference.hasValue().not() or reference.startsWith('#').not() or reference = '#' or (reference.substring(1) in %rootResource.contained.id)",
  },
  {
    // `in` takes one element on its left, and an offset may go with several events.
    key: 'tim-9',
    published: "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))",
    instead: "offset.empty() or (when.exists() and when.where($this in ('C' | 'CM' | 'CD' | 'CV')).empty())",
  },
  {
    // The most that a focus may have is not obligatory.
    key: 'md-1',
    published: "max='*' or (max.toInteger() > 0)",
    instead: "max.hasValue().not() or max='*' or (max.toInteger() > 0)",
  },
  {
    // vs-1: «if Observation.effective[x] is dateTime and has a value»; of a Period, which vital signs may have, the
    // published expression gives nothing. R4B and R5 write it with «implies».
    published: '($this as dateTime).toString().length() >= 8',
    instead: '($this is dateTime).not() or $this.hasValue().not() or ($this as dateTime).toString().length() >= 8',
  },
  {
    // An entry without fullUrl has none that names a version.
    key: 'bdl-8',
    published: "fullUrl.contains('/_history/').not()",
    instead: "fullUrl.hasValue().not() or fullUrl.contains('/_history/').not()",
  },
];

/**
 * Constraints whose pattern is meant for the whole text, as their sentences say («name should be usable as an identifier»)
 * and R5 writes out; FHIRPath's `matches` looks for it anywhere.
 */
const WHOLE_TEXT = /^(?:eld-19|eld-20|[a-z]{2,3}-0)$/;
const MATCHES = /^(\w+)\.matches\('(?!\^)(.*)'\)$/;

const ANY = '*';
const byPublished = new Map(CORRECTIONS.map(({ key = ANY, published, instead }) => [`${key} ${published}`, instead]));

/** The expression to evaluate for a constraint. */
export function correctedExpression(key: string, expression: string): string {
  const written = expression.trim();
  const corrected = byPublished.get(`${key} ${written}`) ?? byPublished.get(`${ANY} ${written}`);
  if (corrected !== undefined) return corrected;
  const pattern = WHOLE_TEXT.test(key) ? MATCHES.exec(written) : null;
  // A name that is not there cannot be wrong.
  return pattern ? `${pattern[1]}.hasValue().not() or ${pattern[1]}.matches('^${pattern[2]}$')` : expression;
}

/**
 * Constraints that other judges of the walk say by hand, at a closer place: empty elements, value or extensions, contained
 * references, narrative, Bundles.
 */
const SAID_ELSEWHERE = new Set(['ele-1', 'ext-1', 'ref-1', 'txt-1', 'txt-2']);

export function isSaidElsewhere(key: string): boolean {
  return SAID_ELSEWHERE.has(key) || key.startsWith('bdl-');
}
