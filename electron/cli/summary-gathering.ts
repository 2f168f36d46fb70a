import type { FieldGathering, PractitionerGathering, VerificationResult } from '../../shared/model/index.ts';
import { formatNumber, plural } from '../../shared/text/format.ts';

const SHOWN = 10;
/** Of the longest bar, in characters. */
const BAR = 20;

/** Where the findings gather: the variables and the persons with most of them. */
export function gatheringParts({ gathering, files }: VerificationResult): readonly string[] {
  const formats = new Set(files.flatMap(({ format }) => (format === null ? [] : [format])));
  const practitioners = gathering.practitioners.filter(({ recordsWithFindings }) => recordsWithFindings > 0);
  return [...variables(gathering.fields, formats.size > 1), ...people(practitioners)];
}

/** Layers of the reading in which records fail or could not be told, and those that were left out. */
export function layerParts({ layers = [] }: VerificationResult): readonly string[] {
  const told = layers.filter(({ failed, undecided, leftOut }) => failed > 0 || undecided > 0 || leftOut === true);
  if (told.length === 0) return [];
  const lines = told.map(({ title, held, failed, undecided, leftOut }) =>
    leftOut === true
      ? `${count('—')}  ${title}: se dejó fuera`
      : `${count(failed)}  ${title}: de ${plural(held + failed + undecided, 'registro', 'registros')}${undecided > 0 ? `; no puede decirse de ${formatNumber(undecided)}` : ''}`,
  );
  return ['', 'Por capa de la lectura (registros que fallan)', ...lines];
}

function variables(fields: readonly FieldGathering[], manyFormats: boolean): readonly string[] {
  const named = fields.filter(({ field }) => field !== '');
  if (named.length === 0) return [];
  const most = named[0].findings;
  const lines = named.slice(0, SHOWN).map(({ format, field, findings, rules }) => {
    const where = manyFormats ? ` (${format})` : '';
    return `${count(findings)}  ${bar(findings, most)}  ${field}${where}: ${plural(rules.length, 'regla', 'reglas')}`;
  });
  return ['', 'Por variable', ...lines, ...rest(named.length, 'variable', 'variables')];
}

function people(practitioners: readonly PractitionerGathering[]): readonly string[] {
  if (practitioners.length === 0) return [];
  const most = practitioners[0].recordsWithFindings;
  const lines = practitioners.slice(0, SHOWN).map(({ curp, staffType, records, recordsWithFindings }) => {
    const staff = staffType === undefined ? '' : `, tipo de personal ${staffType}`;
    return `${count(recordsWithFindings)}  ${bar(recordsWithFindings, most)}  ${curp}${staff}: de ${plural(records, 'registro', 'registros')}`;
  });
  return [
    '',
    'Por prestador (registros con errores o advertencias)',
    ...lines,
    ...rest(practitioners.length, 'prestador', 'prestadores'),
  ];
}

function count(value: number | string): string {
  return `  ${(typeof value === 'string' ? value : formatNumber(value)).padStart(9)}`;
}

function bar(value: number, most: number): string {
  return '█'.repeat(Math.max(1, Math.round((value / most) * BAR))).padEnd(BAR);
}

function rest(all: number, one: string, many: string): readonly string[] {
  return all > SHOWN ? [`  … y ${plural(all - SHOWN, one, many)} más`] : [];
}
