import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Reported } from '../../shared/model/index.ts';
import {
  comparePublished,
  comparePublishedShare,
  ranking,
  readReported,
  share,
  sumReported,
} from '../../shared/statistics/index.ts';
import { formatPercent } from '../../shared/text/format.ts';
import { SHARED } from '../support/project.ts';
import { describeWithShared } from '../support/with-shared.ts';

type Row = Readonly<Record<string, string>>;

/** Rows of a table without quoted cells. */
function rowsOf(path: string): readonly Row[] {
  const [head, ...lines] = readFileSync(join(SHARED, path), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}

describeWithShared('golden/cecas-2024.csv', 'the state quality committees of 2024', () => {
  const rows = rowsOf('golden/cecas-2024.csv');
  const states = rows.map((row) => {
    const count = (name: string) => Number(row[name]);
    return {
      name: row.entidad,
      sessions: [row.pct_sesiones, count('sesiones_realizadas'), count('sesiones_programadas')] as const,
      agreements: [row.pct_acuerdos, count('acuerdos_cumplidos'), count('acuerdos_establecidos')] as const,
    };
  });

  it('are 32', () => expect(states).toHaveLength(32));

  it.each(states)('$name: sessions held and agreements met are recomputed', ({ name, sessions, agreements }) => {
    const [held, met] = [comparePublishedShare(...sessions), comparePublishedShare(...agreements)];
    expect(held).toMatchObject({ published: Number(sessions[0]), shown: Number(sessions[0]), status: 'agrees' });
    if (name === 'Colima') {
      expect(met).toMatchObject({
        published: 72.73,
        shown: 34.78,
        difference: -37.95,
        status: 'differs',
        flagged: true,
      });
      return;
    }
    if (name === 'Nuevo León') {
      // 0 of 0 agreements is published as 0.00 %: there is nothing to recompute, and nothing that contradicts it.
      expect(met).toMatchObject({ published: 0, shown: null, status: 'not-recomputable', flagged: false });
      return;
    }
    expect(met).toMatchObject({ published: Number(agreements[0]), shown: Number(agreements[0]), status: 'agrees' });
  });

  it('together met 239 of 445 agreements, which is not the mean of their percentages', () => {
    const sum = (of: (state: (typeof states)[number]) => number) =>
      states.reduce((total, state) => total + of(state), 0);
    const [met, made] = [sum((state) => state.agreements[1]), sum((state) => state.agreements[2])];
    expect(share(met, made)).toMatchObject({ part: 239, whole: 445, percent: 53.7 });
    expect(
      share(
        sum((state) => state.sessions[1]),
        sum((state) => state.sessions[2]),
      ),
    ).toMatchObject({ part: 90, whole: 96, percent: 93.8 });
  });

  it('are ranked with their ties, and one without agreements has no place', () => {
    const placed = ranking(
      states,
      ({ agreements }) => share(agreements[1], agreements[2]).percent,
      ({ name }) => name,
    );
    expect(placed.slice(0, 4).map(({ row, place, tied }) => [row.name, place, tied])).toEqual([
      ['Guanajuato', 1, true],
      ['Jalisco', 1, true],
      ['Sinaloa', 1, true],
      ['Ciudad de México', 4, false],
    ]);
    expect(placed.find(({ row }) => row.name === 'Colima')?.place).toBe(24);
    expect(placed.at(-1)).toMatchObject({ row: { name: 'Nuevo León' }, place: null });
    const tied = placed.filter(({ row }) => ['Oaxaca', 'Tlaxcala'].includes(row.name));
    expect(tied.map(({ place }) => place)).toEqual([20, 20]);
  });
});

describeWithShared('golden/cocasep-ssa-2024.csv', 'the patient-safety committees of 2024', () => {
  const rows = rowsOf('golden/cocasep-ssa-2024.csv');
  const PARTS = ['jurisdiccionales_distritales', 'unidades_primer_nivel_5_nucleos', 'hospitales'];
  const figure = (row: Row, name: string): Reported => readReported(row[name])!;
  const column = (name: string) => sumReported(rows.map((row) => figure(row, name)));

  it('are 227, 235 and 152, with what was not reported kept apart from 0', () => {
    const summary = PARTS.map((part) => {
      const { sum, reported, zeros, absent } = column(part);
      return { sum, reported, zeros, unreported: absent['not-reported'] };
    });
    expect(summary).toEqual([
      { sum: 227, reported: 32, zeros: 1, unreported: 0 },
      { sum: 235, reported: 13, zeros: 1, unreported: 19 },
      { sum: 152, reported: 14, zeros: 3, unreported: 18 },
    ]);
  });

  it('are 614 by their parts, and 615 by the totals of the rows, which is flagged', () => {
    const parts = PARTS.reduce((sum, part) => sum + (column(part).sum ?? 0), 0);
    expect(comparePublished('614', parts)).toMatchObject({ recomputed: 614, status: 'agrees' });
    expect(comparePublished('614', column('total').sum)).toMatchObject({ recomputed: 615, status: 'differs' });
  });

  it('add up in every row but that of Yucatán: 40 published, 39 by its parts', () => {
    const faults = rows
      .map((row) => ({
        name: row.entidad,
        ...comparePublished(row.total, sumReported(PARTS.map((part) => figure(row, part))).sum),
      }))
      .filter(({ flagged }) => flagged);
    expect(faults.map(({ name, published, shown }) => ({ name, published, shown }))).toEqual([
      { name: 'Yucatán', published: 40, shown: 39 },
    ]);
  });

  it('of the Secretaría are 614 of the 2,610 of the country, whose other parts nobody published by state', () => {
    expect(comparePublished('2,610', null)).toMatchObject({ published: 2610, shown: null, status: 'not-recomputable' });
    expect(formatPercent(share(614, 2610).percent)).toBe('23.5\u00a0%');
  });
});
