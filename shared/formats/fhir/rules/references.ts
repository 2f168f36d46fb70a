import type { RuleDefinition } from '../../../model/index.ts';
import { REJECTED, rule } from './rule.ts';

const RESOLVING = 'Bundle: Resolving references in Bundles';
const LOST = 'Quien recibe no puede seguir la referencia, y el dato queda sin dueño.';

export const REFERENCE_RULES = {
  containedMissing: rule(
    'fhir-referencia-contenido-ausente',
    'References: Contained Resources (ref-1)',
    'Cada referencia a un recurso contenido tiene su recurso',
    'La referencia apunta a un recurso contenido que no está',
    LOST,
    'Agregue el recurso en contained con ese id, o corrija la referencia.',
  ),
  referenceForm: rule(
    'fhir-referencia-forma',
    'References: Literal References',
    'Las referencias relativas tienen la forma Tipo/id',
    'La referencia relativa no tiene la forma Tipo/id',
    LOST,
    'Escriba la referencia como Patient/123, o como un URL absoluto.',
    'warning',
  ),
  targetType: rule(
    'fhir-referencia-tipo-de-destino',
    'References',
    'Cada referencia apunta a un tipo de recurso que su definición admite',
    'La referencia apunta a un tipo de recurso que su definición no admite',
    REJECTED,
    'Apunte a un recurso de los tipos que la definición del elemento admite.',
  ),
  typeDisagrees: rule(
    'fhir-referencia-tipo-declarado',
    'References: Reference.type',
    'El tipo que declara la referencia es el del recurso al que apunta',
    'El tipo que declara la referencia no es el del recurso al que apunta',
    'Quien recibe busca un recurso de otro tipo y no lo encuentra.',
    'Corrija type o reference para que digan lo mismo.',
  ),
  typeUnknown: rule(
    'fhir-referencia-tipo-desconocido',
    'References: Reference.type',
    'El tipo que declara la referencia es un tipo de recurso',
    'El tipo que declara la referencia no es un tipo de recurso de FHIR R4',
    LOST,
    'Escriba el tipo del recurso, como Patient u Organization, o quite type.',
  ),
  urnMissing: rule(
    'fhir-referencia-urn-ausente-del-bundle',
    RESOLVING,
    'Las referencias por URN tienen su recurso en el Bundle',
    'La referencia por URN no tiene su recurso en el Bundle',
    'Un URN no dice dónde está el recurso: fuera del Bundle casi nadie puede encontrarlo.',
    'Incluya el recurso en el Bundle con ese fullUrl, o use un URL.',
    'warning',
  ),
  documentMissing: rule(
    'fhir-referencia-documento-incompleto',
    'Documents: Document Content',
    'El documento incluye los recursos a los que se refiere su Composition',
    'El documento no incluye un recurso al que se refiere su Composition',
    'Un documento clínico debe poder leerse completo sin acudir a otro sistema.',
    'Incluya el recurso en el Bundle con el fullUrl al que la referencia apunta.',
  ),
  otherBase: rule(
    'fhir-referencia-fullurl-de-otra-base',
    RESOLVING,
    'Las referencias relativas se resuelven por el fullUrl de las entradas',
    'En el Bundle hay un recurso con ese tipo e id, pero su fullUrl no es al que la referencia apunta',
    'Según las reglas de FHIR la referencia no apunta a ese recurso; muchos sistemas la darán por perdida.',
    'Dé a las dos entradas un fullUrl con la misma base, o refiérase al fullUrl completo.',
    'warning',
  ),
  conditional: rule(
    'fhir-referencia-condicional-fuera-de-transaccion',
    'RESTful API: Conditional References',
    'Las referencias por búsqueda van solo en transacciones',
    'Hay una referencia por búsqueda fuera de una transacción',
    'Solo un servidor que procesa una transacción puede resolverla.',
    'Refiérase al recurso por su URL.',
  ),
  searchType: rule(
    'fhir-referencia-busqueda-tipo',
    'CapabilityStatement.rest.resource.searchParam.type, SearchParameter.derivedFrom',
    'Los parámetros de búsqueda tienen el tipo de su definición',
    'El tipo del parámetro de búsqueda no es el de su definición',
    'Quien busca escribe el valor según el tipo, y no encuentra nada.',
    'Escriba el tipo que la definición da al parámetro, o defina otro parámetro.',
  ),
  searchBase: rule(
    'fhir-referencia-busqueda-recurso',
    'SearchParameter.base, SearchParameter.derivedFrom',
    'Los parámetros de búsqueda se usan en los recursos para los que se definieron',
    'El parámetro de búsqueda no está definido para ese tipo de recurso',
    'El parámetro busca en elementos que ese tipo de recurso no tiene.',
    'Refiérase al parámetro que la especificación define para ese tipo de recurso.',
  ),
} as const satisfies Record<string, RuleDefinition>;
