import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_CHECKLIST, DEFAULT_MAX_FINDINGS } from '../engine/run-setup.ts';

/** Bad arguments: a sentence for people, exit code 2. */
export class UsageError extends Error {}

export interface VerifyArguments {
  readonly paths: readonly string[];
  readonly checklist: string;
  readonly unit?: string;
  readonly catalogs?: string;
  readonly json?: string;
  readonly report?: string;
  readonly sarif?: string;
  /** Guide that the text files are of. */
  readonly guide?: string;
  /** FHIR packages for this run only. */
  readonly packages: readonly string[];
  /** Canonicals of FHIR profiles. */
  readonly profiles: readonly string[];
  readonly withoutLayers: readonly string[];
  /** Files with identifier systems, extensions and codes to add, for this run only; absolute. */
  readonly ownLists: { readonly fhir?: string; readonly hl7v2?: string; readonly cda?: string };
  /** Local profiles of HL7 v2. */
  readonly hl7Profiles: readonly string[];
  /** A `.json` file, or else a folder. */
  readonly operationOutcome?: string;
  /** Where the annotated copy goes. */
  readonly annotated?: string;
  readonly byVariable?: string;
  readonly byPractitioner?: string;
  /** A `.csv` takes the findings, a `.zip` all tables. */
  readonly csv?: string;
  readonly xlsx?: string;
  readonly measureReport?: string;
  readonly junit?: string;
  readonly markdown?: string;
  /** File with accepted findings. */
  readonly acceptances?: string;
  readonly failUnder?: number;
  readonly maxFindings: number;
  readonly threads: number;
  readonly save: boolean;
}

/** Reads the arguments of `cotejo verify`. @throws UsageError */
export function verifyArguments(args: readonly string[]): VerifyArguments {
  const { values, positionals } = parse(args, {
    checklist: { type: 'string' },
    unit: { type: 'string' },
    catalogs: { type: 'string' },
    json: { type: 'string' },
    report: { type: 'string' },
    sarif: { type: 'string' },
    guide: { type: 'string' },
    packages: { type: 'string', multiple: true },
    profile: { type: 'string', multiple: true },
    'without-layer': { type: 'string', multiple: true },
    'fhir-config': { type: 'string' },
    'hl7-config': { type: 'string' },
    'cda-config': { type: 'string' },
    'hl7-profile': { type: 'string', multiple: true },
    'operation-outcome': { type: 'string' },
    annotated: { type: 'string' },
    'by-variable': { type: 'string' },
    'by-practitioner': { type: 'string' },
    csv: { type: 'string' },
    xlsx: { type: 'string' },
    'measure-report': { type: 'string' },
    junit: { type: 'string' },
    markdown: { type: 'string' },
    acceptances: { type: 'string' },
    'fail-under': { type: 'string' },
    'max-findings': { type: 'string' },
    threads: { type: 'string' },
    save: { type: 'boolean' },
  });
  if (positionals.length === 0) throw new UsageError('Falta decir qué verificar: un archivo, una carpeta o un ZIP.');
  const unit = values.unit as string | undefined;
  if (unit !== undefined && !/^[A-Z]{5}\d{6}$/.test(unit)) {
    throw new UsageError('--unit espera una CLUES: cinco letras mayúsculas y seis dígitos.');
  }
  if (values.json === '-' && values.markdown === '-') {
    throw new UsageError(
      '--json y --markdown no pueden ir los dos a la salida estándar: dé un archivo a uno de ellos.',
    );
  }
  return {
    paths: positionals,
    checklist: (values.checklist as string | undefined) ?? DEFAULT_CHECKLIST,
    unit,
    catalogs: values.catalogs as string | undefined,
    json: values.json as string | undefined,
    report: values.report as string | undefined,
    sarif: values.sarif as string | undefined,
    guide: values.guide as string | undefined,
    packages: texts(values.packages),
    profiles: texts(values.profile).map(canonical),
    withoutLayers: texts(values['without-layer']).flatMap((text) => text.split(',')),
    ownLists: {
      fhir: absolute(values['fhir-config']),
      hl7v2: absolute(values['hl7-config']),
      cda: absolute(values['cda-config']),
    },
    hl7Profiles: texts(values['hl7-profile']),
    operationOutcome: values['operation-outcome'] as string | undefined,
    annotated: withExtension(values.annotated, '--annotated', ['.csv', '.xlsx']),
    byVariable: values['by-variable'] as string | undefined,
    byPractitioner: values['by-practitioner'] as string | undefined,
    csv: withExtension(values.csv, '--csv', ['.csv', '.zip']),
    xlsx: withExtension(values.xlsx, '--xlsx', ['.xlsx']),
    measureReport: values['measure-report'] as string | undefined,
    junit: values.junit as string | undefined,
    markdown: values.markdown as string | undefined,
    acceptances: values.acceptances as string | undefined,
    failUnder: number(values['fail-under'], '--fail-under', 0, 100),
    maxFindings: number(values['max-findings'], '--max-findings', 0, 1_000_000) ?? DEFAULT_MAX_FINDINGS,
    threads: number(values.threads, '--threads', 1, 64) ?? 1,
    save: values.save === true,
  };
}

/** The values of an option that may be repeated, each once. */
export function texts(value: unknown): readonly string[] {
  return [...new Set(value as readonly string[] | undefined)];
}

function absolute(path: unknown): string | undefined {
  return typeof path === 'string' ? resolve(path) : undefined;
}

/** A file whose name says what it is to hold. @throws UsageError */
export function withExtension(value: unknown, option: string, extensions: readonly string[]): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (extensions.some((extension) => value.toLowerCase().endsWith(extension))) return value;
  throw new UsageError(`${option} espera un archivo ${extensions.join(' o ')}.`);
}

function canonical(text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(text)) {
    throw new UsageError('--profile espera la dirección canónica de un perfil: https://… o urn:…');
  }
  return text;
}

type OptionConfig = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** `parseArgs` with its errors as one Spanish sentence. */
export function parse(args: readonly string[], options: OptionConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`No existe la opción ${option}.`);
    throw new UsageError(`La opción ${option} no lleva el valor que espera.`);
  }
}

function number(value: unknown, option: string, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const parsed = Number(value);
  const whole = option === '--fail-under' || Number.isInteger(parsed);
  if (value === '' || !Number.isFinite(parsed) || !whole || parsed < least || parsed > most) {
    throw new UsageError(`${option} espera un número de ${least} a ${most}.`);
  }
  return parsed;
}
