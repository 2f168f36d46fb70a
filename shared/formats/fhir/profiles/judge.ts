import type { LayerJudge, Visit } from '../conformance/model.ts';
import type { Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { PROFILE_FAULTS } from '../rules/profiles.ts';
import { rootInstance } from './instances.ts';
import { judgeMeasureReport } from './measure-report.ts';
import type { Profile } from './model.ts';
import { judgeResponse } from './questionnaire.ts';
import type { Tools } from './run.ts';
import { createRun } from './run.ts';
import { judgeDefinition } from './structure-definition.ts';
import { validateProfile } from './validate.ts';
import { vitalSignsProfile } from './vital-signs.ts';

export interface ProfileJudgeParts extends Omit<Tools, 'layer' | 'rules'> {
  /** Canonicals chosen by hand: for the outermost resources of their types. */
  readonly chosen?: readonly string[];
}

/** Profiles that one resource may claim; more are not looked at. */
const MAX_CLAIMS = 50;
/** Profiles of one file that something is said of. */
const MAX_TOLD = 10_000;

/**
 * Judges resources by their profiles: those in `meta.profile`, those chosen by hand, those that an imported guide asks
 * of all resources of a type, and R4's vital signs.
 */
export function createProfileJudge({ chosen = [], ...parts }: ProfileJudgeParts): LayerJudge {
  const tools: Tools = { ...parts, layer: 'fhir-perfil', rules: PROFILE_FAULTS };
  const { store, definitions } = tools;
  const told = new Set<string>();

  /** What is said of a profile, not of the resource that claims it, is said once per file. */
  const isFirst = (canonical: string): boolean => {
    if (told.has(canonical) || told.size >= MAX_TOLD) return false;
    told.add(canonical);
    return true;
  };

  const apply = (canonical: string, claim: number, shape: Shape, visit: Visit): Profile | undefined => {
    const below = claim < 0 ? [] : ['meta', 'profile', claim];
    if (store.isCoreType(canonical)) {
      const type = store.typeOf(canonical)!;
      if (!definitions.isKindOf(shape.path, type)) visit.report('profileSubject', below, { expected: shape.path });
      return undefined;
    }
    const profile = store.profile(canonical);
    if (profile === undefined) {
      visit.undecided('fhir-perfil');
      if (isFirst(canonical)) visit.report('profileUnknown', below, { expected: canonical });
      return undefined;
    }
    if (!definitions.isKindOf(shape.path, profile.type)) {
      if (claim >= 0) visit.report('profileSubject', below, { expected: profile.type });
      return undefined;
    }
    if (profile.problems.length > 0 && isFirst(canonical)) {
      visit.report('profileDefinition', below, { expected: `${profile.problems.join('; ')} (${profile.url})` });
    }
    if (profile.problems.length > 0) visit.undecided('fhir-perfil');
    return profile;
  };

  /** What a response or a report is held against; undefined where it names nothing that is at hand. */
  const source = (value: Json, type: string, canonical: unknown): Json | undefined => {
    if (typeof canonical !== 'string') return undefined;
    if (!canonical.startsWith('#')) return store.resource(type, canonical);
    const contained = Array.isArray(value.contained) ? value.contained.filter(isObject) : [];
    return contained.find(({ id, resourceType }) => resourceType === type && id === canonical.slice(1));
  };

  const judgeForms = (value: Json, shape: Shape, visit: Visit): void => {
    if (shape.path === 'QuestionnaireResponse') {
      const questionnaire = source(value, 'Questionnaire', value.questionnaire);
      if (questionnaire !== undefined) judgeResponse(value, questionnaire, visit, tools.terminology);
    } else if (shape.path === 'MeasureReport') {
      const measure = source(value, 'Measure', value.measure);
      if (measure !== undefined) judgeMeasureReport(value, measure, visit);
    } else if (shape.path === 'StructureDefinition') judgeDefinition(value, definitions, store, visit);
  };

  return {
    layer: 'fhir-perfil',
    begin() {
      told.clear();
    },
    resource(value, shape, visit) {
      judgeForms(value, shape, visit);
      const claims = claimed(value);
      const profiles = new Map<Profile, true>();
      claims.forEach((canonical, index) => {
        const profile = typeof canonical === 'string' ? apply(canonical, index, shape, visit) : undefined;
        if (profile !== undefined) profiles.set(profile, true);
      });
      const asked = [...store.globals(shape.path), ...(visit.path.length === 0 ? chosen : [])];
      const vital = vitalSignsProfile(value);
      if (vital !== undefined) asked.push(vital);
      for (const canonical of asked) {
        const profile = apply(canonical, -1, shape, visit);
        if (profile !== undefined) profiles.set(profile, true);
      }
      if (profiles.size === 0) return;
      const instance = rootInstance(value, shape);
      const [first] = profiles.keys();
      const run = createRun(tools, visit, first);
      for (const profile of profiles.keys()) validateProfile(run, profile, instance);
    },
    wantsComplex: () => false,
    wantsPrimitive: () => false,
    applies: (resource) =>
      resource.resourceType === 'StructureDefinition' ||
      source(resource, 'Questionnaire', resource.questionnaire) !== undefined ||
      source(resource, 'Measure', resource.measure) !== undefined ||
      claimed(resource).length > 0 ||
      chosen.length > 0 ||
      vitalSignsProfile(resource) !== undefined ||
      (typeof resource.resourceType === 'string' && store.globals(resource.resourceType).length > 0),
  };
}

function claimed({ meta }: Json): readonly unknown[] {
  return isObject(meta) && Array.isArray(meta.profile) ? meta.profile.slice(0, MAX_CLAIMS) : [];
}
