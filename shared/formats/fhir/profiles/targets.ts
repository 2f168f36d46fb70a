import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { anyOf } from './bindings.ts';
import { rootInstance } from './instances.ts';
import type { ProfileType } from './model.ts';
import type { Instance, Run } from './run.ts';
import { fail, unsure, within } from './run.ts';
import { conforms } from './validate.ts';

/** What is known of the resource that a reference names. */
interface Target {
  /** Undefined where nobody can tell. */
  readonly type: string | undefined;
  readonly resource?: Json;
  readonly isContained: boolean;
}

/** Whether a Reference points at a resource of the profiles it may point at, in one of the ways it may. */
export function checkReference(run: Run, types: readonly ProfileType[], { type, value }: Instance): void {
  if (type !== 'Reference' || !isObject(value)) return;
  const own = types.filter(({ code }) => code === 'Reference');
  checkAggregation(run, own, value);
  const canonicals = own.flatMap(({ targetProfiles }) => targetProfiles);
  if (canonicals.length === 0 || own.some(({ targetProfiles }) => targetProfiles.length === 0)) return;
  const verdict = pointsAt(run, canonicals, value);
  if (verdict === true) return;
  if (verdict === null) unsure(run);
  else
    fail(run, 'target', 'La referencia no apunta a un recurso de los que se admiten', {
      expected: canonicals.join(', '),
    });
}

/** Whether a Reference points at a resource that conforms to one of the profiles. */
export function pointsAt(run: Run, canonicals: readonly string[], reference: Json): boolean | null {
  const { store, definitions } = run.tools;
  const target = targetOf(run, reference);
  if (target?.type === undefined) return null;
  const { type, resource, isContained } = target;
  return anyOf(
    canonicals.map((canonical) => {
      const wanted = store.typeOf(canonical);
      if (wanted === undefined) return null;
      if (!definitions.isKindOf(type, wanted)) return false;
      if (store.isCoreType(canonical)) return true;
      const profile = store.profile(canonical);
      const shape = definitions.shape(type);
      if (profile === undefined || resource === undefined || shape === undefined) return null;
      let verdict: boolean | null = null;
      within(run, resource, isContained, () => {
        verdict = conforms(run, profile, rootInstance(resource, shape));
      });
      return verdict;
    }),
  );
}

/** The resource a Reference names, or at least its type; undefined where there is no reference to follow. */
export function targetOf(run: Run, value: Json): Target | undefined {
  const { reference } = value;
  if (typeof reference !== 'string') {
    if (typeof value.type !== 'string') return undefined;
    return { type: run.tools.definitions.isResource(value.type) ? value.type : undefined, isContained: false };
  }
  const isContained = reference.startsWith('#');
  const resource = isContained ? contained(run, reference.slice(1)) : run.visit.resolve?.(reference);
  if (resource) {
    const type = typeof resource.resourceType === 'string' ? resource.resourceType : undefined;
    return {
      type: type !== undefined && run.tools.definitions.isResource(type) ? type : undefined,
      resource,
      isContained,
    };
  }
  const literal = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(
    reference,
  )?.[1];
  const named = literal ?? (typeof value.type === 'string' ? value.type : undefined);
  return { type: named !== undefined && run.tools.definitions.isResource(named) ? named : undefined, isContained };
}

function contained(run: Run, id: string): Json | undefined {
  const { root } = run.visit;
  if (id === '') return root;
  return Array.isArray(root.contained) ? root.contained.filter(isObject).find((one) => one.id === id) : undefined;
}

function checkAggregation(run: Run, types: readonly ProfileType[], value: Json): void {
  const modes = types.flatMap(({ aggregation }) => aggregation);
  const { reference } = value;
  if (modes.length === 0 || typeof reference !== 'string') return;
  if (reference.startsWith('#')) {
    if (!modes.includes('contained'))
      fail(run, 'aggregation', 'Esta referencia no debe ser a un recurso contenido', { expected: modes.join(', ') });
    return;
  }
  if (modes.includes('referenced')) return;
  if (!modes.includes('bundled'))
    fail(run, 'aggregation', 'Esta referencia debe ser a un recurso contenido', { expected: modes.join(', ') });
  else if (run.visit.resolve === undefined || run.visit.resolve(reference) === undefined) unsure(run);
  else if (run.visit.resolve(reference) === null)
    fail(run, 'aggregation', 'Esta referencia debe ser a un recurso del mismo Bundle', { expected: modes.join(', ') });
}
