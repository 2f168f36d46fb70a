import type { RuleDefinition } from '../../../model/index.ts';
import { REJECTED, rule } from './rule.ts';

/** What every extension must be like, whoever defined it. What definitions say of their own is in extensions.ts. */
export const EXTENSION_FORM_RULES = {
  extensionUrl: rule(
    'fhir-extension-url-relativo',
    'Extensibility: Extension.url',
    'El url de cada extensión es absoluto',
    'El url de la extensión no es absoluto',
    'Sin un url absoluto nadie puede saber qué significa la extensión.',
    'Escriba el url completo de la definición de la extensión.',
  ),
  extensionContent: rule(
    'fhir-extension-valor-o-extensiones',
    'Extensibility (ext-1)',
    'Cada extensión lleva un valor o extensiones, no las dos cosas',
    'La extensión debe llevar un valor o extensiones, y no las dos cosas',
    REJECTED,
    'Deje el valor o las extensiones anidadas.',
  ),
} as const satisfies Record<string, RuleDefinition>;
