import { Hash64 } from '../../model/index.ts';
import type { FindingDetail, Origin, Sink, Source } from '../format.ts';
import { createLayerVerdicts } from '../support/layer-verdicts.ts';
import type { Hl7v2Config } from './config.ts';
import { createHl7Definitions } from './definitions/index.ts';
import type { Hl7Definitions } from './definitions/model.ts';
import { createFieldJudge } from './fields/judge.ts';
import type { Hl7Layer, MessageJudge, MessageVisit } from './judge.ts';
import { HL7V2_LAYERS } from './judge.ts';
import type { Hl7Message, Position } from './message.ts';
import type { MessageOrigin } from './origin.ts';
import { createMessageOrigin } from './origin.ts';
import { createProfileJudge } from './profiles/index.ts';
import { createRecordReader } from './records/index.ts';
import { LAYERS, RULES } from './rules/index.ts';
import { spotName } from './spot.ts';
import { createStructureJudge } from './structure/judge.ts';

/** What the reader hands its messages and faults to, in the order of the file. */
export interface MessageTaker {
  message(message: Hl7Message): void;
  /**
   * A breach of syntax at a place of the file.
   *
   * @param record number of the message that it is about; 0 for the file
   */
  fault(rule: string, at: Position, record: number, detail?: FindingDetail, path?: string): void;
  /** The message that comes next goes on elsewhere, or began elsewhere: its structure cannot be told. */
  incomplete(): void;
  /** The file ended. */
  end(): void;
}

/** Makes judges of files; tables and plans are shared between them. */
export function createMessageJudges(config: Hl7v2Config): (sink: Sink, source?: Source) => MessageTaker {
  let definitions: Hl7Definitions | undefined;
  let profiles: MessageJudge | undefined;
  const read = createRecordReader(config);
  return (sink, source) => {
    definitions ??= createHl7Definitions(config.generated);
    profiles ??= createProfileJudge(config.profiles ?? []);
    const context = { definitions, source };
    const judges: readonly MessageJudge[] = [createStructureJudge(context), createFieldJudge(context), profiles];
    return createTaker(sink, source, definitions, judges, read);
  };
}

const SYNTAX = HL7V2_LAYERS.indexOf('hl7v2-sintaxis');
const STRUCTURE = HL7V2_LAYERS.indexOf('hl7v2-estructura');

function createTaker(
  sink: Sink,
  source: Source | undefined,
  definitions: Hl7Definitions,
  judges: readonly MessageJudge[],
  read: ReturnType<typeof createRecordReader>,
): MessageTaker {
  const verdicts = createLayerVerdicts(sink, LAYERS, source?.withoutLayers);
  let origin: MessageOrigin | undefined;
  /** A message with a fault of syntax that could not be read, so that no verdict was given on it. */
  let unread = 0;
  let isIncomplete = false;

  const index = (layer: Hl7Layer): number => HL7V2_LAYERS.indexOf(layer);

  /** Messages that never came: all that is known of them is that their syntax fails. */
  const giveUnread = (upTo: number): void => {
    if (unread > 0 && unread < upTo && verdicts.isOn(SYNTAX)) {
      sink.row();
      for (let layer = SYNTAX + 1; layer < HL7V2_LAYERS.length; layer++) verdicts.silent(layer);
      verdicts.give();
    }
    if (unread < upTo) unread = 0;
  };

  return {
    message(message) {
      giveUnread(message.number);
      unread = 0;
      sink.row();
      origin ??= createMessageOrigin(message);
      const at = origin;
      at.point(message);
      const { tables, exact } = definitions.of(message.version);
      const visit: MessageVisit = {
        message,
        tables,
        exact,
        isOn: (layer) => verdicts.isOn(index(layer)),
        report(name, spot, detail) {
          const rule = RULES.named(name);
          if (!verdicts.reported(rule)) return;
          at.at(spot);
          sink.finding(rule.index, at, spotName(spot), detail);
        },
        undecided: (layer) => verdicts.undecided(index(layer)),
        silent: (layer) => verdicts.silent(index(layer)),
      };
      if (isIncomplete) verdicts.undecided(STRUCTURE);
      isIncomplete = false;
      for (const judge of judges) judge(visit);
      read({
        message,
        report: visit.report,
        unit: (clues) => sink.unit(clues),
        emit(type, data, spots) {
          at.fields(spots);
          sink.record(type, data, at);
        },
      });
      verdicts.give();
    },
    fault(name, position, record, detail, path) {
      giveUnread(record);
      const rule = RULES.named(name);
      if (record === 0 && !verdicts.isOn(rule.layer)) return;
      if (record > 0) {
        if (!verdicts.reported(rule)) return;
        if (rule.isError) unread = record;
      }
      sink.finding(rule.index, faultOrigin(name, position, record, path), path ?? '', detail);
    },
    incomplete() {
      isIncomplete = true;
    },
    end() {
      giveUnread(Number.POSITIVE_INFINITY);
    },
  };
}

/** A place of the file that belongs to no message that could be read. */
function faultOrigin(name: string, position: Position, record: number, path: string | undefined): Origin {
  const field = path?.replace(/\[\d+\]/g, '');
  return {
    record,
    place: () => ({ ...position, ...(path === undefined ? {} : { field, path }), record }),
    name: () => field ?? '',
    text: () => undefined,
    identity: () => {
      const { high, low } = new Hash64()
        .reset()
        .text(name)
        .int(record)
        .text(path ?? '')
        .int(position.offset)
        .finish();
      return { high, low };
    },
  };
}
