import { describe, expect, it } from 'vitest';
import type { RecordType } from '../../shared/model/index.ts';
import { collect } from '../support/giis-collect.ts';
import { expectedRecords } from '../support/hospital/expected-records.ts';
import { type Encounter, HOSPITAL } from '../support/hospital/facts.ts';
import { RENDERINGS, type Rendering } from '../support/hospital/renderings.ts';
import { createVerifier } from '../support/hospital/verify-hospital.ts';

/** The facts of the hospital come back from every format as the same neutral records. */

type Data = Readonly<Record<string, unknown>>;

const verifier = createVerifier();

function fieldsOf({ format, elsewhere }: Rendering, type: RecordType): readonly string[] {
  if (elsewhere?.[type] !== undefined) return [];
  const carried: readonly string[] = verifier.carries(format)[type] ?? [];
  return carried.filter((field) => elsewhere?.[`${type}.${field}`] === undefined);
}

function only(data: object, fields: readonly string[]): Data {
  const all = Object.entries(data).filter(([field, value]) => value !== undefined && fields.includes(field));
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function foundIn(rendering: Rendering, encounter: Encounter, type: RecordType): readonly Data[] {
  const { records } = collect([rendering.render(encounter)], verifier.format(rendering.format));
  const all = records.filter((record) => record.type === type).map(({ data }) => data);
  // FHIR says of a person what they are in one resource, and what they do here in another.
  if (type !== 'practitioner') return all;
  const said = all.flatMap((data) => Object.entries(data).filter(([, value]) => value !== undefined));
  return all.length === 0 ? [] : [Object.fromEntries(said)];
}

const TYPES = Object.keys(expectedRecords(HOSPITAL[0])) as readonly RecordType[];

describe.each(RENDERINGS)('$id', (rendering) => {
  it.each(TYPES)('gives every %s of the facts, datum by datum', (type) => {
    const fields = fieldsOf(rendering, type);
    for (const encounter of HOSPITAL) {
      const expected = expectedRecords(encounter)[type] ?? [];
      const common = expected.flatMap((data) => Object.keys(data)).filter((field) => fields.includes(field));
      const found = foundIn(rendering, encounter, type).map((data) => only(data, common));
      const wanted = fields.length === 0 ? [] : expected.map((data) => only(data, common));
      expect(found, `encuentro ${encounter.number}`).toEqual(wanted);
    }
  });
});
