import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CdaConfig } from '../../shared/formats/cda/config.ts';
import { createContentJudge } from '../../shared/formats/cda/content/judge.ts';
import { createCdaFormat } from '../../shared/formats/cda/index.ts';
import { readDocument } from '../../shared/formats/cda/reader/index.ts';
import { createRecordReader } from '../../shared/formats/cda/records/index.ts';
import { CONTENT_RULES } from '../../shared/formats/cda/rules/content.ts';
import { collect } from '../support/giis-collect.ts';
import { RESOURCES, SHARED } from '../support/project.ts';

/** Findings of one rule of the content layer over all documents of the corpus. */
export interface GoldenRule {
  readonly rule: string;
  readonly severity: string;
  readonly documents: number;
  readonly findings: number;
  /** Why the documents have this fault; written by a person who looked at them. */
  readonly explanation: string;
}

export interface GoldenCorpus {
  readonly documents: number;
  readonly rules: readonly GoldenRule[];
  /** Records by type. */
  readonly records: Readonly<Record<string, number>>;
}

const GOLDEN = join(import.meta.dirname, 'cda-corpus.json');
const CORPUS = join(SHARED, 'corpora', 'cda');

export function readGoldenCorpus(): GoldenCorpus {
  return existsSync(GOLDEN) ? JSON.parse(readFileSync(GOLDEN, 'utf8')) : { documents: 0, rules: [], records: {} };
}

/** What the content layer and the records say today of the corpus of C-CDA documents. */
export function judgeCorpus(): GoldenCorpus {
  const mexico = parsed('cda') as CdaConfig['mexico'];
  const places = parsed('fhir') as CdaConfig['places'];
  const judge = createContentJudge({ mexico, places });
  const read = createRecordReader({ mexico, places });
  const seen = new Map<string, { findings: number; readonly documents: Set<string> }>();
  const records: Record<string, number> = {};
  const files = readdirSync(CORPUS).filter((name) => name.endsWith('.xml'));
  for (const file of files) {
    const { root } = readDocument(readFileSync(join(CORPUS, file)));
    if (root === undefined) throw new Error(`No se pudo leer ${file}`);
    const report = (rule: string): void => {
      const known = seen.get(rule) ?? { findings: 0, documents: new Set() };
      known.findings++;
      known.documents.add(file);
      seen.set(rule, known);
    };
    judge({ root, isOn: () => true, undecided: () => undefined, silent: () => undefined, report });
    read({
      root,
      report,
      unit: () => undefined,
      emit: (type) => {
        records[type] = (records[type] ?? 0) + 1;
      },
    });
  }
  const known = readGoldenCorpus().rules;
  const rules = [...seen].map(([name, { findings, documents }]) => {
    const { id, severity } = CONTENT_RULES[name as keyof typeof CONTENT_RULES];
    const explanation = known.find(({ rule }) => rule === id)?.explanation ?? '';
    return { rule: id, severity, documents: documents.size, findings, explanation };
  });
  return {
    documents: files.length,
    rules: rules.sort((one, other) => (one.rule < other.rule ? -1 : 1)),
    records: Object.fromEntries(Object.entries(records).sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** Findings of the other layers (syntax, structure), over all documents: rule and document. */
export function judgeForm(): readonly string[] {
  const read = (...names: readonly string[]): unknown =>
    JSON.parse(readFileSync(join(RESOURCES, 'cda', ...names), 'utf8')) as unknown;
  const format = createCdaFormat({
    mexico: parsed('cda') as CdaConfig['mexico'],
    places: parsed('fhir') as CdaConfig['places'],
    structure: () => read('structure.json'),
  });
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.xml'))
    .flatMap((name) =>
      collect([readFileSync(join(CORPUS, name))], format).findings.map(({ rule }) => `${rule} ${name}`),
    )
    .filter((said) => !said.startsWith('cda-contenido-'));
}

function parsed(folder: string): unknown {
  return JSON.parse(readFileSync(join(RESOURCES, folder, 'mexico.json'), 'utf8'));
}

// `node test/golden/cda-corpus.ts` writes the golden result anew, keeping the explanations.
if (process.argv[1] === import.meta.filename) {
  writeFileSync(GOLDEN, `${JSON.stringify(judgeCorpus(), null, 2)}\n`);
}
