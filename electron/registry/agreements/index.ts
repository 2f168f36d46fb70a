import type { Agreement, Committee, CommitteeTable, DueList } from '../../../shared/model/index.ts';
import type { Use } from '../use.ts';
import { listCommittees, removeCommittee, saveCommittee } from './committees.ts';
import { dueOn } from './due.ts';
import { type NewReport, reportAgreement } from './report.ts';
import { type AgreementFilter, listAgreements } from './rows.ts';
import { type AgreementChange, removeAgreement, saveAgreement } from './save.ts';

export type { AgreementChange } from './save.ts';

/** Agreements of units and committees, what is reported of them, and what is due. */
export interface AgreementRegistry {
  list(filter: AgreementFilter): Promise<readonly Agreement[]>;
  /** `titleOf`: title of an item where the registry keeps no edition that has it. */
  save(change: AgreementChange, titleOf?: (checklist: string, item: string) => string | null): Promise<Agreement>;
  remove(id: string, reason: string): Promise<boolean>;
  report(report: NewReport): Promise<Agreement>;
  committees(year?: number): Promise<CommitteeTable>;
  saveCommittee(committee: Committee): Promise<void>;
  removeCommittee(id: string): Promise<boolean>;
  /** @param today ISO 8601 day @param mostUnits how many units are listed, 200 where left out */
  due(today: string, mostUnits?: number): Promise<DueList>;
}

export function createAgreementRegistry(use: Use): AgreementRegistry {
  return {
    list: (filter) => use((store) => listAgreements(store, filter)),
    save: (change, titleOf) => use((store) => saveAgreement(store, change, titleOf)),
    remove: (id, reason) => use((store) => removeAgreement(store, id, reason)),
    report: (report) => use((store) => reportAgreement(store, report)),
    committees: (year) => use((store) => listCommittees(store, year)),
    saveCommittee: (committee) => use((store) => saveCommittee(store, committee)),
    removeCommittee: (id) => use((store) => removeCommittee(store, id)),
    due: (today, mostUnits) => use((store) => dueOn(store, today, mostUnits)),
  };
}
