import { beforeAll, describe, expect, it } from 'vitest';
import {
  addStratum,
  changeMethod,
  changeRule,
  changeStratum,
  type Draft,
  draftFrom,
  inputOf,
  raiseRule,
  removeStratum,
  seedFrom,
  unitsOf,
  withTemplate,
} from '../../renderer/features/campanas/draft.ts';
import { filterWords } from '../../renderer/features/campanas/filter-words.ts';
import type { T } from '../../renderer/state/text.ts';
import { campaignMethods } from '../../shared/ipc/campaigns.ts';
import type { DesignTemplate } from '../../shared/model/index.ts';
import { design2011, drawSample } from '../../shared/statistics/index.ts';

const ID = '6f1c7a52-0d9e-4f6e-9a51-1c2d3e4f5a6b';
const BYTES = Uint8Array.from([0x5f, 0x2a, 0x91, 0xc0, 0x07]);
const NATIONAL: DesignTemplate = {
  ...{ id: 'diagnostico-ece-2011', title: 'Diagnóstico de 2011', description: 'Sintético', sizeAttribute: 'camas' },
  ...{ strata: design2011('').strata, sizeName: 'camas censables', universe: { withAttribute: 'camas' } },
  rules: [
    { stratum: 'con-ece', filter: { withAttribute: 'con-ece-2010' } },
    { stratum: 'resto', filter: {} },
  ],
};
const SIMPLE: DesignTemplate = {
  ...{ id: 'aleatorio-simple', title: 'Muestra aleatoria simple', description: 'Sintético' },
  strata: [{ id: 'todas', title: 'Todas las unidades', method: 'equal', sampleSize: 50 }],
};
const accepted = campaignMethods['campaigns.save'].input;

let draft: Draft;
beforeAll(() => {
  draft = draftFrom(NATIONAL, ID, 'Diagnóstico', BYTES);
});

describe('a draft of a campaign', () => {
  it('starts from a template, with a seed that can be read aloud', () => {
    expect(seedFrom(BYTES)).toBe('5f2a-91c0-07');
    expect(draft).toMatchObject({ universe: { withAttribute: 'camas' }, sizeAttribute: 'camas' });
    expect(draft.design).toMatchObject({
      id: 'diagnostico-ece-2011',
      seed: '5f2a-91c0-07',
      sizeName: 'camas censables',
    });
  });

  it('is what the contract takes, and draws 382 of a universe of the sizes of 2011', () => {
    const input = accepted.parse(inputOf(draft, draft.title));
    const sizes = [109, 140, 9, 451];
    const units = input.design.strata.flatMap(({ id }, s) =>
      Array.from({ length: sizes[s]! }, (_, i) => ({
        ...{ clues: `DFSIN${String(1000 * s + i).padStart(6, '0')}`, stratum: id, size: 10 + (i % 90) },
      })),
    );
    const outcome = drawSample({ ...draft.design, ...input.design } as Draft['design'], units);
    expect('draw' in outcome && outcome.draw.strata.map(({ selected }) => selected)).toEqual([109, 140, 9, 124]);
  });

  it('keeps name and seed when it starts again from another template', () => {
    const other = withTemplate(draft, SIMPLE);
    expect(other).toMatchObject({ id: ID, title: 'Diagnóstico', universe: {}, sizeAttribute: null, rules: [] });
    expect(other.design).toMatchObject({ seed: '5f2a-91c0-07', strata: SIMPLE.strata });
    expect(other.design.sizeName).toBeUndefined();
  });

  it('keeps the name it had while a new one is typed, and blanks at the ends do not count', () => {
    expect(inputOf({ ...draft, title: '   ' }, 'Diagnóstico').title).toBe('Diagnóstico');
    expect(inputOf({ ...draft, title: ' Otra ' }, 'Diagnóstico').title).toBe('Otra');
    const filtered = inputOf({ ...draft, universe: { text: ' sur ', states: [] } }, 'x').universe;
    expect(filtered).toEqual({ text: 'sur' });
  });
});

describe('strata of a draft', () => {
  it('lose what only the way of drawing before had', () => {
    const all = changeMethod(draft, 'resto', 'certainty').design.strata[3];
    expect(all).toEqual({
      id: 'resto',
      title: 'Las demás unidades hospitalarias',
      method: 'certainty',
      frameUnits: 451,
    });
    const equal = changeMethod(draft, 'resto', 'equal').design.strata[3]!;
    expect('unsized' in equal).toBe(false);
    expect(equal.sampleSize).toBe(124);
    expect(changeMethod(draft, 'con-ece', 'proportional').design.strata[0]).toMatchObject({ unsized: 'refuse' });
  });

  it('take a number of units as it is typed', () => {
    expect(['124', ' 1,500 ', '', 'abc', '-3', '999999'].map(unitsOf)).toEqual([
      ...[124, 1500, undefined, undefined, 3, 100_000],
    ]);
    const emptied = changeStratum(draft, 'resto', { sampleSize: undefined });
    expect('sampleSize' in emptied.design.strata[3]!).toBe(false);
    expect(accepted.safeParse(inputOf(emptied, 'x')).success).toBe(true);
  });

  it('are added under an id of their own, each with a rule', () => {
    const simple = draftFrom(SIMPLE, ID, 'Simple', BYTES);
    const two = addStratum(simple, 'Estrato');
    expect(two.design.strata.map(({ id }) => id)).toEqual(['todas', 'estrato-2']);
    // The one that needed no rule while it was alone has one now.
    expect(two.rules.map(({ stratum }) => stratum)).toEqual(['todas', 'estrato-2']);
    const again = addStratum(removeStratum(addStratum(two, 'Estrato'), 'estrato-2'), 'Estrato');
    expect(again.design.strata.map(({ id }) => id)).toEqual(['todas', 'estrato-3', 'estrato-4']);
    expect(accepted.safeParse(inputOf(again, 'x')).success).toBe(true);
  });

  it('go with all of their rules', () => {
    const left = removeStratum(
      { ...draft, rules: [...draft.rules, { stratum: 'resto', filter: { text: 'x' } }] },
      'resto',
    );
    expect(left.rules.map(({ stratum }) => stratum)).toEqual(['con-ece']);
  });

  it('have rules of which the first that fits counts, in an order that people choose', () => {
    const raised = raiseRule(draft, 'resto');
    expect(raised.rules.map(({ stratum }) => stratum)).toEqual(['resto', 'con-ece']);
    expect(raiseRule(raised, 'resto')).toBe(raised);
    expect(changeRule(draft, 'con-ece', { states: ['06'] }).rules[0]).toEqual({
      stratum: 'con-ece',
      filter: { states: ['06'] },
    });
    expect(changeRule(draft, 'institutos-nacionales', {}).rules.at(-1)).toEqual({
      stratum: 'institutos-nacionales',
      filter: {},
    });
  });
});

describe('a filter in words', () => {
  const t = ((key: string, values?: object) => (values ? `${key} ${JSON.stringify(values)}` : key)) as unknown as T;

  it('says each part that narrows it, and of a long list only the first', () => {
    expect(filterWords({}, t)).toEqual([]);
    expect(filterWords({ text: '  ', onlyOperating: false }, t)).toEqual([]);
    expect(filterWords({ text: 'sur', states: ['06', '14', '01', '02'], onlyOperating: true }, t)).toEqual([
      ...['«sur»', 'Colima, Jalisco, Aguascalientes +1', 'units.onlyOperating'],
    ]);
    expect(filterWords({ clues: ['DFSSA000010', 'DFSSA000022'] }, t)).toEqual(['campaigns.filter.listed {"n":"2"}']);
  });
});
