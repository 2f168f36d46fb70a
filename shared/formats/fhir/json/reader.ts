import type { Reader, Sink } from '../../format.ts';
import type { MexicoTables } from '../config.ts';
import { spotOrigin } from '../origin.ts';
import type { ResourceJudge } from '../resource-judge.ts';
import { createResourceJudge } from '../resource-judge.ts';
import { LAYER_SYNTAX, syntaxRule } from '../rules/index.ts';
import { createBundleJudge } from '../structure/bundle.ts';
import type { Structure } from '../structure/tables.ts';
import { isObject } from '../structure/walk.ts';
import { createAssembler } from './assembler.ts';
import type { FaultKind } from './diagnose.ts';
import { diagnose } from './diagnose.ts';
import { parsePiece } from './parse.ts';
import type { Piece } from './pieces.ts';
import type { Position } from './position.ts';
import { positionAt } from './position.ts';

/** Reads one JSON file as a stream: pieces from the assembler, faults to the sink, resources to the judge. */
export function createJsonReader(sink: Sink, structure: Structure, mexico: MexicoTables): Reader {
  const judge: ResourceJudge = createResourceJudge(sink, structure, mexico);
  const bundle = createBundleJudge(structure);
  const assembler = createAssembler({ element, root, envelope, property, oversize, fault });
  let started = false;
  let faults = 0;
  let lastLine = 1;
  let said = false;

  const problem = (sentence: string): void => {
    if (!said) sink.problem(sentence);
    said = true;
  };

  function fault(kind: FaultKind, at: Position, record = 0, path = ''): void {
    // The number keeps two faults of a kind apart: there is nothing else to know them by.
    sink.finding(syntaxRule(kind), spotOrigin(at, record, path, `${kind} ${kind === 'bom' ? 0 : faults++}`), path);
    const { line } = at;
    lastLine = line;
    if (kind === 'raiz-multiple') {
      problem(
        `En la línea ${line} empieza un segundo recurso raíz: no se verificó. Si el archivo es NDJSON, reúna sus recursos en un Bundle.`,
      );
    } else if (assembler.stopped)
      problem(`No se pudo leer más allá de la línea ${line}: el JSON no está bien formado.`);
  }

  /** Parses a piece and reports what is wrong with its text; undefined when it cannot be read. */
  function open(piece: Piece, complete: boolean, record: number, path: string) {
    const parsed = parsePiece(piece, complete);
    for (const { kind, index } of parsed.faults) fault(kind, positionAt(piece, index), record, path);
    return parsed.value === undefined ? undefined : parsed;
  }

  /** A repeated key leaves fewer keys than were written; says whether the text was clean. */
  function closeSyntax(
    piece: Piece,
    parsed: { faults: readonly unknown[]; searched: boolean },
    keys: number,
    record: number,
    path: string,
  ): boolean {
    if (keys >= piece.keys || parsed.searched) return parsed.faults.length === 0;
    const { notes } = diagnose(piece.bytes);
    for (const { kind, index } of notes) fault(kind, positionAt(piece, index), record, path);
    return notes.length === 0;
  }

  function element(piece: Piece, index: number, complete: boolean, of: 'bundle' | 'array'): void {
    const record = index + 1;
    const path = of === 'bundle' ? `Bundle.entry[${index}]` : '';
    const parsed = open(piece, complete, record, path);
    if (!parsed) {
      sink.row();
      sink.layer(LAYER_SYNTAX, false);
      if (!complete) problem(`El archivo se corta o se rompe en el recurso ${record}; se verificó lo anterior.`);
      return;
    }
    sink.row();
    const keys =
      of === 'bundle'
        ? judge.entry(piece, parsed.value, index, bundle)
        : judge.resource(piece, parsed.value, { base: '', display: '', record });
    sink.layer(LAYER_SYNTAX, closeSyntax(piece, parsed, keys, record, path));
  }

  function root(piece: Piece, complete: boolean): void {
    sink.row();
    const parsed = open(piece, complete, 1, '');
    if (!parsed) {
      sink.layer(LAYER_SYNTAX, false);
      problem(`El recurso no se pudo leer: el JSON no está bien formado o está cortado.`);
      return;
    }
    const keys = judge.resource(piece, parsed.value, { base: '', display: '', record: 1 });
    sink.layer(LAYER_SYNTAX, closeSyntax(piece, parsed, keys, 1, ''));
  }

  function envelope(piece: Piece, complete: boolean, elements: number): void {
    if (!complete) return;
    const parsed = open(piece, true, 0, 'Bundle');
    if (!parsed || !isObject(parsed.value)) {
      sink.layer(LAYER_SYNTAX, false);
      return;
    }
    const { entry, ...rest } = parsed.value;
    const removed = elements > 0 && entry !== undefined;
    const keys = judge.envelope(piece, removed ? rest : parsed.value, bundle) + (removed ? 1 : 0);
    sink.layer(LAYER_SYNTAX, closeSyntax(piece, parsed, keys, 0, 'Bundle'));
  }

  function property(name: string, value: string): void {
    if (name === 'type') bundle.type(value);
  }

  function oversize(at: Position, index: number | undefined): void {
    const record = index === undefined ? 0 : index + 1;
    fault('recurso-excesivo', at, record, index === undefined ? '' : `Bundle.entry[${index}]`);
    problem(`El recurso de la línea ${at.line} pasa de 64 MiB y no se verificó.`);
  }

  return {
    write(chunk) {
      if (!started) {
        sink.unit(undefined);
        sink.encoding('utf-8');
        started = true;
      }
      assembler.write(chunk);
    },
    end() {
      const ended = assembler.end();
      if (assembler.stopped) problem(`No se pudo leer más allá de la línea ${lastLine}: el JSON no está bien formado.`);
      if (ended) return;
      problem(
        started
          ? 'El archivo está cortado: termina antes de cerrar lo que abrió. Se verificó lo anterior.'
          : 'El archivo está vacío.',
      );
    },
  };
}
