import { type ReportRequest, reportRequest } from '../../shared/ipc/reports.ts';
import type { ReportStyle } from '../engine/report-prepare.ts';
import { AGGREGATE_OPTIONS, aggregateQueryOf } from './aggregate-arguments.ts';
import { parse, UsageError } from './arguments.ts';
import { editionName } from './own-checklist.ts';
import { STYLE_OPTIONS, styleOf } from './report-style.ts';

/** Where what is printed comes from. */
export type PrintSource =
  | { readonly from: 'registry'; readonly request: ReportRequest }
  /** A result or a closed visit. */
  | { readonly from: 'file'; readonly path: string }
  /** Two results, each an id of the registry or a file that ends in `.json`. */
  | { readonly from: 'two'; readonly before: string; readonly after: string };

export interface PrintArguments {
  readonly source: PrintSource;
  readonly target: string;
  readonly style: ReportStyle;
  /** In place of those of the settings. */
  readonly institution?: string;
  readonly logo?: string;
  readonly seal?: { readonly cer: string; readonly key: string; readonly passwordFile?: string };
}

type Values = Readonly<Record<string, unknown>>;

/** Each names one report; of a comparative, the last two say which visits. */
const SOURCES = ['run', 'result', 'unit', 'visit', 'compare', 'comparative', 'campaign', 'checklist'] as const;

/** What each option expects, for the sentence about a wrong one. */
const EXPECTED: Readonly<Record<string, string>> = {
  run: '--run espera el identificador de una verificación guardada; «cotejo registry list» los dice.',
  clues: '--unit espera una CLUES: cinco letras mayúsculas y seis dígitos.',
  visit: '--visit espera el identificador de una visita; «cotejo visits list» los dice.',
  version: '--version espera un número desde 1.',
  before: '--compare espera dos verificaciones: identificadores o archivos .json.',
  after: '--compare espera dos verificaciones: identificadores o archivos .json.',
  campaign: '--campaign espera el identificador de una campaña; «cotejo campaigns list» los dice.',
  checklist: '--checklist espera el identificador de una lista: ID o ID@EDICIÓN.',
  edition: '--checklist espera el identificador de una lista: ID o ID@EDICIÓN.',
};

/** Reads the arguments of `cotejo report print`. @throws UsageError */
export function printArguments(args: readonly string[]): PrintArguments {
  const { values, positionals } = parse(args, {
    ...AGGREGATE_OPTIONS,
    ...STYLE_OPTIONS,
    run: { type: 'string' },
    result: { type: 'string' },
    unit: { type: 'string' },
    visit: { type: 'string' },
    version: { type: 'string' },
    compare: { type: 'boolean' },
    comparative: { type: 'boolean' },
    logo: { type: 'string' },
    institution: { type: 'string' },
    'sign-pdf': { type: 'boolean' },
    cer: { type: 'string' },
    key: { type: 'string' },
    'password-file': { type: 'string' },
  });
  const { target, names } = filesOf(positionals);
  const style = styleOf(values);
  return {
    source: sourceOf(values, names, style),
    target,
    style,
    institution: values.institution as string | undefined,
    logo: values.logo as string | undefined,
    seal: sealOf(values, target),
  };
}

/** Where it is written, known by its ending, and the names beside it. */
function filesOf(positionals: readonly string[]): { readonly target: string; readonly names: readonly string[] } {
  const targets = positionals.filter((name) => /\.(pdf|html?)$/i.test(name));
  const [target, another] = targets;
  if (target === undefined) throw new UsageError('Falta decir en qué archivo escribir el informe (.pdf o .html).');
  if (another !== undefined) throw new UsageError('El informe se escribe en un solo archivo.');
  return { target, names: positionals.filter((name) => name !== target) };
}

function sourceOf(values: Values, names: readonly string[], style: ReportStyle): PrintSource {
  const source = chosen(values);
  for (const option of Object.keys(AGGREGATE_OPTIONS)) {
    const own = option === 'campaign' || option === 'checklist';
    if (!own && source !== 'comparative' && values[option] !== undefined) {
      throw new UsageError(`--${option} solo va con --comparative.`);
    }
  }
  if (source !== 'visit' && values.version !== undefined) throw new UsageError('--version solo va con --visit.');
  if (source !== 'compare' && names.length > 0) throw new UsageError(`No se sabe qué hacer con «${names[0]}».`);

  switch (source) {
    case 'run':
      return asked({ kind: 'run', run: values.run, ...style });
    case 'result':
      return { from: 'file', path: values.result as string };
    case 'unit':
      return asked({ kind: 'unit', clues: String(values.unit).toUpperCase(), ...style });
    case 'visit': {
      const version = values.version === undefined ? undefined : Number(values.version);
      return asked({ kind: 'visit', visit: values.visit, version, ...style });
    }
    case 'compare': {
      const [before, after, ...more] = names;
      if (before === undefined || after === undefined || more.length > 0) throw new UsageError(EXPECTED.before);
      if (isFile(before) || isFile(after)) return { from: 'two', before, after };
      return asked({ kind: 'comparison', before, after, ...style });
    }
    case 'comparative':
      return asked({ kind: 'comparative', query: aggregateQueryOf(comparativeValues(values)), ...style });
    case 'campaign':
      return asked({ kind: 'campaign', campaign: values.campaign, ...style });
    case 'checklist': {
      const { id, edition } = editionName(values.checklist as string);
      return asked({ kind: 'checklist', checklist: id, edition, ...style });
    }
  }
}

/** Whether what stands where a verification is named is a file. */
export function isFile(name: string): boolean {
  return /\.json$/i.test(name);
}

function chosen(values: Values): (typeof SOURCES)[number] {
  const given = SOURCES.filter((source) => values[source] !== undefined);
  const meant = values.comparative === true ? given.filter((s) => s !== 'campaign' && s !== 'checklist') : given;
  const [source, another] = meant;
  if (source === undefined) {
    throw new UsageError(`Falta decir qué imprimir: ${SOURCES.map((option) => `--${option}`).join(', ')}.`);
  }
  if (another !== undefined) throw new UsageError(`--${source} y --${another} no van juntas: elija una.`);
  return source;
}

function comparativeValues(values: Values): Values {
  if (values.checklist !== undefined) return values;
  throw new UsageError('Con --comparative falta --checklist; «cotejo aggregates» dice de qué listas hay visitas.');
}

function asked(request: object): PrintSource {
  const read = reportRequest.safeParse(request);
  if (read.success) return { from: 'registry', request: read.data };
  const wrong = String(read.error.issues[0]?.path[0]);
  throw new UsageError(EXPECTED[wrong] ?? `La opción --${wrong} no lleva el valor que espera.`);
}

function sealOf(values: Values, target: string): PrintArguments['seal'] {
  const { cer, key } = values as Readonly<Record<string, string | undefined>>;
  const passwordFile = values['password-file'] as string | undefined;
  if (values['sign-pdf'] !== true) {
    const alone = ['cer', 'key', 'password-file'].find((option) => values[option] !== undefined);
    if (alone !== undefined) throw new UsageError(`--${alone} solo va con --sign-pdf.`);
    return undefined;
  }
  if (cer === undefined || key === undefined) {
    throw new UsageError('Para firmar el PDF faltan --cer y --key: el certificado y la llave de la e.firma.');
  }
  if (!/\.pdf$/i.test(target)) throw new UsageError('Solo un PDF se firma con --sign-pdf; el archivo termina en .pdf.');
  return { cer, key, passwordFile };
}
