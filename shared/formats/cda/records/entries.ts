import type { SectionKind } from '../config.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import { isAllergy, isProblem, readAllergy, readDiagnosis, readProcedure } from './care.ts';
import type { RecordContext, Subject } from './context.ts';
import { isPolicy, readCoverage } from './coverage.ts';
import { readEncounterEntry } from './encounter.ts';
import { readSubstance } from './medication.ts';
import { readObservation, readStudy } from './observation.ts';
import { codedOf } from './read.ts';
import type { Scene } from './statements.ts';
import { hasTemplate, holderOf, isEvent, saysNothing } from './statements.ts';

/** C-CDA: procedures that are told as acts and as observations. */
const PROCEDURE_TEMPLATES = new Set(['2.16.840.1.113883.10.20.22.4.12', '2.16.840.1.113883.10.20.22.4.13']);
const RESULT_TEMPLATES = new Set(['2.16.840.1.113883.10.20.22.4.1']);
/** Why something was done, what caused it and what came of it are told where they stand themselves. */
const ASIDE = new Set(['RSON', 'CAUS', 'MFST']);

/** Records of the coded entries of all sections. */
export function readEntries(context: RecordContext, subject: Subject): void {
  const kinds = kindsOf(context);
  const readSections = (owner: CdaElement | undefined, outer: SectionKind | undefined): void => {
    for (const component of childrenOf(owner, 'component')) {
      const section = child(component, 'section');
      if (section === undefined || child(section, 'subject') !== undefined) continue;
      const code = child(section, 'code');
      const kind = (code && kinds.get(codedOf(code, context.mexico.loinc).code ?? '')) ?? outer;
      for (const entry of childrenOf(section, 'entry')) {
        for (const statement of entry.children) readStatement(statement, { kind, isEntry: true }, context, subject);
      }
      readSections(section, kind);
    }
  };
  readSections(descend(context.root, 'component', 'structuredBody'), undefined);
}

function kindsOf({ mexico }: RecordContext): ReadonlyMap<string, SectionKind> {
  const kinds = new Map<string, SectionKind>();
  for (const [kind, codes] of Object.entries(mexico.sections)) {
    for (const code of codes) kinds.set(code, kind as SectionKind);
  }
  return kinds;
}

function readStatement(statement: CdaElement, scene: Scene, context: RecordContext, subject: Subject): void {
  if (statement.space !== 'hl7' || !READ.has(statement.name) || saysNothing(statement)) return;
  if (scene.kind === 'family') return;
  const isWhole = !context.unfinished.has(statement);
  if (statement.name === 'substanceAdministration') {
    if (isWhole) readSubstance(statement, scene, context);
    return;
  }
  if (isWhole && isEvent(statement) && readEvent(statement, scene, context, subject)) return;
  readInner(statement, scene, context, subject);
}

const READ = new Set(['act', 'encounter', 'observation', 'organizer', 'procedure', 'substanceAdministration']);

/** @returns whether what stands inside of it is about the same fact, and gives none of its own */
function readEvent(statement: CdaElement, scene: Scene, context: RecordContext, subject: Subject): boolean {
  const isProcedure =
    hasTemplate(statement, PROCEDURE_TEMPLATES) || (scene.kind === 'procedures' && scene.isEntry && isDone(statement));
  if (isProcedure) {
    readProcedure(statement, context);
    return false;
  }
  switch (statement.name) {
    case 'observation':
      return readFinding(statement, scene, context, subject);
    case 'procedure':
      // What was done to take a sample is part of its study.
      if (scene.kind !== 'results') readProcedure(statement, context);
      return false;
    case 'organizer':
      if (scene.kind === 'results' || hasTemplate(statement, RESULT_TEMPLATES)) readStudy(statement, context);
      return false;
    case 'encounter':
      readEncounterEntry(statement, context, subject);
      return false;
    default:
      if (scene.kind !== 'payers' || !isPolicy(statement)) return false;
      readCoverage(statement, context);
      return true;
  }
}

function isDone({ name }: CdaElement): boolean {
  return name === 'act' || name === 'observation' || name === 'procedure';
}

function readFinding(observation: CdaElement, scene: Scene, context: RecordContext, subject: Subject): boolean {
  if (isAllergy(observation, scene)) readAllergy(observation, scene, context);
  else if (isProblem(observation, scene)) readDiagnosis(observation, scene, context, subject);
  else {
    readObservation(observation, scene, context);
    return false;
  }
  return true;
}

function readInner(statement: CdaElement, scene: Scene, context: RecordContext, subject: Subject): void {
  const inner: Scene = {
    kind: scene.kind,
    act: statement.name === 'act' ? holderOf(statement) : scene.act,
    organizer: statement.name === 'organizer' ? holderOf(statement) : scene.organizer,
    isEntry: false,
  };
  for (const relation of statement.children) {
    if (relation.name !== 'entryRelationship' && relation.name !== 'component') continue;
    if (ASIDE.has(attribute(relation, 'typeCode') ?? '')) continue;
    for (const item of relation.children) {
      // Inside of an observation, only its parts are observations too: the rest is said of it.
      if (statement.name === 'observation' && attribute(relation, 'typeCode') !== 'COMP') continue;
      readStatement(item, inner, context, subject);
    }
  }
}
