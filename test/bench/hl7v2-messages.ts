import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messagesOf } from '../../electron/cli/message-files.ts';
import { createRandom, makeClues, makePerson, type Person } from '../support/giis-people.ts';
import { RESOURCES, SHARED } from '../support/project.ts';

/** Below `../shared`: public messages of many types and versions. */
export const HL7V2_CORPUS = 'corpora/hl7v2';
const SAMPLE = join(RESOURCES, 'samples', 'hl7v2');

/** Messages of the public corpus, or the bundled synthetic ones; their segments end with CR. */
export async function messagesAtHand(hasCorpus: boolean): Promise<readonly Buffer[]> {
  const folder = hasCorpus ? join(SHARED, HL7V2_CORPUS) : SAMPLE;
  const messages: Buffer[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.hl7')) continue;
    // It reads what is not empty: how long a file is, only a ZIP needs to say.
    for await (const message of messagesOf({ path: name, absolute: join(folder, name), bytes: 1 }))
      messages.push(Buffer.from(message));
  }
  return messages;
}

/**
 * Synthetic outpatient admissions without faults, each of another invented person and encounter, in all about so many
 * bytes. The same size gives the same bytes.
 */
export function* generateAdmissions(bytes: number): Generator<Buffer> {
  const random = createRandom(1);
  const clues = makeClues(1);
  for (let made = 0, number = 1; made < bytes; ) {
    let text = '';
    while (text.length < 1 << 20) {
      text += admission(number, makePerson(random, 1940 + (number % 80), number % 2 === 0 ? 'H' : 'M'), clues);
      number++;
    }
    const chunk = Buffer.from(text, 'utf8');
    made += chunk.length;
    yield chunk;
  }
}

/** About a kilobyte. */
function admission(number: number, person: Person, clues: string): string {
  const day = `202603${String(1 + (number % 28)).padStart(2, '0')}`;
  const born = `${person.year}${String(person.month).padStart(2, '0')}${String(person.day).padStart(2, '0')}`;
  const facility = `${clues}^2.16.840.1.113883.4.631^ISO`;
  const doctor = '00000011^LUNA DÍAZ&&LUNA^IRENE^^^^^^SEP&2.16.840.1.113883.3.215.12.18&ISO';
  const observations = [
    ['8480-6^Presión sistólica', 118, 'mm[Hg]'],
    ['8462-4^Presión diastólica', 76, 'mm[Hg]'],
    ['8867-4^Frecuencia cardiaca', 70, '/min'],
  ] as const;
  return [
    `MSH|^~\\&|ECE-SINTETICO|${facility}|DESTINO|PRUEBAS|${day}090500-0600||ADT^A04^ADT_A01|SINT-${number}|T|2.5.1|||AL|NE|MEX|UNICODE UTF-8|es-MX`,
    `EVN|A04|${day}090500-0600|||||${facility}`,
    `PID|1||SINT-${number}^^^ECE-SINTETICO^MR~${person.curp}^^^CURP&2.16.840.1.113883.4.629&ISO^NNMEX||${person.firstSurname}^${person.givenNames}^^^^^L|${person.secondSurname}^^^^^^M|${born}|${person.sex === 'H' ? 'M' : 'F'}|||CALLE SINTÉTICA 1^^^Ciudad de México^06000^MEX^H^^015^0001||||||||||||${person.state}|||MEX^México^ISO3166`,
    `PV1|1|O|CONSULTA^1^A^${facility.replaceAll('^', '&')}||||${doctor}|||MED|||||||||V-${number}^^^ECE-SINTETICO^VN|||||||||||||||||||||||||${day}090000-0600`,
    ...observations.map(
      ([code, value, unit], i) => `OBX|${i + 1}|NM|${code}^LN||${value}|${unit}^^UCUM|||||F|||${day}091000-0600`,
    ),
    `DG1|1||J02.9^Faringitis aguda^I10||${day}091500-0600|F|||||||||1`,
    '',
  ].join('\r');
}
