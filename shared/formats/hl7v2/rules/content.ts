import type { RuleDefinition } from '../../../model/index.ts';
import { rule } from './rule.ts';

/** What a message says of Mexican identifiers in a way that others may not understand. None of it is an error. */
export const CONTENT_RULES = {
  curpByForm: rule(
    'hl7v2-contenido-curp-sin-declarar',
    '3 (PID-3), 2 (CX, XCN)',
    'La CURP va con su autoridad o su tipo de identificador',
    'La CURP va sin una autoridad ni un tipo de identificador que digan que lo es',
    'Se reconoció por su estructura. Otro sistema puede tomarla por un número local, y una CURP mal escrita ya no se reconocería.',
    'Escriba en CX.4 (en XCN, el componente 9) la autoridad que asigna la CURP, con su OID, o en CX.5 (XCN, el 13) el tipo NNMEX.',
    'warning',
  ),
  cluesByForm: rule(
    'hl7v2-contenido-clues-sin-declarar',
    '2 (HD), 2 (MSH-4)',
    'La CLUES va con el OID que dice que lo es',
    'La CLUES va sin el OID que diga que lo es',
    'Se reconoció por su estructura. Otro sistema puede tomarla por un nombre local de la unidad.',
    'Escriba junto a la CLUES su OID y el tipo ISO: CLUES^2.16.840.1.113883.4.631^ISO.',
    'info',
  ),
  messageWithoutClues: rule(
    'hl7v2-contenido-mensaje-sin-clues',
    '2 (MSH-4)',
    'El mensaje dice la CLUES de la unidad',
    'El mensaje no dice la CLUES de ninguna unidad',
    'Sin la CLUES no se sabe de qué unidad son los datos: se cuentan sin unidad.',
    'Escriba la CLUES en MSH-4; si quien envía no es la unidad que atendió, también en PV1-3.4.',
    'info',
  ),
  sexWithoutLetter: rule(
    'hl7v2-contenido-sexo-sin-letra-de-curp',
    '3 (PID-8)',
    'El sexo se puede comparar con la CURP',
    'El sexo registrado no se puede comparar con la CURP',
    'Los códigos O, U, A y N son válidos en HL7, pero no dicen cuál de las letras de la CURP corresponde.',
    'Si se conoce el sexo, registre F (mujer), M (hombre) o X.',
    'info',
  ),
  sexForeign: rule(
    'hl7v2-contenido-sexo-de-otra-codificacion',
    '3 (PID-8)',
    'El sexo usa los códigos de HL7',
    'El sexo no usa los códigos de HL7',
    'En HL7 la letra M es de hombre y F de mujer. Un sistema que escribe las letras de la CURP (H de hombre, M de mujer) hace que las mujeres se lean como hombres.',
    'Escriba F para mujer y M para hombre.',
    'warning',
  ),
} as const satisfies Readonly<Record<string, RuleDefinition>>;
