import type { LayerJudge, Visit } from '../conformance/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/**
 * Values that an item of each type takes: R4, Questionnaire: «must be consistent with the type of the item». Of choices
 * nothing is said: implementations offer every type there, and the options say which.
 */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  boolean: ['valueBoolean'],
  decimal: ['valueDecimal'],
  integer: ['valueInteger'],
  date: ['valueDate'],
  dateTime: ['valueDateTime', 'valueDate'],
  time: ['valueTime'],
  string: ['valueString'],
  text: ['valueString'],
  url: ['valueUri'],
  attachment: ['valueAttachment'],
  reference: ['valueReference'],
  quantity: ['valueQuantity'],
};

/** An item, with the list it stands in. */
interface Listed {
  readonly item: Json;
  readonly index: number;
  readonly above: Listed | undefined;
}

/** What a Questionnaire says of its own items: conditions name one, and values have the type of theirs. */
export function createQuestionnaireJudge(): LayerJudge {
  return {
    layer: 'fhir-estructura',
    wantsComplex: () => false,
    wantsPrimitive: () => false,
    resource(value, _shape, visit) {
      if (value.resourceType !== 'Questionnaire') return;
      const items = listItems(value);
      const links = new Set(items.map(({ item }) => item.linkId));
      for (const listed of items) judgeItem(listed, links, visit);
    },
  };
}

/** Not recursive, whatever the depth. */
function listItems(questionnaire: Json): readonly Listed[] {
  const found: Listed[] = [];
  const add = (holder: Json, above: Listed | undefined): void => {
    if (!Array.isArray(holder.item)) return;
    for (let index = 0; index < holder.item.length; index++) {
      const item: unknown = holder.item[index];
      if (isObject(item)) found.push({ item, index, above });
    }
  };
  add(questionnaire, undefined);
  // The list grows as it is gone through.
  for (let i = 0; i < found.length; i++) add(found[i].item, found[i]);
  return found;
}

function judgeItem(listed: Listed, links: ReadonlySet<unknown>, visit: Visit): void {
  const { enableWhen, type, initial, answerOption } = listed.item;
  each(enableWhen, ({ question }, i) => {
    if (typeof question !== 'string' || links.has(question)) return;
    visit.report('conditionQuestion', [...pathOf(listed), 'enableWhen', i, 'question'], { actual: question });
  });
  const expected = typeof type === 'string' && Object.hasOwn(VALUES, type) ? VALUES[type] : undefined;
  if (expected === undefined) return;
  for (const [name, values] of [
    ['initial', initial],
    ['answerOption', answerOption],
  ] as const) {
    each(values, (value, i) => {
      const key = Object.keys(value).find((one) => one.startsWith('value'));
      if (key === undefined || expected.includes(key)) return;
      visit.report('itemValueType', [...pathOf(listed), name, i, key], { actual: key, expected: expected[0] });
    });
  }
}

function each(values: unknown, judge: (value: Json, index: number) => void): void {
  if (!Array.isArray(values)) return;
  for (let i = 0; i < values.length; i++) if (isObject(values[i])) judge(values[i], i);
}

function pathOf(listed: Listed): readonly Segment[] {
  const path: Segment[] = [];
  for (let at: Listed | undefined = listed; at; at = at.above) path.push(at.index, 'item');
  return path.reverse();
}
