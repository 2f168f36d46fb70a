import type { Statement } from '../sqlite.ts';
import type { Store } from '../store.ts';
import { touchStanding } from '../visits/standing.ts';

/** Tables that keep under `unit` the CLUES that a unit has today. */
const FOLLOWING = [
  'visit',
  'visit_score',
  'campaign_unit',
  'agreement',
  'committee',
  'unit_event',
  'acceptance',
] as const;

/** Moves what the registry keeps of units to other keys. */
export interface Rekeying {
  /**
   * All that stands under `older` becomes part of `unit`. To be called while both are units: afterwards the older row
   * may go. Standings are left to {@link Rekeying.settle}.
   */
  join(older: string, unit: string): void;
  /** What was visited, drawn, agreed or accepted under `older` goes back to it. */
  giveBack(older: string, unit: string): void;
  /** Works out anew the standings of the units that were touched. To be called once all keys are in their place. */
  settle(): void;
}

/** Prepared once: a table of re-keyed units has thousands of rows. All inside the caller's transaction. */
export function rekeying(store: Store): Rekeying {
  const { db } = store;
  const follow: readonly Statement<unknown[]>[] = FOLLOWING.map((table) =>
    db.prepare(`UPDATE ${table} SET unit = ? WHERE unit = ?`),
  );
  const attributes = db.prepare('UPDATE OR IGNORE unit_attribute SET clues = ? WHERE clues = ?');
  // An annulment goes before what visits say, until these are looked at again.
  const standing = db.prepare(
    `INSERT INTO unit_standing (unit, state, since, valid_until, visit, reason)
     SELECT ?, state, since, valid_until, visit, reason FROM unit_standing WHERE unit = ?
     ON CONFLICT (unit) DO UPDATE SET state = excluded.state, since = excluded.since,
       valid_until = excluded.valid_until, visit = excluded.visit, reason = excluded.reason
       WHERE excluded.state = 'anulada' AND unit_standing.state <> 'anulada'`,
  );
  const forget = db.prepare('DELETE FROM unit_standing WHERE unit = ?');
  const back = [
    db.prepare('UPDATE visit SET unit = ? WHERE unit = ? AND clues = ?'),
    db.prepare('UPDATE visit_score SET unit = ? WHERE unit = ? AND visit IN (SELECT id FROM visit WHERE clues = ?)'),
    db.prepare('UPDATE campaign_unit SET unit = ? WHERE unit = ? AND clues = ?'),
    db.prepare('UPDATE agreement SET unit = ? WHERE unit = ? AND visit IN (SELECT id FROM visit WHERE clues = ?)'),
    db.prepare("UPDATE acceptance SET unit = ? WHERE unit = ? AND json_extract(body, '$.unit') = ?"),
  ];
  const annulment = db.prepare(
    `UPDATE unit_standing SET unit = ? WHERE unit = ? AND state = 'anulada'
       AND visit IN (SELECT id FROM visit WHERE clues = ?)`,
  );
  const touched = new Set<string>();

  return {
    join(older, unit) {
      let moved = standing.run(unit, older).changes;
      forget.run(older);
      attributes.run(unit, older);
      for (const statement of follow) moved += statement.run(unit, older).changes;
      touched.delete(older);
      if (moved > 0) touched.add(unit);
    },
    giveBack(older, unit) {
      annulment.run(older, unit, older);
      for (const statement of back) statement.run(older, unit, older);
      touched.add(older).add(unit);
    },
    settle() {
      for (const unit of touched) touchStanding(store, unit);
      touched.clear();
    },
  };
}
