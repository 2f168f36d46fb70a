import { cellHasAt, cellIs, sameCells, shownText, trimmedStart } from './cell-text.ts';
import type { Report } from './cells.ts';
import type { Ages } from './conditions.ts';
import { curpBirthDay } from './curp-bytes.ts';
import { columnIndex, type Guide, type Relation } from './guide.ts';
import { type Row, UNKNOWN } from './row.ts';
import { RULE } from './rules.ts';

type Judge = () => void;

/** Makes the judges of the guide's relations between named columns. They run after the cells were judged. */
export function createRelationJudges(guide: Guide, row: Row, ages: Ages, report: Report): readonly Judge[] {
  const confirmed = guide.relations.filter((relation) => relation.confidence === 'confirmed');
  return confirmed.map((relation) => compile(guide, row, ages, report, relation));
}

function compile(guide: Guide, row: Row, ages: Ages, report: Report, relation: Relation): Judge {
  const { values } = row;
  const at = (name: string): number => columnIndex(guide, name);
  const say = (rule: number, column: number, expected: string, message: string): void =>
    report(rule, column, {
      actual: shownText(row, column),
      sensitivity: guide.columns[column].sensitivity,
      expected,
      message: `${guide.columns[column].name}: ${message}.`,
    });

  switch (relation.kind) {
    case 'dates': {
      const birth = at(relation.birth);
      const care = at(relation.care);
      return () => {
        if (values[birth] === UNKNOWN || values[care] === UNKNOWN) return;
        if (values[birth] > values[care]) {
          say(RULE.dateOrder, birth, `no posterior a ${relation.care}`, `es posterior a ${relation.care}`);
        } else if (yearsBetween(values[birth], values[care]) > relation.maxAge) {
          ages.years = UNKNOWN;
          ages.months = UNKNOWN;
          say(RULE.maxAge, birth, `hasta ${relation.maxAge} años`, `da una edad mayor de ${relation.maxAge} años`);
        }
      };
    }
    case 'pressure': {
      const systolic = at(relation.systolic);
      const diastolic = at(relation.diastolic);
      return () => {
        const upper = values[systolic];
        const lower = values[diastolic];
        if (upper === UNKNOWN || lower === UNKNOWN || (upper >= lower && (upper === 0) === (lower === 0))) return;
        const asked = `se esperaba igual o mayor que ${relation.diastolic}, y 0 sólo en ambas`;
        say(RULE.pressure, systolic, `igual o mayor que ${relation.diastolic}`, asked);
      };
    }
    case 'distinct-curps': {
      const first = at(relation.first);
      const second = at(relation.second);
      return () => {
        if (row.starts[second + 1] - row.starts[second] === 1 || !sameCells(row, first, second)) return;
        if (cellIs(row, second, relation.generic)) return;
        say(RULE.distinctCurps, second, `distinta de ${relation.first}`, `es la misma que ${relation.first}`);
      };
    }
    case 'generic-curp-abroad': {
      const curp = at(relation.curp);
      const country = at(relation.country);
      return () => {
        if (values[country] !== relation.home || !cellIs(row, curp, relation.generic)) return;
        const asked = `la genérica sólo se admite cuando ${relation.country} no es ${relation.home}`;
        say(RULE.genericCurpStaff, curp, 'la CURP de quien atiende', asked);
      };
    }
    case 'curp-age': {
      const curp = at(relation.curp);
      const care = at(relation.care);
      return () => {
        if (values[care] === UNKNOWN) return;
        const birth = curpBirthDay(row.buffer, row.starts[curp], row.starts[curp + 1] - 1);
        if (birth === 0 || cellIs(row, curp, relation.generic)) return;
        const years = yearsBetween(birth, values[care]);
        if (years >= relation.min && years <= relation.max) return;
        const asked = `de ${relation.min} a ${relation.max} años`;
        say(RULE.staffAge, curp, asked, `da una edad fuera del intervalo ${asked}`);
      };
    }
    case 'diagnosis-presence': {
      const code = at(relation.code);
      const flag = at(relation.flag);
      return () => {
        if (values[flag] === UNKNOWN) return;
        const empty = trimmedStart(row, code) === row.starts[code + 1] - 1;
        if (empty === (values[flag] === relation.absent)) return;
        const asked = empty
          ? `está vacío y ${relation.flag} no es ${relation.absent}`
          : `lleva una clave y ${relation.flag} es ${relation.absent}`;
        say(RULE.diagnosisPresence, code, empty ? 'una clave' : 'vacío', asked);
      };
    }
    case 'distinct-diagnoses': {
      const columns = relation.columns.map(at);
      return () => {
        for (let i = 1; i < columns.length; i++) {
          if (row.starts[columns[i] + 1] - row.starts[columns[i]] === 1) continue;
          for (let j = 0; j < i; j++) {
            if (!sameCells(row, columns[i], columns[j]) || cellIs(row, columns[i], relation.except)) continue;
            say(RULE.diagnosisRepeated, columns[i], 'otro diagnóstico', `repite ${relation.columns[j]}`);
            break;
          }
        }
      };
    }
    case 'diagnosis-staff': {
      const columns = relation.columns.map(at);
      const staff = at(relation.staff);
      return () => {
        if (values[staff] === UNKNOWN || relation.in.includes(values[staff])) return;
        for (const column of columns) {
          if (!cellHasAt(row, column, 0, relation.prefix)) continue;
          const asked = `una clave ${relation.prefix} pide que ${relation.staff} sea ${relation.in.join(' o ')}`;
          say(RULE.diagnosisStaff, column, `una clave sin ${relation.prefix}`, asked);
        }
      };
    }
  }
}

/** Completed years between two days written aaaammdd. */
export function yearsBetween(from: number, to: number): number {
  return Math.floor((to - from) / 10000);
}

/** Completed months between two days written aaaammdd. */
export function monthsBetween(from: number, to: number): number {
  const months = (Math.floor(to / 10000) - Math.floor(from / 10000)) * 12 + monthOf(to) - monthOf(from);
  return to % 100 < from % 100 ? months - 1 : months;
}

function monthOf(day: number): number {
  return Math.floor(day / 100) % 100;
}
