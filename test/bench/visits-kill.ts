import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerUntilKilled, lookAfter } from '../electron/registry/visits-crash-support.ts';

/**
 * Visits answered at full speed by a process that is killed with -9 at random moments, until so many visits were made
 * (200). Everything is synthetic. `node test/bench/visits-kill.ts [VISITS]`; ends with 1 where an answer was lost.
 */
const VISITS = Number(process.argv[2] ?? 200);
const LONGEST = 400;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cotejo-visitas-'));
let [visits, answers, closed, kills, lost] = [0, 0, 0, 0, 0];
try {
  while (visits < VISITS) {
    const told = await answerUntilKilled(folder, 1 + 1000 * kills, Math.random() * LONGEST);
    const after = await lookAfter(folder, told);
    kills += 1;
    visits += told.visits.length;
    answers += told.answers.length;
    closed += told.closed.length;
    lost += after.lostAnswers + after.reopened;
    if (!after.intact) throw new Error(`a chain is broken after ${kills} kills`);
  }
  console.log(`${visits} visits, ${answers} accepted answers, ${closed} closed, ${kills} kills -9: ${lost} lost`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exitCode = lost === 0 ? 0 : 1;
