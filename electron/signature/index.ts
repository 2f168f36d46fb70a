/**
 * Electronic signatures: keys and certificates as the SAT gives them, CMS made and checked. Nothing is kept.
 *
 * The mathematics is Node's; ASN.1 is read here, strictly (der.ts), and not by pkijs and asn1js: of a signature of 1,526
 * bytes, each changed once, pkijs 3.4.3 still called 43 sound (lengths and forms that DER refuses, lists and versions
 * that no signature covers), where every changed byte is to be told. openssl is the other opinion in the tests.
 */
export { authorityFault, certificatesOf, isRoot } from './authorities.ts';
export { type CheckOptions, checkSignatures } from './check.ts';
export { isSignatures } from './cms.ts';
export { type Credential, openCredential } from './credential.ts';
export { SignatureError } from './error.ts';
export { certificateInfo } from './info.ts';
export { MOST_BYTES } from './pem.ts';
export { nameOf } from './sentence.ts';
export { mergeSignatures, signDetached } from './sign.ts';
