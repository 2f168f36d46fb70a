import type { ChainStatus } from '../../shared/model/index.ts';
import { holds, isWeak } from './algorithms.ts';
import { type Certificate, isSelfSigned } from './certificate.ts';
import { sameBytes } from './der.ts';
import { labelOf } from './info.ts';

/** Where a certificate leads, as `SignatureCheck.chain`, and why it does not lead on. */
export interface Chain {
  readonly status: ChainStatus;
  readonly path: readonly string[];
  /** End of a sentence; null where it holds, or where its issuer is simply not there. */
  readonly fault: string | null;
}

export interface ChainSources {
  /** Those that the office loaded. */
  readonly loaded: readonly Certificate[];
  /** Those that came with the signature: they help to find the way, and are trusted in nothing. */
  readonly carried: readonly Certificate[];
}

/** Chains of the SAT have two authorities. */
const MOST_LINKS = 8;
/** Verifications of one chain: many authorities of the same name are no way to keep the computer busy. */
const MOST_TRIES = 30;

/** From what is worst to what is best; of several ways the best counts. */
const ORDER: readonly ChainStatus[] = ['broken', 'unknown', 'known'];

/**
 * Follows a certificate to a self-signed authority that is loaded (RFC 5280, 6.1, without policies and revocation).
 *
 * @param at the moment of the signature, in which each link must have been in force; null where nobody says it
 */
export function chainOf(certificate: Certificate, sources: ChainSources, at: Date | null): Chain {
  const budget = { tries: MOST_TRIES };
  const onwards = (issuer: Certificate, below: number): Chain => {
    if (!issuer.unknownCritical) return follow(issuer, below + 1);
    const name = labelOf(issuer.subject);
    return { status: 'unknown', path: [name], fault: `«${name}» pone condiciones que aquí no se saben comprobar` };
  };
  const follow = (one: Certificate, below: number): Chain => {
    const path = [labelOf(one.subject)];
    if (isSelfSigned(one)) return isLoaded(one, sources) ? { status: 'known', path, fault: null } : unknown(path);
    if (below >= MOST_LINKS) return unknown(path);
    let best: Chain = unknown(path);
    let tried = false;
    for (const issuer of issuersOf(one, sources)) {
      if (budget.tries-- <= 0) return unknown(path);
      const fault = faultOf(one, issuer, below, at);
      const further = fault === null ? onwards(issuer, below) : ({ status: 'broken', path: [], fault } as const);
      const way = { ...further, path: [...path, ...further.path] };
      if (!tried || ORDER.indexOf(way.status) > ORDER.indexOf(best.status)) best = way;
      tried = true;
    }
    return best;
  };
  if (certificate.unknownCritical) {
    const name = labelOf(certificate.subject);
    return { status: 'unknown', path: [name], fault: `«${name}» trae condiciones que aquí no se saben comprobar` };
  }
  return follow(certificate, 0);
}

/** By name, and by key where both say which: authorities of the SAT bear the same name with other keys. */
function issuersOf(one: Certificate, { loaded, carried }: ChainSources): readonly Certificate[] {
  const found = new Map<string, Certificate>();
  for (const candidate of [...loaded, ...carried]) {
    if (!sameBytes(candidate.subjectBytes, one.issuerBytes)) continue;
    const { keyId } = candidate;
    if (keyId !== null && one.issuerKeyId !== null && !sameBytes(keyId, one.issuerKeyId)) continue;
    found.set(Buffer.from(candidate.der).toString('latin1'), candidate);
  }
  return [...found.values()];
}

/** @param below authorities between the issuer and the signer */
function faultOf(one: Certificate, issuer: Certificate, below: number, at: Date | null): string | null {
  const name = `«${labelOf(issuer.subject)}»`;
  if (!issuer.authority || issuer.uses?.issue === false) return `${name} no es una autoridad que pueda emitirlo`;
  if (issuer.pathLength !== null && below > issuer.pathLength) {
    return `${name} no puede tener debajo tantas autoridades`;
  }
  if (at !== null && (at < issuer.validFrom || at > issuer.validTo)) return `${name} no estaba vigente al firmar`;
  const { algorithm, signed, signature } = one;
  if (algorithm === null || algorithm.hash === null || isWeak(algorithm.hash)) {
    return `el certificado de «${labelOf(one.subject)}» se emitió con un algoritmo que no se admite`;
  }
  if (issuer.publicKey === null || !holds(algorithm, algorithm.hash, issuer.publicKey, signed, signature)) {
    return `${name} no emitió el certificado de «${labelOf(one.subject)}»`;
  }
  return null;
}

function isLoaded(one: Certificate, { loaded }: ChainSources): boolean {
  return loaded.some(({ der }) => sameBytes(der, one.der));
}

function unknown(path: readonly string[]): Chain {
  return { status: 'unknown', path, fault: null };
}
