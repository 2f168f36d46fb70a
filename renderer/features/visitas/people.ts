import type { PersonRole, VisitPerson } from '../../../shared/model/index.ts';

export const ROLES: readonly PersonRole[] = ['evaluador', 'atiende', 'testigo'];

export function newPerson(role: PersonRole): VisitPerson {
  return { id: crypto.randomUUID(), role, name: '', position: '', credential: '' };
}

/** Somebody known from an earlier visit, as a person of this one. */
export function again({ role, name, position, credential }: VisitPerson): VisitPerson {
  return { id: crypto.randomUUID(), role, name, position, credential };
}

/** People without those lines that nobody filled in. */
export function named(people: readonly VisitPerson[]): VisitPerson[] {
  return people
    .map((person) => ({
      ...person,
      name: person.name.trim(),
      position: person.position.trim(),
      credential: person.credential.trim(),
    }))
    .filter(({ name }) => name !== '');
}

/** Whether somebody of the same name and credential is there already. */
export function includes(people: readonly VisitPerson[], { name, credential }: VisitPerson): boolean {
  return people.some((one) => one.name.trim() === name && one.credential.trim() === credential);
}
