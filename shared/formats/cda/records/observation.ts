import type { ObservationData } from '../../../model/index.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, statedType } from '../document.ts';
import type { RecordContext } from './context.ts';
import { fullName } from './names.ts';
import { codedOf, nameOfCode, ownText, spotOf, textAt } from './read.ts';
import type { Scene } from './statements.ts';
import { firstDay, startedOn, statusOf, writtenOn } from './statements.ts';

/** A measurement, a result or another finding; without a code, a name and a value it says nothing. */
export function readObservation(observation: CdaElement, scene: Scene, { emit, mexico }: RecordContext): void {
  const code = child(observation, 'code');
  const coded = code && codedOf(code, mexico.loinc);
  const value = child(observation, 'value');
  const said = value === undefined ? {} : measured(value);
  const isSilent = said.value === undefined && said.valueText === undefined;
  if (isSilent && coded?.code === undefined && nameOfCode(code) === undefined) return;
  const own = startedOn(observation);
  const { date, spot } = firstDay(own, scene.organizer?.started, writtenOn(observation), own);
  const state = statusOf(observation);
  const at = coded?.spot ?? spotOf(observation, 'code');
  const there = spotOf(observation, 'value');
  emit(
    'observation',
    { code: coded?.code, system: coded?.system, ...said, date, status: state.status },
    {
      code: at,
      system: { element: at.element, attribute: 'codeSystem' },
      value: there,
      valueText: there,
      unit: value ? { element: value, attribute: 'unit' } : there,
      date: spot,
      status: state.spot,
    },
  );
}

function measured(value: CdaElement): Pick<ObservationData, 'value' | 'valueText' | 'unit'> {
  if (attribute(value, 'nullFlavor') !== undefined) return { valueText: nameOfCode(value) };
  switch (statedType(value)) {
    case 'PQ':
    case 'INT':
    case 'REAL':
      return quantity(value);
    case 'CD':
    case 'CE':
    case 'CO':
    case 'CV':
    case 'CS':
      return { valueText: nameOfCode(value) ?? codedOf(value, []).code };
    default:
      return { valueText: textAt(value, 'value') ?? nameOfCode(value) ?? ownText(value) };
  }
}

function quantity(value: CdaElement): Pick<ObservationData, 'value' | 'valueText' | 'unit'> {
  const written = textAt(value, 'value');
  const number = written === undefined ? Number.NaN : Number(written);
  const unit = textAt(value, 'unit');
  return Number.isFinite(number) ? { value: number, unit } : { valueText: written, unit };
}

/** What a laboratory or an imaging service reports; its results are observations of their own. */
export function readStudy(organizer: CdaElement, { emit, mexico }: RecordContext): void {
  const code = child(organizer, 'code');
  const coded = code && codedOf(code, mexico.loinc);
  const name = nameOfCode(code);
  if (coded?.code === undefined && name === undefined) return;
  const first = child(child(organizer, 'component'), 'observation');
  const own = startedOn(organizer);
  const { date, spot } = firstDay(own, writtenOn(organizer), first && startedOn(first), own);
  const state = statusOf(organizer);
  const performer = child(organizer, 'performer');
  const entity = child(performer, 'assignedEntity');
  const author = child(child(organizer, 'author'), 'assignedAuthor');
  const who =
    fullName(child(entity, 'assignedPerson')) ??
    ownText(child(child(entity, 'representedOrganization'), 'name')) ??
    fullName(child(author, 'assignedPerson'));
  const at = coded?.spot ?? spotOf(organizer, 'code');
  emit(
    'study',
    { code: coded?.code, system: coded?.system, name, date, status: state.status, performer: who },
    {
      code: at,
      system: { element: at.element, attribute: 'codeSystem' },
      name: at,
      date: spot,
      status: state.spot,
      performer: performer ? { element: performer } : spotOf(organizer, 'author'),
    },
  );
}
