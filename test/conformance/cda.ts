import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathOf } from '../../shared/formats/cda/document.ts';
import type { CdaSpot } from '../../shared/formats/cda/judge.ts';
import { readDocument } from '../../shared/formats/cda/reader/index.ts';
import { STRUCTURE_RULES } from '../../shared/formats/cda/rules/structure.ts';
import { SYNTAX_RULES } from '../../shared/formats/cda/rules/syntax.ts';
import { createStructureJudge } from '../../shared/formats/cda/structure/judge.ts';
import { lacksShared, RESOURCES, SHARED } from '../support/project.ts';
import { mutantsOf } from './cda-mutate.ts';

const CORPUS = 'corpora/cda';
const SCHEMA = 'corpora/cda-xsd/infrastructure/cda/CDA_SDTC.xsd';
/** Files that xmllint is given at a time. */
const BATCH = 200;
/** More digits than the pattern of a time has, which libxml2 takes for one nevertheless. */
const LONG_TIME = /→ \d{15,}$/;
/** Part of the verdicts that must agree. */
const AGREEMENT = 0.98;
const SEED = 20_130_322;

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly said: string;
  readonly text: string;
}

interface Verdict {
  readonly isValid: boolean;
  /** Valid but for extensions, which the schema refuses and the standard allows. */
  readonly isExtended: boolean;
  readonly said: readonly string[];
}

/**
 * Holds our verdict on the structure of CDA documents against that of `xmllint --schema`, on public documents and on
 * mutated copies of them, and prints each disagreement.
 *
 * @param wanted part of the kind of mutation to show; '' for all
 */
export function cdaConformance(wanted: string): void {
  if (lacksShared(CORPUS) || lacksShared(SCHEMA)) return;
  if (spawnSync('xmllint', ['--version']).error !== undefined) {
    console.log('\n— CDA: falta xmllint (paquete libxml2-utils); se omite la comparación.');
    return;
  }
  const cases = casesOf(wanted);
  const reference = xmllint(cases);
  const judge = createJudge();
  const judged = cases.map((one) => ({
    one,
    our: judge(Buffer.from(one.text)),
    theirs: reference.get(one.name) ?? false,
  }));
  for (const [title, those] of [
    ['documents', judged.filter(({ one }) => one.kind === '')],
    ['mutants', judged.filter(({ one }) => one.kind !== '')],
  ] as const) {
    if (those.length > 0) report(title, those);
  }
}

function casesOf(wanted: string): readonly Case[] {
  const folder = join(SHARED, CORPUS);
  return readdirSync(folder).flatMap((file, index) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const mutants = mutantsOf(text, SEED + index).map(({ kind, said, text: changed }, number) => ({
      name: `${index}-${number}.xml`,
      kind,
      said: `${file}: ${said}`,
      text: changed,
    }));
    return [{ name: `${index}.xml`, kind: '', said: file, text }, ...mutants].filter(({ kind }) =>
      kind.includes(wanted),
    );
  });
}

/** Whether the schema accepts each, by name. */
function xmllint(cases: readonly Case[]): ReadonlyMap<string, boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'cda-'));
  const verdicts = new Map<string, boolean>();
  try {
    for (let from = 0; from < cases.length; from += BATCH) {
      const batch = cases.slice(from, from + BATCH);
      const own = join(folder, String(from));
      mkdirSync(own);
      for (const { name, text } of batch) writeFileSync(join(own, name), text);
      const files = batch.map(({ name }) => name);
      const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', join(SHARED, SCHEMA), ...files], {
        cwd: own,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      for (const [, name] of stderr.matchAll(/^(\S+\.xml) validates$/gm)) verdicts.set(name, true);
      rmSync(own, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return verdicts;
}

function createJudge(): (bytes: Uint8Array) => Verdict {
  const judge = createStructureJudge(JSON.parse(readFileSync(join(RESOURCES, 'cda', 'structure.json'), 'utf8')));
  const rules = { ...SYNTAX_RULES, ...STRUCTURE_RULES };
  return (bytes) => {
    const said: string[] = [];
    let isValid = true;
    let isExtended = false;
    const note = (name: string, path: string, message = ''): void => {
      const rule = rules[name as keyof typeof rules];
      if (rule.severity === 'error') isValid = false;
      if (name === 'extension') isExtended = true;
      said.push(`${rule.id} ${path} ${message}`);
    };
    const { root, complete } = readDocument(bytes, (rule, { line }, detail) =>
      note(rule, `line ${line}`, detail?.message),
    );
    if (root !== undefined) {
      judge({
        root,
        isOn: () => true,
        report: (rule, at, detail) => note(rule, place(at), detail?.message ?? detail?.actual),
        undecided: () => undefined,
        silent: () => undefined,
      });
    }
    return { isValid: isValid && complete, isExtended, said };
  };
}

function place({ element, attribute, missing }: CdaSpot): string {
  return `${pathOf(element)}${attribute === undefined ? '' : `/@${attribute}`}${missing === undefined ? '' : ` (${missing})`}`;
}

function report(title: string, judged: readonly { one: Case; our: Verdict; theirs: boolean }[]): void {
  const apart = judged.filter(({ our, theirs }) => our.isValid !== theirs);
  const extensions = apart.filter(({ our, theirs }) => our.isValid && our.isExtended && !theirs);
  const rest = apart.filter((item) => !extensions.includes(item));
  const known = (one: Case): string =>
    LONG_TIME.test(one.said) ? ' (libxml2 lets a time have more than 14 digits)' : '';
  const valid = judged.filter(({ theirs }) => theirs).length;
  console.log(`\n— CDA ${title}: ${judged.length}, ${valid} valid for xmllint --schema`);
  if (judged.length - rest.length < judged.length * AGREEMENT) process.exitCode = 1;
  console.log(`what the schema would say ${share(judged.length - rest.length, judged.length)} agree`);
  console.log(`our verdict               ${share(judged.length - apart.length, judged.length)} agree`);
  console.log(
    `extensions, which the schema refuses and the standard allows; told as information: ${extensions.length}`,
  );
  for (const { one } of extensions) console.log(`  [${one.kind}] ${one.said}`);
  for (const [ours, list] of [
    ['errors of ours on what the schema accepts', rest.filter(({ our }) => !our.isValid)],
    ['accepted by us, refused by the schema', rest.filter(({ our }) => our.isValid)],
  ] as const) {
    if (list.length === 0) continue;
    console.log(`${ours}: ${list.length}`);
    for (const { one, our } of list)
      console.log(`  [${one.kind}] ${one.said}${known(one)}\n    ${our.said.slice(0, 3).join('; ') || '–'}`);
  }
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((part / whole) * 100).toFixed(2)} %)`;
}
