import yauzl from 'yauzl';

/** The members of a ZIP by name, unpacked. For tests alone. */
export async function membersOf(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const members = new Map<string, Buffer>();
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { autoClose: false });
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    members.set(entry.fileName, Buffer.concat(chunks));
  }
  return members;
}
