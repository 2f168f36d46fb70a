import type { Reader, Sink } from '../../format.ts';
import type { Definitions } from '../definitions/model.ts';
import type { FaultCause, FaultKind } from '../json/faults.ts';
import type { Position, Slice } from '../json/position.ts';
import type { PieceJudge } from '../piece-judge.ts';
import { LAYER_SYNTAX } from '../rules/index.ts';
import { createSyntaxReport, EMPTY_BUNDLE } from '../syntax-report.ts';
import type { PieceRoot } from './builder.ts';
import { createCutter } from './cutter.ts';
import { createXmlLocator } from './locate.ts';
import type { Namespaces } from './names.ts';
import { NO_NAMESPACES } from './names.ts';
import type { ParsedXml } from './parse.ts';
import { createXmlParser } from './parse.ts';
import { readStartTag } from './start-tag.ts';

const DAMAGED = 'el XML no está bien formado o está cortado';

/** Reads one XML file as a stream: pieces from the cutter, faults to the sink, resources to the judge. */
export function createXmlReader(sink: Sink, judge: PieceJudge, definitions: Definitions): Reader {
  const report = createSyntaxReport(sink);
  const parser = createXmlParser(definitions);
  const cutter = createCutter({ root, entry, end, element, oversize: report.oversize, fault });
  let namespaces: Namespaces = NO_NAMESPACES;
  let rootName = '';
  let started = false;

  function fault(kind: FaultKind, at: Position, cause?: FaultCause): void {
    report.fault(kind, at, undefined, cause);
    if (kind === 'raiz-multiple')
      report.problem(`En la línea ${at.line} empieza un segundo recurso raíz: no se verificó.`);
  }

  function root(name: string, tag: Uint8Array): void {
    rootName = name;
    namespaces = readStartTag(tag).namespaces;
    judge.property('resourceType', name);
  }

  function element(name: string, bytes: Uint8Array): void {
    const { value } = readStartTag(bytes).attributes;
    if (value !== undefined) judge.property(name, value);
  }

  function parse(slice: Slice, piece: PieceRoot, complete: boolean): ParsedXml & { readonly slice: Slice } {
    const outer = piece === 'resource' ? NO_NAMESPACES : namespaces;
    const located: Slice = { ...slice, locate: createXmlLocator };
    return { ...parser.parse(slice.bytes, piece, outer, complete), slice: located };
  }

  function entry(bytes: Slice, index: number, complete: boolean): void {
    const record = index + 1;
    const { slice, value, faults } = parse(bytes, 'Bundle.entry', complete);
    const holds = report.faults(slice, faults, { record, path: `Bundle.entry[${index}]` });
    sink.row();
    if (value === undefined) {
      if (!complete) report.problem(`El archivo se corta o se rompe en el recurso ${record}; se verificó lo anterior.`);
    } else judge.entry(slice, value, index);
    sink.layer(LAYER_SYNTAX, holds && value !== undefined);
  }

  function end(bytes: Slice, complete: boolean, entries: number | undefined): void {
    if (entries !== undefined && !complete) return;
    const record = entries === undefined ? 1 : 0;
    const { slice, value, faults } = parse(bytes, 'resource', complete);
    const holds = report.faults(slice, faults, { record, path: rootName });
    if (record === 1) sink.row();
    if (value === undefined) {
      if (record === 1) report.problem(`El recurso no se pudo leer: ${DAMAGED}.`);
    } else if (record === 1) judge.resource(slice, value, { base: '', display: '', record });
    else judge.envelope(slice, value);
    sink.layer(LAYER_SYNTAX, holds && value !== undefined);
    if (entries === 0) report.problem(EMPTY_BUNDLE);
  }

  return {
    write(chunk) {
      if (!started) {
        sink.unit(undefined);
        sink.encoding('utf-8');
        started = true;
      }
      cutter.write(chunk);
    },
    end() {
      const ended = cutter.end();
      judge.end();
      if (ended) return;
      report.problem(
        cutter.started
          ? 'El archivo está cortado: termina antes de cerrar lo que abrió. Se verificó lo anterior.'
          : 'El archivo no lleva ningún elemento XML.',
      );
    },
  };
}
