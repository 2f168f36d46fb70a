import type { Slice } from '../json/position.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** An entry of a Bundle that is kept until its end. */
export interface HeldEntry {
  readonly slice: Slice;
  readonly index: number;
  /** The whole entry. */
  readonly value: Json;
}

/**
 * The entries of a Bundle that is small enough to be kept whole: what a profile says of a reference, or of a Bundle's
 * entries, can only be told when all of them are known.
 */
export interface BundleHold {
  readonly entries: readonly HeldEntry[];
  /** Keeps a copy of the bytes. @returns false where the Bundle has become too big: nothing was kept */
  add(slice: Slice, value: Json, index: number): boolean;
  /** All entries are here: what is not found from now on is surely not in the Bundle. */
  close(): void;
  /**
   * The resource that a reference names, of those kept.
   *
   * @param from fullUrl of the entry that the reference stands in: relative ones take its base
   */
  resolve(reference: string, from: string | undefined): Json | null | undefined;
}

/** A document of a hospital stay has some hundred kilobytes; exports are far bigger and never kept. */
const MAX_BYTES = 4_000_000;
const MAX_ENTRIES = 5_000;

export function createBundleHold(): BundleHold {
  const entries: HeldEntry[] = [];
  const byUrl = new Map<string, Json>();
  /** By `Patient/1`; null where several entries have the same. */
  const byId = new Map<string, Json | null>();
  let bytes = 0;
  let isComplete = false;

  const index = ({ fullUrl, resource }: Json): void => {
    if (!isObject(resource)) return;
    if (typeof fullUrl === 'string') byUrl.set(fullUrl, resource);
    if (typeof resource.id !== 'string') return;
    const name = `${String(resource.resourceType)}/${resource.id}`;
    byId.set(name, byId.has(name) ? null : resource);
  };

  return {
    entries,
    add(slice, value, position) {
      bytes += slice.bytes.length;
      if (bytes > MAX_BYTES || entries.length >= MAX_ENTRIES) return false;
      entries.push({ slice: { ...slice, bytes: new Uint8Array(slice.bytes) }, value, index: position });
      index(value);
      return true;
    },
    close() {
      isComplete = true;
    },
    resolve(reference, from) {
      const plain = reference.replace(/\/_history\/[^/]*$/, '');
      const isAbsolute = plain.includes(':');
      const base = isAbsolute ? '' : (/^(https?:.*\/)[A-Z][A-Za-z]+\/[^/]+$/.exec(from ?? '')?.[1] ?? '');
      const found = byUrl.get(base + plain) ?? (isAbsolute ? undefined : byId.get(plain));
      return found ?? (isComplete && found !== null ? null : undefined);
    },
  };
}

/** The same for a Bundle that is there whole. */
export function holdWhole(slice: Slice, bundle: Json): BundleHold {
  const hold = createBundleHold();
  const empty = { ...slice, bytes: slice.bytes.subarray(0, 0) };
  const entries: readonly unknown[] = Array.isArray(bundle.entry) ? bundle.entry : [];
  const isWhole = entries.every((entry, index) => !isObject(entry) || hold.add(empty, entry, index));
  if (isWhole) hold.close();
  return hold;
}
