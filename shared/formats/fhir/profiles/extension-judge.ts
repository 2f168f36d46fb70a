import type { LayerJudge, Visit } from '../conformance/model.ts';
import type { Constraint, Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { EXTENSION_FAULTS } from '../rules/extensions.ts';
import type { Holder } from './extension-context.ts';
import { holderOf, isAllowed } from './extension-context.ts';
import { rootInstance } from './instances.ts';
import { isLaterExtension } from './later-extensions.ts';
import type { Profile } from './model.ts';
import type { Tools } from './run.ts';
import { createRun } from './run.ts';
import { CORE } from './store.ts';
import { validateProfile } from './validate.ts';

/** Extensions of other releases used in R4: `http://hl7.org/fhir/5.0/StructureDefinition/extension-Patient.x`. */
const CROSS_VERSION = /^http:\/\/hl7\.org\/fhir\/\d+\.\d+\/StructureDefinition\/extension-/;

/** Judges extensions by their definitions: where they stand, what they hold. Unknown ones are nobody's fault. */
export function createExtensionJudge(parts: Omit<Tools, 'layer' | 'rules'>): LayerJudge {
  const tools: Tools = { ...parts, layer: 'fhir-extension', rules: EXTENSION_FAULTS };
  const { store, definitions } = tools;
  /** The value that paths begin at. */
  let outermost: Json | undefined;

  const judge = (profile: Profile, value: Json, shape: Shape, visit: Visit): void => {
    if (profile.modifier !== isModifier(visit))
      visit.report('extensionModifier', [], { expected: profile.modifier ? 'modifierExtension' : 'extension' });
    const holder = outermost === undefined ? undefined : holderOf(definitions, outermost, visit.path);
    if (holder === undefined) visit.undecided('fhir-extension');
    else judgeContext(profile, holder, visit);
    validateProfile(createRun(tools, visit, profile), profile, rootInstance(value, shape));
  };

  const judgeContext = (profile: Profile, holder: Holder, visit: Visit): void => {
    const holds = (expression: string): boolean | null => {
      const constraint: Constraint = { key: 'contexto', severity: 'error', expression, human: expression };
      return tools.evaluator?.evaluate(constraint, holder.value, holder.type, visit) ?? null;
    };
    const allowed = isAllowed(profile.contexts, holder, holds);
    if (allowed === null) visit.undecided('fhir-extension');
    if (allowed === false) {
      const expected = profile.contexts.map(({ expression }) => expression).join(', ');
      visit.report('extensionContext', [], { expected: `${expected} (${profile.url})` });
      return;
    }
    for (const expression of profile.contextInvariants) {
      // It speaks of the extension itself, which is not the value that it is evaluated at.
      const verdict = expression.includes('%extension') ? null : holds(expression);
      if (verdict === false) visit.report('extensionContext', [], { expected: `${expression} (${profile.url})` });
      else if (verdict === null) visit.undecided('fhir-extension');
    }
  };

  const judgeUnknown = (url: string, visit: Visit): void => {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) {
      judgeNested(url, visit);
      return;
    }
    if (CROSS_VERSION.test(url) || !url.startsWith(CORE)) {
      // Whoever does not know a modifier must not process what it modifies; nobody here can tell what it says.
      if (!isModifier(visit)) return;
      visit.undecided('fhir-extension');
      visit.report('modifierUnknown', ['url'], { actual: url });
      return;
    }
    const isLater = isLaterExtension(url.slice(CORE.length), definitions);
    if (isLater) visit.undecided('fhir-extension');
    visit.report(isLater ? 'extensionLater' : 'extensionUnknown', ['url'], { actual: url });
  };

  /** A relative url has to be one of those that the definition of the extension around it knows. */
  const judgeNested = (url: string, visit: Visit): void => {
    const holder = outermost === undefined ? undefined : holderOf(definitions, outermost, visit.path);
    const around = holder?.extensionUrl === undefined ? undefined : store.extension(holder.extensionUrl);
    if (around === undefined || around.partial) return;
    const nested = around.root.children.get('extension');
    const slices = nested?.slices ?? [];
    const isKnown = slices.some(
      ({ sliceName, children }) => children.get('url')?.fixed?.value === url || sliceName === url,
    );
    // Where the definition admits none, the cardinality says so.
    if (isKnown || nested?.max === 0) return;
    visit.report('extensionNested', ['url'], { actual: url, expected: around.url });
  };

  return {
    layer: 'fhir-extension',
    resource(value, _shape, visit) {
      if (visit.path.length === 0) outermost = value;
    },
    complex(value, shape, _property, visit) {
      const { url } = value;
      if (typeof url !== 'string') return;
      const profile = store.extension(url);
      if (profile === undefined) judgeUnknown(url, visit);
      else judge(profile, value, shape, visit);
    },
    wantsComplex: (shape) => shape.path === 'Extension',
    wantsPrimitive: () => false,
  };
}

/** Whether the extension at hand stands in `modifierExtension`. */
function isModifier({ path }: Visit): boolean {
  return path[path.length - 2] === 'modifierExtension';
}
