import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Device } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import type { DeviceTable } from '../schema.ts';
import { sha256Hex } from '../sha256.ts';
import { all, execute, first, query, type Store, write } from '../store.ts';
import { uuidOf } from './uuid-of.ts';

/** What a package says of the registry that wrote it. */
export interface DeviceCard {
  readonly id: string;
  readonly name: string;
  /** Ed25519, base64 of the 32 bytes. */
  readonly publicKey: string;
}

/**
 * Until somebody names it: told apart from others by the first digits of its fingerprint, and never by the name of the
 * operating system's user, since a package is handed to others.
 */
function defaultName(publicKey: string): string {
  return `Equipo ${fingerprintOf(publicKey).slice(0, 4)}`;
}

/** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/** This registry as others know it; its keys are made at first need. May be called inside a transaction. */
export function ownDevice(store: Store): DeviceCard & { readonly privateKey: string } {
  const known = first(store, query.selectFrom('device').selectAll().where('own', '=', 1));
  if (known !== undefined) return cardOf(known);
  const keys = generateKeyPairSync('ed25519');
  const publicKey = rawKey(keys.publicKey);
  const row: DeviceTable = {
    id: deviceId(publicKey),
    name: defaultName(publicKey),
    public_key: publicKey,
    private_key: keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    trusted_at: store.now(),
    own: 1,
  };
  write(store, () => execute(store, query.insertInto('device').values(row)));
  return cardOf(row);
}

/** The own one first, then by name. */
export function listDevices(store: Store): readonly Device[] {
  ownDevice(store);
  const rows = all(store, query.selectFrom('device').selectAll().orderBy('own', 'desc').orderBy('name').orderBy('id'));
  return rows.map(toDevice);
}

/** Gives this registry the name that others will read. */
export function renameDevice(store: Store, name: string): Device {
  const { id } = ownDevice(store);
  const given = name.trim();
  if (given === '') throw new RegistryError('conflict', 'Escriba un nombre para este equipo.');
  write(store, () => execute(store, query.updateTable('device').set({ name: given }).where('id', '=', id)));
  return listDevices(store)[0];
}

/** @throws RegistryError `not-found` for a registry that no package has come from */
export function trustDevice(store: Store, id: string, trusted: boolean): readonly Device[] {
  write(store, () => {
    const row = first(store, query.selectFrom('device').selectAll().where('id', '=', id));
    if (row === undefined) throw new RegistryError('not-found', 'De ese equipo no ha llegado ningún paquete.');
    if (row.own === 1) throw new RegistryError('conflict', 'En los paquetes de este mismo equipo siempre se confía.');
    const trusted_at = trusted ? store.now() : null;
    execute(store, query.updateTable('device').set({ trusted_at }).where('id', '=', id));
    appendAudit(store, 'registro-reconocido', { device: id, fingerprint: fingerprintOf(row.public_key), trusted });
  });
  return listDevices(store);
}

/** Keeps a registry that a person recognised by its fingerprint. To be called inside a transaction. */
export function recogniseDevice(store: Store, card: DeviceCard): void {
  const trusted_at = store.now();
  execute(
    store,
    query
      .insertInto('device')
      .values({ id: card.id, name: card.name, public_key: card.publicKey, private_key: null, trusted_at, own: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ trusted_at, name: card.name })),
  );
  appendAudit(store, 'registro-reconocido', {
    device: card.id,
    fingerprint: fingerprintOf(card.publicKey),
    trusted: true,
  });
}

/** The registry that a package names, as this one knows it; its own words where it does not. */
export function deviceOf(store: Store, card: DeviceCard): Device {
  const row = first(store, query.selectFrom('device').selectAll().where('id', '=', card.id));
  if (row !== undefined) return { ...toDevice(row), name: row.own === 1 ? row.name : card.name };
  return { id: card.id, name: card.name, fingerprint: fingerprintOf(card.publicKey), own: false, trusted: false };
}

/** Comes from the key, so that nobody can pass for another: whoever has another key has another id. */
export function deviceId(publicKey: string): string {
  return uuidOf(`cotejo/device@1 ${publicKey}`);
}

/** SHA-256 of the public key in groups of four, to be read aloud. */
export function fingerprintOf(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, 'base64')).match(/.{4}/g)?.join(' ') ?? '';
}

/** Ed25519 over exactly those bytes. */
export function signAsDevice(store: Store, bytes: Uint8Array): Uint8Array {
  const { privateKey } = ownDevice(store);
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), type: 'pkcs8', format: 'der' });
  return sign(null, bytes, key);
}

/** Whether the signature is of that key over exactly those bytes, and the id is the key's. */
export function isSignedBy(card: DeviceCard, bytes: Uint8Array, signature: Uint8Array): boolean {
  const raw = Buffer.from(card.publicKey, 'base64');
  if (raw.length !== KEY_BYTES || card.publicKey !== raw.toString('base64')) return false;
  if (card.id !== deviceId(card.publicKey)) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), type: 'spki', format: 'der' });
    return verify(null, bytes, key, signature);
  } catch {
    // Bytes that are no key of the curve.
    return false;
  }
}

function rawKey(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length).toString('base64');
}

function cardOf(row: DeviceTable): DeviceCard & { readonly privateKey: string } {
  return { id: row.id, name: row.name, publicKey: row.public_key, privateKey: row.private_key ?? '' };
}

function toDevice(row: DeviceTable): Device {
  return {
    id: row.id,
    name: row.name,
    fingerprint: fingerprintOf(row.public_key),
    own: row.own === 1,
    trusted: row.trusted_at !== null,
  };
}
