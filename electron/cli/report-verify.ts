import { resolve } from 'node:path';
import type { FileVerification, PaperVerification, SignatureCheck } from '../../shared/model/index.ts';
import { readAuthorityFiles } from '../engine/authorities-import.ts';
import { checkPaper, checkReport } from '../engine/check-report.ts';
import { RegistryError } from '../registry/errors.ts';
import { parse, texts, UsageError } from './arguments.ts';
import { COULD_NOT_VERIFY, FINDINGS, VERIFIED } from './exit-codes.ts';
import { say } from './say.ts';
import { hasUserRegistry, withUserRegistry } from './user-registry.ts';

/**
 * `cotejo report verify`: says of files that somebody handed over, or of what a paper says, whether they are as they were
 * written and who signed them. Resolves to 0 intact (or unsigned with nothing that contradicts), 1 altered or with a
 * signature that does not hold, 2 when it could not be told.
 *
 * @throws UsageError, ProblemError, RegistryError
 */
export async function verifyReportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    data: { type: 'string' },
    json: { type: 'boolean' },
    authority: { type: 'string', multiple: true },
    paper: { type: 'string' },
  });
  const paper = values.paper as string | undefined;
  const data = values.data as string | undefined;
  if (paper === undefined && positionals.length === 0) {
    throw new UsageError('Falta decir qué comprobar: un archivo, o --paper con lo que dice la hoja.');
  }
  if (data !== undefined && positionals.length !== 1) {
    throw new UsageError('--data va con un solo archivo: el de las firmas.');
  }
  const authorities = [...(await ownAuthorities()), ...(await readAuthorityFiles(texts(values.authority)))];
  const files: FileVerification[] = [];
  for (const path of positionals) {
    files.push(
      await checkReport(resolve(path), { authorities, ...(data === undefined ? {} : { data: resolve(data) }) }),
    );
  }
  const read = paper === undefined ? null : await withUserRegistry((registry) => checkPaper(registry, paper));
  if (values.json === true) say(JSON.stringify(read === null ? files : { files, paper: read }, null, 2));
  else {
    for (const file of files) tellFile(file);
    if (read !== null) tellPaper(read);
  }
  return Math.max(...files.map(codeOf), read === null ? VERIFIED : PAPER_CODES[read.verdict]);
}

const PAPER_CODES: Readonly<Record<PaperVerification['verdict'], number>> = {
  equal: VERIFIED,
  different: FINDINGS,
  'folio-only': COULD_NOT_VERIFY,
  'not-found': COULD_NOT_VERIFY,
  unreadable: COULD_NOT_VERIFY,
};

const VERDICTS: Readonly<Record<FileVerification['verdict'], string>> = {
  intact: 'ÍNTEGRO',
  altered: 'ALTERADO',
  invalid: 'FIRMA NO VÁLIDA',
  unsigned: 'SIN FIRMA',
  unreadable: 'NO SE PUDO COMPROBAR',
};

const CHAINS: Readonly<Record<SignatureCheck['chain']['status'], string>> = {
  known: 'conocida',
  unknown: 'desconocida',
  broken: 'rota',
};

function codeOf({ verdict }: FileVerification): number {
  if (verdict === 'unreadable') return COULD_NOT_VERIFY;
  return verdict === 'intact' || verdict === 'unsigned' ? VERIFIED : FINDINGS;
}

function tellFile({ file, verdict, sentence, folio, subject, digest, words, ...rest }: FileVerification): void {
  say(`${file}: ${VERDICTS[verdict]}`);
  say(`  ${sentence}`);
  if (folio !== null) say(`  Folio: ${folio}${subject === null ? '' : ` · ${subject}`}`);
  if (digest !== null) say(`  Huella SHA-256: ${digest}`);
  if (words !== null) say(`  Palabras: ${words}`);
  for (const { ok, sentence: found } of rest.checks) say(`  ${ok === null ? '?' : ok ? '✓' : '✗'} ${found}`);
  for (const signature of rest.signatures) tellSignature('Firma de los datos', signature);
  for (const signature of rest.pdfSignatures) tellSignature('Firma del PDF', signature);
}

function tellSignature(what: string, { status, signer, signedAt, algorithm, chain, sentence }: SignatureCheck): void {
  say(`  ${status === 'intact' ? '✓' : '✗'} ${what}: ${sentence}`);
  if (signer === null) return;
  const keys = [signer.rfc && `RFC ${signer.rfc}`, signer.curp && `CURP ${signer.curp}`, `serie ${signer.serial}`];
  say(`    ${[signer.name, ...keys].filter(Boolean).join(' · ')}`);
  const path = chain.path.slice(1).join(' → ') || signer.issuer;
  say(`    ${[signedAt ?? 'sin hora', algorithm, `cadena ${CHAINS[chain.status]}`, path].join(' · ')}`);
}

function tellPaper({ folio, digest, words, sentence }: PaperVerification): void {
  say(sentence);
  if (folio !== null) say(`  Folio: ${folio}`);
  if (digest !== null) say(`  Huella SHA-256: ${digest}`);
  if (words !== null) say(`  Palabras: ${words}`);
}

/** Those of this user's registry; without one, or where it does not open here, the chain is told with what was given. */
async function ownAuthorities(): Promise<readonly Uint8Array[]> {
  if (!hasUserRegistry()) return [];
  try {
    return await withUserRegistry(async (registry) => (await registry.signatures.authorities()).map(({ der }) => der));
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    process.stderr.write(`No se usaron las autoridades del registro. ${error.message}\n`);
    return [];
  }
}
