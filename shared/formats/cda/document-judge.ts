import type { FindingDetail, Sink, Source } from '../format.ts';
import { createLayerVerdicts } from '../support/layer-verdicts.ts';
import type { CdaConfig } from './config.ts';
import { createContentJudge } from './content/judge.ts';
import type { CdaElement, Position } from './document.ts';
import { nameOf } from './document.ts';
import type { CdaLayer, DocumentJudge, DocumentVisit } from './judge.ts';
import { CDA_LAYERS } from './judge.ts';
import { createDocumentOrigin, spotOrigin } from './origin.ts';
import { createRecordReader } from './records/index.ts';
import { LAYERS, RULES } from './rules/index.ts';
import { createStructureJudge } from './structure/judge.ts';

/** What the reader hands its document and faults to. */
export interface DocumentTaker {
  /**
   * The document, whole or as far as it could be read.
   *
   * @param unfinished elements that were open where reading broke off; undefined: the document is whole
   */
  document(root: CdaElement, unfinished?: ReadonlySet<CdaElement>): void;
  /** A breach of syntax at a place of the file. */
  fault(rule: string, at: Position, detail?: FindingDetail, path?: string): void;
  /** The file ended. */
  end(): void;
}

/** Makes judges of files; tables are shared between them. */
export function createDocumentJudges(config: CdaConfig): (sink: Sink, source?: Source) => DocumentTaker {
  let judges: readonly DocumentJudge[] | undefined;
  const read = createRecordReader(config);
  return (sink, source) => {
    judges ??= [createStructureJudge(config.structure()), createContentJudge(config)];
    return createTaker(sink, source, judges, read);
  };
}

function createTaker(
  sink: Sink,
  source: Source | undefined,
  judges: readonly DocumentJudge[],
  read: ReturnType<typeof createRecordReader>,
): DocumentTaker {
  const verdicts = createLayerVerdicts(sink, LAYERS, source?.withoutLayers);
  let wasRead = false;
  const index = (layer: CdaLayer): number => CDA_LAYERS.indexOf(layer);
  return {
    document(root, unfinished) {
      wasRead = true;
      sink.row();
      const origin = createDocumentOrigin(root);
      const visit: DocumentVisit = {
        root,
        unfinished,
        isOn: (layer) => verdicts.isOn(index(layer)),
        report(name, spot, detail) {
          const rule = RULES.named(name);
          if (!verdicts.reported(rule)) return;
          origin.at(spot);
          sink.finding(rule.index, origin, nameOf(spot.element), detail);
        },
        undecided: (layer) => verdicts.undecided(index(layer)),
        silent: (layer) => verdicts.silent(index(layer)),
      };
      for (const judge of judges) judge(visit);
      read({
        root,
        unfinished,
        report: visit.report,
        unit: (clues) => sink.unit(clues),
        emit(type, data, spots) {
          origin.fields(spots);
          sink.record(type, data, origin);
        },
      });
    },
    fault(name, position, detail, path) {
      const rule = RULES.named(name);
      if (!verdicts.reported(rule)) return;
      sink.finding(rule.index, spotOrigin(name, position, path), path ?? '', detail);
    },
    end() {
      if (!wasRead) {
        sink.row();
        verdicts.silent(index('cda-estructura'));
        verdicts.silent(index('cda-contenido'));
      }
      verdicts.give();
    },
  };
}
