/** Synthetic messages: nobody in them exists. */

/** MSH of a message of a type (`ADT^A01^ADT_A01`). */
export function header(type: string, version = '2.5.1'): string {
  return `MSH|^~\\&|SINTETICO|UNIDAD|RECEPTOR|UNIDAD|20240105101500-0600||${type}|MSG1|P|${version}`;
}

/** A segment of a name with nothing wrong in it, enough to stand in a structure. */
const SOUND: Readonly<Record<string, string>> = {
  EVN: 'EVN||20240105101500-0600',
  PID: 'PID|1||F-001^^^HG&2.16.840.1.113883.3.215&ISO^MR||PRUEBA^ANA^^^^^L||19800229|F',
  PV1: 'PV1|1|I|URG^01^02',
  NK1: 'NK1|1|PRUEBA^LUIS',
  OBR: 'OBR|1|O-1^HG|L-1^HG|718-7^Hemoglobina^LN|||20240105090000-0600||||||||||||||||||F',
  OBX: 'OBX|1|NM|718-7^Hemoglobina^LN||13.5|g/dL|||||F',
  ORC: 'ORC|NW|O-1^HG|L-1^HG',
  DG1: 'DG1|1||A09X^Diarrea^I10|||F',
  PR1: 'PR1|1||47.09^Apendicectomía^I9C||20240105',
  IN1: 'IN1|1|IMSS^IMSS^L|IMSS',
  AL1: 'AL1|1||PEN^Penicilina^L',
  TXA: 'TXA|1|DS||||||||||D-1^HG|||||AU',
  NTE: 'NTE|1||Sin datos',
  MSA: 'MSA|AA|MSG1',
};

/** A message of segments: names of sound ones, or whole segments. */
export function messageOf(type: string, segments: readonly string[], version?: string): string {
  const written = segments.map((segment) => (segment.length > 3 ? segment : (SOUND[segment] ?? `${segment}|`)));
  return [header(type, version), ...written].join('\r');
}
