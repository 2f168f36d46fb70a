import { cellHasAt, cellIs, sameCells, shownText, trimmedStart } from './cell-text.ts';
import type { Report } from './cells.ts';
import { curpBirthDay } from './curp-bytes.ts';
import { columnIndex, type Guide, type Relation } from './guide.ts';
import { isJudged } from './parse-columns.ts';
import { relationColumns } from './parse-rules.ts';
import { type Row, UNKNOWN } from './row.ts';
import { RULE, reportedVariant, SECONDARY } from './rules.ts';

type Judge = () => void;
type Kind = Relation['kind'];
type Of<K extends Kind> = Extract<Relation, { readonly kind: K }>;

/** Completed years, months and days at the care; UNKNOWN where they cannot be told. */
export interface Ages {
  years: number;
  months: number;
  days: number;
}

/** What the makers of judges work with. */
interface Tools {
  readonly row: Row;
  readonly ages: Ages;
  at(name: string): number;
  say(rule: number, column: number, expected: string, message: string): void;
}

/**
 * Makes the judges of the guide's relations between named columns. They run after the cells were judged; an age over
 * the maximum is then no longer told in `ages`.
 */
export function createRelationJudges(guide: Guide, row: Row, ages: Ages, report: Report): readonly Judge[] {
  const names = new Set(guide.columns.map(({ name }) => name));
  const judged = guide.relations.filter(
    (relation) => isJudged(relation.confidence) && relationColumns(relation).every((name) => names.has(name)),
  );
  return judged.map((relation) => {
    const reported = relation.confidence === 'reported';
    const tools: Tools = {
      row,
      ages,
      at: (name) => columnIndex(guide, name),
      say: (rule, column, expected, message) =>
        report(reported ? reportedVariant(rule) : rule, column, {
          actual: shownText(row, column),
          sensitivity: guide.columns[column].sensitivity,
          expected,
          message: `${guide.columns[column].name}: ${message}${reported ? SECONDARY : ''}.`,
        }),
    };
    return (MAKERS[relation.kind] as (relation: Relation, tools: Tools) => Judge)(relation, tools);
  });
}

const MAKERS: { readonly [K in Kind]: (relation: Of<K>, tools: Tools) => Judge } = {
  dates({ birth: birthName, care: careName, maxAge }, { row: { values }, ages, at, say }) {
    const birth = at(birthName);
    const care = at(careName);
    return () => {
      if (values[birth] === UNKNOWN || values[care] === UNKNOWN) return;
      if (values[birth] > values[care]) {
        say(RULE.dateOrder, birth, `no posterior a ${careName}`, `es posterior a ${careName}`);
      } else if (yearsBetween(values[birth], values[care]) > maxAge) {
        ages.years = UNKNOWN;
        ages.months = UNKNOWN;
        ages.days = UNKNOWN;
        say(RULE.maxAge, birth, `hasta ${maxAge} años`, `da una edad mayor de ${maxAge} años`);
      }
    };
  },
  'date-order'({ earlier, later }, { row: { values }, at, say }) {
    const first = at(earlier);
    const second = at(later);
    return () => {
      if (values[first] === UNKNOWN || values[second] === UNKNOWN || values[first] <= values[second]) return;
      say(RULE.laterDate, first, `no posterior a ${later}`, `es posterior a ${later}`);
    };
  },
  'time-order'({ earlierDate, earlierTime, laterDate, laterTime }, { row: { values }, at, say }) {
    const [firstDay, first, secondDay, second] = [earlierDate, earlierTime, laterDate, laterTime].map(at);
    return () => {
      if (values[firstDay] === UNKNOWN || values[firstDay] !== values[secondDay]) return;
      if (values[first] === UNKNOWN || values[second] === UNKNOWN || values[first] <= values[second]) return;
      say(RULE.laterTime, first, `no posterior a ${laterTime}`, `es posterior a ${laterTime} del mismo día`);
    };
  },
  pressure({ systolic, diastolic }, { row: { values }, at, say }) {
    const high = at(systolic);
    const low = at(diastolic);
    return () => {
      const upper = values[high];
      const lower = values[low];
      if (upper === UNKNOWN || lower === UNKNOWN || (upper >= lower && (upper === 0) === (lower === 0))) return;
      const asked = `se esperaba igual o mayor que ${diastolic}, y 0 sólo en ambas`;
      say(RULE.pressure, high, `igual o mayor que ${diastolic}`, asked);
    };
  },
  'distinct-curps'({ first: firstName, second: secondName, generic }, { row, at, say }) {
    const first = at(firstName);
    const second = at(secondName);
    return () => {
      if (row.starts[second + 1] - row.starts[second] === 1 || !sameCells(row, first, second)) return;
      if (cellIs(row, second, generic)) return;
      say(RULE.distinctCurps, second, `distinta de ${firstName}`, `es la misma que ${firstName}`);
    };
  },
  'generic-curp-abroad'({ curp: curpName, country: countryName, home, generic }, { row, at, say }) {
    const curp = at(curpName);
    const country = at(countryName);
    return () => {
      if (row.values[country] !== home || !cellIs(row, curp, generic)) return;
      const asked = `la genérica sólo se admite cuando ${countryName} no es ${home}`;
      say(RULE.genericCurpStaff, curp, 'la CURP de quien atiende', asked);
    };
  },
  'curp-age'({ curp: curpName, care: careName, min, max, generic }, { row, at, say }) {
    const curp = at(curpName);
    const care = at(careName);
    const asked = `de ${min} a ${max} años`;
    return () => {
      if (row.values[care] === UNKNOWN) return;
      const birth = curpBirthDay(row.buffer, row.starts[curp], row.starts[curp + 1] - 1);
      if (birth === 0 || cellIs(row, curp, generic)) return;
      const years = yearsBetween(birth, row.values[care]);
      if (years >= min && years <= max) return;
      say(RULE.staffAge, curp, asked, `da una edad fuera del intervalo ${asked}`);
    };
  },
  'estimated-birth'({ birth: birthName, curp: curpName, generic, estimate }, { row, at, say }) {
    const birth = at(birthName);
    const curp = at(curpName);
    return () => {
      // `dd/mm` of any year, or one whole date.
      if (!cellHasAt(row, birth, 0, estimate) || row.faulty[birth] === 1 || row.faulty[curp] === 1) return;
      if (row.starts[curp + 1] - row.starts[curp] === 1 || cellIs(row, curp, generic)) return;
      const day = curpBirthDay(row.buffer, row.starts[curp], row.starts[curp + 1] - 1);
      // Somebody may really be born on that day: her CURP then says so. An unreadable one proves nothing.
      if (day === row.values[birth] || (day === 0 && estimate.length < 10)) return;
      const asked = `${estimate} es una fecha estimada, que sólo va con la genérica en ${curpName}`;
      say(RULE.estimatedBirth, birth, `la fecha de ${curpName}`, asked);
    };
  },
  'diagnosis-presence'({ code: codeName, flag: flagName, absent }, { row, at, say }) {
    const code = at(codeName);
    const flag = at(flagName);
    return () => {
      const flagged = row.values[flag];
      if (flagged === UNKNOWN) return;
      const empty = trimmedStart(row, code) === row.starts[code + 1] - 1;
      if (empty === (flagged === absent)) return;
      const asked = empty ? `está vacío y ${flagName} no es ${absent}` : `lleva una clave y ${flagName} es ${absent}`;
      say(RULE.diagnosisPresence, code, empty ? 'una clave' : 'vacío', asked);
    };
  },
  'distinct-diagnoses'({ columns: names, except }, { row, at, say }) {
    const columns = names.map(at);
    return () => {
      for (let i = 1; i < columns.length; i++) {
        if (row.starts[columns[i] + 1] - row.starts[columns[i]] === 1) continue;
        for (let j = 0; j < i; j++) {
          if (!sameCells(row, columns[i], columns[j]) || cellIs(row, columns[i], except)) continue;
          say(RULE.diagnosisRepeated, columns[i], 'otro diagnóstico', `repite ${names[j]}`);
          break;
        }
      }
    };
  },
  'diagnosis-staff'({ columns: names, prefix, staff: staffName, in: staffTypes }, { row, at, say }) {
    const columns = names.map(at);
    const staff = at(staffName);
    return () => {
      if (row.values[staff] === UNKNOWN || staffTypes.includes(row.values[staff])) return;
      for (const column of columns) {
        if (!cellHasAt(row, column, 0, prefix)) continue;
        const asked = `una clave ${prefix} pide que ${staffName} sea ${staffTypes.join(' o ')}`;
        say(RULE.diagnosisStaff, column, `una clave sin ${prefix}`, asked);
      }
    };
  },
};

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
