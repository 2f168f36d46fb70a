import { describe, expect, it } from 'vitest';
import type { ItemResult, VerificationResult } from '../../shared/model/index.ts';
import { createCarried } from '../support/hospital/carried.ts';
import {
  CANNOT,
  FIGURES,
  LOOKED_AT_IF_THERE,
  type LookedAt,
  OF_THE_EXPORT,
  OF_THE_STANDARD,
  SAID_BY_THE_GUIDE,
} from '../support/hospital/expectations.ts';
import { type Encounter, HOSPITAL } from '../support/hospital/facts.ts';
import { hospitalWith } from '../support/hospital/faults.ts';
import { PLACES } from '../support/hospital/places.ts';
import { renderGiis } from '../support/hospital/render-giis.ts';
import { filesOf, RENDERINGS, type Rendering, standardOf } from '../support/hospital/renderings.ts';
import { createVerifier, type File } from '../support/hospital/verify-hospital.ts';

/**
 * One hospital, said once and written in every format: the program must judge it alike, whatever the format. Where this
 * fails after a change, a reader or a check tells one format's facts from another's.
 */

const verifier = createVerifier();
const carried = createCarried(verifier);
const { items } = verifier.checklist;

const resultsOf = (encounters: readonly Encounter[]): ReadonlyMap<string, VerificationResult> =>
  new Map(RENDERINGS.map((rendering) => [rendering.id, verifier.verify(filesOf(rendering, encounters))]));

const SOUND = resultsOf(HOSPITAL);
const FAULTY = resultsOf(hospitalWith());

const byChecks = items.filter(({ decision }) => decision.by === 'check');
const itemIn = (
  results: ReadonlyMap<string, VerificationResult>,
  { id }: Pick<Rendering, 'id'>,
  item: string,
): ItemResult => {
  const found = results.get(id)?.score.items.find((one) => one.id === item);
  if (found === undefined) throw new Error(`${id} no tiene el requisito ${item}.`);
  return found;
};
const figures = ({ outcome, applicable, held, failed, undecided }: ItemResult): string =>
  `${outcome} ${held} + ${failed} + ${undecided} = ${applicable}`;

/** Every item that a person does not decide, by format: what a failed test shows. */
function table(results: ReadonlyMap<string, VerificationResult>): string {
  const rows = items
    .filter(({ decision }) => decision.by !== 'attestation')
    .map(({ id }) => [id, ...RENDERINGS.map((rendering) => figures(itemIn(results, rendering, id)))]);
  const all = [['', ...RENDERINGS.map(({ id }) => id)], ...rows];
  return `\n${all.map((cells) => cells.map((cell) => cell.padEnd(34)).join('')).join('\n')}\n`;
}

describe('the hospital without faults', () => {
  it.each(RENDERINGS)('is recognised and has no finding at all as $id', (rendering) => {
    const { files, rules } = SOUND.get(rendering.id)!;
    expect(files.map(({ format, problem }) => [format, problem])).toEqual(
      HOSPITAL.map(() => [rendering.format, undefined]),
    );
    expect(rules.map(({ id, total }) => [id, total])).toEqual([]);
  });

  it('misses no item in any format, and keeps all that the format has a place for', () => {
    for (const rendering of RENDERINGS) {
      for (const { id, failed } of SOUND.get(rendering.id)!.score.items) {
        expect([rendering.id, id, failed], table(SOUND)).toEqual([rendering.id, id, 0]);
      }
      for (const item of byChecks.filter((one) => FIGURES[one.id][0] > 0 && carried.decides(rendering, one))) {
        const { outcome, applicable, held } = itemIn(SOUND, rendering, item.id);
        expect([rendering.id, item.id, outcome, held], table(SOUND)).toEqual([
          rendering.id,
          item.id,
          'cumple',
          applicable,
        ]);
      }
      expect(itemIn(SOUND, rendering, 'estructura-conforme').outcome).toBe('cumple');
    }
  });

  it('has ten persons and fourteen encounters', () => {
    expect(HOSPITAL).toHaveLength(14);
    expect(new Set(HOSPITAL.map(({ patient }) => patient.curp)).size).toBe(10);
  });
});

describe('every item', () => {
  it('is decided by data, by the standard, by the export or by a person', () => {
    const named = items.filter(({ decision }) => decision.by === 'layer' || decision.by === 'measure');
    expect(named.map(({ id }) => id).sort()).toEqual([...OF_THE_STANDARD, ...OF_THE_EXPORT].sort());
    expect(Object.keys(FIGURES).sort()).toEqual(byChecks.map(({ id }) => id).sort());
  });

  it.each(OF_THE_EXPORT)('%s has the same outcome and counts in every format', (id) => {
    for (const results of [SOUND, FAULTY]) {
      const [first, ...others] = RENDERINGS.map((rendering) => figures(itemIn(results, rendering, id)));
      expect(others, table(results)).toEqual(others.map(() => first));
      expect(itemIn(results, RENDERINGS[0], id).applicable).toBeGreaterThan(0);
    }
  });

  it.each(byChecks)('$id has the same outcome and counts wherever a format has a place for its data', (item) => {
    const able = RENDERINGS.filter((rendering) => carried.decides(rendering, item));
    for (const results of [SOUND, FAULTY]) {
      const [first, ...others] = able.map((rendering) => figures(itemIn(results, rendering, item.id)));
      expect(others, table(results)).toEqual(others.map(() => first));
    }
    const { applicable, held, failed } = itemIn(FAULTY, able[0], item.id);
    expect([applicable, failed], table(FAULTY)).toEqual(FIGURES[item.id]);
    expect(held).toBe(applicable - failed);
    if (new Set(able.map(standardOf)).size > 1) expect(Math.min(held, failed)).toBeGreaterThan(0);
  });

  it.each(byChecks)(
    '$id is left alone, for a stated reason, by the formats that have no place for its data',
    (item) => {
      const unable = RENDERINGS.filter((rendering) => !carried.decides(rendering, item));
      expect(unable.map(({ id }) => id).sort()).toEqual(Object.keys(CANNOT[item.id] ?? {}).sort());
      for (const rendering of unable) {
        expect(figures(itemIn(FAULTY, rendering, item.id)), table(FAULTY)).toBe('no-aplica 0 + 0 + 0 = 0');
      }
    },
  );

  it.each(byChecks)('$id looks at no further datum that only some have, but for a named one', (item) => {
    const lacking = RENDERINGS.filter((rendering) => carried.decides(rendering, item)).flatMap((rendering) =>
      carried.lacks(rendering, item).map((datum) => `${rendering.id}: ${datum}`),
    );
    const named = [LOOKED_AT_IF_THERE[item.id], SAID_BY_THE_GUIDE[item.id]]
      .filter((one): one is LookedAt => one !== undefined)
      .flatMap(({ datum, without }) => without.map((id) => `${id}: ${datum}`));
    expect(lacking.sort()).toEqual(named.sort());
  });
});

describe('the same in one file', () => {
  const whole: readonly (readonly [string, File])[] = [
    ['giis', { path: 'CEX-DFSSA-2410.TXT', bytes: renderGiis(hospitalWith()) }],
    ['hl7v2-adt', joined('hl7v2-adt', 'encuentros.hl7', '')],
    ['hl7v2-mdm', joined('hl7v2-mdm', 'encuentros.hl7', '')],
    ['fhir-json', joined('fhir-json', 'encuentros.ndjson', '\n')],
  ];

  function joined(id: string, path: string, between: string): File {
    const rendering = RENDERINGS.find((one) => one.id === id)!;
    const parts = filesOf(rendering, hospitalWith()).map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
    return { path, bytes: new TextEncoder().encode(parts.join(between)) };
  }

  it.each(whole)('gives the same figures and finds the CURP of two persons: %s', (id, file) => {
    const result = verifier.verify([file]);
    const compared = ['curp-no-repetida', ...byChecks.map((item) => item.id)];
    const of = (one: VerificationResult) =>
      compared.map((item) => figures(itemIn(new Map([[id, one]]), { id }, item))).join('\n');
    expect(of(result)).toBe(of(FAULTY.get(id)!));
    const [{ findings }] = result.files;
    const repeated = findings.filter(({ rule }) => rule === 'curp-no-repetida');
    expect(repeated.map(({ place }) => place.field)).toEqual([PLACES.curpOfAnotherPerson[standardOf({ id })]]);
  });
});
