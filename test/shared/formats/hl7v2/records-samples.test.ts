import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHl7v2Format } from '../../../../shared/formats/hl7v2/index.ts';
import { curpStructureFault, hasValidCheckDigit, isClues } from '../../../../shared/identifiers/index.ts';
import { hl7Table } from '../../../support/hl7v2/tables.ts';
import { nobodysSink } from '../../../support/nobodys-sink.ts';
import { PROJECT, RESOURCES } from '../../../support/project.ts';
import { mexico, places, read, type SeenMessage } from './records-harness.ts';

const FOLDER = join(RESOURCES, 'samples', 'hl7v2');
const files = readdirSync(FOLDER).sort();
/** Messages of a file, each from its MSH to the next one or to the end of its batch. */
const messages = (file: string): SeenMessage[] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split(/(?=^MSH\|)/m)
    .filter((text) => text.startsWith('MSH|'))
    .map((text) => read(...text.split('\r').filter((line) => line !== '' && !/^(?:BTS|FTS)\|/.test(line))));
const all = files.flatMap(messages);

describe('the samples', () => {
  it('are named in their page', () => {
    const page = readFileSync(join(PROJECT, 'docs', 'muestra-hl7v2.md'), 'utf8');
    expect(files.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
  });

  it('give every record that HL7 v2 gives but consents', () => {
    const types = [...new Set(all.flatMap(({ records }) => records.map(({ type }) => type)))].sort();
    expect(types).toEqual(
      'allergy coverage diagnosis document encounter establishment immunization medication observation patient practitioner procedure study'.split(
        ' ',
      ),
    );
  });

  it('have sound identifiers, and are all of the fictitious unit', () => {
    const people = all.flatMap((seen) => [...seen.of('patient'), ...seen.of('practitioner')]);
    const curps = people.map(({ curp }) => curp).filter((curp) => curp !== undefined) as string[];
    expect(curps.length).toBeGreaterThan(10);
    expect(curps.filter((curp) => curpStructureFault(curp) !== null || !hasValidCheckDigit(curp))).toEqual([]);
    expect(all.flatMap(({ units }) => units).filter((unit) => unit !== 'DFSSA900014')).toEqual([]);
    const clues = all.flatMap((seen) => seen.of('establishment').map((one) => one.clues as string));
    expect(clues.filter((one) => !isClues(one))).toEqual([]);
  });

  it('lack what their page says, and nothing else of a person', () => {
    const patients = all.flatMap((seen) => seen.of('patient'));
    const needed = [
      'curp',
      'folio',
      'givenNames',
      'firstSurname',
      'secondSurname',
      'birthDate',
      'sex',
      'nationality',
      'birthState',
      'residenceState',
      'residenceMunicipality',
    ];
    const lacking = patients.flatMap((patient) =>
      needed.filter((field) => patient[field] === undefined).map((field) => `${patient.folio} ${field}`),
    );
    expect(lacking).toEqual(['SINT-0103 birthState']);
    expect(all.flatMap((seen) => seen.of('diagnosis')).filter(({ code }) => code === undefined)).toHaveLength(1);
    expect(all.flatMap(({ reported }) => reported)).toEqual(['curpByForm PID-3[2].1']);
  });

  it('break only the rules that their page names', () => {
    const format = createHl7v2Format({ generated: hl7Table, mexico, places });
    const found = files.flatMap((file) => {
      const said: string[] = [];
      const sink = nobodysSink({
        finding: (rule, origin, field) => said.push(`${file} ${format.rules[rule].id} ${origin.place(field).path}`),
        problem: (sentence) => said.push(`${file} ${sentence}`),
      });
      const bytes = readFileSync(join(FOLDER, file));
      expect(format.sniff(bytes)).toBeGreaterThanOrEqual(0.9);
      const reader = format.open(sink);
      reader.write(bytes);
      reader.end();
      return said;
    });
    expect(found).toEqual([
      'admision-sintetica.hl7 hl7v2-contenido-curp-sin-declarar PID-3[2].1',
      'resultados-sinteticos.hl7 hl7v2-campo-obligatorio-ausente OBX[2]-11',
    ]);
  });
});
