/**
 * Runs works in turns, since the machine is not equally free from one second to the next.
 *
 * @returns of each work, milliseconds of the processor in each round
 */
export function inTurns(works: readonly (() => unknown)[], rounds: number): readonly (readonly number[])[] {
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    works.forEach((work, i) => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      times[i].push((user + system) / 1000);
    });
  return times;
}

export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}
