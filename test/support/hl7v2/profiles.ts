import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProfileJudge } from '../../../shared/formats/hl7v2/profiles/index.ts';
import type { Hl7ProfileSource } from '../../../shared/formats/hl7v2/profiles/model.ts';
import { parseMessage } from '../../../shared/formats/hl7v2/reader/cut.ts';
import { PROFILE_RULES } from '../../../shared/formats/hl7v2/rules/profiles.ts';
import { spotPath } from '../../../shared/formats/hl7v2/spot.ts';
import { RESOURCES } from '../project.ts';
import { hl7Definitions } from './tables.ts';

export const SAMPLE_PROFILE = join(RESOURCES, 'hl7v2-perfil');

const read = (name: string): string => readFileSync(join(SAMPLE_PROFILE, name), 'utf8');

/** The bundled profile of a fictitious hospital. */
export const sampleProfile: Hl7ProfileSource = {
  name: 'PROFILE.xml',
  profile: read('PROFILE.xml'),
  constraints: read('CONSTRAINTS.xml'),
  valueSets: read('VALUESETS.xml'),
};

/** Synthetic: an admission that the bundled profile has nothing to say against. Nobody in it exists. */
export const ADMISSION: Readonly<Record<string, string>> = {
  MSH: 'MSH|^~\\&|SINTETICO|DFSSA000001|RECEPTOR|UNIDAD|20240105101500-0600||ADT^A01^ADT_A01|MSG1|P|2.5.1|||||MEX|UNICODE UTF-8',
  EVN: 'EVN||20240105101500',
  PID: 'PID|1||PEAA800229MDFRNN09^^^RENAPO^NNMEX~E-1^^^HG^MR||PRUEBA^ANA^^^^^L||19800229101500|F||||||||M^Casada^HL70002',
  NK1: 'NK1|1|PRUEBA^LUIS|SPO^Esposo^HL70063',
  PV1: 'PV1|1|I|URG^01^02||||PRU-1^MEDICA^EVA',
  OBX: 'OBX|1|NM|8302-2^Talla^LN||160|cm^cm^UCUM|||||F',
  DG1: 'DG1|1||J189^Neumonía^I10|||W',
  PR1: 'PR1|1',
  IN1: 'IN1|1|IMSS',
};

/** The admission with some of its segments changed; undefined leaves one out, several lines put more in. */
export function admission(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const all: Readonly<Record<string, string | undefined>> = { ...ADMISSION, ...changes };
  return Object.values(all)
    .filter((segment) => segment !== undefined)
    .join('\r');
}

/** `rule path` of what is said; the state of the layer otherwise. */
export interface ProfileJudged {
  readonly said: readonly string[];
  readonly messages: readonly string[];
  readonly actual: readonly (string | undefined)[];
  readonly state: 'judged' | 'silent' | 'undecided';
}

export function judgeByProfiles(text: string, sources: readonly Hl7ProfileSource[] = [sampleProfile]): ProfileJudged {
  const message = parseMessage(text);
  if (message === undefined) throw new Error('The text is no message.');
  const said: string[] = [];
  const messages: string[] = [];
  const actual: (string | undefined)[] = [];
  let state: ProfileJudged['state'] = 'judged';
  const { tables, exact } = hl7Definitions().of(message.version);
  createProfileJudge(sources)({
    message,
    tables,
    exact,
    isOn: () => true,
    report(rule, at, detail) {
      if (!Object.hasOwn(PROFILE_RULES, rule)) throw new Error(`No rule is called ${rule}.`);
      said.push(`${rule} ${spotPath(at)}`);
      messages.push(detail?.message ?? '');
      actual.push(detail?.actual);
    },
    undecided: () => {
      state = 'undecided';
    },
    silent: () => {
      state = 'silent';
    },
  });
  return { said, messages, actual, state };
}

/** A profile of one message made of parts of XML; synthetic. */
export function profileOf(parts: {
  readonly nodes: string;
  readonly segments: string;
  readonly datatypes?: string;
  readonly constraints?: string;
  readonly valueSets?: string;
}): Hl7ProfileSource {
  const plain = '<Datatype ID="ST" Name="ST"/><Datatype ID="NM" Name="NM"/>';
  return {
    name: 'prueba.xml',
    profile: `<ConformanceProfile ID="p" HL7Version="2.5.1"><Messages><Message ID="m" Type="ADT" Event="A01"
      StructID="ADT_A01">${parts.nodes}</Message></Messages><Segments>${parts.segments}</Segments>
      <Datatypes>${parts.datatypes ?? ''}${plain}</Datatypes></ConformanceProfile>`,
    constraints: parts.constraints && `<ConformanceContext UUID="c">${parts.constraints}</ConformanceContext>`,
    valueSets:
      parts.valueSets &&
      `<ValueSetLibrary><ValueSetDefinitions>${parts.valueSets}</ValueSetDefinitions></ValueSetLibrary>`,
  };
}
