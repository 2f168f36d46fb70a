import { describe, expect, it } from 'vitest';
import { BREACHES } from '../support/hospital/breaches.ts';
import { createCarried } from '../support/hospital/carried.ts';
import { HOSPITAL } from '../support/hospital/facts.ts';
import { BORN_AFTER_CARE, FAULT_NAMES, FAULTS, type Fault, hospitalWith } from '../support/hospital/faults.ts';
import { PLACES } from '../support/hospital/places.ts';
import { filesOf, RENDERINGS, type Rendering, standardOf } from '../support/hospital/renderings.ts';
import { createVerifier } from '../support/hospital/verify-hospital.ts';

/** Each fault of the hospital alone: what it brings in each format, and where. */

const verifier = createVerifier();
const carried = createCarried(verifier);
const CHECKS = new Set([...verifier.checks.map(({ id }) => id), 'curp-no-repetida']);

describe.each(FAULT_NAMES)('%s', (name) => {
  const fault: Fault = FAULTS[name];
  const spoilt = hospitalWith([name]).filter(({ number }) => number === fault.encounter);

  it.each(RENDERINGS)(`is found in $id, at its place, and nothing else is: ${fault.title}`, (rendering) => {
    const at = PLACES[name][standardOf(rendering)];
    const expected = fault.fails
      .filter(({ check, of }) => canFail(rendering, check, of))
      .map(({ check }) => `${check} · ${at}`);
    const findings = verifier.verify(filesOf(rendering, spoilt)).files.flatMap((file) => file.findings);
    const found = findings.filter(({ rule }) => CHECKS.has(rule)).map(({ rule, place }) => `${rule} · ${place.field}`);
    expect(found.sort()).toEqual(expected.sort());
    const others = new Set(findings.map(({ rule }) => rule).filter((rule) => !CHECKS.has(rule)));
    expect([...others].sort()).toEqual(BREACHES[name]?.[rendering.id] ?? BREACHES[name]?.[standardOf(rendering)] ?? []);
  });

  it('stands at a place of every standard that can have it, and of no other', () => {
    const able = RENDERINGS.filter((rendering) =>
      fault.fails.some(({ check, of }) => canFail(rendering, check, of)),
    ).map(standardOf);
    expect(Object.keys(PLACES[name]).sort()).toEqual([...new Set(able)].sort());
  });
});

/** The affiliation stands in the patient's row in the GIIS, and in a record of its own in the others. */
function canFail(rendering: Rendering, check: string, of: Fault['fails'][number]['of']): boolean {
  const others = of === 'coverage' ? (['coverage', 'patient'] as const) : [of];
  return others.some((one) => carried.judges(rendering, check, one));
}

describe('the totals of the checks', () => {
  it('are in every format those of the faults that it can have', () => {
    for (const rendering of RENDERINGS) {
      const failures = FAULT_NAMES.flatMap((name): Fault['fails'] => FAULTS[name].fails);
      const able = failures.filter(({ check, of }) => canFail(rendering, check, of));
      const expected = Object.entries(Object.groupBy(able, ({ check }) => check)).map(([id, all]) => [id, all?.length]);
      const found = verifier
        .verify(filesOf(rendering, hospitalWith()))
        .rules.filter(({ id }) => CHECKS.has(id))
        .map(({ id, total }) => [id, total]);
      expect(found.sort(), rendering.id).toEqual(expected.sort());
    }
  });
});

describe('a birth after the care', () => {
  it('is found where the format ties the person to a day of care', () => {
    const spoilt = HOSPITAL.filter(({ number }) => number === BORN_AFTER_CARE.encounter).map(BORN_AFTER_CARE.spoil);
    const found = RENDERINGS.filter((rendering) =>
      verifier
        .verify(filesOf(rendering, spoilt))
        .files.some(({ findings }) => findings.some(({ rule }) => rule === 'fecha-nacimiento-valida')),
    );
    expect(found.map(({ id }) => id)).toEqual(['giis', 'hl7v2-adt', 'hl7v2-mdm', 'cda']);
  });
});
