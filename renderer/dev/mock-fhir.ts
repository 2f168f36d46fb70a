import type { FhirPackage, LayerRef } from '../../shared/ipc/contract.ts';
import type { ConnectionCheck, ServerConnection } from '../../shared/model/index.ts';

/** Synthetic answers about FHIR servers and guides. */

export const LAYERS: readonly LayerRef[] = [
  { id: 'fhir-sintaxis', title: 'Sintaxis de FHIR R4 (JSON, XML, NDJSON)' },
  { id: 'fhir-estructura', title: 'Estructura de los recursos FHIR R4' },
  { id: 'fhir-perfil', title: 'Perfiles que los recursos dicen cumplir' },
];

export const GUIDES: readonly FhirPackage[] = [
  {
    name: 'mx.ejemplo.sintetico',
    version: '1.0.0',
    title: 'Guía sintética de ejemplo',
    sha256: 'a3'.repeat(32),
    source: 'importado',
    importedAt: '2026-11-20T09:15:00-06:00',
    counts: { StructureDefinition: 1, ValueSet: 2 },
    profiles: [
      {
        url: 'http://ejemplo.invalid/StructureDefinition/paciente-sintetico',
        version: '1.0.0',
        title: 'Paciente sintético',
        type: 'Patient',
      },
    ],
    missing: ['mx.ejemplo.base#2.0.0'],
  },
];

export const CONNECTIONS: readonly ServerConnection[] = [
  {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Servidor de pruebas',
    baseUrl: 'https://servidor.ejemplo/fhir',
    plainHttp: false,
    auth: { kind: 'basic', user: 'evaluadora' },
    caFile: null,
    allowedOrigins: [],
    timeoutMs: 60_000,
    maxBytes: null,
    maxResources: 100_000,
    hasSecret: true,
    createdAt: '2026-11-20T09:15:00-06:00',
    changedAt: '2026-11-21T10:30:00-06:00',
  },
];

export const CHECK: ConnectionCheck = {
  reachable: true,
  fhirVersion: '4.0.1',
  software: 'Servidor de ejemplo 1.0',
  remarks: [
    { level: 'ok', topic: 'version', sentence: 'El servidor habla FHIR R4 (4.0.1).' },
    { level: 'warning', topic: 'bulk', sentence: 'El servidor no ofrece la exportación masiva.' },
  ],
};
