import type { JudgeFactory, MessageJudge } from '../../../shared/formats/hl7v2/judge.ts';
import type { Hl7Message } from '../../../shared/formats/hl7v2/message.ts';
import { parseMessage } from '../../../shared/formats/hl7v2/reader/cut.ts';
import { FIELD_RULES } from '../../../shared/formats/hl7v2/rules/fields.ts';
import { STRUCTURE_RULES } from '../../../shared/formats/hl7v2/rules/structure.ts';
import { TYPE_RULES } from '../../../shared/formats/hl7v2/rules/types.ts';
import { spotPath } from '../../../shared/formats/hl7v2/spot.ts';
import type { RuleDefinition } from '../../../shared/model/index.ts';
import { hl7Definitions } from './tables.ts';

const RULES: Readonly<Record<string, RuleDefinition>> = { ...STRUCTURE_RULES, ...FIELD_RULES, ...TYPE_RULES };

/** What judges said of a message. */
export interface Judged {
  /** `rule at path`, in the order in which they were told. */
  readonly said: readonly string[];
  readonly details: readonly {
    readonly rule: string;
    readonly path: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
  readonly undecided: readonly string[];
}

/** Judges a message: segments with CR or LF between them. */
export function judgeText(text: string, ...factories: readonly JudgeFactory[]): Judged {
  const message = parseMessage(text);
  if (message === undefined) throw new Error('The text is no message.');
  return judgeMessage(
    message,
    factories.map((make) => make({ definitions: hl7Definitions() })),
  );
}

export function judgeMessage(message: Hl7Message, judges: readonly MessageJudge[]): Judged {
  const details: Judged['details'][number][] = [];
  const undecided = new Set<string>();
  const { tables, exact } = hl7Definitions().of(message.version);
  for (const judge of judges) {
    judge({
      message,
      tables,
      exact,
      isOn: () => true,
      report(rule, at, { expected, actual } = {}) {
        if (!Object.hasOwn(RULES, rule)) throw new Error(`No rule is called ${rule}.`);
        details.push({ rule, path: spotPath(at), expected, actual });
      },
      undecided: (layer) => undecided.add(layer),
      silent: () => undefined,
    });
  }
  return { said: details.map(({ rule, path }) => `${rule} ${path}`), details, undecided: [...undecided] };
}
