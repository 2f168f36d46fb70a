import { expect, test } from 'vitest';
import { isSound, openConnection } from '../../../electron/registry/connection.ts';
import { KEY, openOptions, temporaryFolder } from './support.ts';
import { answerUntilKilled, lookAfter } from './visits-crash-support.ts';

test('kill -9 twelve times in the midst of answers: none that was accepted is lost, and the chains verify', async () => {
  const folder = temporaryFolder();
  let answers = 0;
  for (let kill = 0; kill < 12; kill++) {
    // Moments that are spread, and the same in each run of the test.
    const told = await answerUntilKilled(folder, 1 + 1000 * kill, 40 + ((kill * 67) % 300));
    answers += told.answers.length;
    expect(await lookAfter(folder, told)).toEqual({ lostAnswers: 0, reopened: 0, intact: true });
  }
  expect(answers).toBeGreaterThan(20);
  const db = openConnection(openOptions(folder).file, KEY);
  expect(isSound(db)).toBe(true);
  db.close();
}, 120_000);
