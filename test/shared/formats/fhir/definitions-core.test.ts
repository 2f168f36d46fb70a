import { expect, it } from 'vitest';
import type {
  Constraint,
  ElementDefinition,
  Property,
  Shape,
} from '../../../../shared/formats/fhir/definitions/model.ts';
import {
  CORE_DEFINITIONS,
  constraintLine,
  coreConstraints,
  coreLine,
  coreTypes,
} from '../../../support/fhir/core-definitions.ts';
import { r4Definitions } from '../../../support/fhir/definitions.ts';
import { describeWithShared } from '../../../support/with-shared.ts';

const definitions = r4Definitions();

/** An element of ours with the property it is met by. */
interface Met {
  readonly element: ElementDefinition;
  readonly property: Property | undefined;
}

describeWithShared(CORE_DEFINITIONS, 'definitions against R4 4.0.1 as published', () => {
  const published = coreTypes();

  it('knows the same types, as what they are', () => {
    const differences = published.flatMap(({ type, kind, abstract, baseDefinition }) => {
      const base = baseDefinition?.split('/').pop();
      return [
        definitions.isPrimitive(type) === (kind === 'primitive-type') ? [] : [`${type}: ${kind}`],
        definitions.isResource(type) === (kind === 'resource' && !abstract) ? [] : [`${type}: abstract ${abstract}`],
        base === undefined || definitions.isKindOf(type, base) ? [] : [`${type}: ${base}`],
        (definitions.shape(type) === undefined) === (kind === 'primitive-type') ? [] : [`${type}: shape`],
      ].flat();
    });
    expect(differences).toEqual([]);
    const resources = published.filter(({ kind, abstract }) => kind === 'resource' && !abstract);
    expect(definitions.resourceTypes).toEqual(resources.map(({ type }) => type).sort());
    expect(published.length).toBeGreaterThan(200);
  });

  it('has the same elements in the same order, with cardinality, types, targets, bindings and modifiers', () => {
    const differences: string[] = [];
    for (const { type, kind, snapshot } of published) {
      const shape = definitions.shape(type);
      if (!shape) continue;
      const theirs = snapshot!.element
        .slice(1)
        .map((it) => coreLine(it, kind === 'resource' && it.path === `${type}.id`));
      const ours = [...flatten(shape)].map(({ element }) => line(element));
      if (theirs.join('\n') !== ours.join('\n')) differences.push(...difference(theirs, ours));
    }
    expect(differences).toEqual([]);
  });

  it('has the same constraints, each once: in the shape, in the element or in its type', () => {
    const differences: string[] = [];
    for (const { type, snapshot } of published) {
      const shape = definitions.shape(type);
      if (!shape) continue;
      const [root, ...rest] = snapshot!.element;
      differences.push(...difference(coreConstraints(root), texts(shape.constraints)));
      const theirs = new Map(rest.map((element) => [element.path, coreConstraints(element)]));
      for (const { element, property } of flatten(shape)) {
        const expected = theirs.get(element.path) ?? [];
        const own = texts(ownConstraints(element, property));
        const ofType = element.types.length > 0 ? commonOfTypes(element) : ofElement();
        differences.push(...own.filter((it) => !expected.includes(it)).map((it) => `+ ${element.path}: ${it}`));
        const missing = expected.filter((it) => !own.includes(it) && !ofType.includes(it));
        differences.push(...missing.map((it) => `- ${element.path}: ${it}`));
        expect(own.filter((it) => !isBackbone(property) && ofType.includes(it))).toEqual([]);
      }
    }
    expect(differences).toEqual([]);
  });
});

/** Elements of a shape as a snapshot lists them: a backbone element, then its children. */
function* flatten(shape: Shape): Generator<Met> {
  for (const element of shape.elements) {
    const property = [...shape.properties.values()].find((it) => it.element === element);
    yield { element, property };
    if (property?.shape && isBackbone(property)) yield* flatten(property.shape);
  }
}

function isBackbone(property: Property | undefined): boolean {
  return property?.shape?.kind === 'backbone' && property.element.contentReference === undefined;
}

function ownConstraints(element: ElementDefinition, property: Property | undefined): readonly Constraint[] {
  return isBackbone(property) ? property!.shape!.constraints : element.constraints;
}

/** What every type of the element brings. */
function commonOfTypes({ types }: ElementDefinition): readonly string[] {
  return types
    .map(({ code }) => texts(definitions.shape(code)?.constraints ?? []))
    .map((own, i) => (own.length === 0 && definitions.isKindOf(types[i].code, 'Element') ? ofElement() : own))
    .reduce((a, b) => a.filter((it) => b.includes(it)));
}

function ofElement(): readonly string[] {
  return texts(definitions.shape('Element')!.constraints);
}

function texts(constraints: readonly Constraint[]): readonly string[] {
  return constraints.map(constraintLine).sort();
}

function line({ path, min, max, types, binding, isModifier, contentReference, maxLength }: ElementDefinition): string {
  return [
    path,
    `${min}..${max === Number.POSITIVE_INFINITY ? '*' : max}`,
    types.map(({ code, targets, profiles = [] }) => `${code}(${targets})(${profiles})`).join(' '),
    binding ? `${binding.strength} ${binding.valueSet}` : '',
    binding?.maxValueSet ?? '',
    isModifier ? 'modifier' : '',
    contentReference ?? '',
    maxLength ?? '',
  ].join(' ; ');
}

/** What stands on one side only; nothing but another order is told by the first line out of place. */
function difference(theirs: readonly string[], ours: readonly string[]): readonly string[] {
  const sides = [
    ...theirs.filter((it) => !ours.includes(it)).map((it) => `- ${it}`),
    ...ours.filter((it) => !theirs.includes(it)).map((it) => `+ ${it}`),
  ];
  const moved = theirs.findIndex((it, i) => it !== ours[i]);
  return sides.length > 0 || moved < 0 ? sides : [`order: ${theirs[moved]} / ${ours[moved]}`];
}
