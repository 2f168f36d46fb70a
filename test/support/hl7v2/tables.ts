import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHl7Definitions } from '../../../shared/formats/hl7v2/definitions/index.ts';
import type { Hl7Definitions } from '../../../shared/formats/hl7v2/definitions/model.ts';
import { RESOURCES } from '../project.ts';

let made: Hl7Definitions | undefined;

/** The definitions that the program carries; `npm run build` makes their files. */
export function hl7Definitions(): Hl7Definitions {
  made ??= createHl7Definitions(hl7Table);
  return made;
}

/** A generated table by its file's name. */
export function hl7Table(file: string): unknown {
  return JSON.parse(readFileSync(join(RESOURCES, 'hl7v2', file), 'utf8'));
}
