import { createHash } from 'node:crypto';
import type { SignatureCheck } from '../../shared/model/index.ts';
import { type Hash, hashName, hashOf, holds, isWeak, signatureAlgorithmOf, signatureName } from './algorithms.ts';
import { type Certificate, tryCertificate } from './certificate.ts';
import { type Chain, type ChainSources, chainOf } from './chain.ts';
import { readSignedData, type SignedData, type SignerInfo } from './cms.ts';
import { childrenOf, type Der, DerError, expectTag, oidOf, sameBytes, TAG, timeOf } from './der.ts';
import { SignatureError } from './error.ts';
import { infoOf } from './info.ts';
import { OID } from './oids.ts';
import { sentenceOf } from './sentence.ts';

export interface CheckOptions {
  /** The moment of the signature, where something else that was signed says it: a PDF does. */
  readonly at?: Date | null;
  /** A place in a PDF is for one; without limit where left out. */
  readonly mostSigners?: number;
  /** The present moment: a signature cannot come from later. */
  readonly now?: Date;
}

/**
 * Checks every signature of a CMS over `content`, as it stands and without a network: one answer for each signer, in
 * the order of the file. Bytes that are no CMS give one answer, `invalid`. Never throws on what it is handed.
 *
 * @param cms DER or PEM
 * @param authorities certificates that the office trusts, DER
 */
export async function checkSignatures(
  cms: Uint8Array,
  content: Uint8Array,
  authorities: readonly Uint8Array[],
  options: CheckOptions = {},
): Promise<readonly SignatureCheck[]> {
  let data: SignedData;
  try {
    data = readSignedData(cms);
  } catch (error) {
    if (error instanceof SignatureError) return [refused(error.message)];
    throw error;
  }
  if (data.signers.length === 0) return [refused('El archivo de firmas no trae ninguna firma.')];
  if (data.signers.length > (options.mostSigners ?? data.signers.length)) {
    return [refused('Una firma es de más personas de las que debe.')];
  }
  const carried = data.certificates.map(tryCertificate);
  if (!data.consistent || carried.includes(null)) {
    return [refused('El archivo de firmas está alterado: sus partes no concuerdan entre sí.')];
  }
  const sources = { loaded: known(authorities.map(tryCertificate)), carried: known(carried) };
  const digests = digester(content);
  const whole = data.content === null || sameBytes(data.content, content);
  return data.signers.map((signer) => {
    try {
      return checkSigner(signer, {
        data,
        sources,
        digests,
        whole,
        at: options.at ?? null,
        now: options.now ?? new Date(),
      });
    } catch (error) {
      if (error instanceof DerError) return refused('Una firma está alterada: no se entiende lo que dice.');
      throw error;
    }
  });
}

interface Context {
  readonly data: SignedData;
  readonly sources: ChainSources;
  readonly digests: (hash: Hash) => Uint8Array;
  /** Content that stands in the CMS is the content that was handed over. */
  readonly whole: boolean;
  readonly at: Date | null;
  readonly now: Date;
}

function checkSigner(signer: SignerInfo, context: Context): SignatureCheck {
  const { data, sources, digests, whole } = context;
  const hash = hashOf(signer.digest);
  const algorithm = signatureAlgorithmOf(signer.algorithm);
  const certificate = certificateOf(signer, [...sources.carried, ...sources.loaded]);
  const said = signedMoment(signer);
  const at = said ?? context.at;
  const chain: Chain = certificate === null ? NO_CHAIN : chainOf(certificate, sources, at);
  const named = algorithm === null ? 'algoritmo desconocido' : signatureName({ ...algorithm, hash });
  const answer = (status: SignatureCheck['status'], fault: string | null): SignatureCheck => {
    const inTime = at === null || certificate === null ? null : isInTime(certificate, at);
    const facts = {
      status,
      signer: certificate === null ? null : infoOf(certificate),
      signedAt: at?.toISOString() ?? null,
      inTime,
    };
    const { status: link, path } = chain;
    return {
      ...facts,
      algorithm: named,
      chain: { status: link, path },
      sentence: sentenceOf(facts, chain, fault, context.now),
    };
  };

  if (hash === null || algorithm === null) return answer('invalid', 'usa un algoritmo que no se conoce aquí');
  if (isWeak(hash)) return answer('invalid', `usa ${hashName(hash)}, un algoritmo débil que ya no prueba nada`);
  if (algorithm.hash !== null && algorithm.hash !== hash) return answer('invalid', 'nombra dos algoritmos distintos');
  if (signer.signed === null) return answer('invalid', 'no dice qué datos firma (no trae atributos firmados)');
  if (certificate === null) return answer('invalid', 'no trae el certificado de quien firmó, y no está cargado');
  if (certificate.publicKey === null) return answer('invalid', 'su certificado usa una llave que no se conoce aquí');
  if (!holds(algorithm, hash, certificate.publicKey, signer.signed, signer.signature)) {
    return answer('invalid', 'no corresponde a la llave del certificado, o está alterada');
  }
  if (!namesCertificate(signer, certificate)) return answer('invalid', 'la hizo otro certificado, o está alterado');
  if (certificate.uses?.sign === false) return answer('invalid', 'su certificado no es para firmar documentos');
  if (oidOf(onlyValue(signer, OID.contentType)) !== data.contentType) {
    return answer('invalid', 'es de otra clase de datos');
  }
  const digest = expectTag(onlyValue(signer, OID.messageDigest), TAG.octets).value;
  if (!whole || !sameBytes(digest, digests(hash))) return answer('altered', null);
  return answer('intact', null);
}

function certificateOf({ signer }: SignerInfo, all: readonly Certificate[]): Certificate | null {
  const found = all.find((one) =>
    signer.kind === 'serial'
      ? sameBytes(one.serial, signer.serial) && sameBytes(one.issuerBytes, signer.issuer)
      : one.keyId !== null && sameBytes(one.keyId, signer.id),
  );
  return found ?? null;
}

/** By the digest that the signer signed of the own certificate (RFC 5035); true where the signature has none. */
function namesCertificate(signer: SignerInfo, certificate: Certificate): boolean {
  if (!signer.attributes.has(OID.signingCertificateV2)) return true;
  const [certificates] = childrenOf(expectTag(onlyValue(signer, OID.signingCertificateV2), TAG.sequence));
  const [first] = childrenOf(expectTag(certificates, TAG.sequence));
  const fields = childrenOf(expectTag(first, TAG.sequence));
  const hash = fields[0]?.tag === TAG.sequence ? hashOf(fields[0]) : 'sha256';
  const digest = fields.find(({ tag }) => tag === TAG.octets);
  if (hash === null || isWeak(hash) || digest === undefined) return false;
  return sameBytes(digest.value, createHash(hash).update(certificate.der).digest());
}

function signedMoment(signer: SignerInfo): Date | null {
  return signer.attributes.has(OID.signingTime) ? timeOf(onlyValue(signer, OID.signingTime)) : null;
}

function onlyValue({ attributes }: SignerInfo, type: string): Der | undefined {
  const values = attributes.get(type) ?? [];
  if (values.length !== 1) throw new DerError('not one value');
  return values[0];
}

function isInTime({ validFrom, validTo }: Certificate, at: Date): boolean {
  return at >= validFrom && at <= validTo;
}

/** The content may be large: one reading for each algorithm, whoever signed. */
function digester(content: Uint8Array): Context['digests'] {
  const found = new Map<Hash, Uint8Array>();
  return (hash) => {
    const digest = found.get(hash) ?? createHash(hash).update(content).digest();
    found.set(hash, digest);
    return digest;
  };
}

function known(list: readonly (Certificate | null)[]): readonly Certificate[] {
  return list.filter((one) => one !== null);
}

const NO_CHAIN: Chain = { status: 'unknown', path: [], fault: null };

function refused(sentence: string): SignatureCheck {
  return {
    status: 'invalid',
    signer: null,
    signedAt: null,
    algorithm: '',
    chain: { status: 'unknown', path: [] },
    inTime: null,
    sentence,
  };
}
