import type { RecordType } from '../../../shared/model/index.ts';
import type { Encounter } from './facts.ts';
import { renderCda } from './render-cda.ts';
import { renderFhirJson, renderFhirXml } from './render-fhir.ts';
import { renderGiis } from './render-giis.ts';
import { renderAdt, renderMdm } from './render-hl7v2.ts';
import type { File } from './verify-hospital.ts';

/** A way to hand the hospital over: an encounter a file. */
export interface Rendering {
  readonly id: string;
  /** Of the format that must recognise it. */
  readonly format: string;
  readonly render: (encounter: Encounter) => Uint8Array;
  readonly fileName: string;
  /**
   * Records, or data of them (`practitioner.staffType`), that the format has a place for, but this kind of message has
   * not, with the reason.
   */
  readonly elsewhere?: { readonly [record in RecordType | `${RecordType}.${string}`]?: string };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Why one kind of message says nothing of what the other one carries. */
export const IN_MDM = 'HL7 v2 lleva los documentos y los consentimientos en MDM; ADT no tiene TXA ni CON.';
export const IN_ADT = 'HL7 v2 lleva esto en ADT; MDM no tiene DG1, IN1 ni ROL.';
const TEXT_ONLY = 'Los OBX de un MDM son el texto del documento.';

export const RENDERINGS: readonly Rendering[] = [
  {
    id: 'giis',
    format: 'giis/b015@4.11',
    render: (encounter) => renderGiis([encounter]),
    fileName: 'CEX-DFSSA-2410.TXT',
  },
  {
    id: 'fhir-json',
    format: 'fhir/r4',
    render: (encounter) => utf8(renderFhirJson(encounter)),
    fileName: 'encuentro.json',
  },
  {
    id: 'fhir-xml',
    format: 'fhir/r4-xml',
    render: (encounter) => utf8(renderFhirXml(encounter)),
    fileName: 'encuentro.xml',
  },
  {
    id: 'hl7v2-adt',
    format: 'hl7v2',
    render: (encounter) => utf8(renderAdt(encounter)),
    fileName: 'encuentro.hl7',
    elsewhere: { document: IN_MDM, consent: IN_MDM },
  },
  {
    id: 'hl7v2-mdm',
    format: 'hl7v2',
    render: (encounter) => utf8(renderMdm(encounter)),
    fileName: 'encuentro.hl7',
    elsewhere: { diagnosis: IN_ADT, coverage: IN_ADT, 'practitioner.staffType': IN_ADT, observation: TEXT_ONLY },
  },
  { id: 'cda', format: 'cda/r2', render: (encounter) => utf8(renderCda(encounter)), fileName: 'encuentro.xml' },
];

export function filesOf({ render, fileName }: Rendering, encounters: readonly Encounter[]): readonly File[] {
  return encounters.map((encounter) => ({ path: `${encounter.number}/${fileName}`, bytes: render(encounter) }));
}

export type Standard = 'giis' | 'fhir' | 'hl7v2' | 'cda';

export function standardOf({ id }: Pick<Rendering, 'id'>): Standard {
  return id.split('-')[0] as Standard;
}
