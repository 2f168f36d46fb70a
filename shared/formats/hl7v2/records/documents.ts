import { dayOfTimestamp, dayOrLessOfTimestamp, hourOfTimestamp } from '../../support/hl7-time.ts';
import type { Segment } from '../message.ts';
import { hasField } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { text } from './cells.ts';
import { coded, codeOf } from './coded.ts';
import type { MessageContext, PatientContext } from './context.ts';
import { findLicense, providerIdentifier } from './identifiers.ts';
import { fullName, providerName } from './names.ts';
import { firstRepetition } from './repetition.ts';

/** Fields of TXA. */
const TYPE = 2;
const ACTIVITY = 4;
const PROVIDER = 5;
const ORIGINATED = 6;
const TRANSCRIBED = 7;
const ORIGINATOR = 9;
const NUMBER = 12;
const COMPLETION = 17;
const AVAILABILITY = 19;
const AUTHENTICATION = 22;

/** Of PID: the patient's name. */
const NAME = 5;

/** Completion (table 0271) of a document that somebody authenticated: plainly, or with legal force. */
const AUTHENTICATED = new Set(['AU', 'LA']);
/** Availability (table 0273) of a document that was taken back. */
const CANCELLED = 'CA';

/**
 * A document of MDM. Its number names its version: a corrected one has another number and tells that of the one before
 * (TXA-13). HL7 v2 names no custodian: it is whoever sends the document.
 *
 * @param body the first OBX, whose code may name the document in LOINC
 */
export function emitDocument(txa: Segment, body: Segment | undefined, context: PatientContext): void {
  const { visit, tables, sender, event, pid, label } = context;
  const { message, emit } = visit;
  if (!event.document || text(message, txa, AVAILABILITY) === CANCELLED) return;
  const kind = coded(message, txa, TYPE, tables.loinc);
  const named = kind.preferred || body === undefined ? undefined : codeOf(message, body, 3, tables.loinc);
  const authorField = hasField(txa, ORIGINATOR) || !hasField(txa, PROVIDER) ? ORIGINATOR : PROVIDER;
  const author = readAuthor(txa, authorField, context);
  const time = readTime(txa, context);
  const status = text(message, txa, COMPLETION);
  const signature = readSignature(txa, status, context);
  emit(
    'document',
    {
      type: named?.code ?? kind.code,
      title: kind.name ?? (body && text(message, body, 3, 2)),
      author: author.name,
      authorLicense: author.license,
      date: time.date,
      status,
      signature: signature.by,
      version: text(message, txa, NUMBER),
      custodian: sender.clues ?? sender.name,
      patient: label ?? (pid && text(message, pid, NAME)),
      time: time.hour,
    },
    {
      type: named?.at ?? kind.at,
      title: kind.name === undefined && body !== undefined ? spot(body, 3, 1, 2) : kind.at,
      author: spot(txa, authorField),
      authorLicense: author.licenseAt ?? spot(txa, authorField),
      date: time.at,
      status: spot(txa, COMPLETION),
      signature: signature.at,
      version: spot(txa, NUMBER),
      custodian: sender.at,
      patient: pid === undefined ? spot(txa) : spot(pid, 3),
      time: time.at,
    },
  );
}

function readAuthor(
  txa: Segment,
  field: number,
  { visit, tables }: MessageContext,
): { readonly name?: string; readonly license?: string; readonly licenseAt?: Spot } {
  const author = firstRepetition(visit.message, txa, field);
  if (author === undefined) return {};
  const id = providerIdentifier(author);
  const license = id && findLicense([id], tables);
  return {
    name: fullName(providerName(author)) ?? id?.value,
    license: license?.value,
    licenseAt: license?.at,
  };
}

/** When it was written, else when what it tells of happened, else when it was transcribed; what says a day first. */
function readTime(
  txa: Segment,
  { visit }: MessageContext,
): { readonly date?: string; readonly hour?: string; readonly at: Spot } {
  const fields = [ORIGINATED, ACTIVITY, TRANSCRIBED];
  const hour = fields.map((field) => hourOfTimestamp(text(visit.message, txa, field))).find((one) => one !== undefined);
  for (const read of [dayOfTimestamp, dayOrLessOfTimestamp]) {
    for (const field of fields) {
      const date = read(text(visit.message, txa, field));
      if (date !== undefined) return { date, hour, at: spot(txa, field) };
    }
  }
  return { at: spot(txa, ORIGINATED) };
}

/** Who authenticated it, else the completion that says that somebody did. */
function readSignature(
  txa: Segment,
  status: string | undefined,
  { visit }: MessageContext,
): { readonly by?: string; readonly at: Spot } {
  const signer = firstRepetition(visit.message, txa, AUTHENTICATION);
  const person = signer && (fullName(providerName(signer)) ?? providerIdentifier(signer)?.value);
  if (person !== undefined) return { by: person, at: spot(txa, AUTHENTICATION) };
  if (status !== undefined && AUTHENTICATED.has(status)) return { by: status, at: spot(txa, COMPLETION) };
  return { at: spot(txa, AUTHENTICATION) };
}

/** CON: what a person consents to. */
export function emitConsent(con: Segment, { visit, label, pid }: PatientContext): void {
  const { message, emit } = visit;
  const field = hasField(con, 13) || !hasField(con, 12) ? 13 : 12;
  emit(
    'consent',
    { status: text(message, con, 11), date: dayOrLessOfTimestamp(text(message, con, field)), patient: label },
    { status: spot(con, 11), date: spot(con, field), patient: pid === undefined ? spot(con) : spot(pid, 3) },
  );
}
