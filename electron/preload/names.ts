import type { EventName, MethodName } from '../../shared/ipc/contract.ts';

/** Names of the contract without its schemas, which would cost the window's start; the types keep the two together. */
const METHODS: Readonly<Record<MethodName, true>> = {
  'overview.get': true,
  'export.inspect': true,
  'export.sample': true,
  'checklists.list': true,
  'guides.list': true,
  'verification.start': true,
  'layers.list': true,
  'verification.cancel': true,
  'runs.list': true,
  'runs.get': true,
  'runs.delete': true,
  'source.excerpt': true,
  'units.search': true,
  'units.get': true,
  'units.save': true,
  'catalogs.list': true,
  'catalogs.import': true,
  'catalogs.remove': true,
  'fhirPackages.list': true,
  'fhirPackages.import': true,
  'fhirPackages.remove': true,
  'registry.backup': true,
  'registry.restore': true,
  'registry.recoveryKey': true,
  'registry.audit': true,
  'report.html': true,
  'annotated.write': true,
  'annotated.cancel': true,
  'settings.get': true,
  'settings.set': true,
  'connections.list': true,
  'connections.save': true,
  'connections.remove': true,
  'connections.test': true,
  'fetch.start': true,
  'fetch.cancel': true,
  'publish.preview': true,
  'publish.start': true,
  'live.state': true,
  'live.start': true,
  'live.stop': true,
  'live.save': true,
  'live.discard': true,
  'live.addresses': true,
  'dialog.openFetchFolder': true,
  'dialog.openConnectionFile': true,
  'publish.saveBundle': true,
  'app.info': true,
  'dialog.openExport': true,
  'dialog.openCatalogs': true,
  'dialog.openFhirPackages': true,
  'dialog.openHl7Profiles': true,
  'dialog.openBackup': true,
  'dialog.saveBackup': true,
  'report.savePdf': true,
  'report.saveJson': true,
  'annotated.save': true,
  'shell.reveal': true,
};

const EVENTS: Readonly<Record<EventName, true>> = {
  'verification.progress': true,
  'verification.ended': true,
  'catalogs.progress': true,
  'fhirPackages.progress': true,
  'annotated.progress': true,
  'fetch.progress': true,
  'fetch.ended': true,
  'live.changed': true,
  'engine.failed': true,
};

export function isMethod(name: string): name is MethodName {
  return Object.hasOwn(METHODS, name);
}

export function isEvent(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}
