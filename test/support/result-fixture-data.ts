import type { Citation, Decision, Domain, RuleDefinition, Severity } from '../../shared/model/index.ts';

/** What the synthetic results are made of. Every sentence, key and value here is invented for tests. */

const NORM = 'NOM-024-SSA3-2012';
const confirmed = (clause: string): Citation[] => [{ norm: NORM, clause, confidence: 'confirmed' }];
const reported = (clause: string): Citation[] => [{ norm: NORM, clause, confidence: 'reported' }];
const recalled = (clause: string): Citation[] => [{ norm: NORM, clause, confidence: 'recalled' }];

export const FIXTURE_DOMAINS: readonly Domain[] = [
  { id: 'a-identificacion', title: 'Identificación de personas' },
  { id: 'b-catalogos', title: 'Catálogos fundamentales' },
  { id: 'c-guias-y-formatos', title: 'Guías y formatos' },
  { id: 'd-documentos', title: 'Documentos electrónicos' },
  { id: 'e-seguridad', title: 'Seguridad y acceso' },
  { id: 'f-trazabilidad', title: 'Trazabilidad' },
  { id: 'g-exportacion', title: 'Exportación y consentimiento' },
];

export interface FixtureItem {
  readonly id: string;
  readonly domain: string;
  readonly title: string;
  readonly weight: number;
  readonly by: Decision['by'];
  readonly citation: readonly Citation[];
  /** Needs this catalogue; not evaluated where it is missing. */
  readonly catalog?: string;
  /** No record of the export can show it. */
  readonly notApplicable?: string;
  readonly mandatory?: boolean;
}

const A = 'a-identificacion';
const B = 'b-catalogos';
const C = 'c-guias-y-formatos';
const D = 'd-documentos';
const E = 'e-seguridad';

// biome-ignore format: one item a line reads as a table
export const FIXTURE_ITEMS: readonly FixtureItem[] = [
  { id: 'curp-presente', domain: A, title: 'Cada persona tiene CURP', weight: 5, by: 'check', citation: confirmed('6.5.1'), mandatory: true },
  { id: 'curp-estructura', domain: A, title: 'La CURP tiene la estructura oficial', weight: 5, by: 'check', citation: confirmed('6.5.1'), mandatory: true },
  { id: 'curp-digito-verificador', domain: A, title: 'El dígito verificador de la CURP corresponde', weight: 4, by: 'check', citation: confirmed('6.5.1') },
  { id: 'curp-concordante', domain: A, title: 'La CURP concuerda con nombre, fecha de nacimiento, sexo y entidad', weight: 4, by: 'check', citation: confirmed('6.5.1') },
  { id: 'curp-generica-en-limite', domain: A, title: 'La CURP genérica se usa dentro del límite del lote', weight: 2, by: 'measure', citation: reported('6.5.5') },
  { id: 'nombre-completo', domain: A, title: 'El nombre está completo y sin abreviaturas', weight: 4, by: 'check', citation: confirmed('6.5'), mandatory: true },
  { id: 'fecha-nacimiento-valida', domain: A, title: 'La fecha de nacimiento existe y no es futura', weight: 4, by: 'check', citation: confirmed('6.5'), mandatory: true },
  { id: 'sexo-registrado', domain: A, title: 'El sexo está registrado', weight: 3, by: 'check', citation: confirmed('6.5') },
  { id: 'folio-interno-presente', domain: A, title: 'El folio interno está presente', weight: 1, by: 'check', citation: reported('6.5.5'), notApplicable: 'El formato de la exportación no tiene lugar para este dato.' },
  { id: 'clues-en-catalogo', domain: B, title: 'La CLUES existe en el catálogo vigente', weight: 5, by: 'check', citation: confirmed('6.4.2'), catalog: 'clues', mandatory: true },
  { id: 'diagnostico-en-catalogo', domain: B, title: 'El diagnóstico existe en la CIE-10 y es válido para sexo y edad', weight: 5, by: 'check', citation: confirmed('6.4.2'), catalog: 'cie-10' },
  { id: 'afiliacion-en-catalogo', domain: B, title: 'La afiliación existe en el catálogo', weight: 2, by: 'check', citation: confirmed('6.4.2') },
  { id: 'municipio-en-catalogo', domain: B, title: 'El municipio de residencia existe en el catálogo', weight: 2, by: 'check', citation: confirmed('6.4.2'), catalog: 'municipios' },
  { id: 'formato-reconocido', domain: C, title: 'Cada archivo sigue un formato reconocido', weight: 4, by: 'measure', citation: reported('6.1.3.1') },
  { id: 'estructura-conforme', domain: C, title: 'La estructura del archivo sigue su guía', weight: 5, by: 'layer', citation: reported('6.4'), mandatory: true },
  { id: 'reglas-de-guia', domain: C, title: 'Los valores siguen las reglas de la guía', weight: 4, by: 'layer', citation: reported('6.4') },
  { id: 'documento-con-autor', domain: D, title: 'Cada documento nombra a su autor', weight: 3, by: 'check', citation: confirmed('6.6.2'), notApplicable: 'La exportación no contiene documentos.' },
  { id: 'documento-con-firma', domain: D, title: 'Cada documento lleva firma', weight: 3, by: 'check', citation: confirmed('6.6.2'), notApplicable: 'La exportación no contiene documentos.' },
  { id: 'politica-de-seguridad', domain: E, title: 'Hay un sistema de gestión de la seguridad de la información', weight: 3, by: 'attestation', citation: confirmed('6.6.1') },
  { id: 'autenticacion-de-usuarios', domain: E, title: 'Cada persona usuaria se autentica', weight: 3, by: 'attestation', citation: confirmed('6.6.3') },
  { id: 'autorizacion-por-roles', domain: E, title: 'El acceso se autoriza según la función de cada quien', weight: 2, by: 'attestation', citation: reported('6.6.4') },
  { id: 'bitacora-de-auditoria', domain: 'f-trazabilidad', title: 'La bitácora guarda quién hizo qué y cuándo', weight: 3, by: 'attestation', citation: recalled('5.8.9') },
  { id: 'exportacion-por-paciente', domain: 'g-exportacion', title: 'La información de una persona puede exportarse', weight: 3, by: 'measure', citation: reported('6.6.6') },
  { id: 'control-de-consentimientos', domain: 'g-exportacion', title: 'El sistema lleva control de los consentimientos', weight: 2, by: 'attestation', citation: reported('6.6.6') },
];

export interface FixtureRule extends RuleDefinition {
  /** The item that it decides. */
  readonly item: string;
  readonly field: string;
  readonly column: number;
  readonly expected: string;
  readonly actual: string;
  /** Share of the findings asked for. */
  readonly share: number;
}

function rule(
  id: string,
  severity: Severity,
  share: number,
  texts: readonly [title: string, failureTitle: string],
  citation: readonly Citation[],
  datum: readonly [field: string, column: number, expected: string, actual: string],
  item = id,
): FixtureRule {
  return {
    id,
    severity,
    share,
    title: texts[0],
    failureTitle: texts[1],
    why: 'Sin este dato la persona o la atención no pueden identificarse entre instituciones.',
    remedy: 'Revise el dato en la fuente, corríjalo y genere de nuevo la exportación.',
    citation,
    field: datum[0],
    column: datum[1],
    expected: datum[2],
    actual: datum[3],
    item,
  };
}

// biome-ignore format: one rule a line reads as a table
export const FIXTURE_RULES: readonly FixtureRule[] = [
  rule('curp-digito-verificador', 'error', 0.34, ['El dígito verificador de la CURP corresponde', 'El dígito verificador de la CURP no corresponde'], confirmed('6.5.1'), ['curpPaciente', 9, 'dígito verificador 7', 'GOMC••••••••••••••']),
  rule('curp-estructura', 'error', 0.2, ['La CURP tiene la estructura oficial', 'La CURP no tiene la estructura oficial'], confirmed('6.5.1'), ['curpPaciente', 9, '18 caracteres: 4 letras, fecha, sexo, entidad, 3 consonantes y 2 finales', 'PEL•••••']),
  rule('diagnostico-en-catalogo', 'error', 0.13, ['El diagnóstico existe en la CIE-10', 'El diagnóstico no existe en la CIE-10 que se usó'], confirmed('6.4.2'), ['codigoCIEDiagnostico1', 61, 'una clave de la CIE-10', 'Z999X']),
  rule('nombre-completo', 'error', 0.1, ['El nombre está completo', 'El nombre lleva abreviaturas o signos que no se admiten'], confirmed('6.5'), ['nombre', 10, 'letras mayúsculas, sin abreviaturas', 'M• D• C•']),
  rule('giis-regla-valor-fuera-de-rango', 'error', 0.08, ['El valor está en su rango', 'El valor está fuera del rango de la guía'], reported('6.4'), ['peso', 31, 'de 1 a 400 kg, o 999', '1250'], 'reglas-de-guia'),
  rule('curp-concordante', 'warning', 0.06, ['La CURP concuerda con los demás datos', 'La CURP no concuerda con la fecha de nacimiento o el sexo'], confirmed('6.5.1'), ['curpPaciente', 9, 'fecha 1985-03-02 y sexo M', 'GOMC••••••••••••••']),
  rule('fecha-nacimiento-valida', 'error', 0.03, ['La fecha de nacimiento es válida', 'La fecha de nacimiento no existe o es futura'], confirmed('6.5'), ['fechaNacimiento', 13, 'dd/mm/aaaa', '31/02/••••']),
  rule('clues-digito-derivado', 'warning', 0.02, ['El último dígito de la CLUES corresponde', 'El último dígito de la CLUES no es el esperado'], [{ norm: NORM, clause: '8.1', confidence: 'uncertain' }], ['clues', 1, 'terminación 4', 'DFSSA000011'], 'clues-en-catalogo'),
  rule('afiliacion-en-catalogo', 'error', 0.02, ['La afiliación existe en el catálogo', 'La afiliación no existe en el catálogo'], confirmed('6.4.2'), ['afiliacion', 22, 'una clave de AFILIACION', '77']),
  rule('giis-estructura-encabezado-distinto', 'info', 0.02, ['El encabezado es el de la guía', 'El encabezado nombra una columna de otro modo'], recalled('6.4.9'), ['', 1, 'peso', 'PESO_KG'], 'estructura-conforme'),
];
