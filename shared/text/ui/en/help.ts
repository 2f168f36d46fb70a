import type { UiStrings } from '../es-MX.ts';

export const help: UiStrings['help'] = {
  title: 'Help',
  whatTitle: 'What Cotejo does',
  what: 'It reads what an electronic clinical record exports, compares it with the norms of Mexico, says what is wrong, where and how to mend it, and gives the unit a score that can be explained. All of it happens on this computer, without a network.',
  noCertTitle: 'What it is not',
  noCert:
    'It is no official ruling. Only DGIS evaluates conformity, and it does so for systems and not for units. What stands here is a local verification.',
  wordsTitle: 'Words',
  words: {
    export: { word: 'Export', text: 'The files that the unit hands over, alone, in folders or in a ZIP.' },
    finding: { word: 'Finding', text: 'One breach of one rule at one place, with its value masked.' },
    item: { word: 'Item', text: 'What a norm asks for. It is decided by the data or by a person.' },
    checklist: { word: 'Checklist', text: 'The set of items with their weights, in a given edition (cédula).' },
    run: { word: 'Verification', text: 'One check of one export against one checklist. Once made it does not change.' },
    visit: { word: 'Visit', text: 'Interview, attested items, evidence and runs, which end in an acta.' },
    campaign: { word: 'Campaign', text: 'A set of units to visit, drawn by a design that is published.' },
    unit: { word: 'Unit', text: 'The medical unit, known by its CLUES and nothing else.' },
  },
  outcomesTitle: 'Outcome of an item',
  outcomeHead: { outcome: 'Outcome', when: 'When', points: 'Points' },
  outcomes: {
    cumple: { when: 'The share of records that hold reaches the upper band.', points: '1' },
    'cumple-parcial': { when: 'The share lies between the two bands.', points: '0.5' },
    'no-cumple': { when: 'The share lies below the lower band.', points: '0' },
    'no-aplica': { when: 'No applicable record, or a stated reason.', points: 'Out of the sum' },
    'no-desplegado': { when: 'The unit does not have that module yet.', points: 'As the checklist says' },
    'por-revisar': { when: 'A person must decide.', points: 'Undecided' },
    'no-evaluada': { when: 'Evidence or a catalogue is missing, or it was cancelled.', points: 'Undecided' },
    error: { when: 'The program failed on it.', points: 'Undecided' },
  },
  scoreTitle: 'How the score is made',
  score1: 'Score = 100 × sum of (weight × points) ÷ sum of weights, over the items that apply and are decided.',
  score2:
    'Coverage says how much of the applicable weight was decided. The interval says between which values the score can end if all that is pending failed or held.',
  score3:
    'While anything is undecided the score is called preliminary. Not applicable, no data and zero are different things.',
  guidesTitle: 'GIIS guides',
  guides:
    'Outpatient care, screening and injuries are verified with their official guide; hospital discharges, emergencies, oral health, mental health and family planning with secondary sources: what rests on them gives warnings that say so, and what is not known is not judged. The guide is recognised by content; it can be set in Verify.',
  fhir: {
    title: 'FHIR R4',
    checkedTitle: 'What is looked at',
    checked:
      'Resources and Bundles in JSON, XML or NDJSON, alone, in bulk export folders, ZIP or gzip. Each resource passes through layers:',
    layers: {
      syntax: { word: 'Syntax', text: 'That the file can be read: repeated keys, badly formed text.' },
      structure: { word: 'Structure', text: 'Elements, cardinalities and types of FHIR 4.0.1.' },
      narrative: { word: 'Narrative', text: 'That the XHTML is safe and well formed.' },
      references: {
        word: 'References',
        text: 'That what is contained or in the same Bundle exists and is of the right type.',
      },
      bundles: { word: 'Bundle', text: 'Rules of each type of Bundle, fullUrl and repeated identifiers.' },
      extensions: { word: 'Extensions', text: 'That they are known, well formed and stand where they may.' },
      terminology: { word: 'Codes', text: 'Required value sets that come with the program, and UCUM units.' },
      invariants: { word: 'Formal rules', text: 'The constraints of FHIR R4 written in FHIRPath.' },
      profiles: { word: 'Profiles', text: 'Those that each resource claims and those that you demand.' },
    },
    unknownTitle: 'What cannot be told without a network',
    unknown:
      'Whether a code is of a system that is not on this computer (the whole of SNOMED CT and LOINC, for example), a profile of a guide that is not imported, or a reference to another server. That stays “Cannot be told”: it is no finding and does not count as met.',
    guidesTitle: 'How to import a guide',
    guides:
      'Download the .tgz file of the implementation guide at another time and open it in Settings, “FHIR guides”. Where it builds on other guides, the list says which are missing. In Verify, “FHIR options”, you can demand its profiles or leave layers out; the result says so.',
    serversTitle: 'How to connect a server',
    servers:
      'In Connections add the base address and how Cotejo signs in. Test the connection: the program says whether version, resources and security serve. Then fetch the data into a folder and verify it like any export. A result with a unit can be published; data of patients never leave.',
  },
  hl7: {
    title: 'HL7 v2',
    text: 'Messages from 2.3 to 2.8, alone, in batches or in their MLLP frames. Syntax, structure of the event, fields, data types, HL7 tables and, where chosen in Verify, local profiles are looked at. A place is told as PID-3[2].1: second value of PID-3, first component.',
    mexico:
      'CURP, CLUES and professional licence are recognised by their authority or OID. Where only their form tells them, a warning says so.',
  },
  cda: {
    title: 'CDA R2',
    text: 'Clinical documents in XML, one a file. Syntax, structure and content are looked at: header, times, codes, and narrative against entries. The Mexican clinical summary has rules of its own besides; what is known of it from secondary sources only gives warnings.',
  },
  live: {
    title: 'Live interface',
    text: 'Cotejo listens to HL7 v2 over MLLP and acts as the receiver: it keeps each message, verifies it and answers it. It shows whether a system sends what it claims before it is connected for good.',
    acksTitle: 'What is answered',
    acks: {
      AA: 'No finding of severity error.',
      AE: 'With errors. The answer says which and where, without patient data.',
      AR: 'Not accepted: a version, type or delimiters that cannot be used, or it could not be kept.',
    },
    enhanced: 'Where the message asks for the enhanced mode, CA, CE or CR goes first: whether it was received.',
    kept: 'What comes stays on this computer, readable by its user only, until it is saved as a verification or discarded. If the program closes, it is offered when it opens again.',
    command:
      'The same is done without a window by “cotejo listen”, and “cotejo send” sends the messages of a file again.',
  },
  visits: {
    title: 'Visits',
    kinds: {
      word: 'Kinds',
      text: 'Self-verification, internal or external. They are separate series: their figures are never added. A follow-up asks only what was not met.',
    },
    answers: {
      word: 'Answers',
      text: 'Each is on the disk once given; if the power fails, the visit goes on where it stood. An answer is never erased: another takes its place, with who and when. “Not applicable” wants its reason.',
    },
    evidence: {
      word: 'Evidence',
      text: 'Photographs, files or findings, up to 10 MB each and 100 MB a visit, with their digest and encrypted with the registry. They must not show data of patients.',
    },
    closing: {
      word: 'Closing',
      text: 'What is missing is looked at first. What is closed does not change: it has a folio, a digest and an acta in PDF. A correction is another version, with its reason.',
    },
    together: {
      word: 'Two people',
      text: 'A second evaluator answers on another computer and the answers are joined with a signed package, one by one. Where they differ, a person decides.',
    },
  },
  reports: {
    title: 'Reports',
    prepare: {
      word: 'What is printed',
      text: 'A verification, a unit, the acta of a visit, two verifications compared, units compared, a campaign or a checklist; as PDF or HTML, letter or oficio. Logo and signatories are set in Settings.',
    },
    paper: {
      word: 'Each sheet',
      text: 'It bears a folio, a digest and a QR code with both and with eight words that can be read over the telephone. “Check” compares what the sheet says with this registry.',
    },
    batch: {
      word: 'Batch',
      text: 'Many units at once, in a ZIP with an index. Where there is nothing to print, the index says why.',
    },
    forms: {
      word: 'Export',
      text: 'From Result: JSON, CSV, Excel, SARIF, FHIR, JUnit and Markdown, all with the same figures.',
    },
    due: {
      word: 'Due again',
      text: 'Units whose verification is over or ends within 60 days.',
    },
  },
  signatures: {
    title: 'Electronic signature',
    sign: {
      word: 'Sign',
      text: 'With the own e.firma (.cer, .key and password, which is not kept) over the exact data of a complete verification or a closed visit. Several people can sign. The PDF can be signed as well.',
    },
    check: {
      word: 'Check',
      text: 'A PDF, HTML, JSON or P7S that was received is looked at without a network: “Intact”, “Altered” or “Not signed”. One changed byte is enough to show.',
    },
    chain: {
      word: 'Chain',
      text: 'It is known when it leads to an authority loaded in Settings. Not known does not mean false: nobody answers for that identity yet.',
    },
    unsaid: {
      word: 'What it does not say',
      text: 'Without a network nobody knows whether a .cer was revoked, and the time is that of the computer that signed. Its legal weight is for others to tell.',
    },
  },
  many: {
    title: 'Units, campaigns and agreements',
    standing: {
      word: 'State of a unit',
      text: 'It comes from its last closed external visit or, without one, the internal one. A self-verification alone verifies no unit. It counts for the months that Settings say.',
    },
    campaigns: {
      word: 'Campaigns',
      text: 'A universe, strata and a draw with a seed that anyone can repeat. Beside the mean of the visited stands the estimate for the universe, with its error.',
    },
    aggregates: {
      word: 'Aggregates',
      text: 'Of one checklist and one kind of visit; each unit counts once, with its last visit. Σ/Σ and mean are named apart. Small groups can be hidden.',
    },
    agreements: {
      word: 'Agreements',
      text: 'Action, responsible, dates and progress, with the lights of 2011. Committees count sessions and agreements. What is due stands on the first screen.',
    },
    lists: {
      word: 'Own checklists',
      text: 'A published checklist does not change: it is copied, edited and published as another edition. Only visits with the same edition are compared.',
    },
  },
  mendTitle: 'Mending an export',
  mend: 'The annotated copy is the same file with what is wrong in each row, to sort and filter in a spreadsheet. It holds personal data. The tabs by variable and by provider show where findings gather.',
  catalogsTitle: 'Catalogues',
  catalogs:
    'Official catalogues are imported in Settings. Several editions can stand side by side: each record is held against the one valid on the day of the care. Without a catalogue, what depends on it stays undecided.',
  clausesTitle: 'Clause numbers',
  clauses:
    'A confirmed number is shown as it is. With † it comes from a secondary source. Where there is no certainty, the norm is named without a number.',
  privacyTitle: 'Personal data',
  privacy:
    'The registry keeps no patient data: values are masked. The excerpt of the original file is read from disk when you open it, and only if the file has not changed. Of a visit the names of those who take part are kept, and the evidence that is attached: mind that it shows no patients.',
  keysTitle: 'Keyboard shortcuts',
  keys: {
    screens: 'Go to each screen',
    open: 'Choose files to verify',
    search: 'Go to the search box',
    escape: 'Close the details or the dialog',
    arrows: 'Move through lists and tabs',
    fold: 'Close or open a group of findings',
  },
  keyArrows: 'Arrows, Home, End',
};
