import { describe, expect, it } from 'vitest';
import { findProfiles, listProfiles } from '../../renderer/features/verificar/profiles.ts';
import type { FhirPackage, FhirProfileRef } from '../../shared/ipc/contract.ts';

const guide = (name: string, version: string, profiles: readonly FhirProfileRef[]): FhirPackage => ({
  name,
  version,
  sha256: 'a'.repeat(64),
  source: 'importado',
  importedAt: '2026-01-01T00:00:00Z',
  counts: {},
  missing: [],
  profiles,
});
const profile = (id: string, version: string, type = 'Patient'): FhirProfileRef => ({
  url: `http://ejemplo.invalid/StructureDefinition/${id}`,
  version,
  title: `Título ${id}`,
  type,
});

describe('the profiles that are offered', () => {
  it('name a version only where several are at hand, so that the choice is plain', () => {
    const all = listProfiles([
      guide('b', '2.0.0', [profile('uno', '2.0.0')]),
      guide('b', '1.0.0', [profile('uno', '1.0.0'), profile('dos', '1.0.0', 'Encounter')]),
    ]);
    expect(all.map(({ canonical, guide: from }) => [canonical.split('/').at(-1), from])).toEqual([
      ['dos', 'b 1.0.0'],
      ['uno|2.0.0', 'b 2.0.0'],
      ['uno|1.0.0', 'b 1.0.0'],
    ]);
  });

  it('are found by every word, without accents, and the chosen ones stay in sight', () => {
    const all = listProfiles([guide('b', '1', [profile('uno', '1'), profile('dos', '1', 'Encounter')])]);
    const chosen = 'http://ejemplo.invalid/StructureDefinition/dos';
    expect(findProfiles(all, 'TITULO patient', []).shown.map(({ title }) => title)).toEqual(['Título uno']);
    expect(findProfiles(all, 'uno', [chosen]).shown.map(({ title }) => title)).toEqual(['Título dos', 'Título uno']);
    expect(findProfiles(all, 'nada', []).shown).toEqual([]);
  });

  it('are cut, and the rest is counted', () => {
    const many = Array.from({ length: 50 }, (_, i) => profile(`p${i}`, '1'));
    const { shown, more } = findProfiles(listProfiles([guide('b', '1', many)]), '', []);
    expect(shown.length + more).toBe(50);
    expect(more).toBeGreaterThan(0);
  });
});
