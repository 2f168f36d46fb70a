import type { ProfileType } from './model.ts';
import type { Instance, Run } from './run.ts';
import { fail, unsure } from './run.ts';
import { conforms, validateProfile } from './validate.ts';

/**
 * Whether a value is of a type the profile leaves; then also whether it conforms to one of the profiles of that type.
 *
 * @returns false where the type is wrong: nothing else is worth saying of the value
 */
export function checkTypes(run: Run, types: readonly ProfileType[], instance: Instance): boolean {
  const matching = types.filter(({ code }) => isOfType(run, instance.type, code));
  if (matching.length === 0) {
    fail(run, 'type', 'El elemento no es de un tipo de los que se admiten', {
      expected: types.map(({ code }) => code).join(', '),
      actual: instance.type,
    });
    return false;
  }
  // Extensions are judged by their own definitions, in their own layer.
  if (instance.type === 'Extension' || matching.some(({ profiles }) => profiles.length === 0)) return true;
  checkProfiles(
    run,
    matching.flatMap(({ profiles }) => profiles),
    instance,
  );
  return true;
}

function isOfType(run: Run, type: string, code: string): boolean {
  // Definitions give FHIRPath's own types to `id` and to `url` of extensions.
  return code.startsWith('http://hl7.org/fhirpath/') || run.tools.definitions.isKindOf(type, code);
}

/** One profile is reported in full; of several, one has to be met. */
function checkProfiles(run: Run, canonicals: readonly string[], instance: Instance): void {
  const { store } = run.tools;
  if (canonicals.some((canonical) => store.isCoreType(canonical))) return;
  const profiles = canonicals.map((canonical) => store.profile(canonical));
  if (profiles.length === 1) {
    const [profile] = profiles;
    if (profile === undefined) unsure(run);
    // A profile that holds itself ends where the value ends.
    else validateProfile(run, profile, instance);
    return;
  }
  const verdicts = profiles.map((profile) => (profile === undefined ? null : conforms(run, profile, instance)));
  if (verdicts.includes(true)) return;
  if (verdicts.includes(null)) unsure(run);
  else
    fail(run, 'typeProfile', 'El valor no cumple ninguno de los perfiles que se admiten', {
      expected: canonicals.join(', '),
    });
}
