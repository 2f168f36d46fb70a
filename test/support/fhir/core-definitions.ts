import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ElementDefinition as R4Element, StructureDefinition } from 'fhir/r4';
import type { Constraint } from '../../../shared/formats/fhir/definitions/model.ts';
import { SHARED } from '../project.ts';

/** StructureDefinitions of R4 4.0.1 as published: the truth that generated tables are compared with. */
export const CORE_DEFINITIONS = 'corpora/fhir-r4-core/StructureDefinition.ndjson.gz';

const HL7 = 'http://hl7.org/fhir/StructureDefinition/';

/** Those of types: neither profiles and extensions nor logical models, which are patterns. */
export function coreTypes(): readonly StructureDefinition[] {
  const text = gunzipSync(readFileSync(join(SHARED, CORE_DEFINITIONS))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as StructureDefinition)
    .filter(({ kind, derivation }) => kind !== 'logical' && derivation !== 'constraint');
}

/** One line for each, sorted. */
export function coreConstraints({ constraint = [] }: R4Element): readonly string[] {
  return constraint
    .map(({ key, severity, expression = '', human, extension = [] }) => {
      const best = extension.find(({ url }) => url === `${HL7}elementdefinition-bestpractice`)?.valueBoolean;
      return constraintLine({ key, severity, expression, human, bestPractice: best });
    })
    .sort();
}

/** `key severity expression human`, and whether it is a best practice. */
export function constraintLine({ key, severity, expression, human, bestPractice = false }: Constraint): string {
  return `${key} ${severity} ${expression} ${human} ${bestPractice}`;
}

/** All that is compared but constraints, in one line. */
export function coreLine(element: R4Element, isResourceId: boolean): string {
  const { path, min, max, binding, isModifier, contentReference, maxLength } = element;
  const types = (element.type ?? []).map(({ code, extension, targetProfile = [], profile = [] }) => {
    const fhirType = extension?.find(({ url }) => url === `${HL7}structuredefinition-fhir-type`)?.valueUrl;
    const targets = targetProfile.map((url) => url.replace(HL7, '')).filter((name) => name !== 'Resource');
    return `${code.includes('fhirpath') ? fhirType : code}(${targets})(${profile})`;
  });
  const maxSet = binding?.extension?.find(({ url }) => url === `${HL7}elementdefinition-maxValueSet`);
  return [
    path,
    `${min}..${max}`,
    isResourceId ? 'id()()' : types.join(' '),
    binding?.valueSet ? `${binding.strength} ${unversioned(binding.valueSet)}` : '',
    maxSet ? unversioned(maxSet.valueCanonical ?? '') : '',
    isModifier ? 'modifier' : '',
    contentReference ?? '',
    maxLength ?? '',
  ].join(' ; ');
}

function unversioned(canonical: string): string {
  return canonical.replace(/\|.*$/, '');
}
