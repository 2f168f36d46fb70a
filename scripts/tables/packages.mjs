/** Where the npm packages are that tables are made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../runtime/places.mjs';

/** @param {string} name of a package */
export function packageFolder(name) {
  return join(repository, 'node_modules', ...name.split('/'));
}

/** @param {string} name of a package */
export function readManifest(name) {
  return readPackageJson(name, 'package.json');
}

/**
 * A parsed JSON file of a package.
 *
 * @param {string} name of the package
 * @param {readonly string[]} path
 */
export function readPackageJson(name, ...path) {
  return JSON.parse(readFileSync(join(packageFolder(name), ...path), 'utf8'));
}
